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

import dev.plinth.entity.SoftDeletable;
import dev.plinth.testing.TestDatabase;
import dev.plinth.testing.kiosk.KioskApplication;
import jakarta.persistence.EntityManager;
import jakarta.persistence.InheritanceType;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A described hierarchy with a table for each class, in code and in a file.
 */
class DescribedHierarchyTests {

	private static final String FILE = """
			%s:
			  name: Vessel
			  table: vessel
			  inheritance: joined
			  id: [ id ]
			  mixins: [ soft-deletable ]
			%s:
			  name: Tug
			  table: tug
			  primary-key-join-column: vessel_number
			  columns: [ pull ]
			""".formatted(Vessel.class.getName(), Tug.class.getName());

	@TempDir
	private Path directory;

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void tableOfASubclassRefersByAColumnOfItsOwn(boolean inFile) throws IOException {
		Path file = Files.writeString(this.directory.resolve("vessels.yaml"), FILE);
		ApplicationContextRunner runner = new ApplicationContextRunner().withUserConfiguration(KioskApplication.class)
			.withPropertyValues(TestDatabase.H2.create().properties())
			.withPropertyValues("spring.flyway.enabled=false", "spring.jpa.hibernate.ddl-auto=create-only");
		runner = inFile ? runner.withPropertyValues("plinth.mapping.locations=" + file.toUri())
				: runner.withBean("vessel", ImperativeMapping.class, DescribedHierarchyTests::vessel)
					.withBean("tug", ImperativeMapping.class, DescribedHierarchyTests::tug);
		runner.run((context) -> {
			TransactionTemplate transaction = context.getBean(TransactionTemplate.class);
			EntityManager entityManager = context.getBean(EntityManager.class);
			JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
			transaction.executeWithoutResult((status) -> entityManager.persist(new Tug(1L, 70)));
			assertThat(jdbc.queryForMap("select * from tug")).containsOnlyKeys("vessel_number", "pull")
				.containsEntry("vessel_number", 1L);
			transaction.executeWithoutResult((status) -> entityManager.remove(entityManager.find(Tug.class, 1L)));
			assertThat(jdbc.queryForMap("select deleted_at, pull from vessel join tug on vessel_number = id"))
				.doesNotContainValue(null);
			assertThat(entityManager.createQuery("from Tug", Tug.class).getResultList()).isEmpty();
		});
	}

	private static ImperativeMapping vessel() {
		return ImperativeMapping.of(Vessel.class)
			.name("Vessel")
			.table("vessel")
			.inheritance(InheritanceType.JOINED)
			.id("id")
			.mixins(SoftDeletable.class);
	}

	private static ImperativeMapping tug() {
		return ImperativeMapping.of(Tug.class)
			.name("Tug")
			.table("tug")
			.primaryKeyJoinColumn("vessel_number")
			.column("pull");
	}

	/**
	 * A root that is described.
	 */
	static class Vessel {

		private Long id;

		protected Vessel() {
		}

		Vessel(Long id) {
			this.id = id;
		}

	}

	/**
	 * A subclass that is described.
	 */
	static class Tug extends Vessel {

		private int pull;

		protected Tug() {
		}

		Tug(Long id, int pull) {
			super(id);
			this.pull = pull;
		}

	}

}
