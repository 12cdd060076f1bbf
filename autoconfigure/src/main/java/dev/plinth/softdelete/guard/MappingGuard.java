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
package dev.plinth.softdelete.guard;

import java.util.Objects;
import java.util.function.Function;

import dev.plinth.mapping.MixinMappingException;
import dev.plinth.softdelete.Guard;
import dev.plinth.softdelete.model.SoftDeletableMapping;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.Join;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.RootClass;
import org.hibernate.mapping.SimpleValue;
import org.hibernate.mapping.Value;
import org.jspecify.annotations.Nullable;

/**
 * Reports, at start-up, mappings by which rows of soft-deletable entities could be lost:
 * {@code @SQLDelete}, which Plinth does not use but which says that somebody counts on
 * it, {@code @SQLUpdate}, which takes the place of statements that leave deleted rows
 * alone, and {@code @OnDelete(CASCADE)}, by which the database removes rows.
 */
public final class MappingGuard {

	private static final Log logger = LogFactory.getLog(MappingGuard.class);

	private final Guard guard;

	private MappingGuard(Guard guard) {
		this.guard = guard;
	}

	/**
	 * Check all mappings.
	 * @param metadata the boot-time model
	 * @param guard what happens with a finding
	 * @throws MixinMappingException if there is a finding and the start is to fail
	 */
	public static void check(Metadata metadata, Guard guard) {
		if (guard == Guard.OFF) {
			return;
		}
		MappingGuard check = new MappingGuard(guard);
		for (PersistentClass entity : metadata.getEntityBindings()) {
			if (SoftDeletableMapping.isSoftDeletable(entity)) {
				check.checkStatements(entity);
				check.checkIdentifier(entity);
				entity.getDeclaredProperties()
					.forEach((property) -> check.checkForeignKeys(entity, entity.getEntityName(), property));
			}
		}
		for (Collection collection : metadata.getCollectionBindings()) {
			if (SoftDeletableMapping.isSoftDeletable(collection.getOwner())) {
				check.checkForeignKeys(collection.getOwner(), collection.getRole(), collection.getElement());
			}
			if (SoftDeletableMapping.hasSoftDeletableElements(collection)
					&& collection.getKey() instanceof SimpleValue key && key.isCascadeDeleteEnabled()) {
				check.reportCascade(collection.getOwner(), collection.getRole());
			}
		}
	}

	private void checkStatements(PersistentClass entity) {
		String softDeletable = "Entity " + entity.getEntityName() + " is soft-deletable and has ";
		if (entity.getCustomSQLDelete() != null || hasAny(entity, Join::getCustomSQLDelete)) {
			report(entity, softDeletable + "@SQLDelete.", "Remove @SQLDelete: deletions keep the row without it.");
		}
		if (entity.getCustomSQLUpdate() != null || hasAny(entity, Join::getCustomSQLUpdate)) {
			report(entity, softDeletable + "@SQLUpdate, which does not ask whether a row lives.",
					"Remove @SQLUpdate, so that edits of rows that have been deleted meanwhile fail.");
		}
	}

	private static boolean hasAny(PersistentClass entity, Function<Join, @Nullable String> statement) {
		return entity.getJoins().stream().map(statement).anyMatch(Objects::nonNull);
	}

	private void checkIdentifier(PersistentClass entity) {
		if (entity instanceof RootClass) {
			Property property = entity.getIdentifierProperty();
			checkForeignKeys(entity, entity.getEntityName() + ((property != null) ? "." + property.getName() : ""),
					entity.getIdentifier());
		}
	}

	private void checkForeignKeys(PersistentClass entity, String role, Property property) {
		checkForeignKeys(entity, role + "." + property.getName(), property.getValue());
	}

	private void checkForeignKeys(PersistentClass entity, String role, Value value) {
		if (value instanceof Component embeddable) {
			embeddable.getProperties().forEach((property) -> checkForeignKeys(entity, role, property));
		}
		else if (value instanceof SimpleValue key && key.isCascadeDeleteEnabled()) {
			reportCascade(entity, role);
		}
	}

	private void reportCascade(PersistentClass entity, String role) {
		report(entity,
				"'" + role + "' has @OnDelete(CASCADE), so the database removes soft-deletable rows, living ones"
						+ " included, with the row that they refer to.",
				"Remove @OnDelete, and cascade the removal in the mapping if rows should go with others.");
	}

	private void report(PersistentClass entity, String description, String remedy) {
		if (this.guard == Guard.FAIL) {
			throw new MixinMappingException(entity.getMappedClass(), description, remedy);
		}
		logger.warn(description + " " + remedy);
	}

}
