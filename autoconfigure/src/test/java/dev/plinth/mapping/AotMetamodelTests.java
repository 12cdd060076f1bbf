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
package dev.plinth.mapping;

import java.util.stream.Stream;

import dev.plinth.testing.wiki.Article;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.metamodel.Attribute;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.data.jpa.repository.aot.AotEntityManagerFactoryCreator;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypesScanner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The persistence unit that Spring Data builds to generate repositories ahead of time,
 * without the settings of the application.
 */
class AotMetamodelTests {

	@BeforeEach
	void startProcessing() {
		System.setProperty(AbstractAotProcessor.AOT_PROCESSING, "true");
	}

	@AfterEach
	void stopProcessing() {
		System.clearProperty(AbstractAotProcessor.AOT_PROCESSING);
	}

	@Test
	void unitHasTheAttributesOfAllMixins() {
		try (EntityManagerFactory factory = unit("wiki")) {
			Stream<String> attributes = factory.getMetamodel()
				.entity(Article.class)
				.getAttributes()
				.stream()
				.map(Attribute::getName);
			assertThat(attributes).containsExactlyInAnyOrder("id", "title", "remarks", "slug", "tenant", "createdAt",
					"updatedAt", "deletedAt", "deletedBy", "deletionId", "version");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "catalog", "club", "office", "registry", "sales", "zoo" })
	void unitIsBuilt(String domain) {
		try (EntityManagerFactory factory = unit(domain)) {
			assertThat(factory.getMetamodel().getEntities()).isNotEmpty();
		}
	}

	private static EntityManagerFactory unit(String domain) {
		PersistenceManagedTypes types = new PersistenceManagedTypesScanner(new DefaultResourceLoader())
			.scan("dev.plinth.testing." + domain);
		return AotEntityManagerFactoryCreator.from(types).getEntityManagerFactory();
	}

}
