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
package dev.plinth.softdelete.bulk;

import java.sql.PreparedStatement;
import java.sql.SQLException;

import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.sql.exec.internal.AbstractJdbcParameter;
import org.hibernate.sql.exec.spi.ExecutionContext;
import org.hibernate.sql.exec.spi.JdbcParameterBindings;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of a statement that brings its value along.
 */
final class ValueParameter extends AbstractJdbcParameter {

	private final @Nullable Object value;

	/**
	 * Create the parameter.
	 * @param type the type of the column that it is for
	 * @param value the value, as the database has it
	 */
	ValueParameter(JdbcMapping type, @Nullable Object value) {
		super(type);
		this.value = value;
	}

	@Override
	public void bindParameterValue(PreparedStatement statement, int startPosition, JdbcParameterBindings bindings,
			ExecutionContext context) throws SQLException {
		bindParameterValue(getJdbcMapping(), statement, this.value, startPosition, context);
	}

}
