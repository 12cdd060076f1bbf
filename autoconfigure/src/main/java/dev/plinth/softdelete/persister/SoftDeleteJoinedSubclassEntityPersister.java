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
package dev.plinth.softdelete.persister;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

import dev.plinth.softdelete.bulk.BulkMutationStrategy;
import dev.plinth.softdelete.model.SoftDeleteAttributes;
import dev.plinth.softdelete.model.SoftDeletePersister;
import dev.plinth.softdelete.session.LoadedRows;
import dev.plinth.softdelete.visibility.NaturalIds;
import dev.plinth.softdelete.visibility.OneToOneLoaders;
import dev.plinth.softdelete.visibility.SharedEntityCache;
import dev.plinth.softdelete.visibility.VisibilityRestriction;
import org.hibernate.Filter;
import org.hibernate.LockMode;
import org.hibernate.LockOptions;
import org.hibernate.cache.spi.access.EntityDataAccess;
import org.hibernate.cache.spi.access.NaturalIdDataAccess;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.generator.values.GeneratedValuesMutationDelegate;
import org.hibernate.loader.ast.spi.MultiIdLoadOptions;
import org.hibernate.loader.ast.spi.SingleUniqueKeyEntityLoader;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.metamodel.mapping.NaturalIdMapping;
import org.hibernate.metamodel.mapping.internal.MappingModelCreationProcess;
import org.hibernate.metamodel.spi.RuntimeModelCreationContext;
import org.hibernate.persister.entity.EntityNameUse;
import org.hibernate.persister.entity.JoinedSubclassEntityPersister;
import org.hibernate.query.sqm.mutation.spi.SqmMultiTableMutationStrategy;
import org.hibernate.spi.NavigablePath;
import org.hibernate.sql.ast.spi.SqlAliasBase;
import org.hibernate.sql.ast.spi.SqlAstCreationState;
import org.hibernate.sql.ast.tree.from.TableGroup;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Persister of soft-deletable entities whose hierarchy has a table per class, joined by
 * key. Public for Hibernate, which instantiates it; not for use by applications.
 */
