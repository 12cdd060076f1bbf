package dev.plinth.softdelete;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.hibernate.Filter;
import org.hibernate.cache.spi.access.EntityDataAccess;
import org.hibernate.cache.spi.access.NaturalIdDataAccess;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.loader.ast.spi.MultiIdLoadOptions;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.metamodel.spi.RuntimeModelCreationContext;
import org.hibernate.persister.entity.UnionSubclassEntityPersister;
import org.hibernate.sql.ast.spi.SqlAstCreationState;
import org.hibernate.sql.ast.tree.from.TableGroup;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Persister of soft-deletable entities whose hierarchy has a table per concrete class. Public for Hibernate,
 * which instantiates it; not for use by applications.
 */
public final class SoftDeleteUnionSubclassEntityPersister extends UnionSubclassEntityPersister
		implements SoftDeletePersister {

	private final SoftDeleteAttributes softDeleteAttributes;

	/**
	 * Create the persister.
	 * @param persistentClass the boot-time model of the entity
	 * @param cacheAccess the second-level cache of the entity, if any
	 * @param naturalIdCacheAccess the cache of its natural ids, if any
	 * @param creationContext the run-time model under construction
	 */
	public SoftDeleteUnionSubclassEntityPersister(PersistentClass persistentClass,
			@Nullable EntityDataAccess cacheAccess, @Nullable NaturalIdDataAccess naturalIdCacheAccess,
			RuntimeModelCreationContext creationContext) {
		super(persistentClass, cacheAccess, naturalIdCacheAccess, creationContext);
		this.softDeleteAttributes = new SoftDeleteAttributes(this);
	}

	@Override
	public SoftDeleteAttributes softDeleteAttributes() {
		return this.softDeleteAttributes;
	}

	@Override
	public void applyFilterRestrictions(Consumer<Predicate> predicateConsumer, TableGroup tableGroup,
			boolean useQualifier, Map<String, Filter> enabledFilters, boolean onlyApplyLoadByKeyFilters,
			SqlAstCreationState creationState) {
		super.applyFilterRestrictions(predicateConsumer, tableGroup, useQualifier, enabledFilters,
				onlyApplyLoadByKeyFilters, creationState);
		if (!onlyApplyLoadByKeyFilters) {
			VisibilityRestriction.restrictRoot(this.softDeleteAttributes, tableGroup, predicateConsumer,
					creationState);
		}
	}

	@Override
	public List<?> multiLoad(Object[] ids, SharedSessionContractImplementor session,
			MultiIdLoadOptions loadOptions) {
		return LoadedRows.visible(super.multiLoad(ids, session, loadOptions), loadOptions, session);
	}

}
