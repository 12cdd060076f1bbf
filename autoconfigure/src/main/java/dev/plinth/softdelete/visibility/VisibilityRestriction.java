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

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.plinth.entity.DeletedReferencePolicy;
import dev.plinth.softdelete.DeletedRows;
import dev.plinth.softdelete.Visibility;
import dev.plinth.softdelete.model.ReferencePolicies;
import dev.plinth.softdelete.model.SoftDeleteAttributes;
import org.hibernate.engine.spi.LoadQueryInfluencers;
import org.hibernate.loader.ast.internal.LoaderSqlAstCreationState;
import org.hibernate.metamodel.mapping.EntityMappingType;
import org.hibernate.metamodel.mapping.ForeignKeyDescriptor;
import org.hibernate.metamodel.mapping.SelectableMapping;
import org.hibernate.metamodel.mapping.internal.ToOneAttributeMapping;
import org.hibernate.persister.collection.CollectionPersister;
import org.hibernate.persister.entity.EntityNameUse;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.query.sqm.ComparisonOperator;
import org.hibernate.query.sqm.sql.SqmToSqlAstConverter;
import org.hibernate.query.sqm.tree.from.SqmCrossJoin;
import org.hibernate.spi.NavigablePath;
import org.hibernate.sql.ast.spi.SqlAstCreationState;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.from.LazyTableGroup;
import org.hibernate.sql.ast.tree.from.PluralTableGroup;
import org.hibernate.sql.ast.tree.from.TableGroup;
import org.hibernate.sql.ast.tree.from.TableReference;
import org.hibernate.sql.ast.tree.predicate.ComparisonPredicate;
import org.hibernate.sql.ast.tree.predicate.ExistsPredicate;
import org.hibernate.sql.ast.tree.predicate.FilterPredicate;
import org.hibernate.sql.ast.tree.predicate.GroupedPredicate;
import org.hibernate.sql.ast.tree.predicate.Junction;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.hibernate.sql.ast.tree.select.SelectStatement;
import org.hibernate.sql.results.internal.SqlSelectionImpl;
import org.jspecify.annotations.Nullable;

/**
 * Restricts SQL to the rows that the current {@linkplain DeletedRows scope} sees. The
 * restriction is part of the statement and the scope part of the key under which the
 * statement is cached ({@link VisibilityAwareCacheFactory}), so that no session state is
 * involved and cached plans stay in use.
 */
public final class VisibilityRestriction {

	private VisibilityRestriction() {
	}

	/**
	 * Keep the condition of each Hibernate filter together. Hibernate writes them without
	 * parentheses, so one with an {@code or} would let in what a restriction hides, or
	 * what another filter does, as which Hibernate treats
	 * {@link org.hibernate.annotations.TenantId}.
	 */
	public static Consumer<Predicate> grouped(Consumer<Predicate> filters) {
		return (filter) -> {
			if (filter instanceof FilterPredicate enabled) {
				enabled.getFragments().forEach((condition) -> filters.accept(new GroupedPredicate(condition)));
			}
			else {
				filters.accept(new GroupedPredicate(filter));
			}
		};
	}

	/**
	 * Restrict a query root or an entity join. A look-up by key, which also resolves
	 * references, is left alone.
	 */
	public static void restrictRoot(SoftDeleteAttributes attributes, TableGroup root, Consumer<Predicate> predicates,
			boolean loadsByKey, SqlAstCreationState creationState) {
		if (loadsByKey) {
			return;
		}
		Visibility visibility = DeletedRows.visibility();
		if (visibility == Visibility.DELETED && !MainQuery.hasRoot(root, creationState)) {
			visibility = Visibility.LIVE;
		}
		if (visibility != Visibility.ALL) {
			Predicate seen = condition(attributes, root, visibility == Visibility.DELETED, creationState);
			OuterJoins.restrict(root, seen, predicates, creationState);
		}
	}

