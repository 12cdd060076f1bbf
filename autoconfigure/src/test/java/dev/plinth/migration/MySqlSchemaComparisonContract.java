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

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.plinth.entity.Timestamped_;
import dev.plinth.migration.checked.Lamp;
import dev.plinth.migration.comparison.SchemaReport;
import dev.plinth.testing.TestDatabase;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.hibernate.mapping.Column;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.test.util.ReflectionTestUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * {@link SchemaComparisonContract} where a column can only be stated anew.
 */
abstract class MySqlSchemaComparisonContract extends SchemaComparisonContract {

	private final TestDatabase.@Nullable Instance otherCatalog;

	MySqlSchemaComparisonContract(TestDatabase database) {
		super(database);
		this.otherCatalog = isInOtherCatalog() ? database.create() : null;
	}

	/**
	 * Whether the tables are in another catalog than the one of the connection, which has
	 * tables of the same names.
	 */
	boolean isInOtherCatalog() {
		return false;
	}

	/**
	 * The statement that creates a sequence.
	 */
	abstract String createSequence(String name);

	@BeforeAll
	void createTablesOfTheSameNames() {
		if (this.otherCatalog != null) {
			JdbcTemplate other = new JdbcTemplate(this.otherCatalog.dataSource());
			other.execute("create table invoice (id integer primary key)");
			other.execute("create table credit_cause (id integer primary key)");
			other.execute(createSequence("plinth_id_seq"));
			other.execute("insert into invoice values (100000)");
		}
	}

	@AfterAll
	void dropOtherCatalog() {
		if (this.otherCatalog != null) {
			this.otherCatalog.close();
		}
	}

	@Override
	TestDatabase.Instance connected() {
		return (this.otherCatalog != null) ? this.otherCatalog : super.connected();
	}

	@Override
	String[] properties() {
		return (this.otherCatalog != null)
				? new String[] { "spring.jpa.properties.hibernate.default_catalog=" + this.instance.name() }
				: super.properties();
	}

	@Override
	String unqualified(String text) {
		return (this.otherCatalog != null) ? text.replace(this.instance.name() + ".", "") : text;
	}

	@Override
	String currentSchema() {
		return "database()";
	}

	@Test
	void migrationKeepsInstantsWhateverTheZoneOfTheSession() throws Exception {
		this.jdbc.execute("alter table lamp modify column updated_at timestamp(6) not null default"
				+ " current_timestamp(6) on update current_timestamp(6)");
		this.jdbc
			.execute("update lamp set updated_at = convert_tz('2026-07-01 12:00:00', '+00:00', @@session.time_zone)");
		SchemaReport report = compare();
		assertThat(report.problems()).containsExactly("Column lamp.updated_at is timestamp(6), not datetime(6).",
				"Column lamp.updated_at is set by the database whenever a row is updated.");
		assertThat(report.migration()).isEqualTo("""
				-- the values of lamp.updated_at are kept in UTC
				set @session_time_zone = @@session.time_zone;
				set time_zone = '+00:00';
				alter table lamp modify column updated_at datetime(6) not null DEFAULT (utc_timestamp(6));
				set time_zone = @session_time_zone;""");
		run("set time_zone = '+02:00';\n" + examine().migration());
		assertThat(compare().problems()).isEmpty();
		assertThat(this.jdbc.queryForObject("select cast(updated_at as char) from lamp", String.class))
			.startsWith("2026-07-01 12:00:00");
	}

	@Test
	void migrationKeepsCurrentTimeAsDefaultOfLongerColumn() throws Exception {
		this.jdbc.execute("alter table lamp modify column updated_at datetime null default current_timestamp on update"
				+ " current_timestamp");
		mend();
		assertThat(compare().problems()).isEmpty();
		assertThat(this.jdbc.queryForMap("show create table lamp").get("Create Table")).asString()
			.containsIgnoringCase("`updated_at` datetime(6) NOT NULL DEFAULT current_timestamp(6),");
	}

