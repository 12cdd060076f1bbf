/*
 * Copyright 2026 the Plinth authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package dev.plinth.autoconfigure;

import dev.plinth.audit.InstantMode;
import dev.plinth.audit.SwitchedUser;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;
import org.springframework.util.StringUtils;

/**
 * Configuration properties of auditing, group {@code plinth.auditing}.
 */
public class PlinthAuditingProperties {

	/**
	 * Which rows share an instant: all that are written in one transaction, or none.
	 */
	private InstantMode instant = InstantMode.TRANSACTION;

	/**
	 * Name of the auditor of work that nobody is signed in for.
	 */
	private String fallbackAuditor = "system";

	/**
	 * Claim, attribute or property of the principal that names the auditor, instead of
	 * the name of the authentication.
	 */
	private @Nullable String principal;

	/**
	 * Whose name is written while a user acts as another one.
	 */
	private SwitchedUser switchedUser = SwitchedUser.SWITCHED;

	public InstantMode getInstant() {
		return this.instant;
	}

	public void setInstant(InstantMode instant) {
		this.instant = instant;
	}

	public String getFallbackAuditor() {
		return this.fallbackAuditor;
	}

	/**
	 * Set the auditor of work that nobody is signed in for.
	 * @param fallbackAuditor the name, not empty
	 */
	public void setFallbackAuditor(String fallbackAuditor) {
		Assert.hasText(fallbackAuditor, "'fallbackAuditor' must not be empty");
		this.fallbackAuditor = fallbackAuditor;
	}

	public @Nullable String getPrincipal() {
		return this.principal;
	}

	/**
	 * Set what names the auditor.
	 * @param principal the claim, attribute or property of the principal, not empty, or
	 * {@code null} for the name of the authentication
	 */
	public void setPrincipal(@Nullable String principal) {
		Assert.isTrue(principal == null || StringUtils.hasText(principal), "'principal' must not be empty");
		this.principal = principal;
	}

	public SwitchedUser getSwitchedUser() {
		return this.switchedUser;
	}

	public void setSwitchedUser(SwitchedUser switchedUser) {
		this.switchedUser = switchedUser;
	}

}
