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

import dev.plinth.softdelete.reference.AssignedReferences;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.sql.exec.internal.AbstractJdbcParameter;
import org.hibernate.sql.exec.spi.ExecutionContext;
import org.hibernate.sql.exec.spi.JdbcParameterBinder;
import org.hibernate.sql.exec.spi.JdbcParameterBindings;

/**
 * A parameter in the place of another one, or of a literal, that has the references of
 * its statement checked before it is bound, and so before the statement is executed.
 */
final class CheckingParameter extends AbstractJdbcParameter {

	private final JdbcParameterBinder value;

	private final AssignedReferences references;

	/**
	 * Create the parameter.
	 * @param type the type of the value
	 * @param value binds the value
	 * @param references the references of the statement
	 */
	CheckingParameter(JdbcMapping type, JdbcParameterBinder value, AssignedReferences references) {
		super(type);
		this.value = value;
		this.references = references;
	}

	@Override
	public void bindParameterValue(PreparedStatement statement, int startPosition, JdbcParameterBindings bindings,
			ExecutionContext context) throws SQLException {
		this.references.requireLiving(context.getQueryParameterBindings(), context.getSession());
		this.value.bindParameterValue(statement, startPosition, bindings, context);
	}

}
