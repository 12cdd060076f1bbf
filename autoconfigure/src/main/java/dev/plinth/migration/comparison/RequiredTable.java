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

package dev.plinth.migration.comparison;

import java.util.List;
import java.util.function.Predicate;

import dev.plinth.migration.database.DatabaseNames;
import dev.plinth.migration.database.ExistingTable;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Index;
import org.hibernate.mapping.Table;

/**
 * A table that holds entities with a base or mixins.
 *
 * @param table the table, as it is mapped
 * @param columns the columns that bases and mixins need
 * @param keys the unique indexes among living rows
 */
record RequiredTable(Table table, List<RequiredColumn> columns, List<Key> keys) {

	/**
	 * Return the table with columns that must not be null as such that may, where there
	 * can be nulls although the database tells that it refuses them.
	 * @param found the table that is there
	 * @param names knows the names of columns
	 * @param withNulls whether there can be nulls, by the name of the column
	 */
	ExistingTable withNulls(ExistingTable found, DatabaseNames names, Predicate<String> withNulls) {
		List<String> accepting = this.columns.stream()
			.map(RequiredColumn::column)
			.filter((column) -> !column.isNullable())
			.map(names::name)
			.filter(withNulls)
			.toList();
		return accepting.isEmpty() ? found : found.acceptingNulls(accepting);
	}

	/**
	 * A unique index among living rows.
	 *
	 * @param index the index, as it is mapped
	 * @param columns its columns
	 * @param activeRow the column that the database generates for such indexes, whether
	 * this one uses it or not
	 */
	record Key(Index index, List<Column> columns, Column activeRow) {

		static Key of(Index index, Column activeRow) {
			return new Key(index,
					index.getSelectables().stream().filter(Column.class::isInstance).map(Column.class::cast).toList(),
					activeRow);
		}

	}

}
