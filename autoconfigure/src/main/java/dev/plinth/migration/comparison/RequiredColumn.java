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

import org.hibernate.mapping.Column;
import org.jspecify.annotations.Nullable;

/**
 * A column that a base or mixin needs.
 *
 * @param column the column, as it is mapped
 * @param initial the SQL expression that rows get which are there already, or
 * {@code null} if nobody but the application knows
 * @param origin the column of the same table that rather holds this value where it is
 * present, or {@code null}
 * @param tellsDeletion whether the rows that are not deleted are those where it is null
 */
record RequiredColumn(Column column, @Nullable String initial, @Nullable Column origin, boolean tellsDeletion) {

	static RequiredColumn of(Column column) {
		return new RequiredColumn(column, null, null, false);
	}

}
