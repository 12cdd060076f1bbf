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
package dev.plinth.softdelete.unique;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.plinth.entity.UniqueAmongActive;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Join;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.PrimaryKey;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.UniqueKey;

/**
 * Reports unique constraints on the tables of soft-deletable entities, in which a deleted
 * row keeps its values to itself for as long as it is not removed.
 */
public final class PlainUniqueConstraints {

	private static final Log logger = LogFactory.getLog(PlainUniqueConstraints.class);

	private final Set<Table> seen = new HashSet<>();

	/**
	 * Report the constraints of the tables of an entity that have not been reported yet.
	 */
	public void report(PersistentClass entity) {
		report(entity, entity.getTable());
		for (Join join : entity.getJoins()) {
			report(entity, join.getTable());
		}
	}

	private void report(PersistentClass entity, Table table) {
		if (!this.seen.add(table)) {
			return;
		}
		for (Column column : table.getColumns()) {
			if (column.isUnique()) {
				report(entity, table, List.of(column));
			}
		}
		for (UniqueKey key : table.getUniqueKeys().values()) {
			if (key.getColumnSpan() > 1 || !isUnique(table, key.getColumns().get(0))) {
				report(entity, table, key.getColumns());
			}
		}
	}

	private static boolean isUnique(Table table, Column column) {
		Column mapped = table.getColumn(column);
		return mapped != null && mapped.isUnique();
	}

	private static void report(PersistentClass entity, Table table, List<Column> columns) {
		PrimaryKey primaryKey = table.getPrimaryKey();
		if (primaryKey != null && columns.containsAll(primaryKey.getColumns())) {
			return;
		}
		logger.warn("Entity " + entity.getEntityName() + " is soft-deletable, but the unique constraint on "
				+ columns.stream().map(Column::getName).toList() + " of table '" + table.getName()
				+ "' counts deleted rows as well: their values cannot be used again. Use @"
				+ UniqueAmongActive.class.getSimpleName() + " instead.");
	}

}
