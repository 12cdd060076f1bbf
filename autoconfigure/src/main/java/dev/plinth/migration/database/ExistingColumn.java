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

import java.sql.Types;
import java.util.Locale;
import java.util.Map;

/**
 * A column of the database, as its driver describes it.
 *
 * @param typeName the name of its type, in the words of standard SQL where there are any
 * @param typeCode the type, one of {@link Types}
 * @param size the length of a text, or the number of digits
 * @param fraction the number of fractional digits
 * @param nullable whether it may be null
 * @param generated whether the database computes it from other columns
 * @param alwaysIdentity whether the database counts it on by itself and takes no other
 * value
 * @param touched whether the database sets it to the current time whenever a row is
 * updated
 */
public record ExistingColumn(String typeName, int typeCode, int size, int fraction, boolean nullable, boolean generated,
		boolean alwaysIdentity, boolean touched) {

	private static final Map<String, String> STANDARD_NAMES = Map.ofEntries(Map.entry("int", "integer"),
			Map.entry("int2", "smallint"), Map.entry("int4", "integer"), Map.entry("int8", "bigint"),
			Map.entry("bpchar", "char"), Map.entry("character", "char"), Map.entry("character varying", "varchar"),
			Map.entry("bool", "boolean"), Map.entry("timestamptz", "timestamp with time zone"),
			Map.entry("timestamp without time zone", "timestamp"));

	/**
	 * Return the name of a type without what databases and drivers make of it.
	 * @param type the type, with or without length
	 * @return the name in standard SQL, where it has one
	 */
	public static String standardName(String type) {
		String name = type.replaceAll("\\([^)]*\\)", "").strip().toLowerCase(Locale.ROOT);
		return STANDARD_NAMES.getOrDefault(name, name);
	}

	ExistingColumn acceptingNulls() {
		return new ExistingColumn(this.typeName, this.typeCode, this.size, this.fraction, true, this.generated,
				this.alwaysIdentity, this.touched);
	}

	/**
	 * Return the type with its length, as it is written in a statement.
	 */
	public String type() {
		return switch (this.typeCode) {
			case Types.CHAR, Types.VARCHAR, Types.BINARY, Types.VARBINARY ->
				(this.size == Integer.MAX_VALUE || this.typeName.equals("uuid")) ? this.typeName
						: this.typeName + "(" + this.size + ")";
			case Types.DECIMAL, Types.NUMERIC -> this.typeName + "(" + this.size + "," + this.fraction + ")";
			case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE ->
				this.typeName.replaceFirst("^\\w+", "$0(" + this.fraction + ")");
			default -> this.typeName;
		};
	}

	public boolean isText() {
		return switch (this.typeCode) {
			case Types.VARCHAR, Types.NVARCHAR, Types.LONGVARCHAR, Types.LONGNVARCHAR -> true;
			default -> false;
		};
	}

	public boolean isSmallerInteger() {
		return switch (this.typeCode) {
			case Types.TINYINT, Types.SMALLINT, Types.INTEGER -> true;
			default -> false;
		};
	}

	public boolean isNumber() {
		return switch (this.typeCode) {
			case Types.BIGINT, Types.NUMERIC, Types.DECIMAL -> true;
			default -> isSmallerInteger();
		};
	}

	/**
	 * Return what a length or a precision is compared with.
	 */
	public int length() {
		return switch (this.typeCode) {
			case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> this.fraction;
			default -> this.size;
		};
	}

}
