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
package dev.plinth.softdelete;

import dev.plinth.entity.DeletedReferencePolicy;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.config.spi.ConfigurationService;
import org.hibernate.engine.spi.SessionFactoryImplementor;

import org.springframework.util.Assert;

/**
 * Settings of soft deletion in one persistence unit. Hibernate hands them through in its
 * settings.
 *
 * @param referenceCheck how references to deleted rows are recognized
 * @param referenced whether rows may be deleted that living rows refer to
 * @param references how to-one references to deleted rows are read
 * @param guard what happens when something is about to get around soft deletion
 */
public record SoftDeleteSettings(ReferenceCheck referenceCheck, ReferencedRows referenced,
		DeletedReferencePolicy references, Guard guard) {

	/**
	 * Name of the Hibernate setting that holds the settings.
	 */
	public static final String SETTING = SoftDeleteSettings.class.getName();

	/**
	 * The settings that apply where nothing is configured.
	 */
	public static final SoftDeleteSettings DEFAULTS = new SoftDeleteSettings(ReferenceCheck.KNOWN, ReferencedRows.ALLOW,
			DeletedReferencePolicy.RESOLVE, Guard.WARN);

	public SoftDeleteSettings {
		Assert.notNull(referenceCheck, "'referenceCheck' must not be null");
		Assert.notNull(referenced, "'referenced' must not be null");
		Assert.notNull(references, "'references' must not be null");
		Assert.notNull(guard, "'guard' must not be null");
	}

	/**
	 * Return the settings of a persistence unit.
	 * @param sessionFactory the session factory of the unit
	 * @return the settings
	 */
	public static SoftDeleteSettings of(SessionFactoryImplementor sessionFactory) {
		return (SoftDeleteSettings) sessionFactory.getProperties().getOrDefault(SETTING, DEFAULTS);
	}

	/**
	 * Return the settings of a persistence unit that is being built.
	 * @param bootstrapContext the context of the bootstrap
	 * @return the settings
	 */
	public static SoftDeleteSettings of(BootstrapContext bootstrapContext) {
		ConfigurationService settings = bootstrapContext.getConfigurationService();
		return (SoftDeleteSettings) settings.getSettings().getOrDefault(SETTING, DEFAULTS);
	}

}