	/**
	 * Restrict a look-up that more than one row may answer.
	 */
	static void restrictLookup(EntityPersister persister, TableGroup root, boolean deleted,
			Consumer<Predicate> predicates, SqlAstCreationState creationState) {
		predicates.accept(condition(SoftDeleteAttributes.required(persister), root, deleted, creationState));
	}

	/**
	 * Restrict the rows of a cross join, which Hibernate leaves without restrictions.
	 */
	public static void restrictCrossJoin(SoftDeleteAttributes attributes, TableGroup candidate,
			@Nullable Supplier<Consumer<Predicate>> predicates, SqlAstCreationState creationState) {
		if (predicates != null && DeletedRows.visibility() != Visibility.ALL
				&& OuterJoins.joinsAt(candidate.getNavigablePath(), creationState)
					.anyMatch(SqmCrossJoin.class::isInstance)) {
			OuterJoins.restrict(candidate, condition(attributes, candidate, false, creationState), predicates.get(),
					creationState);
		}
	}

	/**
	 * Restrict the elements of a collection. Statements that load what a merge or a
	 * refresh cascades to are kept by Hibernate whatever the scope, so they show living
	 * elements in each.
	 */
	public static void restrictElements(CollectionPersister collection, TableGroup elements,
			Consumer<Predicate> predicates, SqlAstCreationState creationState) {
		SoftDeleteAttributes attributes = SoftDeleteAttributes.of(collection.getElementPersister());
		if (attributes == null || (DeletedRows.visibility() == Visibility.ALL
				&& !creationState.getLoadQueryInfluencers().hasEnabledCascadingFetchProfile())) {
			return;
		}
		TableGroup entities = entities(elements);
		Predicate living = condition(attributes, entities, false, creationState);
		if (attributes.hasDeletionId() && showsDeletedOwners(collection, elements, creationState)) {
			Junction seen = new Junction(Junction.Nature.DISJUNCTION);
			seen.add(living);
			seen.add(wentWithOwner(collection.getOwnerEntityPersister(), attributes, entities,
					(owner) -> joinOwner(collection, owner, elements, creationState), creationState));
			predicates.accept(seen);
		}
		else {
			restrictRows(collection, elements, creationState);
			OuterJoins.restrict(elements, living, predicates, creationState);
		}
	}

	/**
	 * Restrict the rows of a collection, which are part of its owner, to those of owners
	 * that are seen, where a join shows them without.
	 */
	public static void restrictRows(CollectionPersister collection, TableGroup rows,
			SqlAstCreationState creationState) {
		SoftDeleteAttributes attributes = SoftDeleteAttributes.of(collection.getOwnerEntityPersister());
		if (attributes == null || collection.isOneToMany() || DeletedRows.visibility() == Visibility.ALL) {
			return;
		}
		boolean deleted = DeletedRows.visibility() == Visibility.DELETED && MainQuery.isCurrent(creationState);
		OuterJoins.restrictRows(rows, (ownedByRoot) -> {
			QuerySpec owners = owners(attributes, attributes.markColumn(), collection.getOwnerEntityPersister(),
					(owner) -> Predicate.combinePredicates(joinOwner(collection, owner, rows, creationState),
							condition(attributes, owner, deleted && ownedByRoot, creationState)),
					creationState);
			return new ExistsPredicate(new SelectStatement(owners), false, null);
		}, creationState);
	}

	private static Predicate joinOwner(CollectionPersister collection, TableGroup owner, TableGroup elements,
			SqlAstCreationState creationState) {
		return collection.getAttributeMapping()
			.getKeyDescriptor()
			.generateJoinPredicate(owner, elements, creationState);
	}

