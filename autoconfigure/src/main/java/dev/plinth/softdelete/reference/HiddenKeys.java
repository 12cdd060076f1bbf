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
package dev.plinth.softdelete.reference;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.metamodel.mapping.SelectableMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the keys of hidden references out of the updates of embeddables. Updates of
 * owners that hide references write changed attributes only, but an embeddable as a
 * whole; a reference in it that is null, and was null before, is not written.
 * <p>
 * Hibernate's update coordinators decide by attribute what a statement writes, and ask
 * for each of its columns.
 */
final class HiddenKeys {

	private static final ThreadLocal<Set<String>> KEPT = new ThreadLocal<>();

	private final EntityPersister persister;

	private volatile @Nullable List<GuardedReference> embedded;

	HiddenKeys(EntityPersister persister) {
		this.persister = persister;
	}

	/**
	 * Carry out an update that leaves keys alone.
	 * @param <T> what the update returns
	 * @param oldValues the state that the entity was loaded with, or {@code null} if it
	 * is not known
	 * @param values the state to write
	 * @param session the session that updates
	 * @param update the update
	 * @return what the update returns
	 */
	<T> T keep(@Nullable Object @Nullable [] oldValues, @Nullable Object[] values,
			SharedSessionContractImplementor session, Supplier<T> update) {
		Set<String> outer = KEPT.get();
		Set<String> columns = (oldValues != null) ? kept(oldValues, values, session) : Set.of();
		if (outer == null && columns.isEmpty()) {
			return update.get();
		}
		KEPT.set(columns);
		try {
			return update.get();
		}
		finally {
			if (outer != null) {
				KEPT.set(outer);
			}
			else {
				KEPT.remove();
			}
		}
	}

	/**
	 * Return the columns to leave alone. One that the reference does not write belongs to
	 * another attribute.
	 */
	private Set<String> kept(@Nullable Object[] oldValues, @Nullable Object[] values,
			SharedSessionContractImplementor session) {
		Set<String> columns = new HashSet<>();
		for (GuardedReference reference : embedded()) {
			if (reference.path().valueIn(oldValues, session) == null
					&& reference.path().valueIn(values, session) == null) {
				reference.association().forEachSelectable((index, column) -> {
					if (column.isUpdateable()) {
						columns.add(name(column));
					}
				});
			}
		}
		return columns;
	}

	private List<GuardedReference> embedded() {
		List<GuardedReference> references = this.embedded;
		if (references == null) {
			references = new ArrayList<>(GuardedReferences.find(this.persister));
			references.removeIf((reference) -> !reference.isHiding() || !reference.path().isEmbedded());
			this.embedded = references;
		}
		return references;
	}

	/**
	 * Return whether the update under way may write a column.
	 */
	static boolean isWritten(SelectableMapping column) {
		Set<String> kept = KEPT.get();
		return kept == null || !kept.contains(name(column));
	}

	private static String name(SelectableMapping column) {
		return column.getContainingTableExpression() + "." + column.getSelectionExpression();
	}

}