	@Test
	void migrationCreatesForeignKeysToColumnsOfTheirTypeOnly() throws Exception {
		for (String table : List.of(quote("Attachment"), "credit_cause", "credit_note")) {
			this.jdbc.execute("drop table if exists " + table);
		}
		this.jdbc.execute("alter table invoice modify column id bigint unsigned not null");
		assertThat(compare().migration())
			.contains("can have no foreign key to invoice before its columns have the" + " types that are mapped: id");
		mend();
	}

	@Test
	void migrationKeepsDefaultOfColumn() throws Exception {
		this.jdbc.execute("alter table invoice modify column created_by varchar(64) default 'it''s' not null");
		assertThat(compare().migration())
			.isEqualTo("alter table invoice modify column created_by varchar(255) not null DEFAULT 'it''s';");
	}

	@Test
	void compareAcceptsDefaults() throws Exception {
		this.jdbc.execute("alter table invoice modify column updated_at datetime(6) not null default"
				+ " current_timestamp(6), modify column deleted_by varchar(255) default (concat('x', 'y'))");
		assertThat(compare().problems()).isEmpty();
	}

	@Test
	void migrationKeepsCharacterSetCommentAndCheckOfColumn() throws Exception {
		this.jdbc.execute("alter table lamp default character set latin1");
		this.jdbc.execute("alter table lamp modify column created_by varchar(64) character set utf8mb4 collate"
				+ " utf8mb4_bin null default null comment 'not null' check (created_by <> '')");
		this.jdbc.execute("update lamp set created_by = '\u0416'");
		SchemaReport report = compare();
		mend();
		assertThat(compare().problems()).isEmpty();
		assertThat(this.jdbc.queryForObject("select created_by from lamp", String.class)).isEqualTo("\u0416");
		assertThat(this.jdbc.queryForMap("show create table lamp").get("Create Table")).asString()
			.contains("`created_by` varchar(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'not null'",
					"`created_by` <> ");
	}

	@Test
	void migrationLeavesForeignKeysToApplication() throws Exception {
		this.jdbc.execute("alter table lamp modify column id int not null auto_increment");
		this.jdbc.execute("create table shade (lamp_id int, foreign key (lamp_id) references lamp (id))");
		SchemaReport report = compare();
		assertThat(report.problems()).containsExactly("Column lamp.id is integer, not bigint.");
		assertThat(report.migration()).isEqualTo("-- lamp.id has to become bigint, and so have the columns at the"
				+ " other ends of its foreign keys: drop these keys before");
		this.jdbc.execute("drop table shade");
	}

	@Test
	void migrationLeavesIndexThatForeignKeyNeedsToApplication() throws Exception {
		dropReference();
		this.jdbc.execute("create table customer (name varchar(255) primary key)");
		this.jdbc.execute("insert into customer values ('ada')");
		this.jdbc.execute("create index invoice_reference on invoice (created_by)");
		this.jdbc.execute("alter table invoice add constraint invoice_customer foreign key (created_by) references"
				+ " customer (name)");
		assertThat(compare().migration()).isEqualTo("-- invoice_reference is needed by foreign keys, drop them or have"
				+ " them refer to another key, and run the next line: invoice_customer of invoice\n"
				+ "-- alter table invoice drop index invoice_reference, add unique index invoice_reference"
				+ " (reference, active_row)");
		this.jdbc.execute("create index invoice_author on invoice (created_by, version)");
		mend();
		assertThat(compare().problems()).isEmpty();
		this.jdbc.execute("alter table invoice drop constraint invoice_customer");
		this.jdbc.execute("drop table customer");
	}

	@Test
	void nextMigrationTakesThePlaceOfOneThatFailed(@TempDir Path directory) throws Exception {
		Flyway flyway = flyway(directory);
		Path file = write(directory);
		assertThatExceptionOfType(FlywayException.class).isThrownBy(flyway::migrate);
		this.jdbc.execute("update invoice set reference = 'b' where id = 1000");
		Files.delete(file);
		flyway.repair();
		assertThat(compare().problems()).containsExactly(
				"Unique index invoice_reference on table invoice (reference, active_row) is another index.");
		assertThat(MigrationFile.write(directory, examine().scripts(), "0")).containsExactly(file);
		flyway.migrate();
		assertMended();
	}

