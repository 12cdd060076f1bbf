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
package dev.plinth.registration;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import dev.plinth.entity.Timestamped;
import dev.plinth.mapping.imperative.ImperativeMapping;
import dev.plinth.migration.SchemaMismatchException;
import dev.plinth.testing.TestDatabase;
import dev.plinth.testing.kiosk.KioskApplication;
import dev.plinth.testing.kiosk.Ticket;
import dev.plinth.testing.kiosk.TicketRepository;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.SecondaryTable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the schema of a registration means to the mapping and to the check.
 */
abstract class RegisteredSchemaContract {

	private final String schema = "registered_" + UUID.randomUUID().toString().substring(0, 8);

	private final TestDatabase.Instance database;

	private final JdbcTemplate jdbc;

	private final ApplicationContextRunner runner;

	RegisteredSchemaContract(TestDatabase database) {
		this.database = database.create();
		this.jdbc = new JdbcTemplate(this.database.dataSource());
		this.runner = new ApplicationContextRunner().withUserConfiguration(KioskApplication.class)
			.withBean("tickets", EntityRegistration.class,
					() -> EntityRegistration.create().classes(Ticket.class, Poster.class).schema(this.schema))
			.withBean(ImperativeMapping.class,
					() -> ImperativeMapping.of(Poster.class)
						.name("Poster")
						.table("poster")
						.secondaryTable("poster_remark")
						.id("id")
						.column("remark", (remark) -> remark.table("poster_remark"))
						.elementCollection("words")
						.manyToMany("neighbours")
						.oneToMany("copies")
						.mixins(Timestamped.class))
			.withPropertyValues(this.database.properties())
			.withPropertyValues("spring.flyway.enabled=false", "spring.jpa.hibernate.ddl-auto=none",
					"spring.jpa.show-sql=true");
	}

	@AfterEach
	void drop() {
		this.jdbc
			.execute("drop schema " + this.schema + ((this.database.type() == TestDatabase.MARIADB) ? "" : " cascade"));
		this.database.close();
	}

	@Test
	void tableOfTheSchemaIsUsedAndChecked() {
		this.jdbc.execute("create schema " + this.schema);
		this.runner.withPropertyValues("spring.jpa.hibernate.ddl-auto=create-only").run((context) -> {
			TicketRepository tickets = context.getBean(TicketRepository.class);
			tickets.delete(tickets.save(new Ticket()));
			assertThat(tickets.findAllDeleted()).hasSize(1);
			EntityManager entityManager = context.getBean(EntityManager.class);
			context.getBean(TransactionTemplate.class).executeWithoutResult((status) -> {
				Poster poster = new Poster(1L);
				entityManager.persist(poster);
				poster.neighbours.add(poster);
				poster.copies.add(poster);
			});
		});
		for (String table : List.of("poster", "poster_remark", "poster_words", "poster_neighbours", "poster_copies")) {
			assertThat(this.jdbc.queryForObject("select count(*) from " + this.schema + "." + table, Long.class))
				.as(table)
				.isOne();
		}
		this.jdbc.execute("alter table " + this.schema + ".poster drop column updated_at");
		assertThat(this.jdbc.queryForObject("select count(*) from " + this.schema + ".ticket", Long.class)).isOne();
		this.jdbc.execute("alter table " + this.schema + ".ticket drop column updated_at");
		this.runner.run((context) -> assertThat(context).getFailure()
			.rootCause()
			.isInstanceOfSatisfying(SchemaMismatchException.class, (mismatch) -> {
				assertThat(mismatch).hasMessageContaining("Column " + this.schema + ".ticket.updated_at is missing.")
					.hasMessageContaining("Column " + this.schema + ".poster.updated_at is missing.");
				for (String statement : mismatch.getMigration().split(";\n?")) {
					this.jdbc.execute(statement);
				}
			}));
		this.runner.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void secondaryTableOfASubclassInTheTableOfAnotherIsInTheSchema() {
		this.jdbc.execute("create schema " + this.schema);
		this.runner.withPropertyValues("spring.jpa.hibernate.ddl-auto=create-only")
			.withBean("framed", EntityRegistration.class,
					() -> EntityRegistration.create()
						.classes(FramedPoster.class, Placard.class, FramedPlacard.class)
						.schema(this.schema))
			.withBean("framedMapping", ImperativeMapping.class,
					() -> ImperativeMapping.of(FramedPoster.class)
						.secondaryTable("poster_frame")
						.column("wood", (wood) -> wood.table("poster_frame")))
			.run((context) -> {
				EntityManager entityManager = context.getBean(EntityManager.class);
				context.getBean(TransactionTemplate.class).executeWithoutResult((status) -> {
					entityManager.persist(new FramedPoster());
					entityManager.persist(new FramedPlacard());
				});
			});
		for (String table : List.of("poster_frame", "placard_frame")) {
			assertThat(this.jdbc.queryForObject("select wood from " + this.schema + "." + table, String.class))
				.as(table)
				.isEqualTo("oak");
		}
	}

	/**
	 * A class that is described.
	 */
	static class Poster {

		private Long id;

		private String remark = "new";

		private Set<String> words = new HashSet<>(Set.of("new"));

		private Set<Poster> neighbours = new HashSet<>();

		private Set<Poster> copies = new HashSet<>();

		protected Poster() {
		}

		Poster(Long id) {
			this.id = id;
		}

	}

	/**
	 * A subclass in the same table.
	 */
	static class FramedPoster extends Poster {

		private String wood = "oak";

		FramedPoster() {
			super(2L);
		}

	}

	/**
	 * A class that is annotated.
	 */
	@Entity(name = "Placard")
	static class Placard {

		@Id
		private Long id = 1L;

	}

	/**
	 * A subclass in the same table.
	 */
	@Entity(name = "FramedPlacard")
	@SecondaryTable(name = "placard_frame")
	static class FramedPlacard extends Placard {

		@Column(table = "placard_frame")
		private String wood = "oak";

	}

}
