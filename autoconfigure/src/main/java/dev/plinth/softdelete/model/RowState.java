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
package dev.plinth.softdelete.model;

import java.time.Instant;

import dev.plinth.mapping.RowStatement;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * In which state the rows of soft-deletable entities have to be for a statement to take
 * them. Rows of other entities are taken in any.
 *
 * @param deleted whether they are deleted
 * @param cutoff when they must have been deleted before, if that matters. A row that does
 * not tell is taken: it goes with others, as rows do that are not soft-deletable.
 */
public record RowState(boolean deleted, @Nullable Instant cutoff) {

	public static final RowState LIVING = new RowState(false, null);

	public static final RowState DELETED = new RowState(true, null);

	/**
	 * Deleted before an instant.
	 */
	public static RowState deletedBefore(Instant cutoff) {
		return new RowState(true, cutoff);
	}

	/**
	 * Add the condition to a statement on the table that holds the deletion.
	 */
	public void restrict(RowStatement statement, EntityPersister entity) {
		SoftDeleteAttributes attributes = SoftDeleteAttributes.of(entity);
		if (attributes == null) {
			return;
		}
		statement.append(" and ");
		if (this.cutoff != null && attributes.mark().isDate()) {
			JdbcMapping type = attributes.markColumn().getJdbcMapping();
			statement.append(attributes.markColumn().getSelectionExpression())
				.append(" < ?")
				.value(type, type.convertToRelationalValue(attributes.mark().date(this.cutoff)));
		}
		else {
			statement.append(this.deleted ? attributes.deletedSql() : attributes.livingSql());
		}
	}

}