	@Test
	void migrationThatFailedGoesOnByHand(@TempDir Path directory) throws Exception {
		Flyway flyway = flyway(directory);
		Path file = write(directory);
		AtomicInteger line = new AtomicInteger();
		assertThatExceptionOfType(FlywayException.class).isThrownBy(flyway::migrate)
			.extracting((failure) -> Pattern.compile("Line +: (\\d+)").matcher(failure.getMessage()))
			.satisfies((matcher) -> {
				assertThat(matcher.find()).isTrue();
				line.set(Integer.parseInt(matcher.group(1)));
			});
		this.jdbc.execute("update invoice set reference = 'b' where id = 1000");
		run(Files.readString(file).lines().skip(line.get() - 1).collect(Collectors.joining("\n")));
		new JdbcTemplate(connected().dataSource())
			.update("update " + flyway.getConfiguration().getTable() + " set success = true where not success");
		assertThat(flyway.migrate().migrationsExecuted).isZero();
		assertMended();
	}

	/**
	 * Write a migration that fails since two rows have the same value, in the statement
	 * that replaces an index.
	 */
	private Path write(Path directory) throws Exception {
		dropReference();
		this.jdbc.execute("create index invoice_reference on invoice (reference)");
		this.jdbc.execute("alter table invoice drop column updated_by, modify column created_by varchar(64) null");
		this.jdbc.execute("insert into invoice (id, reference, created_at, updated_at, version)"
				+ " values (1000, 'a', utc_timestamp(6), utc_timestamp(6), 0)");
		List<Path> files = MigrationFile.write(directory, examine().scripts(), "0");
		assertThat(files).hasSize(1);
		return files.get(0);
	}

	private Flyway flyway(Path directory) {
		String history = "history_" + directory.getFileName().toString().replaceAll("\\W", "_");
		return Flyway.configure()
			.dataSource(connected().dataSource())
			.locations("filesystem:" + directory)
			.table(history)
			.baselineOnMigrate(true)
			.baselineVersion("0")
			.load();
	}

	private void assertMended() throws Exception {
		assertThat(compare().problems()).isEmpty();
		assertThat(this.jdbc.queryForList("select distinct index_name from information_schema.statistics where"
				+ " table_name = 'invoice' and table_schema = database()", String.class))
			.containsExactlyInAnyOrder("PRIMARY", "invoice_reference");
	}

	@Test
	void migrationKeepsColumnsThatUpdatesChange() throws Exception {
		this.jdbc.execute("alter table invoice drop column created_at, add column seen_at timestamp not null"
				+ " default '2020-01-01 00:00:00' on update current_timestamp");
		Map<String, Object> row = this.jdbc.queryForMap("select * from invoice");
		String migration = compare().migration();
		assertThat(migration).contains("update invoice set created_at = coalesce(updated_at, (utc_timestamp(6))),"
				+ " `seen_at` = `seen_at` where created_at is null;");
		mend();
		assertThat(compare().problems()).isEmpty();
		assertThat(this.jdbc.queryForMap("select * from invoice")).containsAllEntriesOf(row)
			.containsEntry("created_at", row.get("updated_at"));
	}

	@Test
	void migrationLeavesStampsToApplication() throws Exception {
		this.jdbc.execute("alter table invoice modify column updated_at datetime(6) not null"
				+ " default current_timestamp(6) on update current_timestamp(6) comment 'it''s'");
		Map<String, Object> row = this.jdbc.queryForMap("select * from invoice");
		SchemaReport report = compare();
		assertThat(report.problems())
			.containsExactly("Column invoice.updated_at is set by the database whenever a row is updated.");
		assertThat(report.migration())
			.isEqualToIgnoringCase("alter table invoice modify column updated_at datetime(6) not null"
					+ " DEFAULT current_timestamp(6) COMMENT 'it''s';");
		mend();
		assertThat(compare().problems()).isEmpty();
		this.jdbc.update("update invoice set deleted_at = utc_timestamp(6)");
		assertThat(this.jdbc.queryForMap("select * from invoice")).containsEntry("updated_at", row.get("updated_at"));
	}

