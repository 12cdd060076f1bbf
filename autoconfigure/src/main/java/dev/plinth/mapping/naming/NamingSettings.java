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
package dev.plinth.mapping.naming;

import org.springframework.util.Assert;

/**
 * How tables and columns are named where the mapping does not say it.
 *
 * @param plural whether a table is named after many of its entity, {@code order_items}
 * @param tablePrefix what the name of a table begins with, possibly empty
 * @param quoteReservedWords whether names that are reserved words of the database are
 * quoted
 */
public record NamingSettings(boolean plural, String tablePrefix, boolean quoteReservedWords) {

	public NamingSettings {
		Assert.notNull(tablePrefix, "'tablePrefix' must not be null");
	}

	boolean namesTables() {
		return this.plural || !this.tablePrefix.isEmpty();
	}

}
