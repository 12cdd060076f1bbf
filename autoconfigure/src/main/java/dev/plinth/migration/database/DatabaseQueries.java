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

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Asks the database itself, where its driver says too little.
 */
public final class DatabaseQueries {

	private final Connection connection;

	DatabaseQueries(Connection connection) {
		this.connection = connection;
	}

	/**
	 * Return the numbers in the first row of a query.
	 * @param query the query
	 * @return the numbers, {@code null} where the database has none, or {@code null} if
	 * there is no row
	 */
	public @Nullable Long @Nullable [] numbers(String query) throws SQLException {
		try (Statement statement = this.connection.createStatement(); ResultSet row = statement.executeQuery(query)) {
			if (!row.next()) {
				return null;
			}
			@Nullable Long[] numbers = new Long[row.getMetaData().getColumnCount()];
			for (int i = 0; i < numbers.length; i++) {
				long number = row.getLong(i + 1);
				numbers[i] = row.wasNull() ? null : number;
			}
			return numbers;
		}
	}

	/**
	 * Return the texts in the first column of a query.
	 * @param query the query
	 * @param parameters its parameters
	 * @return the texts, {@code "null"} where the database has none
	 */
	List<String> strings(String query, String... parameters) throws SQLException {
		return rows(query, parameters).stream().map((row) -> row.get(0)).toList();
	}

	/**
	 * Return the texts in the first row of a query.
	 * @param query the query
	 * @param parameters its parameters
	 * @return the texts, {@code "null"} where the database has none
	 * @throws SQLException if there is no row, as without the right to see it
	 */
	List<String> row(String query, String... parameters) throws SQLException {
		List<List<String>> rows = rows(query, parameters);
		if (rows.isEmpty()) {
			throw new SQLException("The database has no answer to " + query + " " + List.of(parameters));
		}
		return rows.get(0);
	}

	/**
	 * Return the type that the driver takes a type of the database for.
	 * @param type the type, as it is written in statements
	 * @return one of {@link java.sql.Types}
	 */
	int typeCode(String type) throws SQLException {
		try (PreparedStatement statement = this.connection.prepareStatement("select cast(null as " + type + ")")) {
			return statement.getMetaData().getColumnType(1);
		}
	}

	/**
	 * Return the texts in all columns of a query, row by row.
	 * @param query the query
	 * @param parameters its parameters
	 * @return the rows, {@code "null"} where the database has no text
	 */
	List<List<String>> rows(String query, String... parameters) throws SQLException {
		List<List<String>> rows = new ArrayList<>();
		try (PreparedStatement statement = this.connection.prepareStatement(query)) {
			for (int i = 0; i < parameters.length; i++) {
				statement.setString(i + 1, parameters[i]);
			}
			try (ResultSet result = statement.executeQuery()) {
				int columns = result.getMetaData().getColumnCount();
				while (result.next()) {
					List<String> row = new ArrayList<>();
					for (int i = 1; i <= columns; i++) {
						row.add(String.valueOf(result.getString(i)));
					}
					rows.add(row);
				}
			}
		}
		return rows;
	}

	/**
	 * Return a text as it is written in a query.
	 */
	static String literal(@Nullable String text) {
		return "'" + String.valueOf(text).replace("'", "''") + "'";
	}

}
