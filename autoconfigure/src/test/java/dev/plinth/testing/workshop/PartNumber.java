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
package dev.plinth.testing.workshop;

import jakarta.persistence.AttributeConverter;

/**
 * A value that is stored as a text.
 *
 * @param group the group of parts
 * @param number the number in it
 */
public record PartNumber(String group, int number) {

	/**
	 * Writes part numbers with a hyphen.
	 */
	public static class Converter implements AttributeConverter<PartNumber, String> {

		@Override
		public String convertToDatabaseColumn(PartNumber attribute) {
			return (attribute != null) ? attribute.group() + "-" + attribute.number() : null;
		}

		@Override
		public PartNumber convertToEntityAttribute(String column) {
			if (column == null) {
				return null;
			}
			String[] parts = column.split("-");
			return new PartNumber(parts[0], Integer.parseInt(parts[1]));
		}

	}

}
