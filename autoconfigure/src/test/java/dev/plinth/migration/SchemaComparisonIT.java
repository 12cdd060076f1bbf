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

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import dev.plinth.testing.TestDatabase;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link SchemaComparisonContract} on database servers.
 */
class SchemaComparisonIT {

	@Nested
	class Postgresql extends SchemaComparisonContract {

		Postgresql() {
			super(TestDatabase.POSTGRESQL);
		}

		@Test
		void migrationTakesLocalTimesForUtcBeforeItTakesOneForAnother() throws Exception {
			this.jdbc.execute("alter table lamp alter column created_at type timestamp(6), alter column created_at"
					+ " drop not null, alter column updated_at type timestamp(6)");
			this.jdbc.execute("update lamp set created_at = null, updated_at = '2026-07-01 12:00'");
			run("set time zone 'Europe/Berlin';\n" + compare().migration());
			assertThat(compare().problems()).isEmpty();
			assertThat(this.jdbc.queryForObject("select created_at at time zone 'UTC' = '2026-07-01 12:00' from lamp",
					Boolean.class))
				.isTrue();
		}

		@Test
		void compareAcceptsTypesThatHoldTheSame() throws Exception {
			this.jdbc.execute("create domain person as varchar(300) not null");
			this.jdbc.execute("create domain moment as timestamptz(6)");
			this.jdbc.execute("create domain number as bigint");
			this.jdbc.execute("create extension citext");
			this.jdbc.execute("alter table lamp alter column id type number, alter column created_at type moment, alter"
					+ " column created_by type person, alter column updated_by type citext");
			this.jdbc.execute("drop index invoice_reference");
			this.jdbc.execute(
					"create unique index other on invoice (reference) include (version)" + " where deleted_at is null");
			assertThat(compare().problems()).isEmpty();
		}

		@Test
		void compareSeesThroughDomainsAndEnumerations() throws Exception {
			this.jdbc.execute("create domain person as varchar(20)");
			this.jdbc.execute("create type known as enum ('ada', 'bob')");
			this.jdbc.execute("alter table lamp alter column created_by type person, alter column updated_by type"
					+ " known using 'bob'");
			assertThat(compare().problems()).containsExactly("Column lamp.created_by is varchar(20), not varchar(255).",
					"Column lamp.updated_by is known, not varchar(255).");
		}

		@Test
		void migrationOfIndexesCanCreateThemConcurrently(@TempDir Path directory) throws Exception {
			this.jdbc.execute("alter table invoice drop column deleted_at");
			List<Path> files = MigrationFile.write(directory, compare().scripts(), null);
			assertThat(files.get(1))
				.hasContent("create unique index invoice_reference on invoice (reference) where deleted_at is null;");
			Files.writeString(files.get(1),
					Files.readString(files.get(1)).replace("unique index", "unique index concurrently"));
			FluentConfiguration flyway = Flyway.configure()
				.dataSource(this.instance.dataSource())
				.locations("filesystem:" + directory)
				.baselineOnMigrate(true)
				.baselineVersion("0");
			flyway.getPluginRegister().getExact(PostgreSQLConfigurationExtension.class).setTransactionalLock(false);
			flyway.load().migrate();
			assertThat(compare().problems()).isEmpty();
		}

		@Override
		void dropReference() {
			this.jdbc.execute("drop index invoice_reference");
		}

		@Override
		void replaceIndexOfForeignKey(String foreignKey) throws Exception {
			assertThat(compare().migration()).isEqualTo("""
					alter index invoice_reference rename to plinth_replaced_1;
					create unique index invoice_reference on invoice (reference) where deleted_at is null;

					-- a migration of its own, so that the locks of the one before are released:
					drop index plinth_replaced_1;""");
			super.replaceIndexOfForeignKey(foreignKey);
		}

