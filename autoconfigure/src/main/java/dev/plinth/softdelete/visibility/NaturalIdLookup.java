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
package dev.plinth.softdelete.visibility;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

import dev.plinth.softdelete.DeletedRows;
import dev.plinth.softdelete.session.LoadedRows;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.loader.ast.internal.CompoundNaturalIdLoader;
import org.hibernate.loader.ast.internal.LoaderSqlAstCreationState;
import org.hibernate.loader.ast.internal.SimpleNaturalIdLoader;
import org.hibernate.loader.ast.spi.NaturalIdLoadOptions;
import org.hibernate.loader.ast.spi.NaturalIdLoader;
import org.hibernate.metamodel.mapping.EntityMappingType;
import org.hibernate.metamodel.mapping.internal.CompoundNaturalIdMapping;
import org.hibernate.metamodel.mapping.internal.SimpleNaturalIdMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.sql.ast.tree.expression.JdbcParameter;
import org.hibernate.sql.ast.tree.from.TableGroup;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.hibernate.sql.exec.spi.JdbcParameterBinding;
import org.jspecify.annotations.Nullable;

/**
 * Looks rows up by natural id, within what the current {@linkplain DeletedRows scope}
 * sees. Where that is both, a living row goes before deleted ones. Of several deleted
 * rows with the same natural id none is found: Hibernate throws, as for any natural id
 * that is not unique.
 */
final class NaturalIdLookup implements NaturalIdLoader<Object> {

	private final EntityPersister persister;

	private final NaturalIdLoader<Object> living;

	private final NaturalIdLoader<Object> deleted;

	private NaturalIdLookup(EntityPersister persister, NaturalIdLoader<Object> living,
			NaturalIdLoader<Object> deleted) {
		this.persister = persister;
		this.living = living;
		this.deleted = deleted;
	}

	static NaturalIdLookup of(SimpleNaturalIdMapping mapping, EntityPersister persister) {
		return new NaturalIdLookup(persister, new BySimple(mapping, persister, false),
				new BySimple(mapping, persister, true));
	}

	static NaturalIdLookup of(CompoundNaturalIdMapping mapping, EntityPersister persister) {
		return new NaturalIdLookup(persister, new ByCompound(mapping, persister, false),
				new ByCompound(mapping, persister, true));
	}

	@Override
	public EntityMappingType getLoadable() {
		return this.persister;
	}

	@Override
	@Deprecated
	@SuppressWarnings("deprecation") // Hibernate still asks this way
	public @Nullable Object load(Object naturalId, NaturalIdLoadOptions options,
			SharedSessionContractImplementor session) {
		return visible(find((loader) -> loader.load(naturalId, options, session)), session);
	}

	@Override
	public @Nullable Object load(Object naturalId, Options options, SharedSessionContractImplementor session) {
		return visible(find((loader) -> loader.load(naturalId, options, session)), session);
	}

	@Override
	public @Nullable Object resolveNaturalIdToId(Object naturalId, SharedSessionContractImplementor session) {
		Object id = find((loader) -> loader.resolveNaturalIdToId(naturalId, session));
		if (id == null) {
			return null;
		}
		Object managed = session.getPersistenceContextInternal()
			.getEntity(session.generateEntityKey(id, this.persister));
		return LoadedRows.isVisible(managed, session) ? id : null;
	}

	@Override
	public Object resolveIdToNaturalId(Object id, SharedSessionContractImplementor session) {
		return this.living.resolveIdToNaturalId(id, session);
	}

	private @Nullable Object find(Function<NaturalIdLoader<Object>, @Nullable Object> look) {
		return switch (DeletedRows.visibility()) {
			case LIVE -> look.apply(this.living);
			case DELETED -> look.apply(this.deleted);
			case ALL -> {
				Object found = look.apply(this.living);
				yield (found != null) ? found : look.apply(this.deleted);
			}
		};
	}

	/**
	 * The row may live while the session has deleted it, unflushed.
	 */
	private static @Nullable Object visible(@Nullable Object loaded, SharedSessionContractImplementor session) {
		return LoadedRows.isVisible(loaded, session) ? loaded : null;
	}

	/**
	 * Finds living or deleted rows by the one attribute of their natural id.
	 */
	private static final class BySimple extends SimpleNaturalIdLoader<Object> {

		private final boolean deleted;

		BySimple(SimpleNaturalIdMapping mapping, EntityPersister persister, boolean deleted) {
			super(mapping, persister);
			this.deleted = deleted;
		}

		@Override
		protected void applyNaturalIdRestriction(Object naturalId, TableGroup root, Consumer<Predicate> predicates,
				BiConsumer<JdbcParameter, JdbcParameterBinding> parameters, LoaderSqlAstCreationState creationState,
				SharedSessionContractImplementor session) {
			super.applyNaturalIdRestriction(naturalId, root, predicates, parameters, creationState, session);
			VisibilityRestriction.restrictLookup(entityDescriptor().getEntityPersister(), root, this.deleted,
					predicates, creationState);
		}

	}

	/**
	 * Finds living or deleted rows by the several attributes of their natural id.
	 */
	private static final class ByCompound extends CompoundNaturalIdLoader<Object> {

		private final boolean deleted;

		ByCompound(CompoundNaturalIdMapping mapping, EntityPersister persister, boolean deleted) {
			super(mapping, persister);
			this.deleted = deleted;
		}

		@Override
		protected void applyNaturalIdRestriction(Object naturalId, TableGroup root, Consumer<Predicate> predicates,
				BiConsumer<JdbcParameter, JdbcParameterBinding> parameters, LoaderSqlAstCreationState creationState,
				SharedSessionContractImplementor session) {
			super.applyNaturalIdRestriction(naturalId, root, predicates, parameters, creationState, session);
			VisibilityRestriction.restrictLookup(entityDescriptor().getEntityPersister(), root, this.deleted,
					predicates, creationState);
		}

	}

}
