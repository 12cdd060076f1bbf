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

import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.plinth.autoconfigure.PlinthAuditingAutoConfiguration;
import dev.plinth.autoconfigure.PlinthMixinAutoConfiguration;
import dev.plinth.entity.AbstractBaseEntity;
import dev.plinth.entity.Timestamped;
import dev.plinth.entity.Userstamped;
import dev.plinth.entity.Versioned;
import dev.plinth.testing.Statements;
import dev.plinth.testing.TestDatabase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.Version;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the tables and statements of entities with mixins, which have to be those of
 * the same entities written by hand.
 */
class MixinSchemaTests {

	private static final Pattern CREATE_TABLE = Pattern.compile("create table (\\S+) \\((.*)\\)");

	private static final String[] GERMAN = { "plinth.columns.created-at=erstellt_am",
			"plinth.columns.updated-at=geaendert_am", "plinth.columns.created-by=`Erstellt von`",
			"plinth.columns.updated-by=geaendert_von", "plinth.columns.version=fassung",
			"plinth.columns.auditor-length=40", "plinth.columns.timestamp-precision=3" };

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(PlinthMixinAutoConfiguration.class,
				PlinthAuditingAutoConfiguration.class, DataSourceAutoConfiguration.class,
				HibernateJpaAutoConfiguration.class, TransactionAutoConfiguration.class))
		.withPropertyValues("spring.jpa.hibernate.ddl-auto=none",
				"spring.jpa.properties.hibernate.session_factory.statement_inspector=" + Statements.class.getName());

	@Test
	void schemaIsThatOfHandWrittenMapping() {
		Map<String, TreeSet<String>> tables = tables(Entry.class, Comment.class);
		assertThat(tables).isEqualTo(tables(Written.Entry.class, Written.Comment.class)).hasSize(2);
		assertThat(tables.get("entry")).contains("created_at timestamp(6) with time zone not null",
				"version bigint not null");
	}

	@Test
	void schemaWithOwnNamesAndSizesIsThatOfHandWrittenMapping() {
		Map<String, TreeSet<String>> tables = tables(Entry.class, Comment.class, GERMAN);
		assertThat(tables).isEqualTo(tables(German.Entry.class, German.Comment.class)).hasSize(2);
		assertThat(tables.get("entry")).contains("erstellt_am timestamp(3) with time zone not null",
				"geaendert_am timestamp(3) with time zone not null", "fassung bigint not null");
		assertThat(tables.get("comment")).contains("\"Erstellt von\" varchar(40) not null");
	}

	@Test
	void columnNameIsTakenAsConfigured() {
		Map<String, TreeSet<String>> tables = tables(Entry.class, Comment.class, "plinth.columns.updated-at=updatedAt");
		assertThat(tables.get("entry")).contains("updatedAt timestamp(6) with time zone not null");
	}

	@Test
	void statementsAreThoseOfHandWrittenMapping() {
		List<String> statements = statements(Entry.class, Comment.class);
		assertThat(statements).isEqualTo(statements(Written.Entry.class, Written.Comment.class)).isNotEmpty();
	}

	@Test
	void statementsWithOwnNamesAreThoseOfHandWrittenMapping() {
		assertThat(statements(Entry.class, Comment.class, GERMAN))
			.isEqualTo(statements(German.Entry.class, German.Comment.class))
			.anySatisfy((statement) -> assertThat(statement).contains("\"Erstellt von\""));
	}

	/**
	 * Return the columns of each table that Hibernate would create.
	 */
	private Map<String, TreeSet<String>> tables(Class<?> root, Class<?> leaf, String... properties) {
		StringWriter script = new StringWriter();
		ApplicationContextRunner exporting = this.runner.withBean("export", HibernatePropertiesCustomizer.class,
				() -> (settings) -> settings.putAll(Map.of("jakarta.persistence.schema-generation.scripts.action",
						"create", "jakarta.persistence.schema-generation.scripts.create-target", script)));
		run(exporting, root, leaf, properties, (sessionFactory) -> {
		});
		Map<String, TreeSet<String>> tables = new TreeMap<>();
		Matcher table = CREATE_TABLE.matcher(script.toString());
		while (table.find()) {
			tables.put(table.group(1), new TreeSet<>(Arrays.asList(table.group(2).split(", "))));
		}
		return tables;
	}

	/**
	 * Return the statements of queries and of changes that go through temporary tables.
	 */
	private List<String> statements(Class<?> root, Class<?> leaf, String... properties) {
		List<String> statements = new ArrayList<>();
		String[] creating = Stream.concat(Arrays.stream(properties), Stream.of("spring.jpa.hibernate.ddl-auto=create"))
			.toArray(String[]::new);
		run(this.runner, root, leaf, creating,
				(sessionFactory) -> statements.addAll(Statements.of(() -> sessionFactory.inTransaction((session) -> {
					session.createQuery("from Entry e order by e.createdAt, e.version", Object.class).getResultList();
					session.createQuery("from Comment c where c.createdBy = 'alice'", Object.class).getResultList();
					session.createMutationQuery(
							"update Comment c set c.text = 'a', c.updatedAt = instant, c.updatedBy = 'eve' where c.updatedBy = 'bob'")
						.executeUpdate();
					session
						.createMutationQuery(
								"delete from Comment c where c.createdAt < instant and c.updatedBy = 'bob'")
						.executeUpdate();
				}))));
		return statements;
	}

	private static void run(ApplicationContextRunner runner, Class<?> root, Class<?> leaf, String[] properties,
			Consumer<SessionFactory> work) {
		try (TestDatabase.Instance database = TestDatabase.H2.create()) {
			runner
				.withBean(PersistenceManagedTypes.class,
						() -> PersistenceManagedTypes.of(root.getName(), leaf.getName()))
				.withPropertyValues(database.properties())
				.withPropertyValues(properties)
				.run((context) -> {
					assertThat(context).hasNotFailed();
					work.accept(context.getBean(SessionFactory.class));
				});
		}
	}

	@Entity(name = "Entry")
	@Inheritance(strategy = InheritanceType.JOINED)
	static class Entry extends AbstractBaseEntity implements Timestamped, Versioned {

		String text;

	}

	@Entity(name = "Comment")
	static class Comment extends Entry implements Userstamped {

		String note;

	}

	/**
	 * The same entities, written by hand.
	 */
	static class Written {

		@Entity(name = "Entry")
		@Inheritance(strategy = InheritanceType.JOINED)
		static class Entry extends AbstractBaseEntity {

			String text;

			@Column(nullable = false, updatable = false)
			Instant createdAt;

			@Column(nullable = false)
			Instant updatedAt;

			@Version
			@Column(nullable = false)
			Long version;

		}

		@Entity(name = "Comment")
		static class Comment extends Entry {

			String note;

			@Column(nullable = false, updatable = false)
			String createdBy;

			@Column(nullable = false)
			String updatedBy;

		}

	}

	/**
	 * The same entities with other names and sizes, written by hand.
	 */
	static class German {

		@Entity(name = "Entry")
		@Inheritance(strategy = InheritanceType.JOINED)
		static class Entry extends AbstractBaseEntity {

			String text;

			@Column(name = "erstellt_am", nullable = false, updatable = false, secondPrecision = 3)
			Instant createdAt;

			@Column(name = "geaendert_am", nullable = false, secondPrecision = 3)
			Instant updatedAt;

			@Version
			@Column(name = "fassung", nullable = false)
			Long version;

		}

		@Entity(name = "Comment")
		static class Comment extends Entry {

			String note;

			@Column(name = "`Erstellt von`", nullable = false, updatable = false, length = 40)
			String createdBy;

			@Column(name = "geaendert_von", nullable = false, length = 40)
			String updatedBy;

		}

	}

}
