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
package dev.plinth.softdelete.model;

import java.util.function.Supplier;

import dev.plinth.softdelete.DeletedRows;
import org.jspecify.annotations.Nullable;

/**
 * Look-ups that have to know which rows there are, and not which ones the application
 * wants to see: whether something refers to a row, or whether a row lives. They see
 * deleted rows, and neither enabled filters nor {@code @SQLRestriction} hide any from
 * them; those of other tenants stay hidden. A look-up is a query in HQL, whose
 * translation asks here.
 */
public final class StoredRows {

	private static final ThreadLocal<Boolean> READING = new ThreadLocal<>();

	private StoredRows() {
	}

	/**
	 * Run a look-up.
	 * @param <T> the type of the result
	 * @param lookUp the look-up
	 * @return what it returns
	 */
	public static <T extends @Nullable Object> T read(Supplier<T> lookUp) {
		Boolean outer = READING.get();
		READING.set(Boolean.TRUE);
		try {
			return DeletedRows.include(lookUp);
		}
		finally {
			if (outer == null) {
				READING.remove();
			}
		}
	}

	/**
	 * Return whether the current query is such a look-up.
	 */
	public static boolean areRead() {
		return READING.get() != null;
	}

}
