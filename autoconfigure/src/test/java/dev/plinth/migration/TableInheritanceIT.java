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
import java.sql.Connection;
import java.util.Map;

import dev.plinth.mapping.Mixins;
import dev.plinth.migration.comparison.SchemaReport;
import dev.plinth.migration.readings.Reading;
import dev.plinth.testing.TestDatabase;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.boot.Metadata;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.util.StringUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Migrations of tables of PostgreSQL that are partitions of others, or inherit from them,
 * and are mapped as well as those or alone.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TableInheritanceIT {

	private static final String PARTITIONED = """
			drop table annual_reading, late_reading;
			alter table remark drop column reading_id;
			alter table reading rename to template;
			create table reading (like template) partition by list (meter);
			drop table template;
			create unique index reading_meter on reading (meter, day) where deleted_at is null;
			""";

	private static final String PARTITIONS = PARTITIONED + """
			create table annual_reading partition of reading for values in ('a');
			create table late_reading partition of reading default;
			""";

	private static final String PARTITIONS_OF_PARTITION = PARTITIONED + """
			create table annual_reading partition of reading default partition by list (meter);
			create table early_reading partition of annual_reading for values in ('a');
			create table late_reading partition of annual_reading default;
			""";

	private static final String HEIRS = """
			drop table annual_reading, late_reading;
			create table annual_reading () inherits (reading);
			create table late_reading () inherits (reading);
			create unique index annual_reading_meter on annual_reading (meter, day) where deleted_at is null;
			create unique index late_reading_meter on late_reading (meter, day) where deleted_at is null;
			""";

	private static final String HEIRS_OF_HEIR = HEIRS + """
			drop table late_reading;
			create table late_reading () inherits (annual_reading);
			create unique index late_reading_meter on late_reading (meter, day) where deleted_at is null;
			""";

	private final TestDatabase.Instance instance = TestDatabase.POSTGRESQL.create();

	private final JdbcTemplate jdbc = new JdbcTemplate(this.instance.dataSource());

	private ConfigurableApplicationContext context;

	private SessionFactoryImplementor sessionFactory;

	private Metadata metadata;

	private String creation;

	@BeforeAll
	void start() throws Exception {
		this.context = new SpringApplicationBuilder(Readings.class).web(WebApplicationType.NONE)
			.properties(this.instance.properties())
			.properties("plinth.schema.check=off", "spring.datasource.hikari.minimum-idle=1")
			.run();
		this.sessionFactory = this.context.getBean(EntityManagerFactory.class).unwrap(SessionFactoryImplementor.class);
		this.metadata = this.context.getBean(SchemaComparisonContract.MetadataHolder.class).metadata;
		this.creation = compare().migration();
	}

	@AfterAll
	void stop() {
		this.context.close();
		this.instance.close();
	}

	/**
	 * Create all tables, as templates of those that inherit.
	 */
	@BeforeEach
	void createSchema() {
		execute("drop schema public cascade", "create schema public");
		run(this.creation);
		this.jdbc.queryForList("select setval('plinth_id_seq', 1000)");
	}

	@ParameterizedTest
	@ValueSource(strings = { PARTITIONS, PARTITIONS_OF_PARTITION, HEIRS, HEIRS_OF_HEIR })
	void migrationMendsMappedTablesFromAbove(String tables) throws Exception {
		run(tables);
		insert("reading", 1, "c");
		insert("annual_reading", 2, "a");
		insert("late_reading", 3, "b");
		execute("alter table reading drop column created_at, alter column updated_at drop not null, alter column"
				+ " created_by type varchar(64), alter column updated_by drop not null, drop column version");
		execute("update reading set updated_by = null, updated_at = null");
		SchemaReport report = compare();
		assertThat(report.problems()).containsExactly("Column reading.created_at is missing.",
				"Column reading.updated_at may be null.", "Column reading.created_by is varchar(64), not varchar(255).",
				"Column reading.updated_by may be null.", "Column reading.version is missing.");
		assertThat(report.migration()).doesNotContain("annual_reading ", "late_reading ");
		migrate();
		assertThat(this.jdbc.queryForList("select id from reading where updated_at = created_at and version = 0 and"
				+ " updated_by = 'o''brien' order by id", Long.class))
			.containsExactly(1L, 2L, 3L);
	}

	@ParameterizedTest
	@ValueSource(strings = { PARTITIONS, PARTITIONS_OF_PARTITION, HEIRS, HEIRS_OF_HEIR })
	void migrationAcceptsNullsOnAllLevels(String tables) throws Exception {
		run(tables);
		insertDeleted("late_reading", 1, "b");
		execute("alter table late_reading alter column deleted_by set not null",
				"alter table reading alter column deleted_by set not null");
		migrate();
		assertThat(this.jdbc.update("update reading set deleted_by = null")).isOne();
	}

	@Test
	void migrationOfPartitionedTableCreatesKeysOfPartitions() throws Exception {
		run(PARTITIONS);
		execute("drop index reading_meter");
		assertThat(compare().migration())
			.isEqualTo("create unique index reading_meter on reading (meter, day) where deleted_at is null;");
		migrate();
		insert("reading", 1, "a");
		assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> insert("annual_reading", 2, "a"));
	}

	@Test
	void migrationReplacesKeyOfPartitionedTableWithThoseOfPartitions() throws Exception {
		run(PARTITIONS_OF_PARTITION);
		execute("drop index reading_meter", "alter table reading add constraint reading_meter unique (meter, day)",
				"alter table reading add constraint one_reading unique (day, meter)");
		SchemaReport report = compare();
		assertThat(report.problems()).containsExactly(
				"Unique index reading_meter on table reading (meter, day) is another index.",
				"Unique constraint one_reading on table reading counts deleted rows as well.");
		assertThat(report.migration()).isEqualTo("""
				alter index reading_meter rename to plinth_replaced_1;
				create unique index reading_meter on reading (meter, day) where deleted_at is null;

				-- a migration of its own, so that the locks of the one before are released:
				alter table reading drop constraint plinth_replaced_1;
				alter table reading drop constraint one_reading;""");
		migrate();
		insertDeleted("reading", 1, "a");
		insert("annual_reading", 2, "a");
	}

	@Test
	void migrationCreatesKeysOfPartitionsThatPartitionedTableCannotHave() throws Exception {
		run(PARTITIONED.replace("list (meter)", "range (created_at)").replaceAll("create unique.*;", ""));
		execute("create table annual_reading partition of reading for values from (minvalue) to ('2026-01-01')",
				"create table late_reading partition of reading default");
		assertThat(compare().migration()).isEqualTo("""
				-- reading_meter needs all columns that reading is partitioned by, add their attributes to \
				@UniqueAmongActive: created_at

				-- a migration of its own, so that the locks of the one before are released:
				create unique index annual_reading_meter on annual_reading (meter, day) where deleted_at is null;

				-- a migration of its own, so that the locks of the one before are released:
				create unique index late_reading_meter on late_reading (meter, day) where deleted_at is null;""");
		migrateExcept("Unique index reading_meter on table reading (meter, day) is missing.");
	}

	@Test
	void migrationLeavesKeyOfPartitionedTableWithForeignPartitionToApplication() throws Exception {
		run(PARTITIONED);
		execute("create table annual_reading partition of reading for values in ('a')",
				"create table late_reading partition of reading for values in ('b')", "drop index reading_meter",
				"create extension file_fdw", "create server files foreign data wrapper file_fdw",
				"create foreign table far partition of reading for values in ('c') server files"
						+ " options (filename '/dev/null', format 'csv')");
		assertThat(compare().migration()).isEqualTo("""
				-- reading_meter cannot be created while foreign tables are partitions: far

				-- a migration of its own, so that the locks of the one before are released:
				create unique index annual_reading_meter on annual_reading (meter, day) where deleted_at is null;

				-- a migration of its own, so that the locks of the one before are released:
				create unique index late_reading_meter on late_reading (meter, day) where deleted_at is null;""");
		migrateExcept("Unique index reading_meter on table reading (meter, day) is missing.");
	}

	@Test
	void migrationCreatesKeysOfHeirs() throws Exception {
		run(HEIRS);
		execute("drop index annual_reading_meter, reading_meter");
		assertThat(compare().migration()).isEqualTo(
				"""
						-- reading_meter will not have the rows of tables that inherit from reading: annual_reading, late_reading
						create unique index reading_meter on reading (meter, day) where deleted_at is null;

						-- a migration of its own, so that the locks of the one before are released:
						create unique index annual_reading_meter on annual_reading (meter, day) where deleted_at is null;""");
		migrate();
	}

	@Test
	void migrationGivesHeirWhatTableAboveDoesNotNeed() throws Exception {
		run(HEIRS);
		execute("alter table measurement drop column created_at, alter column updated_at drop not null",
				"alter table reading drop column created_at, drop column version, alter column updated_at drop not"
						+ " null, alter column updated_by drop not null",
				"alter table reading inherit measurement", "insert into measurement (id, updated_at) values (1, null)",
				"insert into late_reading (id, created_by) values (2, 'ada')");
		SchemaReport report = compare();
		assertThat(report.problems()).containsExactly("Column measurement.created_at is missing.",
				"Column measurement.updated_at may be null.", "Column reading.updated_by may be null.",
				"Column reading.version is missing.");
		assertThat(report.migration()).contains("""
				alter table measurement add constraint plinth_not_null check (updated_at is not null and created_at is \
				not null) not valid;
				alter table reading add constraint plinth_not_null_2 check (updated_by is not null) not valid;
				""");
		migrate();
	}

	@Test
	void migrationProvesNullsOfTableThatInheritsTwice() throws Exception {
		execute("drop table annual_reading", "alter table measurement alter column updated_at drop not null",
				"alter table reading alter column updated_by drop not null",
				"create table annual_reading () inherits (reading, measurement)",
				"create unique index annual_reading_meter on annual_reading (meter, day) where deleted_at is null");
		insert("annual_reading", 1, "a");
		migrate();
	}

	@Test
	void migrationForbidsNullsThatHeirsAcceptAlone() throws Exception {
		run(HEIRS);
		execute("alter table reading alter column updated_by drop not null",
				"alter table reading add constraint own not null updated_by no inherit");
		insert("late_reading", 1, "a");
		execute("update late_reading set updated_by = null");
		assertThat(compare().problems()).containsExactly("Column reading.updated_by may be null.");
		migrate();
	}

	@Test
	void migrationLeavesColumnThatHeirsHaveToApplication() throws Exception {
		run(HEIRS);
		execute("alter table annual_reading no inherit reading", "alter table reading drop column created_by",
				"alter table annual_reading alter column created_by type varchar(64), alter column created_by drop not"
						+ " null");
		insert("annual_reading", 1, "a");
		execute("alter table reading add column created_by varchar(64)", "alter table annual_reading inherit reading",
				"alter table only reading drop column created_by");
		assertThat(compare().problems()).containsExactly("Column reading.created_by is missing.",
				"Column annual_reading.created_by is varchar(64), not varchar(255).",
				"Column annual_reading.created_by may be null.",
				"Column late_reading.created_by is varchar(64), not varchar(255).",
				"Column late_reading.created_by may be null.");
		assertThat(compare().migration()).startsWith("""
				-- reading.created_by has to be of the type that it has in tables which inherit from reading, add it \
				without not null: annual_reading, late_reading
				""");
		migrateExcept("Column reading.created_by is missing.");
		execute("alter table reading add column created_by varchar(255)");
		migrate();
	}

	@Test
	void migrationHasPartitionsAcceptNullsThatRefuseThemAlone() throws Exception {
		run(PARTITIONED);
		execute("create table annual_reading partition of reading for values in ('a')",
				"create table late_reading partition of reading for values in ('b')",
				"create table attached (like reading)", "alter table attached alter column deletion_id set not null",
				"alter table reading attach partition attached for values in ('c')",
				"alter table annual_reading alter column deleted_by set not null");
		SchemaReport report = compare();
		assertThat(report.problems()).containsExactly("Column annual_reading.deleted_by may not be null.",
				"Column attached.deletion_id may not be null.");
		assertThat(report.migration()).isEqualTo("""
				alter table annual_reading alter column deleted_by drop not null;
				alter table attached alter column deletion_id drop not null;""");
		migrate();
	}

	@Test
	void migrationLeavesStandInsOfHeirToApplication() throws Exception {
		run(HEIRS);
		insert("annual_reading", 1, "a");
		execute("update annual_reading set deleted_at = '-infinity'",
				"alter table annual_reading alter column deleted_at set not null", "drop index annual_reading_meter",
				"create unique index reading_of_year on annual_reading (meter, day)");
		SchemaReport report = compare();
		assertThat(report.problems()).containsExactlyInAnyOrder("Column annual_reading.deleted_at may not be null.",
				"Unique index annual_reading_meter on table annual_reading (meter, day) is missing.");
		assertThat(report.migration().lines().filter(StringUtils::hasText)).allMatch((line) -> line.startsWith("-- "));
		execute("alter table annual_reading alter column deleted_at drop not null",
				"update annual_reading set deleted_at = null");
		run(compare().migration());
		assertThat(compare().problems()).isEmpty();
	}

	@Test
	void migrationLeavesStandInsOfUnmappedHeirToApplication() throws Exception {
		execute("create table old_reading () inherits (reading)");
		insert("old_reading", 1, "a");
		execute("update old_reading set deleted_at = '-infinity'",
				"alter table old_reading alter column deleted_at set not null");
		SchemaReport report = compare();
		assertThat(report.problems()).containsExactly("Column old_reading.deleted_at may not be null.");
		assertThat(report.migration()).startsWith("-- old_reading.deleted_at has to accept null: only the application");
		assertThat(report.migration().lines().filter(StringUtils::hasText)).allMatch((line) -> line.startsWith("-- "));
	}

	@Test
	void migrationLeavesColumnsOfPartitionedTableThatIsNotMappedToApplication() throws Exception {
		run(PARTITIONS_OF_PARTITION);
		execute("drop index reading_meter",
				"alter table reading drop column deleted_at, alter column updated_by drop" + " not null",
				"alter table reading rename to all_readings", "create table reading (like all_readings)",
				"alter table reading add column deleted_at timestamptz(6), alter column updated_by set not null",
				"create unique index reading_meter on reading (meter, day) where deleted_at is null");
		insert("annual_reading", 1, "a");
		SchemaReport report = compare();
		assertThat(report.problems()).containsExactly("Column annual_reading.updated_by may be null.",
				"Column annual_reading.deleted_at is missing.",
				"Unique index annual_reading_meter on table annual_reading (meter, day) is missing.",
				"Unique index late_reading_meter on table late_reading (meter, day) is missing.");
		assertThat(report.migration()).isEqualTo("""
				-- annual_reading is a partition of all_readings: add a column deleted_at there

				-- a migration of its own, so that the locks of the one before are released:
				update annual_reading set updated_by = 'o''brien' where updated_by is null;

				-- a migration of its own, so that the locks of the one before are released:
				-- annual_reading_meter can be created when its columns are as they are mapped: deleted_at

				-- a migration of its own, so that the locks of the one before are released:
				-- late_reading_meter can be created when its columns are as they are mapped: deleted_at

				-- a migration of its own, so that the locks of the one before are released:
				alter table annual_reading add constraint plinth_not_null check (updated_by is not null) not valid;

				-- a migration of its own, so that the locks of the one before are released:
				alter table annual_reading validate constraint plinth_not_null;

				-- a migration of its own, so that the locks of the one before are released:
				alter table annual_reading alter column updated_by set not null;
				alter table annual_reading drop constraint plinth_not_null;""");
		report.scripts().forEach(this::run);
		execute("alter table all_readings add column deleted_at timestamptz(6)");
		migrate();
	}

	@Test
	void migrationLeavesIndexesOfPartitionedTableThatIsNotMappedToApplication() throws Exception {
		run(PARTITIONS);
		execute("alter table reading rename to all_readings", "create table reading (like all_readings)",
				"alter index reading_meter rename to others",
				"create unique index reading_meter on reading (meter, day) where deleted_at is null",
				"alter table all_readings add constraint one_reading unique (day, meter)");
		SchemaReport report = compare();
		assertThat(report.problems()).containsExactly(
				"Unique constraint annual_reading_day_meter_key on table annual_reading counts deleted rows as well.",
				"Unique constraint late_reading_day_meter_key on table late_reading counts deleted rows as well.");
		assertThat(report.scripts()).isEmpty();
		assertThat(report.migration())
			.startsWith("-- annual_reading_day_meter_key is part of one_reading of table all_readings: drop that one");
	}

	@Test
	void migrationLeavesIdentityOfPartitionToPartitionedTable() throws Exception {
		run(PARTITIONS);
		execute("alter table reading alter column id add generated always as identity");
		assertThat(compare().migration()).isEqualTo("alter table reading alter column id set generated by default;");
		execute("alter table reading rename to all_readings", "create table reading (like all_readings)",
				"alter index reading_meter rename to others",
				"create unique index reading_meter on reading (meter, day) where deleted_at is null");
		assertThat(compare().migration()).startsWith("-- annual_reading.id has to take values: it is inherited from"
				+ " table all_readings, change it there");
		execute("alter table all_readings rename to other", "drop table reading",
				"alter table other rename to reading");
		migrate();
	}

	@Test
	void migrationNamesTableThatColumnOfPartitionOfPartitionComesFrom() throws Exception {
		run(PARTITIONS_OF_PARTITION);
		execute("alter table reading alter column created_by type varchar(64), alter column deleted_by set not null",
				"alter table reading rename to all_readings", "create table reading (like all_readings)",
				"alter table reading alter column created_by type varchar(255), alter column deleted_by drop not null",
				"alter index reading_meter rename to others",
				"create unique index reading_meter on reading (meter, day) where deleted_at is null");
		assertThat(compare().migration()).isEqualTo(
				"""
						-- annual_reading.created_by has to become varchar(255): it is inherited from table all_readings, change \
						it there

						-- a migration of its own, so that the locks of the one before are released:
						-- annual_reading.deleted_by has to accept null: it is inherited from table all_readings, change it there""");
	}

	@Test
	void migrationLeavesForeignKeyToPartitionedTableWithoutKeyToApplication() throws Exception {
		run(PARTITIONS);
		execute("drop table remark");
		assertThat(compare().migration())
			.endsWith("-- remark can have no foreign key to reading, which has no key of nothing but id");
		migrate();
	}

	@Test
	void migrationLeavesTypeThatTableInheritsTwiceToApplication() throws Exception {
		execute("drop table annual_reading", "alter table reading alter column created_at type timestamptz(0)",
				"alter table measurement alter column created_at type timestamptz(0)",
				"create table annual_reading () inherits (reading, measurement)",
				"create unique index annual_reading_meter on annual_reading (meter, day) where deleted_at is null");
		assertThat(compare().migration()).isEqualTo(
				"""
						-- measurement.created_at has to become timestamp(6) with time zone: tables that inherit it have it from \
						reading as well, take that from them while both are changed
						-- reading.created_at has to become timestamp(6) with time zone: tables that inherit it have it from \
						measurement as well, take that from them while both are changed""");
	}

	@Test
	void migrationDropsChecksThatOneOfSeveralTablesLeftBehind() throws Exception {
		run(HEIRS);
		execute("alter table reading add constraint plinth_not_null check (updated_by is not null) not valid",
				"alter table late_reading add constraint plinth_not_null_2 check (created_by is not null) not valid",
				"alter table reading alter column created_by drop not null");
		SchemaReport report = compare();
		assertThat(report.problems()).containsExactly(
				"Constraint plinth_not_null on table reading is left over from a migration.",
				"Column reading.created_by may be null.",
				"Constraint plinth_not_null_2 on table late_reading is left over from a migration.");
		migrate();
	}

	@Test
	void migrationMendsHeirsOfForeignTable() throws Exception {
		run(HEIRS);
		execute("drop table annual_reading, late_reading", "drop table reading cascade", "create extension file_fdw",
				"create server files foreign data wrapper file_fdw",
				"create foreign table reading (id bigint not null, meter varchar(255), day date, created_at timestamptz(6)"
						+ " not null, created_by varchar(64) not null, updated_at timestamptz(6) not null, updated_by"
						+ " varchar(255), deleted_at timestamptz(6), deleted_by varchar(255), deletion_id uuid)"
						+ " server files options (filename '/dev/null', format 'csv')",
				"create table annual_reading () inherits (reading)", "create table late_reading () inherits (reading)",
				"create unique index annual_reading_meter on annual_reading (meter, day) where deleted_at is null",
				"create unique index late_reading_meter on late_reading (meter, day) where deleted_at is null",
				"insert into late_reading (id, created_at, created_by, updated_at) values (1, now(), 'ada', now())");
		SchemaReport report = compare();
		assertThat(report.problems()).containsExactly("Column reading.version is missing.",
				"Column annual_reading.created_by is varchar(64), not varchar(255).",
				"Column annual_reading.updated_by may be null.", "Column annual_reading.version is missing.",
				"Column late_reading.created_by is varchar(64), not varchar(255).",
				"Column late_reading.updated_by may be null.", "Column late_reading.version is missing.");
		migrateExcept("Column reading.version is missing.",
				"Column annual_reading.created_by is varchar(64), not varchar(255).",
				"Column late_reading.created_by is varchar(64), not varchar(255).");
		assertThat(compare().migration()).contains("-- late_reading.created_by has to become varchar(255): it is"
				+ " inherited from table reading, change it there");
		execute("alter foreign table reading alter column created_by type varchar(255), add column version bigint not"
				+ " null");
		migrate();
		assertThat(this.jdbc.queryForMap("select created_by, updated_by, version from late_reading"))
			.isEqualTo(Map.of("created_by", "ada", "updated_by", "o'brien", "version", 0L));
	}

	@Test
	void migrationForbidsNullsThatUnmappedHeirsAcceptAlone() throws Exception {
		execute("create table odd_reading () inherits (reading)",
				"alter table reading alter column updated_by drop not null",
				"alter table reading add constraint own not null updated_by no inherit");
		insert("odd_reading", 1, "a");
		execute("update odd_reading set updated_by = null");
		assertThat(compare().problems()).containsExactly("Column reading.updated_by may be null.");
		migrate();
		assertThat(this.jdbc.queryForObject("select updated_by from reading", String.class)).isEqualTo("o'brien");
	}

	@Test
	void migrationForbidsNullsThatHeirsRefuseForThemselves() throws Exception {
		run(HEIRS_OF_HEIR);
		execute("alter table reading alter column updated_by drop not null",
				"alter table annual_reading add constraint own not null updated_by no inherit",
				"alter table late_reading add constraint late not null updated_by no inherit");
		insert("annual_reading", 1, "a");
		insert("reading", 2, "b");
		execute("update only reading set updated_by = null");
		assertThat(compare().problems()).containsExactly("Column reading.updated_by may be null.");
		migrate();
		assertThat(this.jdbc.queryForList("select updated_by from reading order by id", String.class))
			.containsExactly("bob", "o'brien");
	}

	@Test
	void migrationAcceptsNullsThatHeirRefusesForItself() throws Exception {
		run(HEIRS);
		execute("alter table annual_reading add constraint own not null deleted_by no inherit",
				"alter table reading add constraint own not null deletion_id no inherit");
		assertThat(compare().problems()).containsExactly("Column reading.deletion_id may not be null.",
				"Column annual_reading.deleted_by may not be null.");
		migrate();
	}

	@Test
	void migrationMakesIndexOfPartitionedTableValid() throws Exception {
		run(PARTITIONS);
		execute("drop index reading_meter",
				"create unique index one on annual_reading (meter, day) where deleted_at is" + " null",
				"create unique index reading_meter on only reading (meter, day) where deleted_at is null",
				"alter index reading_meter attach partition one");
		insert("annual_reading", 1, "a");
		assertThat(compare().problems())
			.containsExactly("Unique index reading_meter on table reading (meter, day) is not valid.");
		migrate();
		assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> insert("reading", 2, "a"));
	}

	@Test
	void migrationMakesIndexesOfPartitionsValid() throws Exception {
		run(PARTITIONED);
		execute("create table annual_reading partition of reading for values in ('a')",
				"create table late_reading partition of reading for values in ('b')",
				"create table odd_reading partition of reading default", "drop index reading_meter");
		insert("odd_reading", 1, "c");
		insert("odd_reading", 2, "c");
		assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(
				() -> execute("create unique index concurrently odd_meter on odd_reading (meter, day) where deleted_at"
						+ " is null"));
		execute("delete from reading where id = 2");
		migrate();
		assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> insert("reading", 2, "c"));
	}

	@Test
	void migrationLeavesIndexOfPartitionedPartitionThatIsNotValidToApplication() throws Exception {
		run(PARTITIONED);
		execute("create table annual_reading partition of reading for values in ('a')",
				"create table late_reading partition of reading for values in ('b')",
				"create table odd_reading partition of reading default partition by list (meter)",
				"create table odd_part partition of odd_reading default", "drop index reading_meter",
				"create unique index odd_meter on only odd_reading (meter, day) where deleted_at is null",
				"create unique index annual_reading_meter on annual_reading (meter, day) where deleted_at is null",
				"create unique index late_reading_meter on late_reading (meter, day) where deleted_at is null");
		assertThat(compare().migration()).isEqualTo("-- reading_meter cannot be created while partitions have indexes"
				+ " like it that are not valid, drop them: odd_meter");
		execute("drop index odd_meter");
		migrate();
	}

	@Test
	void migrationForbidsNullsThatPartitionRefusesForItself() throws Exception {
		run(PARTITIONS);
		execute("alter table reading alter column updated_by drop not null",
				"alter table annual_reading add constraint own not null updated_by no inherit");
		insert("reading", 1, "c");
		execute("update reading set updated_by = null");
		migrate();
		assertThat(this.jdbc.queryForObject("select updated_by from reading", String.class)).isEqualTo("o'brien");
	}

	@ParameterizedTest
	@ValueSource(strings = { PARTITIONS, HEIRS })
	void migrationFillsNullsThatWereThereBeforeConstraint(String tables) throws Exception {
		run(tables);
		execute("alter table reading alter column updated_by drop not null, alter column created_by drop not null");
		insert("late_reading", 1, "c");
		execute("update reading set updated_by = null, created_by = null",
				"alter table reading add constraint own not null updated_by not valid",
				"alter table late_reading add constraint late not null created_by not valid");
		assertThat(compare().problems()).containsExactly("Column reading.created_by may be null.",
				"Column reading.updated_by may be null.");
		migrate();
		assertThat(this.jdbc.queryForMap("select created_by, updated_by from reading"))
			.isEqualTo(Map.of("created_by", "o'brien", "updated_by", "o'brien"));
	}

	@Test
	void migrationValidatesConstraintThatIsInheritedFromTableThatIsNotMapped() throws Exception {
		run(HEIRS);
		execute("alter table reading alter column updated_by drop not null");
		insert("late_reading", 1, "c");
		execute("update reading set updated_by = null", "create table origin (updated_by varchar(255))",
				"alter table reading inherit origin",
				"alter table origin add constraint own not null updated_by not valid");
		assertThat(compare().problems()).containsExactly("Column reading.updated_by may be null.");
		migrate();
		assertThat(this.jdbc.queryForObject("select updated_by from reading", String.class)).isEqualTo("o'brien");
	}

	@Test
	void migrationReplacesIndexOfMappedPartitionThatIsNotValid() throws Exception {
		run(PARTITIONS);
		execute("drop index reading_meter");
		insert("annual_reading", 1, "a");
		insert("annual_reading", 2, "a");
		assertThatExceptionOfType(DuplicateKeyException.class)
			.isThrownBy(() -> execute("create unique index concurrently annual_reading_meter on annual_reading"
					+ " (meter, day) where deleted_at is null"));
		execute("delete from reading where id = 2");
		assertThat(compare().migration()).isEqualTo("""
				drop index annual_reading_meter;

				-- a migration of its own, so that the locks of the one before are released:
				create unique index reading_meter on reading (meter, day) where deleted_at is null;""");
		migrate();
		assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> insert("reading", 2, "a"));
	}

	@Test
	void migrationMakesIndexValidWhosePartIsNot() throws Exception {
		run(PARTITIONED);
		execute("create table annual_reading partition of reading for values in ('a')",
				"create table late_reading partition of reading for values in ('b')",
				"create table odd_reading partition of reading default", "drop index reading_meter");
		insert("odd_reading", 1, "c");
		insert("odd_reading", 2, "c");
		assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(
				() -> execute("create unique index concurrently odd_meter on odd_reading (meter, day) where deleted_at"
						+ " is null"));
		execute("delete from reading where id = 2",
				"create unique index reading_meter on reading (meter, day) where deleted_at is null");
		assertThat(compare().problems())
			.contains("Unique index reading_meter on table reading (meter, day) is not valid.");
		migrate();
		assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> insert("reading", 2, "c"));
	}

	private void migrate() throws Exception {
		migrateExcept();
	}

	private void migrateExcept(String... problems) throws Exception {
		compare().scripts().forEach(this::run);
		assertThat(compare().problems()).containsExactly(problems);
	}

	private void insert(String table, long id, String meter) {
		this.jdbc.update("insert into " + table + " (id, meter, day, created_at, updated_at, created_by, updated_by,"
				+ " version) values (?, ?, '2026-07-01', '2026-07-01 12:00Z', '2026-07-01 12:00Z', 'ada', 'bob', 0)",
				id, meter);
	}

	private void insertDeleted(String table, long id, String meter) {
		insert(table, id, meter);
		this.jdbc.update("update " + table + " set deleted_at = now(), deleted_by = 'x' where id = ?", id);
	}

	private void execute(String... statements) {
		for (String statement : statements) {
			this.jdbc.execute(statement);
		}
	}

	private void run(String script) {
		new ResourceDatabasePopulator(new ByteArrayResource(script.getBytes(StandardCharsets.UTF_8)))
			.execute(this.instance.dataSource());
	}

	private SchemaReport compare() throws Exception {
		try (Connection connection = this.instance.dataSource().getConnection()) {
			return SchemaIntegrator.examine(this.metadata, this.sessionFactory,
					(Mixins) this.sessionFactory.getProperties().get(Mixins.SETTING),
					new SchemaSettings(SchemaCheck.FAIL, null, null, null, null, "o'brien"), connection);
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EntityScan(basePackageClasses = Reading.class)
	static class Readings extends SchemaComparisonContract.Application {

	}

}
