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
package dev.plinth.softdelete.session;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dev.plinth.softdelete.DeletedRows;
import dev.plinth.softdelete.model.SoftDeleteAttributes;
import dev.plinth.softdelete.model.StoredDeletion;
import org.hibernate.Hibernate;
import org.hibernate.OrderingMode;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.loader.ast.spi.MultiIdLoadOptions;
import org.jspecify.annotations.Nullable;

/**
 * Tells which instances the current {@linkplain DeletedRows scope} sees where rows are
 * looked up by identifier. Such a look-up is not restricted in SQL: references, which
 * keep resolving to deleted rows, are loaded by the same statements.
 */
public final class LoadedRows {

	private LoadedRows() {
	}

	public static boolean isVisible(@Nullable Object loaded, SharedSessionContractImplementor session) {
		if (loaded == null) {
			return true;
		}
		Object entity = Hibernate.unproxy(loaded);
		SoftDeleteAttributes attributes = attributes(entity, session);
		return attributes == null || switch (DeletedRows.visibility()) {
			case ALL -> true;
			case LIVE -> !isDeleted(entity, attributes, session);
			case DELETED -> isDeleted(entity, attributes, session);
		};
	}

	/**
	 * Return what the look-up of a stateless session shows. References that resolve while
	 * it loads come the same way, and are not restricted.
	 */
	public static @Nullable Object visibleToStateless(@Nullable Object loaded,
			SharedSessionContractImplementor session) {
		return (!isLookUp(session) || isVisible(loaded, session)) ? loaded : null;
	}

	/**
	 * Return whether a stateless session looks a row up itself.
	 */
	public static boolean isLookUp(SharedSessionContractImplementor session) {
		return !session.isEventSource() && session.getPersistenceContextInternal().isLoadFinished();
	}

	/**
	 * Return whether an initialized instance says that its row is deleted. Where the
	 * application may have assigned what is not true, the session knows better what it
	 * manages.
	 */
	public static boolean isDeleted(Object entity, SharedSessionContractImplementor session) {
		SoftDeleteAttributes attributes = attributes(entity, session);
		return attributes != null && isDeleted(entity, attributes, session);
	}

	/**
	 * The entry of a managed entity knows its class without a search.
	 */
	private static @Nullable SoftDeleteAttributes attributes(Object entity, SharedSessionContractImplementor session) {
		EntityEntry entry = session.getPersistenceContextInternal().getEntry(entity);
		return SoftDeleteAttributes
			.of((entry != null) ? entry.getPersister() : session.getEntityPersister(null, entity));
	}

	private static boolean isDeleted(Object entity, SoftDeleteAttributes attributes,
			SharedSessionContractImplementor session) {
		EntityEntry entry = attributes.isAssignable() ? session.getPersistenceContextInternal().getEntry(entity) : null;
		if (entry == null) {
			return attributes.isDeleted(entity);
		}
		StoredDeletion stored = (PendingDeletion.of(entry) == null) ? stored(entry, attributes, session) : null;
		return (stored != null) ? stored.isDeleted() : PendingDeletion.of(entry) != null;
	}

	/**
	 * Return what the row of a managed entity tells, {@code null} if there is none. It
	 * has to be read where the session does not keep it and has not loaded it as
	 * read-only in the first place.
	 */
	private static @Nullable StoredDeletion stored(EntityEntry entry, SoftDeleteAttributes attributes,
			SharedSessionContractImplementor session) {
		StoredDeletion noted = StoredDeletion.of(entry);
		if (noted != null || !entry.isExistsInDatabase()) {
			return noted;
		}
		Object[] loadedState = entry.getLoadedState();
		return (loadedState != null) ? StoredDeletion.of(loadedState, attributes)
				: StoredDeletion.read(entry.getPersister(), entry.getId(), session);
	}

	/**
	 * Whether one deletion has taken both: what belongs to a deleted entity shows what
	 * went with it.
	 */
	public static boolean wentTogether(Object entity, Object other, SharedSessionContractImplementor session) {
		UUID deletion = deletionId(entity, session);
		return deletion != null && deletion.equals(deletionId(other, session));
	}

	/**
	 * Return which deletion has taken the row of an initialized instance, or is about to:
	 * what the session knows, if it manages the instance, rather than what the
	 * application may have assigned. A living row that native SQL has restored may still
	 * have the identifier of its deletion.
	 */
	public static @Nullable UUID deletionId(Object entity, SharedSessionContractImplementor session) {
		SoftDeleteAttributes attributes = attributes(entity, session);
		if (attributes == null || !attributes.hasDeletionId()) {
			return null;
		}
		EntityEntry entry = attributes.isAssignable() ? session.getPersistenceContextInternal().getEntry(entity) : null;
		if (entry == null) {
			return attributes.isDeleted(entity) ? attributes.deletionId(entity) : null;
		}
		PendingDeletion pending = PendingDeletion.of(entry);
		if (pending != null) {
			return pending.deletion().id();
		}
		StoredDeletion stored = stored(entry, attributes, session);
		return (stored != null && stored.isDeleted()) ? stored.deletionId() : null;
	}

	public static List<?> visible(List<?> loaded, MultiIdLoadOptions options,
			SharedSessionContractImplementor session) {
		List<@Nullable Object> visible = new ArrayList<>(loaded.size());
		for (Object entity : loaded) {
			if (isVisible(entity, session)) {
				visible.add(entity);
			}
			else if (options.getOrderingMode() == OrderingMode.ORDERED) {
				visible.add(null);
			}
		}
		return visible;
	}

}
