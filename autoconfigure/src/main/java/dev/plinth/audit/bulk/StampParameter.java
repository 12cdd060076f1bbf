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
package dev.plinth.audit.bulk;

import java.sql.PreparedStatement;
import java.sql.SQLException;

import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.generator.BeforeExecutionGenerator;
import org.hibernate.generator.EventType;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.sql.exec.internal.SqlTypedMappingJdbcParameter;
import org.hibernate.sql.exec.spi.ExecutionContext;
import org.hibernate.sql.exec.spi.JdbcParameterBindings;
import org.jspecify.annotations.Nullable;

/**
 * A column of a stamp in a bulk statement. Its value is that of the generator that also
 * serves flushes. The execution stands for the entity that is written, so the stamps of a
 * row agree where each write has its own.
 */
final class StampParameter extends SqlTypedMappingJdbcParameter {

	private final AttributeMapping attribute;

	private final int column;

	private final BeforeExecutionGenerator generator;

	private final EventType event;

	/**
	 * Create the parameter.
	 * @param attribute the attribute that is stamped
	 * @param column the position of the column among those of the attribute
	 * @param generator the generator of the attribute
	 * @param event whether rows are inserted or updated
	 */
	StampParameter(AttributeMapping attribute, int column, BeforeExecutionGenerator generator, EventType event) {
		super(attribute.getSelectable(column));
		this.attribute = attribute;
		this.column = column;
		this.generator = generator;
		this.event = event;
	}

	@Override
	public void bindParameterValue(PreparedStatement statement, int startPosition, JdbcParameterBindings bindings,
			ExecutionContext context) throws SQLException {
		SharedSessionContractImplementor session = context.getSession();
		@Nullable Object[] values = new Object[this.attribute.getJdbcTypeCount()];
		this.attribute.decompose(this.generator.generate(session, context, null, this.event), 0, values, null,
				(index, target, none, value, selectable) -> target[index] = value, session);
		JdbcMapping type = getJdbcMapping();
		bindParameterValue(type, statement, values[this.column], startPosition, context);
	}

}
