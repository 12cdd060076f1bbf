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
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.plinth.autoconfigure.PlinthAuditingAutoConfiguration;
import dev.plinth.autoconfigure.PlinthMixinAutoConfiguration;
import dev.plinth.autoconfigure.PlinthSchemaAutoConfiguration;
import dev.plinth.autoconfigure.PlinthSoftDeleteAutoConfiguration;
import dev.plinth.mapping.Mixins;
import dev.plinth.migration.checked.Invoice;
import dev.plinth.migration.comparison.SchemaReport;
import dev.plinth.testing.TestDatabase;
import jakarta.persistence.EntityManagerFactory;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.flywaydb.core.Flyway;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.jpa.boot.spi.IntegratorProvider;
import org.hibernate.jpa.boot.spi.JpaSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.util.StringUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.BDDMockito.willReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockingDetails;

/**
 * What the comparison of the schema finds, and what becomes of the rows when the
 * migration that it writes is run.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SchemaComparisonContract {

	final TestDatabase.Instance instance;

	final JdbcTemplate jdbc;

	private ConfigurableApplicationContext context;

	private SessionFactoryImplementor sessionFactory;

	Metadata metadata;

	private String creation;

	SchemaComparisonContract(TestDatabase database) {
		this.instance = database.create();
		this.jdbc = new JdbcTemplate(this.instance.dataSource());
	}

	/**
	 * The database as the application and migrations connect to it. The instance itself
	 * is where the tables are.
	 */
	TestDatabase.Instance connected() {
		return this.instance;
	}

	/**
	 * What the application is told to find its tables.
	 */
	String[] properties() {
		return new String[0];
	}

	/**
	 * Return a text without the schema or catalog that tables are in.
	 */
	String unqualified(String text) {
		return text;
	}

	/**
	 * The statements that empty the database.
	 */
	abstract List<String> reset();

	abstract String nextIdentifier();

	String currentSchema() {
		return "current_schema";
	}

	Long next() {
		return this.jdbc.queryForObject(nextIdentifier(), Long.class);
	}

	/**
	 * A type that holds instants.
	 */
	abstract String instant(int precision);

	abstract String alter(String table, String column, String type, boolean nullable);

	/**
	 * What breaks here alone.
	 */
	abstract Stream<Broken> ownBroken();

	abstract String quote(String name);

	/**
	 * The start succeeds, since the schema is that of the mapping.
	 */
	@BeforeAll
	void start() throws Exception {
		this.context = new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
			.properties(connected().properties())
			.properties(properties())
			.properties("spring.jpa.hibernate.ddl-auto=create", "spring.datasource.hikari.minimum-idle=1")
			.run();
		this.sessionFactory = this.context.getBean(EntityManagerFactory.class).unwrap(SessionFactoryImplementor.class);
		this.metadata = this.context.getBean(MetadataHolder.class).metadata;
		reset().forEach(this.jdbc::execute);
		this.creation = examine().migration();
	}

	@AfterAll
	void stop() {
		if (this.context != null) {
			this.context.close();
		}
		this.instance.close();
	}

	@BeforeEach
	void createSchema() throws Exception {
		reset().forEach(this.jdbc::execute);
		run(this.creation);
		Long id = next();
		this.jdbc.update(
				"insert into invoice (id, reference, created_at, updated_at, created_by, updated_by, deleted_at, version)"
						+ " values (?, 'a', '2026-01-02 03:04:05', '2026-02-03 04:05:06', 'ada', 'bob', null, 3)",
				id);
		this.jdbc.update("insert into lamp (id, created_at, updated_at, created_by, updated_by)"
				+ " values (0, '2026-01-02 03:04:05', '2026-02-03 04:05:06', 'ada', 'bob')");
		assertThat(compare().problems()).isEmpty();
	}

	@Test
	void compareWhenNothingIsThereWritesWholeSchema() throws Exception {
		assertThat(unqualified(this.creation)).isEqualTo(stored("nothing"));
	}

	Stream<Broken> broken() {
		return Stream.concat(Stream.concat(ownBroken(), brokenSequences()), Stream.of(
				new Broken("invoice", "created_at", "Column invoice.created_at is missing.",
						"alter table invoice drop column created_at"),
				new Broken("invoice", "updated_at", "Column invoice.updated_at is missing.",
						"alter table invoice drop column updated_at"),
				new Broken("invoice", "created_by", "Column invoice.created_by is missing.",
						"alter table invoice drop column created_by"),
				new Broken("invoice", "updated_by", "Column invoice.updated_by is missing.",
						"alter table invoice drop column updated_by"),
				new Broken("invoice", "deleted_by", "Column invoice.deleted_by is missing.",
						"alter table invoice drop column deleted_by"),
				new Broken("invoice", "deletion_id", "Column invoice.deletion_id is missing.",
						"alter table invoice drop column deletion_id"),
				new Broken("invoice", "version", "Column invoice.version is missing.",
						"alter table invoice drop column version"),
				new Broken("lamp", "created_at", "Column lamp.created_at is missing.",
						"alter table lamp drop column created_at"),
				new Broken("invoice", "created_at", "Column invoice.created_at may be null.",
						alter("invoice", "created_at", instant(6), true), "update invoice set created_at = null"),
				new Broken("invoice", "updated_at", "Column invoice.updated_at may be null.",
						alter("invoice", "updated_at", instant(6), true), "update invoice set updated_at = null"),
				new Broken("invoice", "created_by", "Column invoice.created_by may be null.",
						alter("invoice", "created_by", "varchar(255)", true), "update invoice set created_by = null"),
				new Broken("invoice", "updated_by", "Column invoice.updated_by may be null.",
						alter("invoice", "updated_by", "varchar(400)", true), "update invoice set updated_by = null"),
				new Broken("invoice", "version", "Column invoice.version may be null.",
						alter("invoice", "version", "bigint", true), "update invoice set version = null"),
				new Broken("invoice", "deleted_by", "Column invoice.deleted_by may not be null.",
						"update invoice set deleted_by = 'x'", alter("invoice", "deleted_by", "varchar(255)", false)),
				new Broken("invoice", "", "Column invoice.created_by is varchar(64), not varchar(255).",
						alter("invoice", "created_by", "varchar(64)", false)),
				new Broken("invoice", "", "Column invoice.deleted_by is varchar(64), not varchar(255).",
						alter("invoice", "deleted_by", "varchar(64)", true)),
				new Broken("invoice", "", "Column invoice.created_at is " + instant(0) + ", not " + instant(6) + ".",
						alter("invoice", "created_at", instant(0), false)),
				new Broken("invoice", "", "Column invoice.deleted_at is " + instant(0) + ", not " + instant(6) + ".",
						alter("invoice", "deleted_at", instant(0), true)),
				new Broken("invoice", "",
						"Column invoice.deleted_by is varchar(64), not varchar(255). Column invoice.deleted_by may not"
								+ " be null.",
						"update invoice set deleted_by = 'x'", alter("invoice", "deleted_by", "varchar(64)", false)),
				new Broken("invoice", "", "Column invoice.version is integer, not bigint.",
						alter("invoice", "version", "integer", false)),
				new Broken("lamp", "", "Column lamp.id is integer, not bigint.", alter("lamp", "id", "integer", false)),
				new Broken("lamp", "*", "Table lamp is missing.", "drop table lamp"),
				new Broken("invoice", "", "Table " + quote("Attachment") + " is missing.",
						"drop table " + quote("Attachment")),
				new Broken("invoice", "", "Table credit_cause is missing.", "drop table credit_cause"),
				new Broken("invoice", "", "Table credit_cause is missing. Table credit_note is missing.",
						"drop table credit_cause", "drop table credit_note"),
				new Broken("invoice", "",
						"Sequence plinth_id_seq gives 51 next, which stands for identifiers from 2 on, but there are"
								+ " identifiers up to 2000.",
						"update lamp set id = 2000")));
	}

	Stream<Broken> brokenSequences() {
		return Stream.of(new Broken("invoice", "", "Sequence plinth_id_seq is missing.", "drop sequence plinth_id_seq"),
				new Broken("invoice", "", "Sequence plinth_id_seq is incremented by 1, not 50.",
						"drop sequence plinth_id_seq", "create sequence plinth_id_seq"));
	}

	@ParameterizedTest
	@MethodSource("broken")
	void migrationMendsWhatIsBroken(Broken broken) throws Exception {
		broken.statements().forEach(this.jdbc::execute);
		List<Map<String, Object>> rows = rows(broken.table());
		SchemaReport report = compare();
		assertThat(String.join(" ", report.problems())).isEqualTo(broken.problem());
		mend();
		assertThat(compare().problems()).isEmpty();
		assertThat(withoutColumn(rows(broken.table()), broken.column()))
			.isEqualTo(withoutColumn(rows, broken.column()));
		assertThat(next()).isGreaterThan(this.jdbc.queryForObject("select max(id) from invoice", Long.class));
	}

	@Test
	void migrationMendsAllAtOnce(@TempDir Path directory) throws Exception {
		allBroken().forEach(this.jdbc::execute);
		SchemaReport report = compare();
		assertThat(String.join("\n", report.problems()) + "\n\n" + report.migration()).isEqualTo(stored("all"));
		MigrationFile.write(directory, examine().scripts(), "0");
		Flyway.configure()
			.dataSource(connected().dataSource())
			.locations("filesystem:" + directory)
			.baselineOnMigrate(true)
			.baselineVersion("0")
			.load()
			.migrate();
		assertThat(compare().problems()).isEmpty();
		Map<String, Object> row = this.jdbc.queryForMap("select * from invoice");
		assertThat(row).containsEntry("reference", "a").containsEntry("created_by", "o'brien");
		assertThat(((Number) row.get("version")).intValue()).isZero();
		assertThat(row.get("created_at")).isNotNull().isEqualTo(row.get("updated_at"));
		assertThat(next()).isEqualTo(2050);
	}

	List<String> allBroken() {
		List<String> statements = new ArrayList<>(dropDeletedAt());
		statements
			.addAll(List.of("alter table invoice drop column created_at", "alter table invoice drop column updated_at",
					"alter table invoice drop column created_by", "alter table invoice drop column version",
					"alter table invoice drop column deletion_id", alter("invoice", "updated_by", "varchar(64)", true),
					"drop table " + quote("Attachment"), alter("lamp", "created_at", instant(0), true),
					"update lamp set id = 2000, created_at = null", dropSequence()));
		return statements;
	}

	String dropSequence() {
		return "drop sequence plinth_id_seq";
	}

	/**
	 * The statements that drop the column and what hangs on it.
	 */
	abstract List<String> dropDeletedAt();

	// T22
	@Test
	void migrationDropsUniqueConstraintThatCountsDeletedRows() throws Exception {
		this.jdbc.execute("alter table invoice add constraint one_reference unique (reference)");
		SchemaReport report = compare();
		assertThat(report.problems()).singleElement(InstanceOfAssertFactories.STRING)
			.isEqualToIgnoringCase("Unique constraint one_reference on table invoice counts deleted rows as well.");
		mend();
		assertThat(compare().problems()).isEmpty();
		Long id = next();
		String insert = "insert into invoice (id, reference, created_at, updated_at, created_by, updated_by, deleted_at,"
				+ " version) values (?, 'a', current_timestamp, current_timestamp, 'ada', 'bob', ?, 0)";
		this.jdbc.update(insert, id, LocalDateTime.now());
		assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> this.jdbc.update(insert, id + 1, null));
	}

	@Test
	void migrationLeavesUniqueKeysOfForeignKeysToApplication() throws Exception {
		this.jdbc.execute("alter table invoice add constraint one_reference unique (reference)");
		this.jdbc.execute("create table payment (reference varchar(255), constraint payment_invoice foreign key"
				+ " (reference) references invoice (reference))");
		List<String> migration = compare().migration().toLowerCase(Locale.ROOT).lines().toList();
		assertThat(migration.get(0)).isEqualTo("-- one_reference is needed by foreign keys, drop them or have them"
				+ " refer to another key, and run the next line: payment_invoice of payment");
		assertThat(migration.get(1)).startsWith("-- ");
		assertThat(compare().scripts()).isEmpty();
		this.jdbc.execute("alter table payment drop constraint payment_invoice");
		mend();
		assertThat(compare().problems()).isEmpty();
		this.jdbc.execute("drop table payment");
	}

	@Test
	void migrationReplacesIndexThatForeignKeyUses() throws Exception {
		dropReference();
		this.jdbc.execute("create table customer (name varchar(255) primary key)");
		this.jdbc.execute("insert into customer values ('a')");
		this.jdbc.execute("create index invoice_reference on invoice (reference)");
		this.jdbc.execute("alter table invoice add constraint invoice_customer foreign key (reference) references"
				+ " customer (name)");
		replaceIndexOfForeignKey("invoice_customer");
		assertThat(compare().problems()).isEmpty();
		this.jdbc.execute("drop table customer");
	}

	/**
	 * Drop the index of the key.
	 */
	abstract void dropReference();

	/**
	 * Run the migration for an index that a foreign key of invoices uses, and drop that.
	 */
	void replaceIndexOfForeignKey(String foreignKey) throws Exception {
		mend();
		this.jdbc.execute("alter table invoice drop constraint " + foreignKey);
	}

	@Test
	void migrationChangesTypeOfColumnThatOthersUse() throws Exception {
		this.jdbc.execute(alter("lamp", "created_by", "varchar(64)", true));
		this.jdbc.execute("update lamp set created_by = null");
		this.jdbc.execute("create view lit as select created_by from lamp");
		this.jdbc.execute("alter table lamp add column creator varchar(100) generated always as (upper(created_by))"
				+ ((this.instance.type() == TestDatabase.H2) ? "" : " stored"));
		changeTypeOfUsedColumn();
		assertThat(compare().problems()).isEmpty();
		assertThat(this.jdbc.queryForList("select creator from lamp", String.class)).containsExactly("O'BRIEN");
		this.jdbc.execute("drop view if exists lit");
	}

	/**
	 * Run the migration for the author of lamps, which a view and a generated column use.
	 */
	void changeTypeOfUsedColumn() throws Exception {
		mend();
	}

	@Test
	void migrationLeavesKeyToApplicationWhileItsOwnColumnIsMissing() throws Exception {
		dropReference();
		this.jdbc.execute("alter table invoice drop column reference");
		assertThat(compare().migration())
			.isEqualTo("-- invoice_reference can be created when its columns are as they are mapped: reference");
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void migrationLeavesStandInsThatTellOfDeletionToApplication(boolean key) throws Exception {
		this.jdbc.execute("alter table invoice add constraint one_reference unique (reference)");
		if (!key) {
			dropReference();
		}
		this.jdbc.update("update invoice set deleted_at = ?", LocalDateTime.of(1970, 1, 2, 0, 0));
		this.jdbc.execute(alter("invoice", "deleted_at", instant(6), false));
		SchemaReport report = compare();
		assertThat(report.problems()).contains("Column invoice.deleted_at may not be null.");
		assertThat(report.migration())
			.startsWith("-- invoice.deleted_at has to accept null: only the application knows which of its values mean"
					+ " null. While it is stopped, have the column accept null and default to it, and set those to"
					+ " null that do")
			.matches((migration) -> key || migration
				.endsWith("-- invoice_reference can be created when its columns are as they are mapped: deleted_at"));
		assertThat(report.migration().lines().filter(StringUtils::hasText)).allMatch((line) -> line.startsWith("-- "));
		assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> this.jdbc
			.update("insert into invoice (id, reference, created_at, updated_at, created_by, updated_by, deleted_at,"
					+ " version) select id + 1, reference, created_at, updated_at, created_by, updated_by, deleted_at,"
					+ " version from invoice"));
		this.jdbc.execute(alter("invoice", "deleted_at", instant(6), true));
		this.jdbc.update("update invoice set deleted_at = null");
		mend();
		assertThat(compare().problems()).isEmpty();
	}

	@Test
	void migrationHasEmptyTableAcceptNullForLivingRows() throws Exception {
		this.jdbc.update("delete from invoice");
		this.jdbc.execute(alter("invoice", "deleted_at", instant(6), false));
		mend();
		assertThat(compare().problems()).isEmpty();
	}

	@Test
	void migrationChangesTypesOfTableByOneStatementWhereItCan() throws Exception {
		this.jdbc.execute(alter("invoice", "created_by", "varchar(64)", false));
		this.jdbc.execute(alter("invoice", "version", "integer", false));
		String migration = compare().migration();
		assertThat(migration.split("alter table")).as(migration)
			.hasSize((this.instance.type() == TestDatabase.H2) ? 3 : 2);
		mend();
		assertThat(compare().problems()).isEmpty();
	}

	@Test
	void migrationGivesTableItsValuesByOneUpdate() throws Exception {
		this.jdbc.execute(alter("lamp", "created_at", instant(6), true));
		this.jdbc.execute(alter("lamp", "updated_at", instant(6), true));
		this.jdbc.execute(alter("lamp", "updated_by", "varchar(255)", true));
		this.jdbc.execute("update lamp set created_at = null, updated_by = null");
		this.jdbc.execute("insert into lamp (id, created_at, created_by, updated_by) values (7, '2026-04-05 06:07:08',"
				+ " 'ada', 'cid'), (8, null, 'ada', null)");
		assertThat(compare().migration())
			.contains("where created_at is null or updated_at is null or updated_by is null")
			.containsOnlyOnce("update lamp set");
		mend();
		assertThat(compare().problems()).isEmpty();
		assertThat(this.jdbc.queryForList("select updated_by from lamp where created_at = updated_at order by id",
				String.class))
			.containsExactly("o'brien", "cid", "o'brien");
		assertThat(this.jdbc.queryForList("select extract(month from created_at) from lamp where id < 8 order by id",
				Integer.class))
			.containsExactly(2, 4);
	}

	@Test
	void migrationTellsOfTriggersThatItFires() throws Exception {
		this.jdbc.execute("alter table invoice drop column created_at");
		createUpdateTrigger("invoice_changed");
		assertThat(compare().migration().toLowerCase(Locale.ROOT)).contains("""
				-- triggers that the next statement fires, disable them if they change rows: invoice_changed
				update invoice set created_at = coalesce(updated_at,""");
	}

	/**
	 * Create a trigger that fires on updates of invoices.
	 */
	abstract void createUpdateTrigger(String name);

	@Test
	void compareWhenInstantsAreNumbersLeavesThemToApplication() throws Exception {
		this.jdbc.execute("alter table invoice drop column created_at");
		this.jdbc.execute("alter table invoice add column created_at bigint default 17 not null");
		SchemaReport report = compare();
		assertThat(report.problems()).containsExactly("Column invoice.created_at is bigint, not " + instant(6) + ".");
		assertThat(report.migration()).isEqualTo("-- invoice.created_at has to become " + instant(6)
				+ ": only the application knows what its bigint values mean");
	}

	@Test
	void migrationTakesNoValueFromColumnOfOtherType() throws Exception {
		this.jdbc.execute("alter table lamp drop column created_at");
		this.jdbc.execute("alter table lamp drop column updated_at");
		this.jdbc.execute("alter table lamp add column updated_at bigint");
		mend();
		assertThat(compare().problems()).containsExactly("Column lamp.updated_at is bigint, not " + instant(6) + ".",
				"Column lamp.updated_at may be null.");
		assertThat(this.jdbc.queryForMap("select * from lamp").get("created_at")).isNotNull();
	}

	@Test
	void compareWhenColumnIsGeneratedLeavesItToApplication() throws Exception {
		this.jdbc.execute("alter table lamp drop column updated_at");
		this.jdbc.execute("alter table lamp add column updated_at " + instant(6) + " generated always as (created_at)"
				+ ((this.instance.type() == TestDatabase.H2) ? "" : " stored"));
		SchemaReport report = compare();
		assertThat(report.problems()).containsExactly("Column lamp.updated_at is generated by the database.");
		assertThat(report.migration()).isEqualTo(
				"-- lamp.updated_at has to be a column with values of its own: only the application knows which");
		assertThat(report.scripts()).isEmpty();
	}

	@Test
	void compareWhenTableIsViewLooksForColumnsOnly() throws Exception {
		this.jdbc.execute("alter table lamp rename to bulb");
		this.jdbc.execute("create view lamp as select id, created_at, updated_at, created_by from bulb");
		SchemaReport report = compare();
		assertThat(report.problems()).containsExactly("Column lamp.updated_by is missing.");
		assertThat(report.migration())
			.isEqualTo("-- lamp is no table to add columns to: define it with a column updated_by");
	}

	@Test
	void compareAcceptsWiderColumnsAndOthers() throws Exception {
		this.jdbc.execute(alter("invoice", "created_by", "varchar(1000)", false));
		this.jdbc.execute("alter table invoice add column other integer");
		assertThat(compare().problems()).isEmpty();
	}

	@Test
	void compareReadsColumnsOfSchemaAtOnceWhereManyAreNeeded() throws Exception {
		assertThat(metadataCalls()).containsEntry("getColumns", 1L);
		for (int i = 0; i < 50; i++) {
			this.jdbc.execute("create table other" + i + " (id integer)");
		}
		assertThat(metadataCalls()).containsEntry("getColumns", 5L);
	}

	@Test
	void compareFindsTablesOfSchemaAtOnceWhereManyAreNeeded() throws Exception {
		assertThat(metadataCalls()).containsEntry("getTables", 1L);
	}

	@Test
	void compareReadsIndexesOfTablesThatNeedKeys() throws Exception {
		long calls = (this.instance.type() == TestDatabase.POSTGRESQL) ? 0 : 1;
		assertThat(metadataCalls().getOrDefault("getIndexInfo", 0L)).isEqualTo(calls);
	}

	/**
	 * Return how often a comparison asks the driver, by the method.
	 */
	private Map<String, Long> metadataCalls() throws Exception {
		try (Connection connection = this.instance.dataSource().getConnection()) {
			return metadataCalls(connection);
		}
	}

	/**
	 * Return how often a comparison asks the driver of a connection, by the method.
	 */
	final Map<String, Long> metadataCalls(Connection connection) throws Exception {
		DatabaseMetaData metaData = mock(DatabaseMetaData.class, delegatesTo(connection.getMetaData()));
		Connection watched = mock(Connection.class, delegatesTo(connection));
		willReturn(metaData).given(watched).getMetaData();
		assertThat(compare(watched).problems()).isEmpty();
		return mockingDetails(metaData).getInvocations()
			.stream()
			.collect(Collectors.groupingBy((call) -> call.getMethod().getName(), Collectors.counting()));
	}

	/**
	 * Return what the comparison finds, by the plain names of tables.
	 */
	final SchemaReport compare() throws Exception {
		SchemaReport report = examine();
		return new SchemaReport(report.problems().stream().map(this::unqualified).toList(),
				report.migrations()
					.stream()
					.map((migration) -> migration.stream().map(this::unqualified).toList())
					.toList());
	}

	/**
	 * Run the migration that the comparison writes.
	 */
	final void mend() throws Exception {
		run(examine().migration());
	}

	final SchemaReport examine() throws Exception {
		try (Connection connection = connected().dataSource().getConnection()) {
			return compare(connection);
		}
	}

	final SchemaReport compare(Connection connection) throws Exception {
		return SchemaIntegrator.examine(this.metadata, this.sessionFactory,
				(Mixins) this.sessionFactory.getProperties().get(Mixins.SETTING),
				new SchemaSettings(SchemaCheck.FAIL, null, null, null, null, "o'brien"), connection);
	}

	private String stored(String name) throws Exception {
		return new ClassPathResource(
				"migrations/checked/" + this.instance.type().name().toLowerCase() + "/" + name + ".sql")
			.getContentAsString(StandardCharsets.UTF_8)
			.stripTrailing();
	}

	final void run(String script) {
		run(script, connected());
	}

	final void run(String script, TestDatabase.Instance database) {
		new ResourceDatabasePopulator(new ByteArrayResource(script.getBytes(StandardCharsets.UTF_8)))
			.execute(database.dataSource());
	}

	private List<Map<String, Object>> rows(String table) {
		boolean exists = !this.jdbc
			.queryForList("select 1 from information_schema.tables where lower(table_name) = '" + table
					+ "' and table_schema = " + currentSchema())
			.isEmpty();
		return exists ? this.jdbc.queryForList("select * from " + table) : List.of();
	}

	private static List<Map<String, Object>> withoutColumn(List<Map<String, Object>> rows, String column) {
		return rows.stream().<Map<String, Object>>map((row) -> {
			Map<String, Object> result = new HashMap<>();
			row.forEach((name, value) -> result.put(name.toLowerCase(),
					(value instanceof Number number) ? number.longValue() : value));
			result.keySet().removeAll(Set.of(column));
			return result;
		}).toList();
	}

	/**
	 * Something that is missing or wrong.
	 *
	 * @param table the table whose rows are to be kept
	 * @param column the column of it whose values are none to keep
	 * @param problem what the comparison says
	 * @param statements what breaks it
	 */
	record Broken(String table, String column, String problem, List<String> statements) {

		Broken(String table, String column, String problem, String... statements) {
			this(table, column, problem, List.of(statements));
		}

		@Override
		public String toString() {
			return this.problem;
		}

	}

	/**
	 * Gets hold of the mapping.
	 */
	static final class MetadataHolder implements Integrator {

		Metadata metadata;

		@Override
		public void integrate(Metadata metadata, BootstrapContext bootstrapContext,
				SessionFactoryImplementor sessionFactory) {
			this.metadata = metadata;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EntityScan(basePackageClasses = Invoice.class)
	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, HibernateJpaAutoConfiguration.class,
			PlinthAuditingAutoConfiguration.class, PlinthMixinAutoConfiguration.class,
			PlinthSchemaAutoConfiguration.class, PlinthSoftDeleteAutoConfiguration.class })
	static class Application {

		@Bean
		MetadataHolder metadataHolder() {
			return new MetadataHolder();
		}

		@Bean
		HibernatePropertiesCustomizer metadataHolderCustomizer(MetadataHolder holder) {
			IntegratorProvider provider = () -> List.of(holder);
			return (properties) -> properties.put(JpaSettings.INTEGRATOR_PROVIDER, provider);
		}

	}

}
