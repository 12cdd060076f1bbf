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

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.plinth.mapping.EntryState;
import dev.plinth.mapping.RowStatement;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.metamodel.mapping.internal.BasicAttributeMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * What the row of an entity tells of a deletion, where the session does not keep the
 * state that it has loaded, as it does not for entities that are read-only, and the
 * application may assign something else. It is kept with the entry of the entity in the
 * persistence context, so that it ends with the entry.
 */
public final class StoredDeletion extends EntryState {

	private boolean deleted;

	private @Nullable UUID deletionId;

	private StoredDeletion(boolean deleted, @Nullable UUID deletionId) {
		this.deleted = deleted;
		this.deletionId = deletionId;
	}

	/**
	 * Return what is known of an entity.
	 * @param entry the entry of the entity
	 * @return what its row tells, or {@code null} if that has not been noted
	 */
	public static @Nullable StoredDeletion of(EntityEntry entry) {
		return entry.getExtraState(StoredDeletion.class);
	}

	/**
	 * Note what the row of an entity tells, unless the session has kept the loaded state
	 * from the beginning: an entity that ceases to be read-only has the state that the
	 * application has given it.
	 * @param entity the entity, as it has just been read or written
	 * @param entry its entry
	 * @param attributes what its class has
	 */
	public static void note(Object entity, EntityEntry entry, SoftDeleteAttributes attributes) {
		StoredDeletion stored = of(entry);
		if (!attributes.isAssignable() || (stored == null && entry.getLoadedState() != null)) {
			return;
		}
		boolean deleted = attributes.isDeleted(entity);
		UUID deletionId = attributes.deletionId(entity);
		if (stored == null) {
			entry.addExtraState(new StoredDeletion(deleted, deletionId));
		}
		else {
			stored.deleted = deleted;
			stored.deletionId = deletionId;
		}
	}

	/**
	 * Return what the state of an entity tells that was loaded from its row.
	 * @param state the values of its attributes
	 * @param attributes what its class has
	 */
	public static StoredDeletion of(Object[] state, SoftDeleteAttributes attributes) {
		return new StoredDeletion(attributes.isDeleted(state), attributes.deletionId(state));
	}

	/**
	 * Read what the row of an entity tells.
	 * @param persister the persister of the entity
	 * @param id its identifier
	 * @param session the session
	 * @return what its row tells, or {@code null} if there is none
	 */
	public static @Nullable StoredDeletion read(EntityPersister persister, Object id,
			SharedSessionContractImplementor session) {
		SoftDeleteAttributes attributes = SoftDeleteAttributes.required(persister);
		List<BasicAttributeMapping> columns = new ArrayList<>(List.of(attributes.markColumn()));
		if (attributes.hasDeletionId()) {
			columns.add(attributes.deletionId());
		}
		List<List<Object>> rows = RowStatement.select(
				columns.stream().map(BasicAttributeMapping::getSelectionExpression).collect(Collectors.joining(",")),
				persister, id, session)
			.query(columns.stream().map(BasicAttributeMapping::getJdbcMapping).toList(), session);
		if (rows.isEmpty()) {
			return null;
		}
		List<@Nullable Object> values = new ArrayList<>();
		for (int index = 0; index < columns.size(); index++) {
			values.add(columns.get(index).getJdbcMapping().convertToDomainValue(rows.get(0).get(index)));
		}
		return new StoredDeletion(attributes.mark().isDeleted(values.get(0)),
				(values.size() > 1) ? (UUID) values.get(1) : null);
	}

	public boolean isDeleted() {
		return this.deleted;
	}

	public @Nullable UUID deletionId() {
		return this.deletionId;
	}

}