		@Override
		void changeTypeOfUsedColumn() throws Exception {
			this.jdbc.execute("create trigger lamp_changed before update of created_by on lamp for each row execute"
					+ " function suppress_redundant_updates_trigger()");
			SchemaReport report = compare();
			assertThat(report.migration()).isEqualTo("""
					-- drop what uses lamp.created_by, run the next line, and create it again: column creator of table \
					lamp, trigger lamp_changed on table lamp, view lit
					-- alter table lamp alter column created_by type varchar(255)""");
			assertThat(report.scripts()).isEmpty();
			this.jdbc.execute("drop view lit");
			this.jdbc.execute("drop trigger lamp_changed on lamp");
			this.jdbc.execute("alter table lamp drop column creator");
			super.changeTypeOfUsedColumn();
			this.jdbc.execute("alter table lamp add column creator varchar(100) generated always as"
					+ " (upper(created_by)) stored");
		}

		@Test
		void migrationTakesNoLocalTimeOfColumnThatViewUses() throws Exception {
			this.jdbc.execute("alter table lamp drop column created_at, alter column updated_at type timestamp(6)");
			this.jdbc.execute("create view lit as select updated_at from lamp");
			assertThat(compare().migration()).isEqualTo("""
					-- the values of lamp.updated_at are taken for UTC
					-- drop what uses lamp.updated_at, run the next line, and create it again: view lit
					-- alter table lamp alter column updated_at type timestamp(6) with time zone using updated_at at \
					time zone 'UTC'
					alter table lamp add column created_at timestamp(6) with time zone default current_timestamp not \
					null;
					alter table lamp alter column created_at drop default;""");
		}

		@Override
		void createUpdateTrigger(String name) {
			this.jdbc
				.execute("create function unchanged() returns trigger as 'begin return new; end' language plpgsql");
			this.jdbc.execute(
					"create trigger " + name + " before update on invoice for each row execute function unchanged()");
		}

		@Override
		List<String> reset() {
			return List.of("drop schema public cascade", "create schema public");
		}

		@Override
		String nextIdentifier() {
			return "select nextval('plinth_id_seq')";
		}

		@Override
		String instant(int precision) {
			return "timestamp(" + precision + ") with time zone";
		}

		@Override
		String alter(String table, String column, String type, boolean nullable) {
			return "alter table " + table + " alter column " + column + " type " + type + ", alter column " + column
					+ (nullable ? " drop not null" : " set not null");
		}

		@Override
		Stream<Broken> ownBroken() {
			String missing = "Unique index invoice_reference on table invoice (reference) is missing.";
			return Stream.of(new Broken("invoice", "", missing, "drop index invoice_reference"),
					new Broken("invoice", "",
							"Unique index invoice_reference on table invoice (reference) is another index.",
							"drop index invoice_reference",
							"alter table invoice add constraint invoice_reference unique (reference)"),
					new Broken("invoice", "",
							missing + " Unique index all_rows on table invoice counts deleted rows as well.",
							"drop index invoice_reference", "create unique index all_rows on invoice (reference)"),
					new Broken("invoice", "", missing, "drop index invoice_reference",
							"create unique index some_rows on invoice (reference)"
									+ " where deleted_at is null and version > 1"),
					new Broken("invoice", "",
							"Unique index invoice_reference on table invoice (reference) is another index.",
							"drop index invoice_reference", "create index invoice_reference on invoice (reference)"),
					new Broken("invoice", "",
							"Unique index invoice_reference on table invoice (reference) is not valid.",
							"update pg_index set indisvalid = false where indexrelid = 'invoice_reference'::regclass"),
					new Broken("lamp", "", "Column lamp.id takes no values but those that the database generates.",
							"alter table lamp alter column id add generated always as identity"),
					new Broken("invoice", "created_at",
							"Column invoice.created_at is timestamp(6), not timestamp(6)" + " with time zone.",
							"alter table invoice alter column created_at type timestamp(6)"));
		}

		@Override
		List<String> dropDeletedAt() {
			return List.of("alter table invoice drop column deleted_at");
		}

		@Override
		String quote(String name) {
			return '"' + name + '"';
		}

	}

	@Nested
	class MariaDb extends MySqlSchemaComparisonContract {

		MariaDb() {
			super(TestDatabase.MARIADB);
		}

		@Override
		List<String> reset() {
			return List.of("create or replace database " + this.instance.name());
		}

		@Override
		String nextIdentifier() {
			return "select next value for plinth_id_seq";
		}

	}

}
