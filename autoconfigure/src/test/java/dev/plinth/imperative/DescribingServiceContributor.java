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
package dev.plinth.imperative;

import java.util.List;
import java.util.Map;

import dev.plinth.mapping.imperative.ImperativeMapping;
import dev.plinth.mapping.imperative.ImperativeMappings;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.service.spi.ServiceContributor;

import org.springframework.core.io.DefaultResourceLoader;

/**
 * Describes the classes of tests that build Hibernate by hand and that have lost their
 * annotations: those of one package, unless a {@linkplain #PACKAGE setting} names
 * another.
 */
public final class DescribingServiceContributor implements ServiceContributor {

	/**
	 * Name of the setting that names the package of the classes.
	 */
	public static final String PACKAGE = DescribingServiceContributor.class.getName() + ".package";

	private static final String STAMPED = "dev.plinth.audit.stamped";

	@Override
	public void contribute(StandardServiceRegistryBuilder serviceRegistryBuilder) {
		Map<String, Object> settings = serviceRegistryBuilder.getSettings();
		if (!settings.containsKey(ImperativeMappings.SETTING)) {
			String described = (String) settings.getOrDefault(PACKAGE, STAMPED);
			List<ImperativeMapping> descriptions = DescribingInitializer
				.stripped(new DefaultResourceLoader(), described)
				.stream()
				.map(DescribingInitializer::describe)
				.toList();
			serviceRegistryBuilder.applySetting(ImperativeMappings.SETTING, new ImperativeMappings(descriptions));
		}
	}

}