	/**
	 * Restrict the inverse side of a one-to-one association, which is no reference but a
	 * collection of at most one: it shows the living child, or the one that went with its
	 * owner, in every scope, so that the deleted predecessors of a child are not taken
	 * for it.
	 */
	public static void restrictOneToOne(SoftDeleteAttributes child, TableGroup candidate,
			Consumer<Predicate> predicates, SqlAstCreationState creationState) {
		ForeignKeyDescriptor key;
		EntityMappingType owner;
		if (candidate.getModelPart() instanceof ToOneAttributeMapping inverse
				&& inverse.getSideNature() == ForeignKeyDescriptor.Nature.TARGET) {
			key = inverse.getForeignKeyDescriptor();
			owner = inverse.findContainingEntityMapping();
		}
		else if (creationState.getLoadQueryInfluencers() instanceof OneToOneLoaders.OfOwner loader
				&& candidate.getNavigablePath().getParent() == null
				&& candidate.getModelPart() instanceof EntityPersister root && loader.loads(root)) {
			key = loader.reference().getForeignKeyDescriptor();
			owner = loader.reference().getAssociatedEntityMappingType();
		}
		else {
			return;
		}
		creationState.registerEntityNameUsage(candidate, EntityNameUse.PROJECTION, child.entityName());
		Predicate living = condition(child, candidate, false, creationState);
		if (!child.hasDeletionId() || !tellsDeletion(owner.getEntityPersister())) {
			OuterJoins.restrict(candidate, living, predicates, creationState);
			return;
		}
		Junction seen = new Junction(Junction.Nature.DISJUNCTION);
		seen.add(living);
		seen.add(wentWithOwner(owner.getEntityPersister(), child, candidate,
				(owners) -> key.generateJoinPredicate(owners, candidate, creationState), creationState));
		OuterJoins.restrict(candidate, seen, predicates, creationState);
	}

	/**
	 * Restrict the join of a to-one association whose policy is not to resolve to deleted
	 * rows, in queries. Statements that load entities are the same in all scopes, so what
	 * they load is looked at afterwards, and so are fetched references that must not be
	 * read. Where a reference shows a deleted row, a join that shows its right side as
	 * well without does not.
	 */
	public static void restrictReference(SoftDeleteAttributes target, TableGroup candidate,
			Consumer<Predicate> predicates, SqlAstCreationState creationState) {
		if (!(creationState instanceof SqmToSqlAstConverter) || DeletedRows.visibility() == Visibility.ALL
				|| !(candidate.getModelPart() instanceof ToOneAttributeMapping reference)) {
			return;
		}
		DeletedReferencePolicy policy = ReferencePolicies.of(reference);
		Supplier<Predicate> living = () -> target.mark()
			.condition(false, resolve(target.markColumn(), candidate, creationState));
		if (DeletedRows.visibility() == Visibility.LIVE && (policy == DeletedReferencePolicy.HIDE
				|| (policy == DeletedReferencePolicy.FAIL && !candidate.isFetched()))) {
			OuterJoins.restrict(candidate, living.get(), predicates, creationState);
		}
		else if (reference.getSideNature() == ForeignKeyDescriptor.Nature.KEY) {
			OuterJoins.restrictUnreferenced(candidate, reference, living, predicates, creationState);
		}
	}

	/**
	 * Return the uses of a group of joined tables by which Hibernate tells which of them
	 * a query needs. It hears of no restriction of a reference, nor of the inverse side
	 * of a one-to-one association: the group to be told of it is not known yet where it
	 * is written.
	 */
	public static Map<String, EntityNameUse> usesOf(TableGroup group, Map<String, EntityNameUse> uses,
			SoftDeleteAttributes target) {
		TableGroup joined = (group instanceof LazyTableGroup lazy) ? lazy.getTableGroup() : group;
		if (!(joined.getModelPart() instanceof ToOneAttributeMapping reference)
				|| (reference.getSideNature() == ForeignKeyDescriptor.Nature.KEY
						&& ReferencePolicies.of(reference) == DeletedReferencePolicy.RESOLVE
						&& !OuterJoins.areUnreferencedRestricted(joined))) {
			return uses;
		}
		Map<String, EntityNameUse> all = new HashMap<>(uses);
		all.putIfAbsent(target.rootEntityName(), EntityNameUse.EXPRESSION);
		return all;
	}

