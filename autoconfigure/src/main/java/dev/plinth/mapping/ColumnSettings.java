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
package dev.plinth.mapping;

import java.util.Map;

import org.springframework.util.Assert;

/**
 * Names and sizes of the columns that the mixins add, the same for the mapping, the SQL
 * mixins and the schema check.
 *
 * @param names the column name of each attribute whose column is not simply the attribute
 * in snake case, by attribute name
 * @param auditorLength the length in characters of the columns that hold an auditor
 * @param timestampPrecision the number of fractional digits of the columns that hold an
 * instant, 0 to 6
 */
public record ColumnSettings(Map<String, String> names, int auditorLength, int timestampPrecision) {

	/**
	 * What stands for the name of an attribute where a column is no attribute: the one
	 * that the database generates for unique keys among living rows.
	 */
	public static final String ACTIVE_ROW = "activeRow";

	/**
	 * The settings that apply where nothing is configured.
	 */
	public static final ColumnSettings DEFAULTS = new ColumnSettings(Map.of(), 255, 6);

	public ColumnSettings {
		Assert.notNull(names, "'names' must not be null");
		Assert.isTrue(auditorLength > 0, "'auditorLength' must be positive");
		Assert.isTrue(timestampPrecision >= 0 && timestampPrecision <= 6,
				"'timestampPrecision' must be between 0 and 6");
		names = Map.copyOf(names);
	}

	/**
	 * Return the name of the column for an attribute.
	 * @param attribute the name of the attribute
	 * @return the configured name, or the attribute's name in snake case
	 */
	public String column(String attribute) {
		Assert.hasText(attribute, "'attribute' must not be empty");
		String configured = this.names.get(attribute);
		return (configured != null) ? configured : snakeCase(attribute);
	}

	private static String snakeCase(String attribute) {
		StringBuilder column = new StringBuilder(attribute.length() + 4);
		for (char character : attribute.toCharArray()) {
			if (Character.isUpperCase(character)) {
				column.append('_');
			}
			column.append(Character.toLowerCase(character));
		}
		return column.toString();
	}

}
