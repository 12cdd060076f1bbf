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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import dev.plinth.testing.TestDatabase;
import dev.plinth.testing.kiosk.KioskApplication;
import jakarta.persistence.EntityManager;
import org.hibernate.Hibernate;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for how much described entities load at once, and for references in secondary
 * tables, each described in code and in a file.
 */
class DescribedFetchingTests {

	private static final String FILE = """
			%s:
			  name: Shelf
			  table: shelf
			  secondary-table: shelf_place
			  batch-size: 10
			  id: [ id ]
			  many-to-one:
			    neighbour: { column: next_to, table: shelf_place }
			  element-collections:
			    labels: { subselect: true }
			""".formatted(Shelf.class.getName());

	@TempDir
	private Path directory;

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void entitiesAreLoadedInBatches(boolean inFile) throws IOException {
		run(inFile, (context) -> {
			List<Shelf> shelves = shelves(context);
			Hibernate.initialize(shelves.get(0).neighbour);
			assertThat(shelves).extracting((shelf) -> Hibernate.isInitialized(shelf.neighbour)).containsOnly(true);
		});
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void collectionsAreLoadedBySubselect(boolean inFile) throws IOException {
		run(inFile, (context) -> {
			List<Shelf> shelves = shelves(context);
			assertThat(shelves.get(0).labels).containsExactly("1");
			assertThat(shelves).extracting((shelf) -> Hibernate.isInitialized(shelf.labels)).containsOnly(true);
			assertThat(shelves.get(2).labels).containsExactly("3");
		});
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void referenceIsInASecondaryTable(boolean inFile) throws IOException {
		run(inFile,
				(context) -> assertThat(context.getBean(JdbcTemplate.class)
					.queryForList("select next_to from shelf_place order by id", Long.class))
					.containsExactly(11L, 12L, 13L));
	}

	private static List<Shelf> shelves(ApplicationContext context) {
		return context.getBean(EntityManager.class)
			.createQuery("from Shelf where id < 10 order by id", Shelf.class)
			.getResultList();
	}

	private void run(boolean inFile, Consumer<ApplicationContext> test) throws IOException {
		Path file = Files.writeString(this.directory.resolve("shelf.yaml"), FILE);
		ApplicationContextRunner runner = new ApplicationContextRunner().withUserConfiguration(KioskApplication.class)
			.withPropertyValues(TestDatabase.H2.create().properties())
			.withPropertyValues("spring.flyway.enabled=false", "spring.jpa.hibernate.ddl-auto=create-only");
		runner = inFile ? runner.withPropertyValues("plinth.mapping.locations=" + file.toUri())
				: runner.withBean(ImperativeMapping.class, DescribedFetchingTests::description);
		runner.run((context) -> {
			TransactionTemplate transaction = context.getBean(TransactionTemplate.class);
			EntityManager entityManager = context.getBean(EntityManager.class);
			transaction.executeWithoutResult((status) -> {
				for (long id = 1; id <= 3; id++) {
					Shelf neighbour = new Shelf(10 + id, null);
					entityManager.persist(neighbour);
					entityManager.persist(new Shelf(id, neighbour));
				}
			});
			transaction.executeWithoutResult((status) -> test.accept(context));
		});
	}

	private static ImperativeMapping description() {
		return ImperativeMapping.of(Shelf.class)
			.name("Shelf")
			.table("shelf")
			.secondaryTable("shelf_place")
			.batchSize(10)
			.id("id")
			.manyToOne("neighbour", (neighbour) -> neighbour.column("next_to").table("shelf_place"))
			.elementCollection("labels", CollectionMapping::subselect);
	}

	/**
	 * A class that is described.
	 */
	static class Shelf {

		private Long id;

		private Shelf neighbour;

		private Set<String> labels = new HashSet<>();

		protected Shelf() {
		}

		Shelf(Long id, Shelf neighbour) {
			this.id = id;
			this.neighbour = neighbour;
			this.labels.add(String.valueOf(id));
		}

	}

}