	/**
	 * Whether deleted owners may be among those whose elements the statement loads: it is
	 * the one made for them, or it loads the collections of several owners at once.
	 */
	private static boolean showsDeletedOwners(CollectionPersister collection, TableGroup elements,
			SqlAstCreationState creationState) {
		LoadQueryInfluencers influencers = creationState.getLoadQueryInfluencers();
		if (influencers instanceof ElementLoaders.OfDeletedOwner loader) {
			return loader.loads(collection) && tellsDeletion(collection.getOwnerEntityPersister());
		}
		return creationState instanceof LoaderSqlAstCreationState && elements.getNavigablePath().getParent() == null
				&& tellsDeletion(collection.getOwnerEntityPersister())
				&& (influencers.effectivelyBatchLoadable(collection)
						|| influencers.effectiveSubselectFetchEnabled(collection));
	}

	private static boolean tellsDeletion(EntityPersister entity) {
		SoftDeleteAttributes attributes = SoftDeleteAttributes.of(entity);
		return attributes != null && attributes.hasDeletionId();
	}

	/**
	 * The element has the deletion of its owner, which is deleted: a row that native SQL
	 * has restored may still have it.
	 */
	private static Predicate wentWithOwner(EntityPersister ownerPersister, SoftDeleteAttributes element,
			TableGroup elements, Function<TableGroup, Predicate> join, SqlAstCreationState creationState) {
		SoftDeleteAttributes owner = SoftDeleteAttributes.required(ownerPersister);
		QuerySpec owners = owners(
				owner, owner.deletionId(), ownerPersister, (owningRows) -> Predicate
					.combinePredicates(join.apply(owningRows), condition(owner, owningRows, true, creationState)),
				creationState);
		return new ComparisonPredicate(column(element, element.deletionId(), elements, creationState),
				ComparisonOperator.EQUAL, new SelectStatement(owners));
	}

	private static QuerySpec owners(SoftDeleteAttributes attributes, SelectableMapping selected,
			EntityPersister persister, Function<TableGroup, Predicate> condition, SqlAstCreationState creationState) {
		QuerySpec query = new QuerySpec(false);
		TableGroup owners = persister.createRootTableGroup(true, new NavigablePath(persister.getEntityName()), null,
				null, () -> query::applyPredicate, creationState);
		query.getFromClause().addRoot(owners);
		query.getSelectClause()
			.addSqlSelection(new SqlSelectionImpl(column(attributes, selected, owners, creationState)));
		query.applyPredicate(condition.apply(owners));
		return query;
	}

	/**
	 * A collection's own group finds the first table of its elements only.
	 */
	private static TableGroup entities(TableGroup elements) {
		TableGroup entities = (elements instanceof PluralTableGroup plural) ? plural.getElementTableGroup() : null;
		return (entities != null) ? entities : elements;
	}

	private static Predicate condition(SoftDeleteAttributes attributes, TableGroup tableGroup, boolean deleted,
			SqlAstCreationState creationState) {
		return attributes.mark()
			.condition(deleted, column(attributes, attributes.markColumn(), tableGroup, creationState));
	}

	/**
	 * Where a table group names a subclass only, Hibernate leaves the table of the root
	 * out unless it hears of its use.
	 */
	private static Expression column(SoftDeleteAttributes attributes, SelectableMapping selectable,
			TableGroup tableGroup, SqlAstCreationState creationState) {
		creationState.registerEntityNameUsage(tableGroup, EntityNameUse.EXPRESSION, attributes.rootEntityName());
		return resolve(selectable, tableGroup, creationState);
	}

	private static Expression resolve(SelectableMapping selectable, TableGroup tableGroup,
			SqlAstCreationState creationState) {
		NavigablePath path = tableGroup.getNavigablePath();
		TableReference table = tableGroup.resolveTableReference(path, selectable.getContainingTableExpression());
		return creationState.getSqlExpressionResolver().resolveSqlExpression(table, selectable);
	}

}
