package dev.plinth.autoconfigure;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Properties of the SQL mixins and the baseline migrations.
 */
@ConfigurationProperties("plinth.migration")
public class PlinthMigrationProperties {

	/**
	 * Whether to add the SQL mixins and the baseline migrations to the application's Flyway
	 * run.
	 */
	private boolean enabled = true;

	/**
	 * Return whether Flyway gets the SQL mixins and the baseline migrations.
	 * @return {@code true} unless switched off
	 */
	public boolean isEnabled() {
		return this.enabled;
	}

	/**
	 * Set whether Flyway gets the SQL mixins and the baseline migrations.
	 * @param enabled {@code false} to switch them off
	 */
	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

}
