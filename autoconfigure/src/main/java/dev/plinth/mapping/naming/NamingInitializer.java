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
package dev.plinth.mapping.naming;

import org.hibernate.boot.MetadataBuilder;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.spi.MetadataBuilderImplementor;
import org.hibernate.boot.spi.MetadataBuilderInitializer;
import org.hibernate.boot.spi.MetadataBuildingOptions;
import org.hibernate.engine.config.spi.ConfigurationService;

/**
 * Puts {@link NamingSettings} into effect on top of the naming strategies that a
 * persistence unit has, be they those of Spring Boot or of the application.
 */
public final class NamingInitializer implements MetadataBuilderInitializer {

	@Override
	public void contribute(MetadataBuilder metadata, StandardServiceRegistry registry) {
		Object settings = registry.requireService(ConfigurationService.class)
			.getSettings()
			.get(NamingSettings.class.getName());
		if (settings instanceof NamingSettings naming) {
			MetadataBuildingOptions options = ((MetadataBuilderImplementor) metadata).getMetadataBuildingOptions();
			if (naming.namesTables()) {
				metadata
					.applyImplicitNamingStrategy(new TableNamingStrategy(options.getImplicitNamingStrategy(), naming));
			}
			if (naming.quoteReservedWords()) {
				metadata.applyPhysicalNamingStrategy(new QuotingNamingStrategy(options.getPhysicalNamingStrategy()));
			}
		}
	}

}