	@Test
	void migrationMovesConstantDefaultsOfInstantsToUtc() throws Exception {
		run("set time_zone = '+02:00';\nalter table lamp modify column created_at timestamp not null default"
				+ " '2026-07-01 12:00:00', modify column updated_at timestamp(3) not null default"
				+ " '2026-01-01 00:30:00.125';;", this.instance);
		assertThat(compare().migration()).contains("DEFAULT '2026-07-01 10:00:00'",
				"DEFAULT '2025-12-31 22:30:00.125'");
		mend();
		assertThat(compare().problems()).isEmpty();
		this.jdbc.update("insert into lamp (id, created_by, updated_by) values (7, 'ada', 'ada')");
		assertThat(
				this.jdbc.queryForMap("select cast(created_at as char) as created, cast(updated_at as char) as updated"
						+ " from lamp where id = 7"))
			.containsEntry("created", "2026-07-01 10:00:00.000000")
			.containsEntry("updated", "2025-12-31 22:30:00.125000");
	}

	@Test
	void migrationKeepsZeroDates() throws Exception {
		run("set sql_mode = '';\nalter table lamp modify column created_at timestamp not null default"
				+ " '0000-00-00 00:00:00', modify column updated_at timestamp null;\n"
				+ "update lamp set created_at = '0000-00-00', updated_at = null;", this.instance);
		mendInStrictMode();
		assertThat(this.jdbc.queryForObject("select cast(created_at as char) from lamp", String.class))
			.isEqualTo("0000-00-00 00:00:00.000000");
		assertThat(this.jdbc.queryForMap("show create table lamp").get("Create Table")).asString()
			.contains("`created_at` datetime(6) NOT NULL DEFAULT '0000-00-00 00:00:00.000000'");
	}

	@Test
	void migrationMendsTableWhoseOtherColumnsHaveZeroDates() throws Exception {
		run("set sql_mode = '';\nalter table lamp add column lit_at date not null default '0000-00-00',"
				+ " drop column updated_by, modify column created_by varchar(64) not null;", this.instance);
		mendInStrictMode();
		assertThat(this.jdbc.queryForObject("select cast(lit_at as char) from lamp", String.class))
			.isEqualTo("0000-00-00");
	}

