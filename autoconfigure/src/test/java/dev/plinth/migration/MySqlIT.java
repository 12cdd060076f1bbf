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
package dev.plinth.migration;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.plinth.testing.TestDatabase;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The contracts of migrations on MySQL, which run with the Maven profile {@code mysql}
 * only.
 */
class MySqlIT {

	@Nested
	class SqlMixinMigration extends SqlMixinMigrationContract {

		SqlMixinMigration() {
			super(TestDatabase.MYSQL);
		}

		@Override
		Map<String, String> conditions(JdbcTemplate jdbc) {
			Map<String, String> conditions = new HashMap<>();
			jdbc.queryForList("select index_name from information_schema.statistics where table_schema = database()"
					+ " and index_name like 'invoice\\_%'", String.class)
				.forEach((name) -> conditions.put(name, ""));
			return conditions;
		}

		@Override
		Map<String, String> expectedConditions() {
			return Map.of("invoice_list", "", "invoice_trash", "");
		}

		@Override
		String nextIdentifier() {
			return "select next_val from plinth_id_seq";
		}

	}

	@Nested
	class UniqueKeyMigration extends UniqueKeyMigrationContract {

		UniqueKeyMigration() {
			super(TestDatabase.MYSQL);
		}

	}

	@Nested
	class SchemaTools extends SchemaToolsContract {

		SchemaTools() {
			super(TestDatabase.MYSQL);
		}

	}

	@Nested
	class SchemaValidation extends SchemaValidationContract {

		SchemaValidation() {
			super(TestDatabase.MYSQL);
		}

	}

	@Nested
	class Baseline extends BaselineMigrationsContract {

		Baseline() {
			super(TestDatabase.MYSQL);
		}

		@Override
		String nextValue(String sequence) {
			return "select next_val from " + sequence;
		}

		@Override
		Long next(String sequence) {
			Long next = super.next(sequence);
			this.jdbc.update("update " + sequence + " set next_val = next_val + 50");
			return next;
		}

		@Override
		void createSequence() {
			this.jdbc.execute("create table plinth_id_seq (next_val bigint)");
			this.jdbc.execute("insert into plinth_id_seq values (1)");
		}

		@Override
		String library(String version) {
			return "migrations/library/mysql/" + version;
		}

		@Override
		int connectionsNeeded() {
			return 2;
		}

		@Override
		String otherSchema() {
			return this.instance.name();
		}

		@Override
		String quote(String identifier) {
			return '`' + identifier + '`';
		}

	}

	@Nested
	class Comparison extends MySqlSchemaComparisonContract {

		Comparison() {
			super(TestDatabase.MYSQL);
		}

		@Override
		String createSequence(String name) {
			return "create table " + name + " (next_val bigint)";
		}

		/**
		 * A connection to a database creates it.
		 */
		@Override
		List<String> reset() {
			return List.of("drop database " + this.instance.name(),
					"create database if not exists " + this.instance.name());
		}

		@Override
		String nextIdentifier() {
			return "select next_val from plinth_id_seq";
		}

		@Override
		Long next() {
			Long next = super.next();
			this.jdbc.update("update plinth_id_seq set next_val = next_val + 50");
			return next;
		}

		@Override
		Stream<Broken> brokenSequences() {
			return Stream.of(new Broken("invoice", "", "Sequence plinth_id_seq is missing.", dropSequence()));
		}

		@Override
		String dropSequence() {
			return "drop table plinth_id_seq";
		}

		@Test
		void migrationFillsSequenceThatAFailureLeftEmpty() throws Exception {
			this.jdbc.update("delete from plinth_id_seq");
			this.jdbc.update("update lamp set id = 2000");
			assertThat(compare().problems()).containsExactly("Sequence plinth_id_seq has no value.");
			mend();
			assertThat(compare().problems()).isEmpty();
			assertThat(next()).isEqualTo(2050);
		}

	}

	@Nested
	class ComparisonInOtherCatalog extends Comparison {

		@Override
		boolean isInOtherCatalog() {
			return true;
		}

	}

}
