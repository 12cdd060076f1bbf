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
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.plinth.migration.comparison.SchemaReport;
import dev.plinth.testing.TestDatabase;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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
		void migrationKeepsUniqueConstraintWhileTheOtherIsLeftToApplication() throws Exception {
			dropReference();
			this.jdbc.execute("alter table invoice add constraint invoice_reference unique (created_by)");
			this.jdbc.execute("create table payment (author varchar(255), constraint payment_invoice foreign key"
					+ " (author) references invoice (created_by))");
			this.jdbc.execute("alter table invoice add constraint one_reference unique (reference)");
			assertThat(compare().migration().lines()).isNotEmpty()
				.allSatisfy((line) -> assertThat(line).startsWith("--"));
			this.jdbc.execute("drop table payment");
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
		void migrationAcceptsNullsWhereDomainDoes() throws Exception {
			this.jdbc.execute("create domain nobody as varchar(255)");
			this.jdbc.execute("create domain remover as nobody");
			this.jdbc.execute("update invoice set deleted_by = 'x'");
			this.jdbc.execute(
					"alter table invoice alter column deleted_by type remover, alter column deleted_by set not null");
			assertThat(compare().problems()).containsExactly("Column invoice.deleted_by may not be null.");
			mend();
			assertThat(compare().problems()).isEmpty();
		}

		@Test
		void migrationNamesDomainThatForbidsNulls() throws Exception {
			this.jdbc.execute("create domain somebody as varchar(255) not null");
			this.jdbc.execute("create domain remover as somebody");
			this.jdbc.execute("update invoice set deleted_by = 'x'");
			this.jdbc.execute(
					"alter table invoice alter column deleted_by type remover, alter column deleted_by set not null");
			SchemaReport report = compare();
			assertThat(report.problems()).containsExactly("Column invoice.deleted_by may not be null.");
			assertThat(report.migration()).isEqualTo("-- invoice.deleted_by has to accept null: domain somebody forbids"
					+ " it, have that accept null or the column be varchar(255)");
			this.jdbc.execute("alter domain somebody drop not null");
			mend();
			assertThat(compare().problems()).isEmpty();
			this.jdbc.execute("update invoice set deleted_by = null");
		}

		@Test
		void migrationLeavesPrimaryKeyThatIsNotMappedToApplication() throws Exception {
			this.jdbc.execute("alter table invoice drop constraint invoice_pkey cascade");
			this.jdbc.execute("alter table invoice add primary key (reference)");
			SchemaReport report = compare();
			report.scripts().forEach(this::run);
			assertThat(compare().problems())
				.containsExactly("Primary key invoice_pkey on table invoice counts deleted rows as well.");
			assertThat(compare().migration())
				.isEqualTo("-- invoice_pkey is the primary key of invoice: replace it by one of id");
		}

		@Test
		void migrationLeavesPrimaryKeyOfTheNameOfKeyToApplication() throws Exception {
			dropReference();
			this.jdbc.execute("alter table invoice drop constraint invoice_pkey cascade");
			this.jdbc.execute("alter table invoice add constraint invoice_reference primary key (reference)");
			SchemaReport report = compare();
			report.scripts().forEach(this::run);
			assertThat(compare().problems())
				.containsExactly("Unique index invoice_reference on table invoice (reference) is another index.");
			assertThat(compare().migration()).isEqualTo("-- invoice_reference is the primary key of invoice: replace it"
					+ " by one of id with another name");
			this.jdbc.execute("alter table invoice drop constraint invoice_reference");
			this.jdbc.execute("alter table invoice add primary key (id)");
			mend();
			assertThat(compare().problems()).isEmpty();
		}

		@Test
		void migrationReplacesConstraintOfTheNameOfKey() throws Exception {
			dropReference();
			this.jdbc.execute(
					"alter table invoice add constraint invoice_reference exclude using btree (created_by with =)");
			mend();
			assertThat(compare().problems()).isEmpty();
		}

		@Test
		void migrationFillsNullsThatWereThereBeforeConstraint() throws Exception {
			this.jdbc.execute("alter table lamp alter column updated_by drop not null");
			this.jdbc.execute("update lamp set updated_by = null");
			this.jdbc.execute("alter table lamp add constraint known not null updated_by not valid");
			this.jdbc.execute("alter table invoice add constraint left_over not null deleted_by not valid");
			assertThat(compare().problems()).containsExactly("Column invoice.deleted_by may not be null.",
					"Column lamp.updated_by may be null.");
			mend();
			assertThat(compare().problems()).isEmpty();
			assertThat(this.jdbc.queryForObject("select updated_by from lamp", String.class)).isEqualTo("o'brien");
		}

		@ParameterizedTest
		@CsvSource(textBlock = """
				grant select (id) on lamp to %1$s,
				'', permission denied for table lamp
				""")
		void compareReadsDomainsWithoutRights(String grant, String failure) throws Exception {
			String role = this.instance.name();
			this.jdbc.execute("create domain person as varchar(255)");
			this.jdbc.execute("alter table lamp alter column created_by type person");
			this.jdbc.execute("create role " + role);
			try (Connection connection = this.instance.dataSource().getConnection();
					Statement statement = connection.createStatement()) {
				statement.execute("grant usage on schema public to " + role);
				statement.execute("grant select on all tables in schema public to " + role);
				statement.execute("revoke select on lamp from " + role);
				statement.execute(grant.formatted(role));
				statement.execute("set role " + role);
				if (failure == null) {
					assertThat(compare(connection).problems()).isEmpty();
				}
				else {
					assertThatExceptionOfType(SQLException.class).isThrownBy(() -> compare(connection))
						.withMessageContaining(failure);
				}
			}
			finally {
				this.jdbc.execute("drop owned by " + role);
				this.jdbc.execute("drop role " + role);
			}
		}

		@Test
		void compareReadsNoColumnsOfManyTablesWithoutRights() throws Exception {
			String role = this.instance.name();
			this.jdbc.execute("create role " + role);
			try (Connection connection = this.instance.dataSource().getConnection();
					Statement statement = connection.createStatement()) {
				statement.execute("grant usage on schema public to " + role);
				statement.execute("grant select on all tables in schema public to " + role);
				for (int i = 0; i < 50; i++) {
					statement.execute("create table other" + i + " (id integer)");
				}
				statement.execute("set role " + role);
				assertThat(metadataCalls(connection)).containsEntry("getColumns", 5L);
			}
			finally {
				this.jdbc.execute("drop owned by " + role);
				this.jdbc.execute("drop role " + role);
			}
		}

		@Test
		void migrationOfIndexesCanCreateThemConcurrently(@TempDir Path directory) throws Exception {
			this.jdbc.execute("alter table invoice drop column deleted_at");
			List<Path> files = MigrationFile.write(directory, compare().scripts(), null);
			assertThat(files.get(1))
				.hasContent("create unique index invoice_reference on invoice (reference) where deleted_at is null;");
			Files.writeString(files.get(1),
					Files.readString(files.get(1)).replace("unique index", "unique index concurrently"));
			concurrently(directory).load().migrate();
			assertThat(compare().problems()).isEmpty();
		}

		@Test
		void nextMigrationTakesThePlaceOfOneThatFailedOutsideOfTransactions(@TempDir Path directory) throws Exception {
			dropReference();
			this.jdbc.execute("create index invoice_reference on invoice (reference)");
			this.jdbc.update("insert into invoice (id, created_at, updated_at, version, created_by, reference,"
					+ " updated_by) select ?, created_at, updated_at, version, created_by, reference, updated_by"
					+ " from invoice", next());
			List<Path> files = MigrationFile.write(directory, compare().scripts(), "0");
			Files.writeString(files.get(0),
					Files.readString(files.get(0)).replace("unique index", "unique index concurrently"));
			Flyway flyway = concurrently(directory).mixed(true).load();
			assertThatExceptionOfType(FlywayException.class).isThrownBy(flyway::migrate)
				.withMessageContaining("is duplicated");
			assertThat(compare().problems()).containsExactly(
					"Unique index invoice_reference on table invoice (reference) is not valid.",
					"Index plinth_replaced_1 on table invoice is left over from a migration.");
			this.jdbc.execute("update invoice set reference = 'b' where id = (select max(id) from invoice)");
			for (Path file : files) {
				Files.delete(file);
			}
			flyway.repair();
			assertThat(MigrationFile.write(directory, compare().scripts(), "0")).isEqualTo(files);
			flyway.migrate();
			assertThat(compare().problems()).isEmpty();
		}

		@Test
		void migrationDropsIndexThatAnotherOneLeftBehind() throws Exception {
			dropReference();
			this.jdbc.execute("create index plinth_replaced_1 on invoice (reference)");
			this.jdbc.execute("create index invoice_reference on invoice (deleted_by)");
			this.jdbc.execute("create table plinth_replaced_2 (id integer)");
			SchemaReport report = compare();
			assertThat(report.problems()).containsExactly(
					"Unique index invoice_reference on table invoice (reference) is another index.",
					"Index plinth_replaced_1 on table invoice is left over from a migration.");
			assertThat(report.migration()).isEqualTo("""
					alter index invoice_reference rename to plinth_replaced_3;
					create unique index invoice_reference on invoice (reference) where deleted_at is null;

					-- a migration of its own, so that the locks of the one before are released:
					drop index plinth_replaced_3;
					drop index plinth_replaced_1;""");
			mend();
			assertThat(compare().problems()).isEmpty();
		}

		@Test
		void migrationKeepsIndexThatAnotherOneLeftBehindWhileTheKeyIsLeftToApplication() throws Exception {
			partition("invoice", "range (created_at)");
			this.jdbc.execute("create index plinth_replaced_1 on invoice (reference)");
			assertThat(compare().problems())
				.containsExactly("Unique index invoice_reference on table invoice (reference) is missing.");
		}

		@Test
		void migrationReplacesNoIndexOfOtherSchema() throws Exception {
			dropReference();
			this.jdbc.execute("create index invoice_reference on invoice (reference)");
			this.jdbc.execute("create schema first");
			this.jdbc.execute("create table first.bill (reference integer)");
			this.jdbc.execute("create index invoice_reference on first.bill (reference)");
			try (Connection connection = this.instance.dataSource().getConnection();
					Statement statement = connection.createStatement()) {
				statement.execute("set search_path to first, public");
				statement.execute(compare(connection).migration());
				assertThat(compare(connection).problems()).isEmpty();
			}
			assertThat(compare().problems()).isEmpty();
			this.jdbc.execute("drop index first.invoice_reference");
			this.jdbc.execute("drop schema first cascade");
		}

		@Test
		void migrationsGoOnOnceRowsHaveWhatValidationMissed(@TempDir Path directory) throws Exception {
			failValidation(directory);
			assertThat(compare().problems()).containsExactly(
					"Constraint plinth_not_null on table invoice is left over from a migration.",
					"Column invoice.created_by may be null.");
			this.jdbc.update("update invoice set created_by = 'bob'");
			flyway(directory).load().migrate();
			assertThat(compare().problems()).isEmpty();
			assertThat(this.jdbc.queryForObject("select created_by from invoice", String.class)).isEqualTo("bob");
		}

		@Test
		void nextMigrationsTakeThePlaceOfThoseWhoseValidationFailed(@TempDir Path directory) throws Exception {
			List<Path> files = failValidation(directory);
			for (Path file : files.subList(2, 4)) {
				Files.delete(file);
			}
			assertThat(MigrationFile.write(directory, compare().scripts(), "0")).hasSize(5)
				.containsAll(files.subList(2, 4));
			flyway(directory).load().migrate();
			assertThat(compare().problems()).isEmpty();
			assertThat(this.jdbc.queryForObject("select created_by from invoice", String.class)).isEqualTo("o'brien");
		}

		/**
		 * Write the migrations for a column that may be null, have a node of the version
		 * before write a row when values have been written, and run the others.
		 */
		private List<Path> failValidation(Path directory) throws Exception {
			this.jdbc.execute("alter table invoice alter column created_by drop not null");
			this.jdbc.update("update invoice set created_by = null");
			List<Path> files = MigrationFile.write(directory, compare().scripts(), "0");
			flyway(directory).target("1").load().migrate();
			this.jdbc.update("update invoice set created_by = null");
			Flyway flyway = flyway(directory).load();
			assertThatExceptionOfType(FlywayException.class).isThrownBy(flyway::migrate)
				.withMessageContaining("V3__plinth_schema.sql");
			assertThat(files).hasSize(4);
			return files;
		}

		/**
		 * Return a configuration of Flyway that lets indexes be created concurrently.
		 */
		private FluentConfiguration concurrently(Path directory) {
			FluentConfiguration flyway = flyway(directory);
			flyway.getPluginRegister().getExact(PostgreSQLConfigurationExtension.class).setTransactionalLock(false);
			return flyway;
		}

		private FluentConfiguration flyway(Path directory) {
			return Flyway.configure()
				.dataSource(this.instance.dataSource())
				.locations("filesystem:" + directory)
				.baselineOnMigrate(true)
				.baselineVersion("0");
		}

		@Test
		void migrationsReadNoTableThatTheyLockOut() throws Exception {
			forbidNullsAndReplaceKey();
			for (String script : compare().scripts()) {
				assertThat(runAndCollect(script, """
						select s.relname from pg_stat_xact_user_tables s join pg_locks l on l.relation = s.relid
						where l.pid = pg_backend_pid() and l.mode = 'AccessExclusiveLock' and s.seq_scan > 0"""))
					.as(script)
					.isEmpty();
			}
			assertThat(compare().problems()).isEmpty();
		}

		@Test
		void migrationsLetTransactionGoOnThatHasRead() throws Exception {
			forbidNullsAndReplaceKey();
			ExecutorService executor = Executors.newSingleThreadExecutor();
			try {
				migrateWhileNodeHasRead(executor);
			}
			finally {
				executor.shutdownNow();
			}
			assertThat(compare().problems()).isEmpty();
		}

		private void migrateWhileNodeHasRead(ExecutorService executor) throws Exception {
			for (String script : compare().scripts()) {
				Future<?> migration;
				try (Connection node = this.instance.dataSource().getConnection();
						Statement statement = node.createStatement()) {
					node.setAutoCommit(false);
					statement.execute("select version from invoice");
					migration = executor.submit(() -> runAndCollect(script, "select 1"));
					while (!migration.isDone()
							&& this.jdbc.queryForObject(
									"select count(*) from pg_locks where not granted and database = (select oid"
											+ " from pg_database where datname = current_database())",
									Integer.class) == 0) {
						Thread.onSpinWait();
					}
					assertThatCode(() -> statement.execute("update invoice set version = 4")).as(script)
						.doesNotThrowAnyException();
					node.commit();
				}
				migration.get();
			}
		}

		@Test
		void migrationsRewriteEachTableOnceAndLockNoOtherMeanwhile() throws Exception {
			for (String table : List.of("lamp", "invoice")) {
				this.jdbc.execute("alter table " + table + " alter column created_at type timestamp(6), alter column"
						+ " updated_at type timestamp(6), alter column created_by type varchar(64)");
			}
			this.jdbc.execute("create table rewritten (name text)");
			this.jdbc.execute("create function note_rewrite() returns event_trigger language plpgsql as $$ begin"
					+ " insert into rewritten values (pg_event_trigger_table_rewrite_oid()::regclass); end $$");
			this.jdbc.execute("create event trigger note_rewrite on table_rewrite execute function note_rewrite()");
			try {
				for (String script : compare().scripts()) {
					List<String> locked = runAndCollect(script,
							"select c.relname from pg_locks l join pg_class c on c.oid = l.relation where l.pid ="
									+ " pg_backend_pid() and l.mode = 'AccessExclusiveLock' and c.relname in ('lamp',"
									+ " 'invoice')");
					if (script.contains(" type timestamp")) {
						assertThat(locked).as(script).hasSize(1);
					}
				}
				assertThat(this.jdbc.queryForList("select name from rewritten", String.class))
					.containsExactlyInAnyOrder("lamp", "invoice");
			}
			finally {
				this.jdbc.execute("drop event trigger note_rewrite");
			}
			assertThat(compare().problems()).isEmpty();
		}

		@ParameterizedTest
		@CsvSource(delimiter = '|', quoteCharacter = '"',
				textBlock = """
						create index lit on lamp ((updated_at::date)) | drop index lit | index lit
						create index lit on lamp (id) where updated_at > timestamp '2026-01-01' | drop index lit | index lit
						alter table lamp add constraint lit exclude using gist (tsrange(updated_at, updated_at) with &&) | \
						alter table lamp drop constraint lit | constraint lit on table lamp
						alter table lamp add lit date generated always as (updated_at::date) stored | alter table lamp drop lit | \
						column lit of table lamp
						alter table lamp add constraint lit check (updated_at > '2020-01-01') | \
						alter table lamp drop constraint lit | constraint lit on table lamp
						create view lit as select updated_at from lamp | drop view lit | view lit
						create materialized view lit as select updated_at from lamp | drop materialized view lit | \
						materialized view lit
						create rule lit as on delete to lamp where old.updated_at is null do instead nothing | \
						drop rule lit on lamp | rule lit on table lamp
						create policy lit on lamp using (updated_at is null) | drop policy lit on lamp | policy lit on table lamp
						create trigger lit before update of updated_at on lamp for each row execute function \
						suppress_redundant_updates_trigger() | drop trigger lit on lamp | trigger lit on table lamp
						create function lit() returns bigint begin atomic select count(updated_at) from lamp; end | \
						drop function lit() | function lit()
						create publication lit for table lamp (id, updated_at) | drop publication lit | \
						publication of table lamp in publication lit
						create table lit (id timestamp(6) references lamp (updated_at)) | drop table lit | \
						constraint lit_id_fkey on table lit
						create table lit (held lamp) | drop table lit | column held of table lit
						create table lit (held lamp[]) | drop table lit | column held of table lit
						""")
		void migrationLeavesLocalTimeToApplicationWhereItsTypeIsNeeded(String creation, String drop, String user)
				throws Exception {
			this.jdbc.execute(
					"alter table lamp alter column updated_at type timestamp(6), add constraint instant unique (updated_at)");
			this.jdbc.execute(creation);
			SchemaReport report = compare();
			assertThat(report.migration()).isEqualTo("""
					-- the values of lamp.updated_at are taken for UTC
					-- drop what uses lamp.updated_at, run the next line, and create it again: %s
					-- alter table lamp alter column updated_at type timestamp(6) with time zone using updated_at at \
					time zone 'UTC'""".formatted(user));
			assertThat(report.scripts()).isEmpty();
			this.jdbc.execute(drop);
			run(compare().migration());
			assertThat(compare().problems()).isEmpty();
		}

		@ParameterizedTest
		@ValueSource(strings = { "create index lit on lamp (updated_at)",
				"create index lit on lamp (id) include (updated_at)",
				"create index lit on lamp (id) where updated_at is null and created_at is not null",
				"alter table lamp add constraint lit unique (updated_at)",
				"alter table lamp add constraint lit check (updated_at is not null)",
				"create extension btree_gist; alter table lamp add constraint lit exclude using gist (updated_at with =)",
				"create statistics lit on id, updated_at from lamp",
				"alter table lamp alter updated_at set default now()",
				"alter table lamp alter updated_at set default current_timestamp(3)",
				"alter table lamp alter updated_at set default clock_timestamp()" })
		void migrationTakesLocalTimeForUtcWhereAnyTypeWillDo(String creation) throws Exception {
			this.jdbc.execute("alter table lamp alter column updated_at type timestamp(6)");
			this.jdbc.execute("update lamp set updated_at = '2026-07-01 12:00'");
			this.jdbc.execute(creation);
			List<String> definitions = definitions();
			run("set time zone 'Europe/Berlin';\n" + compare().migration());
			assertThat(compare().problems()).isEmpty();
			assertThat(definitions()).isEqualTo(definitions).isNotEmpty();
			assertThat(this.jdbc.queryForList("select 1 from lamp where updated_at = '2026-07-01 12:00Z'")).hasSize(1);
		}

		@Test
		void migrationMakesColumnLongerWhateverUsesIt() throws Exception {
			this.jdbc
				.execute("alter table lamp alter column created_by type varchar(64), add check (created_by <> 'x'),"
						+ " alter column created_by set default lower('X')");
			this.jdbc.execute("create index lit on lamp (lower(created_by)) where created_by > 'a'");
			List<String> definitions = definitions();
			run(compare().migration());
			assertThat(compare().problems()).isEmpty();
			assertThat(definitions()).isEqualTo(definitions);
		}

		@Test
		void migrationLeavesNumberToApplicationWhereFunctionOfIndexTakesIt() throws Exception {
			this.jdbc.execute("alter table invoice alter column version type integer");
			this.jdbc.execute("create function even(integer) returns boolean immutable return $1 % 2 = 0");
			this.jdbc.execute("create index lit on invoice (even(version))");
			assertThat(compare().migration()).isEqualTo("""
					-- drop what uses invoice.version, run the next line, and create it again: index lit
					-- alter table invoice alter column version type bigint""");
		}

		private List<String> definitions() {
			return this.jdbc.queryForList("""
					select pg_get_indexdef(indexrelid) from pg_index where indrelid = 'lamp'::regclass
					union all select pg_get_constraintdef(oid) from pg_constraint where conrelid = 'lamp'::regclass
					union all select pg_get_expr(adbin, adrelid) from pg_attrdef where adrelid = 'lamp'::regclass
					union all select pg_get_statisticsobjdef(oid) from pg_statistic_ext
					order by 1""", String.class);
		}

		@ParameterizedTest
		@ValueSource(strings = { "now() at time zone 'UTC'", "now()", "current_timestamp(3)",
				"clock_timestamp() at time zone 'UTC'", "timezone('UTC', now())" })
		void migrationKeepsMeaningOfDefault(String value) throws Exception {
			this.jdbc.execute("alter table lamp alter column updated_at type timestamp(6), alter column updated_at set"
					+ " default " + value);
			for (String script : compare().scripts()) {
				run(script);
			}
			assertThat(compare().problems()).isEmpty();
			run("set time zone 'Asia/Tokyo';\ninsert into lamp (id, created_at, created_by, updated_by) values (7, now(),"
					+ " 'ada', 'ada')");
			assertThat(this.jdbc.queryForObject(
					"select abs(extract(epoch from updated_at - now())) < 600 from lamp where id = 7", Boolean.class))
				.isTrue();
		}

		@Test
		void migrationTakesConstantDefaultForUtc() throws Exception {
			this.jdbc.execute("alter table lamp alter column updated_at type timestamp(6), alter column updated_at set"
					+ " default '2026-07-01 12:00'");
			run("set time zone 'Asia/Tokyo';\n" + String.join("\n", compare().scripts()));
			run("set time zone 'Europe/Berlin';\ninsert into lamp (id, created_at, created_by, updated_by) values (7,"
					+ " now(), 'ada', 'ada')");
			assertThat(this.jdbc.queryForObject("select updated_at = '2026-07-01 12:00Z' from lamp where id = 7",
					Boolean.class))
				.isTrue();
		}

		@Test
		void migrationGivesDefaultOfHeirToNobodyElse() throws Exception {
			this.jdbc.execute("alter table lamp alter column updated_at type timestamp(6), alter column updated_at set"
					+ " default now()");
			this.jdbc.execute("create table heir () inherits (lamp)");
			this.jdbc.execute("alter table heir alter column updated_at set default '2020-01-01'");
			assertThat(compare().migration())
				.contains("-- drop what uses lamp.updated_at, run the next line, and create"
						+ " it again: defaults '2020-01-01 00:00:00'::timestamp without time zone, now()");
		}

		@Test
		void compareReportsIdentifierOfOtherTypeBesideTheRest() throws Exception {
			this.jdbc.execute("alter table lamp alter column id type varchar(20) using id::text");
			assertThat(compare().problems()).contains("Column lamp.id is varchar(20), not bigint.");
		}

		@Test
		void migrationLeavesDefaultsThatDifferToApplication() throws Exception {
			this.jdbc.execute("alter table lamp alter column created_at type timestamp(6)");
			partition("lamp", "list (id)");
			this.jdbc.execute("alter table lamp alter column created_at set default '2026-07-01'");
			this.jdbc.execute("alter table part alter column created_at set default '2026-08-01'");
			assertThat(compare().migration()).contains(
					"""
							-- drop what uses lamp.created_at, run the next line, and create it again: defaults \
							'2026-07-01 00:00:00'::timestamp without time zone, '2026-08-01 00:00:00'::timestamp without time zone
							-- alter table lamp alter column created_at type""");
		}

		@Test
		void migrationMendsPartitionedTable() throws Exception {
			partition("lamp", "range (created_at)");
			this.jdbc.execute("alter table lamp drop column updated_by, alter column updated_at drop not null, alter"
					+ " column created_by drop not null, alter column created_by type varchar(64)");
			this.jdbc.execute("insert into lamp (id, created_at) values (7, '2026-07-01 12:00Z')");
			for (String script : compare().scripts()) {
				run(script);
			}
			assertThat(compare().problems()).isEmpty();
			assertThat(this.jdbc.queryForList("select * from lamp where updated_at = created_at"
					+ " and created_by = 'o''brien' and updated_by = 'o''brien'"))
				.hasSize(1);
		}

		@Test
		void migrationCreatesKeyOfPartitionedTableThatHasPartitionKey() throws Exception {
			partition("invoice", "list (reference)");
			mend();
			assertThat(compare().problems()).isEmpty();
		}

		@Test
		void migrationLeavesKeyOfPartitionedTableWithoutPartitionKeyToApplication() throws Exception {
			partition("invoice", "range (created_at, lower(created_by))");
			SchemaReport report = compare();
			assertThat(report.problems())
				.containsExactly("Unique index invoice_reference on table invoice (reference) is missing.");
			assertThat(report.migration())
				.isEqualTo("-- invoice_reference needs all columns that invoice is partitioned"
						+ " by, add their attributes to @UniqueAmongActive: RANGE (created_at, lower((created_by)::text)),"
						+ " created_at");
			assertThat(report.scripts()).isEmpty();
		}

		@Test
		void migrationLeavesTypeOfPartitionKeyToApplication() throws Exception {
			this.jdbc.execute("alter table lamp alter column created_at type timestamp(0), alter column updated_at drop"
					+ " not null");
			partition("lamp", "range (created_at)");
			assertThat(compare().migration()).isEqualTo(
					"""
							-- lamp.created_at has to become timestamp(6) with time zone: table lamp is partitioned by it, move the \
							rows to a new one

							-- a migration of its own, so that the locks of the one before are released:
							update lamp set updated_at = current_timestamp where updated_at is null;

							-- a migration of its own, so that the locks of the one before are released:
							alter table lamp add constraint plinth_not_null check (updated_at is not null) not valid;

							-- a migration of its own, so that the locks of the one before are released:
							alter table lamp validate constraint plinth_not_null;

							-- a migration of its own, so that the locks of the one before are released:
							alter table lamp alter column updated_at set not null;
							alter table lamp drop constraint plinth_not_null;""");
		}

		/**
		 * Make a table one that is partitioned and has no index.
		 */
		private void partition(String table, String by) {
			this.jdbc.execute("create table partitioned (like " + table + ") partition by " + by);
			this.jdbc.execute("drop table " + table + " cascade");
			this.jdbc.execute("alter table partitioned rename to " + table);
			this.jdbc.execute("create table part partition of " + table + " default");
		}

		@Test
		void migrationMendsTablesThatInherit() throws Exception {
			this.jdbc.execute("create table bulb (watts integer) inherits (lamp)");
			this.jdbc.execute("alter table lamp drop column updated_at, alter column created_by drop not null, alter"
					+ " column created_by type varchar(64)");
			this.jdbc.execute("create trigger bulb_changed before update on bulb for each row execute function"
					+ " suppress_redundant_updates_trigger()");
			this.jdbc.execute("insert into bulb (id, created_at, updated_by) values (7, '2026-07-01 12:00Z', 'ada')");
			SchemaReport report = compare();
			assertThat(report.migration())
				.contains("-- triggers that the next statement fires, disable them if they change rows: bulb_changed");
			mend();
			assertThat(compare().problems()).isEmpty();
			assertThat(this.jdbc
				.queryForList("select * from bulb where updated_at = created_at and created_by = 'o''brien'"))
				.hasSize(1);
		}

		@Test
		void migrationLeavesWhatTablesInheritToApplication() throws Exception {
			this.jdbc.execute("alter table lamp alter column created_by type varchar(64)");
			this.jdbc.execute("alter table lamp rename to bulb");
			this.jdbc.execute("create table lamp () inherits (bulb)");
			this.jdbc.execute("create view lit as select created_by from lamp");
			assertThat(compare().migration()).isEqualTo("-- lamp.created_by has to become varchar(255): it is inherited"
					+ " from table bulb, change it there");
			this.jdbc.execute("drop table lamp cascade");
			this.jdbc.execute("alter table invoice rename to bill");
			this.jdbc.execute("update bill set deleted_by = 'x'");
			this.jdbc.execute("alter table bill alter column deleted_by set not null");
			this.jdbc.execute("create table invoice () inherits (bill)");
			this.jdbc.execute("create unique index living on invoice (reference) where deleted_at is null");
			this.jdbc.execute("alter table bulb drop column updated_by");
			this.jdbc.execute("create table bulbs (like bulb) partition by list (created_by)");
			this.jdbc.execute("create table lamp partition of bulbs default");
			assertThat(compare().migration()).isEqualTo("""
					-- lamp.created_by has to become varchar(255): it is inherited from table bulbs, change it there
					-- lamp is a partition of bulbs: add a column updated_by there

					-- a migration of its own, so that the locks of the one before are released:
					-- invoice.deleted_by has to accept null: it is inherited from table bill, change it there""");
		}

		@Test
		void migrationOfKeyTellsOfTablesThatInherit() throws Exception {
			this.jdbc.execute("drop index invoice_reference");
			this.jdbc.execute("create table proforma () inherits (invoice)");
			assertThat(compare().migration()).isEqualTo("""
					-- invoice_reference will not have the rows of tables that inherit from invoice: proforma
					create unique index invoice_reference on invoice (reference) where deleted_at is null;""");
		}

		@Test
		void migrationLeavesTypeOfColumnThatViewOfPartitionUses() throws Exception {
			this.jdbc.execute("alter table lamp alter column created_by type varchar(64)");
			partition("lamp", "range (created_at)");
			this.jdbc.execute("create view lit as select created_by from part");
			assertThat(compare().migration()).isEqualTo("""
					-- drop what uses lamp.created_by, run the next line, and create it again: view lit
					-- alter table lamp alter column created_by type varchar(255)""");
		}

		private void forbidNullsAndReplaceKey() {
			this.jdbc.execute("alter table invoice drop column created_at, alter column updated_by drop not null, add"
					+ " constraint one_reference unique (reference)");
			this.jdbc.execute("update invoice set updated_by = null");
			this.jdbc.execute("drop index invoice_reference");
		}

		private List<String> runAndCollect(String script, String query) throws SQLException {
			try (Connection connection = this.instance.dataSource().getConnection();
					Statement statement = connection.createStatement()) {
				connection.setAutoCommit(false);
				statement.execute(script);
				List<String> collected = new ArrayList<>();
				try (ResultSet rows = statement.executeQuery(query)) {
					while (rows.next()) {
						collected.add(rows.getString(1));
					}
				}
				connection.commit();
				return collected;
			}
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

		@Test
		void migrationNamesNoTriggerThatIsDisabled() throws Exception {
			this.jdbc.execute("alter table invoice alter column updated_by drop not null");
			createUpdateTrigger("resting");
			assertThat(compare().migration()).contains("resting");
			this.jdbc.execute("alter table invoice disable trigger resting");
			assertThat(compare().migration()).doesNotContain("resting");
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
					new Broken("lamp", "", "Constraint plinth_not_null on table lamp is left over from a migration.",
							"alter table lamp add constraint plinth_not_null check (created_at is not null) not valid"),
					new Broken("invoice", "created_by",
							"Constraint plinth_not_null on table invoice is left over from a migration."
									+ " Column invoice.created_by may be null.",
							"alter table invoice alter column created_by drop not null",
							"update invoice set created_by = null",
							"alter table invoice add constraint plinth_not_null check (deleted_by is not null) not valid"),
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

		@Test
		void migrationLeavesPrimaryKeyThatIsNotMappedToApplication() throws Exception {
			this.jdbc
				.queryForList("select concat('alter table ', table_name, ' drop foreign key ', constraint_name) from"
						+ " information_schema.key_column_usage where table_schema = ? and referenced_table_name = 'invoice'",
						String.class, this.instance.name())
				.forEach(this.jdbc::execute);
			this.jdbc.execute("alter table invoice drop primary key, add primary key (reference)");
			SchemaReport report = compare();
			assertThat(report.problems())
				.containsExactly("Primary key PRIMARY on table invoice counts deleted rows as well.");
			assertThat(report.migration())
				.isEqualTo("-- PRIMARY is the primary key of invoice: replace it by one of id");
		}

		@Test
		void migrationLeavesIndexThatForeignKeyNeedsWhereDriverTellsOfSchemas() throws Exception {
			dropReference();
			this.jdbc.execute("create index invoice_reference on invoice (created_by)");
			this.jdbc.execute("create table customer (name varchar(255) primary key)");
			this.jdbc.execute("insert into customer values ('ada')");
			this.jdbc.execute("alter table invoice add constraint invoice_customer foreign key (created_by) references"
					+ " customer (name)");
			try (Connection connection = DriverManager.getConnection(connected().jdbcUrl() + "?useCatalogTerm=SCHEMA",
					connected().username(), connected().password())) {
				assertThat(unqualified(compare(connection).migration()))
					.startsWith("-- invoice_reference is needed by foreign keys");
			}
			finally {
				this.jdbc.execute("alter table invoice drop constraint invoice_customer");
				this.jdbc.execute("drop table customer");
			}
		}

		@Override
		String createSequence(String name) {
			return "create sequence " + name;
		}

		@Override
		List<String> reset() {
			return List.of("create or replace database " + this.instance.name());
		}

		@Test
		void migrationMendsTableWithHistory() throws Exception {
			dropReference();
			this.jdbc
				.execute("alter table invoice drop column created_at, modify column created_by varchar(64) not null,"
						+ " modify column updated_by varchar(255) null, modify column version int not null");
			this.jdbc.execute("alter table invoice add system versioning");
			this.jdbc.execute("update invoice set version = 4");
			this.jdbc.execute("update invoice set updated_at = '2026-03-03 00:00:00'");
			assertThat(compare().migration()).startsWith("""
					set @session_system_versioning_alter_history = @@session.system_versioning_alter_history;
					set system_versioning_alter_history = keep;
					""").endsWith("""

					set system_versioning_alter_history = @session_system_versioning_alter_history;""");
			mend();
			assertThat(compare().problems()).isEmpty();
			assertThat(this.jdbc.queryForList(
					"select cast(created_at as date) as created from invoice for system_time all order by row_end",
					String.class))
				.containsExactly("2026-02-03", "2026-02-03", "2026-03-03");
		}

		@Test
		void migrationMendsTableWhoseHistoryHasZeroDates() throws Exception {
			run("set sql_mode = '';\nalter table lamp add column lit_at date null, modify column created_at"
					+ " timestamp not null;\n"
					+ "alter table lamp add system versioning;\nupdate lamp set lit_at = '0000-00-00';\n"
					+ "update lamp set lit_at = '2026-01-02';", this.instance);
			mendInStrictMode();
			assertThat(this.jdbc.queryForList(
					"select cast(lit_at as char) from lamp for system_time all where lit_at = 0", String.class))
				.containsExactly("0000-00-00");
		}

		@Test
		void statementInCommentChangesTableWithHistory() throws Exception {
			this.jdbc.execute("alter table lamp modify column created_at timestamp not null default (current_timestamp"
					+ " + interval 1 day)");
			this.jdbc.execute("alter table lamp add system versioning");
			List<String> migration = examine().migration().lines().toList();
			assertThat(migration).hasSize(9).element(1).asString().contains(", run the next 7 lines, ");
			run("set system_versioning_alter_history = keep;\nalter table lamp alter column created_at drop default;",
					this.instance);
			run(migration.stream().skip(2).map((line) -> line.substring(3) + ";").collect(Collectors.joining("\n")));
			assertThat(compare().problems()).isEmpty();
		}

		@Test
		void migrationLeavesNullsOfHistoryToApplication() throws Exception {
			this.jdbc.execute("alter table lamp modify column created_by varchar(64) null, modify column updated_by"
					+ " varchar(64) null");
			this.jdbc.execute("alter table lamp add system versioning");
			this.jdbc.execute("update lamp set created_by = null");
			mend();
			assertThat(compare().problems()).containsExactly("Column lamp.created_by may be null.");
			assertThat(compare().migration())
				.isEqualTo("-- lamp.created_by has to be not null: fill it, and delete the rows"
						+ " in the history of lamp that are null there, which the update leaves as well");
			this.jdbc.execute("update lamp set created_by = 'ada'");
			this.jdbc.execute("delete history from lamp");
			mend();
			assertThat(compare().problems()).isEmpty();
		}

		@Test
		void migrationCreatesKeyOfTableThatIsPartitionedBySystemTime() throws Exception {
			dropReference();
			for (String table : List.of("credit_note", "`Attachment`")) {
				this.jdbc.queryForList("select constraint_name from information_schema.referential_constraints where"
						+ " constraint_schema = database() and referenced_table_name = 'invoice' and table_name = ?",
						String.class, table.replace("`", ""))
					.forEach((key) -> this.jdbc.execute("alter table " + table + " drop foreign key " + key));
			}
			this.jdbc.execute("alter table invoice add system versioning partition by system_time (partition history"
					+ " history, partition current current)");
			mend();
			assertThat(compare().problems()).isEmpty();
		}

		@Test
		void migrationKeepsCompressedColumns() throws Exception {
			this.jdbc
				.execute("alter table lamp modify column created_by varchar(64) compressed character set latin1 not"
						+ " null default 'x', modify column updated_by varchar(255) compressed null");
			mend();
			assertThat(compare().problems()).isEmpty();
			assertThat(this.jdbc.queryForMap("show create table lamp").get("Create Table")).asString()
				.contains(
						"`created_by` varchar(255) /*M!100301 COMPRESSED*/ CHARACTER SET latin1 COLLATE"
								+ " latin1_swedish_ci NOT NULL DEFAULT 'x'",
						"`updated_by` varchar(255) /*M!100301 COMPRESSED*/ NOT NULL");
		}

		@Test
		void migrationLeavesInvisibleColumnWithoutDefaultToApplication() throws Exception {
			this.jdbc.execute("alter table lamp modify column created_by varchar(64) null invisible");
			assertThat(compare().migration()).isEqualTo("""
					alter table lamp modify column created_by varchar(255) null INVISIBLE;
					-- lamp.created_by has to be not null: give it a default, which an invisible column needs then, or \
					have it be visible""");
			mend();
			this.jdbc.execute("alter table lamp alter column created_by set default 'x'");
			mend();
			assertThat(compare().problems()).isEmpty();
		}

		@Test
		void migrationChangesUuidsOfBytes() throws Exception {
			this.jdbc.execute("alter table invoice modify column deletion_id binary(16) null");
			this.jdbc.execute("update invoice set deletion_id = unhex('00112233445566778899aabbccddeeff')");
			assertThat(compare().problems()).containsExactly("Column invoice.deletion_id is binary(16), not uuid.");
			mend();
			assertThat(compare().problems()).isEmpty();
			assertThat(this.jdbc.queryForObject("select cast(deletion_id as char) from invoice", String.class))
				.isEqualTo("00112233-4455-6677-8899-aabbccddeeff");
		}

		@Override
		String nextIdentifier() {
			return "select next value for plinth_id_seq";
		}

	}

	@Nested
	class MariaDbInOtherCatalog extends MariaDb {

		@Override
		boolean isInOtherCatalog() {
			return true;
		}

	}

}