public final class SoftDeleteJoinedSubclassEntityPersister extends JoinedSubclassEntityPersister
		implements SoftDeletePersister {

	private final SoftDeleteAttributes softDeleteAttributes;

	private final OneToOneLoaders oneToOneLoaders = new OneToOneLoaders(this);

	private @Nullable SqmMultiTableMutationStrategy bulkMutationStrategy;

	/**
	 * Create the persister.
	 * @param persistentClass the boot-time model of the entity
	 * @param cacheAccess the second-level cache of the entity, if any
	 * @param naturalIdCacheAccess not used: the rows that share a natural id are told
	 * apart by the statement only
	 * @param creationContext the run-time model under construction
	 */
	public SoftDeleteJoinedSubclassEntityPersister(PersistentClass persistentClass,
			@Nullable EntityDataAccess cacheAccess, @Nullable NaturalIdDataAccess naturalIdCacheAccess,
			RuntimeModelCreationContext creationContext) {
		super(persistentClass, SharedEntityCache.of(cacheAccess), null, creationContext);
		this.softDeleteAttributes = new SoftDeleteAttributes(this, persistentClass);
	}

	@Override
	public SoftDeleteAttributes softDeleteAttributes() {
		return this.softDeleteAttributes;
	}

	@Override
	public TableGroup createRootTableGroup(boolean canUseInnerJoins, NavigablePath navigablePath,
			@Nullable String explicitSourceAlias, @Nullable SqlAliasBase explicitSqlAliasBase,
			@Nullable Supplier<Consumer<Predicate>> additionalPredicateCollectorAccess,
			SqlAstCreationState creationState) {
		TableGroup tableGroup = super.createRootTableGroup(canUseInnerJoins, navigablePath, explicitSourceAlias,
				explicitSqlAliasBase, additionalPredicateCollectorAccess, creationState);
		VisibilityRestriction.restrictCrossJoin(this.softDeleteAttributes, tableGroup,
				additionalPredicateCollectorAccess, creationState);
		return tableGroup;
	}

	@Override
	public void applyFilterRestrictions(Consumer<Predicate> predicateConsumer, TableGroup tableGroup,
			boolean useQualifier, Map<String, Filter> enabledFilters, boolean onlyApplyLoadByKeyFilters,
			SqlAstCreationState creationState) {
		super.applyFilterRestrictions(VisibilityRestriction.grouped(predicateConsumer), tableGroup, useQualifier,
				enabledFilters, onlyApplyLoadByKeyFilters, creationState);
		VisibilityRestriction.restrictRoot(this.softDeleteAttributes, tableGroup, predicateConsumer,
				onlyApplyLoadByKeyFilters, creationState);
	}

	@Override
	public void applyWhereRestrictions(Consumer<Predicate> predicateConsumer, TableGroup tableGroup,
			boolean useQualifier, SqlAstCreationState creationState) {
		super.applyWhereRestrictions(predicateConsumer, tableGroup, useQualifier, creationState);
		VisibilityRestriction.restrictOneToOne(this.softDeleteAttributes, tableGroup, predicateConsumer, creationState);
		VisibilityRestriction.restrictReference(this.softDeleteAttributes, tableGroup, predicateConsumer,
				creationState);
	}

	@Override
	public void pruneForSubclasses(TableGroup tableGroup, Map<String, EntityNameUse> entityNameUses) {
		super.pruneForSubclasses(tableGroup,
				VisibilityRestriction.usesOf(tableGroup, entityNameUses, this.softDeleteAttributes));
	}

	@Override
	protected SingleUniqueKeyEntityLoader<?> getUniqueKeyLoader(String attributeName,
			SharedSessionContractImplementor session) {
		SingleUniqueKeyEntityLoader<?> loader = this.oneToOneLoaders.select(attributeName, session);
		return (loader != null) ? loader : super.getUniqueKeyLoader(attributeName, session);
	}

	@Override
	protected NaturalIdMapping generateNaturalIdMapping(MappingModelCreationProcess creationProcess,
			PersistentClass persistentClass) {
		return NaturalIds.mapping(super.generateNaturalIdMapping(creationProcess, persistentClass), this,
				persistentClass, creationProcess);
	}

	/**
	 * Values that the database generates on update are read by a statement of their own:
	 * the one that returns them cannot carry the condition that the row lives.
	 */
	@Override
	protected @Nullable GeneratedValuesMutationDelegate createUpdateDelegate() {
		return null;
	}

	@Override
	public void lock(Object id, @Nullable Object version, @Nullable Object object, LockMode lockMode,
			SharedSessionContractImplementor session) {
		super.lock(id, version, object, lockMode, session);
		LockedRows.requireLiving(id, object, lockMode, this, session);
	}

	@Override
	@SuppressWarnings("removal") // Hibernate still asks this way
	public void lock(Object id, @Nullable Object version, @Nullable Object object, LockOptions lockOptions,
			SharedSessionContractImplementor session) {
		super.lock(id, version, object, lockOptions, session);
		LockedRows.requireLiving(id, object, lockOptions.getLockMode(), this, session);
	}

	@Override
	public @Nullable Object load(Object id, @Nullable Object optionalObject, LockMode lockMode,
			SharedSessionContractImplementor session) {
		return LoadedRows.visibleToStateless(super.load(id, optionalObject, lockMode, session), session);
	}

	@Override
	public List<?> multiLoad(Object[] ids, SharedSessionContractImplementor session, MultiIdLoadOptions loadOptions) {
		return LoadedRows.visible(super.multiLoad(ids, session, loadOptions), loadOptions, session);
	}

	@Override
	public void prepareLoaders() {
		super.prepareLoaders();
		this.bulkMutationStrategy = new BulkMutationStrategy(this, this.softDeleteAttributes,
				super.getSqmMultiTableMutationStrategy());
	}

	/**
	 * Subclasses take over Hibernate's own strategy until the run-time model is complete.
	 */
	@Override
	public SqmMultiTableMutationStrategy getSqmMultiTableMutationStrategy() {
		return (this.bulkMutationStrategy != null) ? this.bulkMutationStrategy
				: super.getSqmMultiTableMutationStrategy();
	}

}
