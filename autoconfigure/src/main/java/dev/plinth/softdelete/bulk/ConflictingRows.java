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

import java.util.Locale;
import java.util.Objects;

import dev.plinth.softdelete.model.SoftDeleteAttributes;
import org.hibernate.HibernateException;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.query.sqm.tree.SqmCopyContext;
import org.hibernate.query.sqm.tree.insert.SqmConflictClause;
import org.hibernate.query.sqm.tree.insert.SqmConflictUpdateAction;
import org.hibernate.query.sqm.tree.insert.SqmInsertStatement;
import org.hibernate.query.sqm.tree.predicate.SqmPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What an {@code insert … on conflict do update} does to rows that are there already. It
 * is an update, so it leaves deleted rows alone, and cannot delete or restore a row.
 */
final class ConflictingRows {

	private ConflictingRows() {
	}

	/**
	 * Restrict the update of an insert to living rows.
	 * @param statement the insert, left as it is
	 * @return the restricted insert, the same one if there is nothing to restrict
	 * @throws HibernateException if the update sets attributes of the deletion, or the
	 * rows are in several tables, whose statements do not tell deleted rows apart
	 */
	static SqmInsertStatement<?> leaveDeleted(SqmInsertStatement<?> statement) {
		SqmConflictUpdateAction<?> update = updateAction(statement);
		EntityPersister persister = statement.nodeBuilder()
			.getMappingMetamodel()
			.getEntityDescriptor(statement.getTarget().getEntityName());
		SoftDeleteAttributes attributes = SoftDeleteAttributes.of(persister);
		if (update == null || attributes == null) {
			return statement;
		}
		if (persister.hasMultipleTables()) {
			throw new HibernateException(String.format(Locale.ROOT,
					"'on conflict do update' of %s could reach deleted rows, since its rows are in several tables; "
							+ "use 'on conflict do nothing' and an update",
					persister.getEntityName()));
		}
		BulkMutationStrategy.requireContent(update.getSetClause(), attributes);
		SqmInsertStatement<?> restricted = statement.copy(SqmCopyContext.noParamCopyContext());
		restrict(Objects.requireNonNull(updateAction(restricted)), attributes.mark().living(restricted.getTarget()));
		return restricted;
	}

	private static void restrict(SqmConflictUpdateAction<?> update, SqmPredicate living) {
		if (update.getWhereClause() != null) {
			update.getWhereClause().applyPredicate(living);
		}
		else {
			update.where(living);
		}
	}

	private static @Nullable SqmConflictUpdateAction<?> updateAction(SqmInsertStatement<?> statement) {
		SqmConflictClause<?> conflict = statement.getConflictClause();
		return (conflict != null) ? conflict.getConflictAction() : null;
	}

}