	@ParameterizedTest
	@ValueSource(strings = { "datetime not null default '0000-00-00'", "datetime(6) not null" })
	void migrationLeavesZeroDatesThatCanMeanNullToApplication(String type) throws Exception {
		run("set sql_mode = '';\nalter table invoice modify column updated_by varchar(64) not null,"
				+ " modify column deleted_at " + type + ";\nupdate invoice set deleted_at = '0000-00-00';",
				this.instance);
		String living = "select count(*) from invoice where deleted_at is null";
		assertThat(this.jdbc.queryForObject(living, Long.class)).isOne();
		mend();
		assertThat(this.jdbc.queryForObject(living, Long.class)).isOne();
		SchemaReport report = compare();
		assertThat(report.problems()).contains("Column invoice.deleted_at may not be null.");
		assertThat(report.migration()).startsWith("-- invoice.deleted_at has to ")
			.endsWith("accept null: only the application knows which of its values mean null. While it is stopped,"
					+ " have the column accept null and default to it, and set those to null that do");
		run("set sql_mode = '';\nalter table invoice modify column deleted_at datetime null;\n"
				+ "update invoice set deleted_at = null where deleted_at = '0000-00-00';", this.instance);
		mend();
		assertThat(compare().problems()).isEmpty();
		assertThat(this.jdbc.queryForObject(living + " and active_row = 1", Long.class)).isOne();
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "modify column created_at datetime not null", "modify column created_by varchar(64) not null",
					"modify column created_by varchar(255) null;\nupdate lamp set created_by = null",
					"modify column created_at datetime(6) null;\nupdate lamp set created_at = null" })
	void migrationWritesTableAnewWhoseRowsHaveZeroDates(String change) throws Exception {
		run("set sql_mode = '';\nalter table lamp add column lit_at date null, " + change
				+ ";\nupdate lamp set lit_at = '0000-00-00';", this.instance);
		mendInStrictMode();
		assertThat(this.jdbc.queryForObject("select cast(lit_at as char) from lamp", String.class))
			.isEqualTo("0000-00-00");
	}

	@Test
	void migrationKeepsConstantDefaultsOfInstantsThatStay() throws Exception {
		Column column = this.metadata.getEntityBinding(Lamp.class.getName())
			.getProperty(Timestamped_.UPDATED_AT)
			.getColumns()
			.get(0);
		String type = column.getSqlType(this.metadata);
		ReflectionTestUtils.setField(column, "sqlTypeName", "timestamp(6)");
		try {
			this.jdbc.execute("alter table lamp modify column updated_at timestamp(3) null default"
					+ " '2026-07-01 12:00:00' on update current_timestamp(3)");
			String value = "select unix_timestamp(default(updated_at)) div 1 from lamp";
			Long instant = this.jdbc.queryForObject(value, Long.class);
			run("set time_zone = '+02:00';\n" + examine().migration());
			assertThat(compare().problems()).isEmpty();
			assertThat(this.jdbc.queryForObject(value, Long.class)).isEqualTo(instant);
		}
		finally {
			ReflectionTestUtils.setField(column, "sqlTypeName", type);
		}
	}

	@Test
	void migrationCreatesNoForeignKeyToColumnOfTypeThatStays() throws Exception {
		dropForeignKeysOfInvoices();
		for (String table : List.of(quote("Attachment"), "credit_cause", "credit_note")) {
			this.jdbc.execute("drop table if exists " + table);
		}
		this.jdbc.execute("alter table invoice modify column id varchar(20) not null");
		assertThat(compare().migration())
			.contains("can have no foreign key to invoice before its columns have the types that are mapped: id");
		mend();
		assertThat(compare().problems()).containsExactly("Column invoice.id is varchar(20), not bigint.");
	}

	final void mendInStrictMode() throws Exception {
		String strict = "STRICT_TRANS_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE";
		try (Connection connection = connected().dataSource().getConnection()) {
			try (Statement statement = connection.createStatement()) {
				statement.execute("set sql_mode = '" + strict + "'");
			}
			String migration = compare(connection).migration();
			ScriptUtils.executeSqlScript(connection,
					new EncodedResource(new ByteArrayResource(migration.getBytes(StandardCharsets.UTF_8))));
			assertThat(compare(connection).problems()).isEmpty();
			assertThat(new JdbcTemplate(new SingleConnectionDataSource(connection, true))
				.queryForList("select @@sql_mode", String.class)).first(InstanceOfAssertFactories.STRING)
				.contains(strict.split(","));
		}
	}

	@Test
	void migrationLeavesComputedDefaultOfInstantsToApplication() throws Exception {
		this.jdbc.execute("alter table lamp modify column created_at timestamp not null default"
				+ " (current_timestamp + interval 1 day)");
		SchemaReport report = compare();
		assertThat(report.problems()).containsExactly("Column lamp.created_at is timestamp(0), not datetime(6).");
		assertThat(report.migration()).contains(
				"-- drop what uses lamp.created_at, run the next 4 lines, and create it again: default ",
				"-- alter table lamp modify column created_at datetime(6) not null");
		assertThat(report.scripts()).isEmpty();
		this.jdbc.execute("alter table lamp alter column created_at drop default");
		mend();
		assertThat(compare().problems()).isEmpty();
	}

	@Test
	void migrationKeepsWhatLooksLikeAttributesInTexts() throws Exception {
		this.jdbc.execute("alter table lamp modify column created_by varchar(64) null comment"
				+ " 'not null, DEFAULT NULL or ''x'' ON UPDATE CURRENT_TIMESTAMP', modify column updated_by varchar(90)"
				+ " default (concat('a', ' DEFAULT NULL x')) not null");
		mend();
		assertThat(compare().problems()).isEmpty();
		assertThat(this.jdbc.queryForMap("show create table lamp").get("Create Table")).asString()
			.contains("COMMENT 'not null, DEFAULT NULL or ''x'' ON UPDATE CURRENT_TIMESTAMP'", "' DEFAULT NULL x'");
	}

	@Test
	void migrationKeepsInvisibleColumns() throws Exception {
		this.jdbc.execute("alter table lamp modify column created_by varchar(64) not null default 'it''s' invisible,"
				+ " modify column created_at timestamp not null default current_timestamp invisible, modify column"
				+ " updated_by varchar(64) null default 'x' invisible");
		assertThat(compare().migration())
			.containsPattern("created_at datetime\\(6\\) not null.* DEFAULT \\(utc_timestamp");
		mend();
		assertThat(compare().problems()).isEmpty();
		assertThat(
				this.jdbc.queryForList(
						"select column_name from information_schema.columns where table_name = 'lamp'"
								+ " and table_schema = database() and extra like '%INVISIBLE%' order by 1",
						String.class))
			.containsExactly("created_at", "created_by", "updated_by");
		this.jdbc.update("insert into lamp (id, updated_at, updated_by) values (7, utc_timestamp(6), 'ada')");
		assertThat(this.jdbc.queryForObject("select created_by from lamp where id = 7", String.class))
			.isEqualTo("it's");
	}

	@Test
	void migrationLeavesKeyOfPartitionedTableWithoutPartitionKeyToApplication() throws Exception {
		dropForeignKeysOfInvoices();
		dropReference();
		this.jdbc
			.execute("alter table invoice drop primary key, add primary key (id, version), modify column created_by"
					+ " varchar(64) not null");
		this.jdbc.execute("alter table invoice partition by range (version div 2) subpartition by key (id) (partition"
				+ " few values less than (10), partition many values less than (maxvalue))");
		assertThat(compare().migration()).isEqualTo("""
				alter table invoice modify column created_by varchar(255) not null;
				-- invoice_reference needs all columns that invoice is partitioned by, add their attributes to \
				@UniqueAmongActive: id, version""");
		mend();
		assertThat(compare().problems())
			.containsExactly("Unique index invoice_reference on table invoice (reference, active_row) is missing.");
	}

	@Test
	void migrationLeavesKeyOfTableThatIsPartitionedByItsPrimaryKeyToApplication() throws Exception {
		dropForeignKeysOfInvoices();
		dropReference();
		this.jdbc.execute("alter table invoice partition by key () partitions 2");
		assertThat(compare().migration()).isEqualTo("-- invoice_reference needs all columns that invoice is partitioned"
				+ " by, add their attributes to @UniqueAmongActive: id");
	}

	@Test
	void migrationCreatesKeyOfPartitionedTableThatHasPartitionKey() throws Exception {
		dropForeignKeysOfInvoices();
		dropReference();
		this.jdbc.execute("alter table invoice drop primary key, add index (id)");
		this.jdbc.execute("alter table invoice partition by key (reference) partitions 2");
		mend();
		assertThat(compare().problems()).isEmpty();
	}

	@Test
	void migrationCreatesNoForeignKeyToPartitionedTable() throws Exception {
		dropForeignKeysOfInvoices();
		dropReference();
		this.jdbc.execute("drop table " + quote("Attachment"));
		this.jdbc.execute("alter table invoice partition by hash (id) partitions 2");
		assertThat(compare().migration())
			.contains("-- " + quote("Attachment") + " can have no foreign key to invoice, which is partitioned");
		mend();
		assertThat(compare().problems())
			.containsExactly("Unique index invoice_reference on table invoice (reference, active_row) is missing.");
	}

	@Test
	void migrationLeavesInstantsThatTableIsPartitionedByToApplication() throws Exception {
		this.jdbc
			.execute("alter table lamp modify column created_at timestamp(0) not null, drop primary key, add primary"
					+ " key (id, created_at), modify column created_by varchar(64) not null");
		this.jdbc.execute("alter table lamp partition by range (unix_timestamp(created_at)) (partition early values"
				+ " less than (unix_timestamp('2026-06-01')), partition late values less than (maxvalue))");
		assertThat(compare().migration()).isEqualTo(
				"""
						-- lamp.created_at has to become datetime(6): table lamp is partitioned by it, move the rows to a new one
						alter table lamp modify column created_by varchar(255) not null;""");
		mend();
		assertThat(compare().problems()).containsExactly("Column lamp.created_at is timestamp(0), not datetime(6).");
	}

	@Test
	void migrationChangesOtherTypesThatTableIsPartitionedBy() throws Exception {
		this.jdbc.execute("alter table lamp modify column created_at datetime(0) not null, modify column updated_at"
				+ " timestamp(0) not null, modify column id int not null, drop primary key, add primary key (id,"
				+ " created_at, updated_at)");
		this.jdbc
			.execute("alter table lamp partition by range (to_days(created_at)) subpartition by key (id, updated_at)"
					+ " (partition early values less than (to_days('2026-06-01')), partition late values less than (maxvalue))");
		mend();
		assertThat(compare().problems()).isEmpty();
	}

	@Test
	void migrationLeavesColumnThatForeignKeySetsToNullToApplication() throws Exception {
		this.jdbc.execute("create table author (name varchar(255) primary key)");
		this.jdbc.execute("alter table lamp modify column created_by varchar(255) null, modify column updated_by"
				+ " varchar(255) null");
		this.jdbc.execute("update lamp set created_by = null");
		this.jdbc
			.execute("alter table lamp add constraint lamp_author foreign key (created_by) references author (name)"
					+ " on delete set null");
		assertThat(compare().migration()).contains("lamp_author");
		mend();
		assertThat(compare().problems()).containsExactly("Column lamp.created_by may be null.");
		this.jdbc.execute("alter table lamp drop constraint lamp_author");
		mend();
		assertThat(compare().problems()).isEmpty();
		this.jdbc.execute("drop table author");
	}

	private void dropForeignKeysOfInvoices() {
		List<Map<String, Object>> keys = this.jdbc.queryForList("select table_name as t, constraint_name as c from"
				+ " information_schema.referential_constraints where constraint_schema = database() and"
				+ " referenced_table_name = 'invoice'");
		keys.forEach((key) -> this.jdbc
			.execute("alter table " + quote((String) key.get("t")) + " drop foreign key " + key.get("c")));
	}

	@Override
	void dropReference() {
		this.jdbc.execute("drop index invoice_reference on invoice");
	}

	@Override
	void createUpdateTrigger(String name) {
		this.jdbc.execute("create trigger " + name + " before update on invoice for each row set @fired = 1");
	}

	@Override
	String instant(int precision) {
		return "datetime(" + precision + ")";
	}

	@Override
	String alter(String table, String column, String type, boolean nullable) {
		return "alter table " + table + " modify column " + column + " " + type + (nullable ? " null" : " not null");
	}

	@Override
	Stream<Broken> ownBroken() {
		return Stream.of(
				new Broken("invoice", "active_row",
						"Column invoice.active_row is missing. Unique index invoice_reference"
								+ " on table invoice (reference, active_row) is missing.",
						"drop index invoice_reference on invoice", "alter table invoice drop column active_row"),
				new Broken("invoice", "",
						"Unique index invoice_reference on table invoice (reference, active_row) is missing."
								+ " Unique constraint all_rows on table invoice counts deleted rows as well.",
						"drop index invoice_reference on invoice",
						"create unique index all_rows on invoice (reference)"),
				new Broken("invoice", "",
						"Unique index invoice_reference on table invoice (reference, active_row) is another"
								+ " index.",
						"drop index invoice_reference on invoice",
						"create index invoice_reference on invoice (reference)"));
	}

	@Override
	List<String> dropDeletedAt() {
		return List.of("drop index invoice_reference on invoice", "alter table invoice drop column active_row",
				"alter table invoice drop column deleted_at");
	}

	@Override
	String quote(String name) {
		return '`' + name + '`';
	}

}
