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
package dev.plinth.softdelete.restoration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.plinth.softdelete.DeletedRows;
import dev.plinth.softdelete.RestoreConflictException;
import dev.plinth.softdelete.model.Batches;
import dev.plinth.softdelete.model.DeletionMark;
import dev.plinth.softdelete.model.SoftDeleteAttributes;
import dev.plinth.softdelete.unique.ActiveUniqueKey;
import org.hibernate.engine.spi.EntityKey;
import org.hibernate.event.spi.EventSource;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * Looks for rows whose return would violate a {@linkplain ActiveUniqueKey unique key}: at
 * most two queries for each key and batch of rows, in which the database compares the
 * values as its index does. What another transaction commits meanwhile is left to the
 * index.
 */
final class RestoreConflicts {

	private final EventSource session;

	private final Map<EntityKey, DeletedRow> rows;

	RestoreConflicts(EventSource session, Map<EntityKey, DeletedRow> rows) {
		this.session = session;
		this.rows = rows;
	}

	/**
	 * Check the rows.
	 * @throws RestoreConflictException if one cannot return
	 */
	void check() {
		Map<ActiveUniqueKey, List<Object>> ids = new LinkedHashMap<>();
		for (DeletedRow row : this.rows.values()) {
			for (ActiveUniqueKey key : RestoredClass.of(row.persister()).uniqueKeys()) {
				ids.computeIfAbsent(key, (unknown) -> new ArrayList<>()).add(row.id());
			}
		}
		ids.forEach((key, all) -> Batches.<Object>of(all).forEach((batch) -> {
			find(key, batch, false).stream().findFirst().ifPresent((row) -> fail(key, row, true));
			if (this.rows.size() > 1) {
				clash(key, find(key, batch, true)).ifPresent((row) -> fail(key, row, false));
			}
		}));
	}

	private List<Object[]> find(ActiveUniqueKey key, List<Object> ids, boolean otherDeleted) {
		DeletionMark mark = SoftDeleteAttributes.required(persister(key)).mark();
		String values = key.attributes().stream().map("row."::concat).collect(Collectors.joining(", "));
		String equal = key.attributes()
			.stream()
			.map((attribute) -> "other." + attribute + " = row." + attribute)
			.collect(Collectors.joining(" and "));
		String hql = "select id(row), id(other), " + values + " from " + key.entityName() + " row join "
				+ key.entityName() + " other on " + equal + " where id(row) in :parameter and "
				+ (otherDeleted ? mark.deleted("other") : mark.living("other")) + " and other <> row";
		return DeletedRows.include(() -> DeletedRowQueries.query(this.session, hql, ids).getResultList());
	}

	private Optional<Object[]> clash(ActiveUniqueKey key, List<Object[]> found) {
		EntityPersister persister = persister(key);
		return found.stream()
			.filter((row) -> this.rows.containsKey(this.session.generateEntityKey(row[1], persister)))
			.findFirst();
	}

	private EntityPersister persister(ActiveUniqueKey key) {
		return this.session.getFactory().getMappingMetamodel().getEntityDescriptor(key.entityName());
	}

	private static void fail(ActiveUniqueKey key, @Nullable Object[] row, boolean living) {
		throw new RestoreConflictException(key.entityName(), row[0], row[1], living, key.attributes(),
				Arrays.asList(row).subList(2, row.length));
	}

}
