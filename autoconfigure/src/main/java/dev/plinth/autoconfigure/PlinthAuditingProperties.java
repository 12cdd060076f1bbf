package dev.plinth.autoconfigure;

import dev.plinth.audit.InstantMode;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Configuration properties of auditing.
 */
@ConfigurationProperties("plinth.auditing")
public class PlinthAuditingProperties {

	/**
	 * Which rows share an instant: all that are written in one transaction, or none.
	 */
	private InstantMode instant = InstantMode.TRANSACTION;

	/**
	 * Name of the auditor of work that nobody is signed in for.
	 */
	private String fallbackAuditor = "system";

	public InstantMode getInstant() {
		return this.instant;
	}

	public void setInstant(InstantMode instant) {
		this.instant = instant;
	}

	public String getFallbackAuditor() {
		return this.fallbackAuditor;
	}

	public void setFallbackAuditor(String fallbackAuditor) {
		this.fallbackAuditor = fallbackAuditor;
	}

}
