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
package dev.plinth.autoconfigure;

import dev.plinth.mapping.naming.NamingSettings;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.ClassUtils;

/**
 * How tables and columns are named where the mapping does not say it.
 */
public class PlinthNamingProperties {

	/**
	 * Whether a table is named after many of its entity: order_items instead of
	 * order_item. Needs org.atteo:evo-inflector on the class path.
	 */
	private boolean plural = false;

	/**
	 * What the name of each table begins with that the mapping does not name.
	 */
	private @Nullable String tablePrefix;

	/**
	 * Whether names that are reserved words of the database are quoted, so that a class
	 * may be called User or Order.
	 */
	private boolean quoteReservedWords = true;

	public boolean isPlural() {
		return this.plural;
	}

	public void setPlural(boolean plural) {
		this.plural = plural;
	}

	public @Nullable String getTablePrefix() {
		return this.tablePrefix;
	}

	public void setTablePrefix(@Nullable String tablePrefix) {
		this.tablePrefix = tablePrefix;
	}

	public boolean isQuoteReservedWords() {
		return this.quoteReservedWords;
	}

	public void setQuoteReservedWords(boolean quoteReservedWords) {
		this.quoteReservedWords = quoteReservedWords;
	}

	NamingSettings toNamingSettings() {
		if (this.plural && !ClassUtils.isPresent("org.atteo.evo.inflector.English", null)) {
			throw new InvalidConfigurationPropertyValueException("plinth.naming.plural", true,
					"Plurals are formed by Evo Inflector. Add the dependency org.atteo:evo-inflector.");
		}
		return new NamingSettings(this.plural, (this.tablePrefix != null) ? this.tablePrefix : "",
				this.quoteReservedWords);
	}

}
