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

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.hibernate.engine.jdbc.spi.JdbcCoordinator;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.persister.entity.mutation.EntityTableMapping;
import org.jspecify.annotations.Nullable;

/**
 * A statement in SQL, with the values of its parameters. For what no mapping describes as
 * a statement of its own: rows of a single table, read, locked or removed by their keys.
 * Public for the packages of this library; not for use by applications.
 */
public final class RowStatement {

	private final StringBuilder sql = new StringBuilder(256);

	private final List<Value> values = new ArrayList<>();

	/**
	 * Start a query for columns of the row of an entity, whatever hides it from other
	 * queries. Hibernate's own ({@code EntityPersister.getDatabaseSnapshot}) makes
	 * embeddables without their values, which their constructors may refuse.
	 * @param columns the columns, which are in the table of the identifier
	 * @param persister the persister of the entity
	 * @param id the identifier
	 * @param session the session
	 * @return the query
	 */
	public static RowStatement select(String columns, EntityPersister persister, Object id,
			SharedSessionContractImplementor session) {
		EntityTableMapping table = persister.getIdentifierTableMapping();
		RowStatement query = new RowStatement().append("select " + columns + " from " + table.getTableName());
		table.getKeyMapping()
			.forEachKeyColumn((position, column) -> query.append((position == 0) ? " where " : " and ")
				.append(column.getColumnName())
				.append("=?"));
		table.getKeyMapping()
			.breakDownKeyJdbcValues(id, (value, column) -> query.value(column.getJdbcMapping(), value), session);
		return query;
	}

	/**
	 * Add a piece of SQL.
	 * @param fragment the piece
	 * @return this statement
	 */
	public RowStatement append(String fragment) {
		this.sql.append(fragment);
		return this;
	}

	/**
	 * Add the value of the next parameter.
	 * @param type the type of the column that it is compared to or assigned to
	 * @param value the value, as the database has it
	 * @return this statement
	 */
	public RowStatement value(JdbcMapping type, @Nullable Object value) {
		this.values.add(new Value(type, value));
		return this;
	}

	/**
	 * Execute the statement.
	 * @param session the session
	 * @return the number of rows that it affected
	 */
	public int execute(SharedSessionContractImplementor session) {
		String text = this.sql.toString();
		return execute(text, session.getJdbcCoordinator().getStatementPreparer().prepareStatement(text), session,
				PreparedStatement::executeUpdate);
	}

	/**
	 * Execute the query.
	 * @param types the types of the selected columns
	 * @param session the session
	 * @return the rows, each with its columns as the database has them
	 */
	public List<List<Object>> query(List<JdbcMapping> types, SharedSessionContractImplementor session) {
		String text = this.sql.toString();
		return execute(text,
				session.getJdbcCoordinator().getStatementPreparer().prepareQueryStatement(text, false, null), session,
				(statement) -> {
					List<List<Object>> rows = new ArrayList<>();
					try (ResultSet results = statement.executeQuery()) {
						while (results.next()) {
							List<Object> row = new ArrayList<>();
							for (JdbcMapping type : types) {
								row.add(type.getJdbcValueExtractor().extract(results, row.size() + 1, session));
							}
							rows.add(row);
						}
					}
					return rows;
				});
	}

	/**
	 * An exception is not logged, as Hibernate logs those of its statements: it may be
	 * what is to be found out.
	 */
	@SuppressWarnings("unchecked") // a column's type has a binder for its values
	private <R> R execute(String text, PreparedStatement statement, SharedSessionContractImplementor session,
			Execution<R> execution) {
		JdbcCoordinator coordinator = session.getJdbcCoordinator();
		try {
			int position = 1;
			for (Value value : this.values) {
				value.type().getJdbcValueBinder().bind(statement, value.value(), position++, session);
			}
			return execution.execute(statement);
		}
		catch (SQLException ex) {
			throw session.getJdbcServices()
				.getSqlExceptionHelper()
				.getSqlExceptionConverter()
				.convert(ex, "Could not execute statement", text);
		}
		finally {
			coordinator.getLogicalConnection().getResourceRegistry().release(statement);
			coordinator.afterStatementExecution();
		}
	}

	/**
	 * The value of a parameter.
	 *
	 * @param type its type
	 * @param value the value
	 */
	private record Value(JdbcMapping type, @Nullable Object value) {

	}

	/**
	 * What is done with the prepared statement.
	 *
	 * @param <R> the type of the result
	 */
	@FunctionalInterface
	private interface Execution<R> {

		R execute(PreparedStatement statement) throws SQLException;

	}

}
