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

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.plinth.testing.TestDatabase;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

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
							missing + " Unique index all_rows on table invoice counts deleted rows as well.",
							"drop index invoice_reference", "create unique index all_rows on invoice (reference)"),
					new Broken("invoice", "", missing, "drop index invoice_reference",
							"create unique index some_rows on invoice (reference)"
									+ " where deleted_at is null and version > 1"),
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
	class MariaDb extends SchemaComparisonContract {

		MariaDb() {
			super(TestDatabase.MARIADB);
		}

		@Test
		void migrationKeepsDefaultOfColumn() throws Exception {
			this.jdbc.execute("alter table invoice modify column created_by varchar(64) default 'it''s' not null");
			assertThat(compare().migration())
				.isEqualTo("alter table invoice modify column created_by varchar(255) not null default 'it''s';");
		}

		@Test
		void migrationKeepsColumnsThatUpdatesChange() throws Exception {
			this.jdbc.execute("alter table invoice modify column updated_at datetime(6) not null"
					+ " default current_timestamp(6) on update current_timestamp(6)");
			this.jdbc.execute("alter table invoice drop column created_at");
			Map<String, Object> row = this.jdbc.queryForMap("select * from invoice");
			String migration = compare().migration();
			assertThat(migration).contains("update invoice set created_at = coalesce(updated_at, (utc_timestamp(6))),"
					+ " `updated_at` = `updated_at` where created_at is null;");
			run(migration);
			assertThat(this.jdbc.queryForMap("select * from invoice")).containsAllEntriesOf(row)
				.containsEntry("created_at", row.get("updated_at"));
		}

		@Override
		void createUpdateTrigger(String name) {
			this.jdbc.execute("create trigger " + name + " before update on invoice for each row set @fired = 1");
		}

		@Override
		List<String> reset() {
			return List.of("create or replace database " + this.instance.name());
		}

		@Override
		String nextIdentifier() {
			return "select next value for plinth_id_seq";
		}

		@Override
		String instant(int precision) {
			return "datetime(" + precision + ")";
		}

		@Override
		String alter(String table, String column, String type, boolean nullable) {
			return "alter table " + table + " modify column " + column + " " + type
					+ (nullable ? " null" : " not null");
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
							"create unique index all_rows on invoice (reference)"));
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

}
