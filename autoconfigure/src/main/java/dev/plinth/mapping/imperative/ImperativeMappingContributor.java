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
package dev.plinth.mapping.imperative;

import java.util.Map;
import java.util.Set;

import dev.plinth.mapping.Mixins;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.jaxb.Origin;
import org.hibernate.boot.jaxb.SourceType;
import org.hibernate.boot.jaxb.spi.Binding;
import org.hibernate.boot.spi.MetadataSourcesContributor;
import org.hibernate.cfg.MappingSettings;
import org.hibernate.engine.config.spi.ConfigurationService;
import org.hibernate.engine.config.spi.StandardConverters;
import org.hibernate.engine.jdbc.env.spi.JdbcEnvironment;

/**
 * Hands the descriptions of a persistence unit to Hibernate, before anything is mapped,
 * as if they stood in a mapping file. So they are processed together with annotated
 * classes. Hibernate finds it as a service; applications have no use for it.
 */
public final class ImperativeMappingContributor implements MetadataSourcesContributor {

	@Override
	public void contribute(MetadataSources metadataSources) {
		ConfigurationService configuration = metadataSources.getServiceRegistry()
			.getService(ConfigurationService.class);
		if (configuration == null) {
			return;
		}
		Map<String, Object> settings = configuration.getSettings();
		if (!(settings.get(ImperativeMappings.SETTING) instanceof ImperativeMappings mappings)
				|| mappings.all().isEmpty()) {
			return;
		}
		if (!configuration.getSetting(MappingSettings.XML_MAPPING_ENABLED, StandardConverters.BOOLEAN, true)) {
			throw new ImperativeMappingException(
					"Hibernate is told to leave mapping files out, and descriptions of classes with them.",
					"Remove the setting " + MappingSettings.XML_MAPPING_ENABLED + ".");
		}
		Mixins mixins = Mixins.of(settings);
		Map<Class<?>, Set<Class<?>>> known = (mixins != null) ? mixins.given() : Map.of();
		if (!known.entrySet().containsAll(mappings.givenMixins().entrySet())) {
			throw new ImperativeMappingException(
					"The persistence unit does not know the mixins that descriptions give to classes.",
					"Set " + Mixins.SETTING + " and " + ImperativeMappings.SETTING + " alike.");
		}
		metadataSources.addMappingXmlBinding(new Binding<>(mappings.toJaxb(hasSchemas(metadataSources)),
				new Origin(SourceType.OTHER, ImperativeMapping.class.getName())));
	}

	private static boolean hasSchemas(MetadataSources metadataSources) {
		JdbcEnvironment environment = metadataSources.getServiceRegistry().getService(JdbcEnvironment.class);
		return environment == null || environment.getNameQualifierSupport().supportsSchemas();
	}

}
