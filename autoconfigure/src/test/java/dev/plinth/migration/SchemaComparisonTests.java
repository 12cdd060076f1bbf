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

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.util.List;
import java.util.stream.Stream;

import dev.plinth.migration.comparison.SchemaReport;
import dev.plinth.testing.TestDatabase;
import org.h2.api.Trigger;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * {@link SchemaComparisonContract} on H2.
 */
class SchemaComparisonTests extends SchemaComparisonContract {

	SchemaComparisonTests() {
		super(TestDatabase.H2);
	}

	@Test
	void compareWhenDatabaseIsUnsupportedFindsNothing() throws Exception {
		Connection connection = mock();
		DatabaseMetaData metaData = mock();
		given(connection.getMetaData()).willReturn(metaData);
		given(metaData.getDatabaseProductName()).willReturn("Oracle");
		given(metaData.getDatabaseProductVersion()).willReturn("Oracle Database 23ai");
		assertThat(compare(connection).problems()).isEmpty();
	}

	@Test
	void compareWhenActiveRowIsOfOtherColumnLeavesItToApplication() throws Exception {
		this.jdbc.execute("drop index invoice_reference");
		this.jdbc.execute("alter table invoice drop column active_row");
		this.jdbc.execute("alter table invoice add active_row tinyint"
				+ " generated always as (case when deleted_by is null then 1 end)");
		this.jdbc.execute("create unique index invoice_reference on invoice (reference, active_row)");
		SchemaReport report = compare();
		assertThat(report.problems())
			.containsExactly("Column invoice.active_row is generated from other columns than deleted_at.");
		assertThat(report.migration()).isEqualTo("-- drop invoice.active_row and the indexes on it: it has to be"
				+ " generated as case when deleted_at is null then 1 end");
	}

	@Test
	void migrationLeavesPrimaryKeyThatIsNotMappedToApplication() throws Exception {
		String primaryKey = this.jdbc.queryForObject("select constraint_name from information_schema.table_constraints"
				+ " where constraint_type = 'PRIMARY KEY' and table_name = 'INVOICE'", String.class);
		this.jdbc.execute("alter table invoice drop constraint " + primaryKey + " cascade");
		this.jdbc.execute("alter table invoice alter column reference set not null");
		this.jdbc.execute("alter table invoice add constraint one_reference primary key (reference)");
		SchemaReport report = compare();
		assertThat(report.problems())
			.containsExactly("Primary key ONE_REFERENCE on table invoice counts deleted rows as well.");
		assertThat(report.migration())
			.isEqualTo("-- ONE_REFERENCE is the primary key of invoice: replace it by one of id");
	}

	@Override
	void dropReference() {
		this.jdbc.execute("drop index invoice_reference");
	}

	@Override
	void replaceIndexOfForeignKey(String foreignKey) throws Exception {
		assertThat(compare().migration()).isEqualTo("""
				-- invoice_reference is needed by foreign keys, drop them or have them refer to another key, and run \
				the next 2 lines: INVOICE_CUSTOMER of INVOICE
				-- drop index INVOICE_REFERENCE
				-- create unique index invoice_reference on invoice (reference, active_row)""");
		this.jdbc.execute("alter table invoice drop constraint " + foreignKey);
		mend();
	}

	@Override
	void createUpdateTrigger(String name) {
		this.jdbc
			.execute("create trigger " + name + " before update on invoice call '" + NoTrigger.class.getName() + "'");
	}

	@Override
	List<String> reset() {
		return List.of("drop all objects");
	}

	@Override
	String nextIdentifier() {
		return "select next value for plinth_id_seq";
	}

	@Override
	String instant(int precision) {
		return "timestamp(" + precision + ") with time zone";
	}

	@Override
	String alter(String table, String column, String type, boolean nullable) {
		return "alter table " + table + " alter column " + column + " " + type + (nullable ? " null" : " not null");
	}

	@Override
	Stream<Broken> ownBroken() {
		return Stream.of(
				new Broken("invoice", "active_row",
						"Column invoice.active_row is missing. Unique index invoice_reference"
								+ " on table invoice (reference, active_row) is missing.",
						"drop index invoice_reference", "alter table invoice drop column active_row"),
				new Broken("invoice", "",
						"Unique index invoice_reference on table invoice (reference, active_row) is missing."
								+ " Unique index ALL_ROWS on table invoice counts deleted rows as well.",
						"drop index invoice_reference", "create unique index all_rows on invoice (reference)"),
				new Broken("invoice", "",
						"Unique index invoice_reference on table invoice (reference, active_row)"
								+ " is another index.",
						"drop index invoice_reference", "create index invoice_reference on invoice (reference)"),
				new Broken("lamp", "", "Column lamp.id takes no values but those that the database generates.",
						"alter table lamp alter column id bigint generated always as identity"),
				new Broken("invoice", "created_at",
						"Column invoice.created_at is timestamp(6), not timestamp(6) with" + " time zone.",
						"alter table invoice alter column created_at timestamp(6) not null"));
	}

	@Override
	List<String> dropDeletedAt() {
		return List.of("drop index invoice_reference", "alter table invoice drop column active_row",
				"alter table invoice drop column deleted_at");
	}

	@Override
	String quote(String name) {
		return '"' + name + '"';
	}

	/**
	 * A trigger that changes nothing.
	 */
	public static final class NoTrigger implements Trigger {

		@Override
		public void fire(Connection connection, Object[] oldRow, Object[] newRow) {
		}

	}

}
