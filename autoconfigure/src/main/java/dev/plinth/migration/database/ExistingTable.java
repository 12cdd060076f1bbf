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

package dev.plinth.migration.database;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A table of the database.
 *
 * @param schema the schema that it is in, or the catalog where the database has no
 * schemas
 * @param name its name
 * @param view whether it is a view or a foreign table, whose columns are defined
 * elsewhere
 * @param columns its columns, by name
 * @param indexes its indexes
 */
public record ExistingTable(String schema, String name, boolean view, Map<String, ExistingColumn> columns,
		List<ExistingIndex> indexes) {

	/**
	 * Return the table as if some of its columns accepted nulls.
	 */
	public ExistingTable acceptingNulls(Collection<String> nullable) {
		Map<String, ExistingColumn> accepting = new LinkedHashMap<>(this.columns);
		nullable.forEach((name) -> accepting.computeIfPresent(name, (key, column) -> column.acceptingNulls()));
		return new ExistingTable(this.schema, this.name, this.view, accepting, this.indexes);
	}

	/**
	 * An index.
	 *
	 * @param name its name
	 * @param columns the names of the columns that it is ordered by
	 * @param condition the condition that rows in it fulfil, without parentheses, or
	 * {@code null} if all rows are in it
	 * @param unique whether no two rows in it are the same
	 * @param valid whether it has all these rows
	 */
	public record ExistingIndex(String name, Set<String> columns, @Nullable String condition, boolean unique,
			boolean valid) {

	}

}
