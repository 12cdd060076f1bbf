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

import dev.plinth.mapping.imperative.ImperativeMapping;
import dev.plinth.mapping.imperative.ImperativeMappings;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.service.spi.ServiceContributor;

import org.springframework.core.io.DefaultResourceLoader;

/**
 * Describes the classes of tests that build Hibernate by hand and that have lost their
 * annotations.
 */
public final class DescribingServiceContributor implements ServiceContributor {

	private static final String PACKAGE = "dev.plinth.audit.stamped";

	@Override
	public void contribute(StandardServiceRegistryBuilder serviceRegistryBuilder) {
		if (!serviceRegistryBuilder.getSettings().containsKey(ImperativeMappings.SETTING)) {
			List<ImperativeMapping> described = DescribingInitializer.stripped(new DefaultResourceLoader(), PACKAGE)
				.stream()
				.map(DescribingInitializer::describe)
				.toList();
			serviceRegistryBuilder.applySetting(ImperativeMappings.SETTING, new ImperativeMappings(described));
		}
	}

}
