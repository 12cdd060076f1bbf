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

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.hibernate.metamodel.mapping.ForeignKeyDescriptor;
import org.hibernate.metamodel.mapping.SelectableMapping;
import org.hibernate.metamodel.mapping.internal.ToOneAttributeMapping;
import org.hibernate.query.sqm.sql.SqmToSqlAstConverter;
import org.hibernate.query.sqm.tree.SqmJoinType;
import org.hibernate.query.sqm.tree.from.SqmFrom;
import org.hibernate.query.sqm.tree.from.SqmJoin;
import org.hibernate.query.sqm.tree.from.SqmRoot;
import org.hibernate.query.sqm.tree.select.SqmQuerySpec;
import org.hibernate.spi.NavigablePath;
import org.hibernate.sql.ast.SqlAstJoinType;
import org.hibernate.sql.ast.spi.SqlAstCreationState;
import org.hibernate.sql.ast.tree.expression.QueryLiteral;
import org.hibernate.sql.ast.tree.from.PluralTableGroup;
import org.hibernate.sql.ast.tree.from.QueryPartTableGroup;
import org.hibernate.sql.ast.tree.from.TableGroup;
import org.hibernate.sql.ast.tree.from.TableGroupJoin;
import org.hibernate.sql.ast.tree.from.TableReference;
import org.hibernate.sql.ast.tree.predicate.Junction;
import org.hibernate.sql.ast.tree.predicate.NullnessPredicate;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.hibernate.sql.ast.tree.select.SelectStatement;
import org.hibernate.sql.results.internal.SqlSelectionImpl;

/**
 * The right and full joins of a query. They show rows for which their condition does not
 * hold, so it hides none, and the condition of the query comes too late: a hidden row has
 * taken the place of a missing one by then. The rows that such a join reads are therefore
 * restricted before it reads them, by an inner join with a single row, on the condition
 * that they are seen. Databases plan it as if the condition were one on the rows.
 */
final class OuterJoins {

	private OuterJoins() {
	}

	/**
	 * Restrict a query root or what is joined to it: by the condition of the query or of
	 * the join, where that is enough.
	 */
	static void restrict(TableGroup tables, Predicate seen, Consumer<Predicate> predicates,
			SqlAstCreationState creationState) {
		NavigablePath path = tables.getNavigablePath();
		if (roots(creationState).anyMatch((root) -> joins(root).anyMatch(OuterJoins::showsItsRightSide)
				&& (root.getNavigablePath().equals(path) || joins(root).anyMatch((join) -> isAt(path, join)
						&& (showsItsRightSide(join) || join.getSqmJoinType() == SqmJoinType.CROSS))))) {
			tables.addNestedTableGroupJoin(new Restriction(tables, seen, predicates, creationState));
		}
		else {
			predicates.accept(seen);
		}
	}

	/**
	 * Restrict the rows of a collection that is the right side of such a join, before its
	 * elements are joined.
	 * @param seen makes the condition; it is told whether a query root owns the
	 * collection
	 */
	static void restrictRows(TableGroup rows, Function<Boolean, Predicate> seen, SqlAstCreationState creationState) {
		NavigablePath path = rows.getNavigablePath();
		if (isRightSide(path, creationState)) {
			boolean ownedByRoot = roots(creationState)
				.anyMatch((root) -> root.getNavigablePath().equals(path.getParent()));
			Restriction restriction = new Restriction(rows, seen.apply(ownedByRoot), (predicate) -> {
			}, creationState);
			TableGroup elements = ((PluralTableGroup) rows).getElementTableGroup();
			if (elements != null) {
				rows.prependTableGroupJoin(elements.getNavigablePath(), restriction);
			}
			else {
				rows.addNestedTableGroupJoin(restriction);
			}
		}
	}

	/**
	 * Restrict the targets of a reference that are the right side of such a join to those
	 * that live or are referred to.
	 */
	static void restrictUnreferenced(TableGroup targets, ToOneAttributeMapping reference, Supplier<Predicate> living,
			Consumer<Predicate> predicates, SqlAstCreationState creationState) {
		NavigablePath path = targets.getNavigablePath();
		if (isRightSide(path, creationState)) {
			ForeignKeyDescriptor key = reference.getForeignKeyDescriptor();
			SelectableMapping column = key.getKeyPart().getSelectable(0);
			TableReference table = creationState.getFromClauseAccess()
				.getTableGroup(path.getParent())
				.resolveTableReference(path, key.getKeyTable());
			Junction seen = new Junction(Junction.Nature.DISJUNCTION);
			seen.add(living.get());
			seen.add(new NullnessPredicate(creationState.getSqlExpressionResolver().resolveSqlExpression(table, column),
					true));
			targets.addTableGroupJoin(new Restriction(targets, seen, predicates, creationState));
		}
	}

	/**
	 * Return whether the targets of a reference are restricted to those that live or are
	 * referred to.
	 */
	static boolean areUnreferencedRestricted(TableGroup targets) {
		return targets.getTableGroupJoins().stream().anyMatch(Restriction.class::isInstance);
	}

	private static boolean isRightSide(NavigablePath path, SqlAstCreationState creationState) {
		return joinsAt(path, creationState).anyMatch(OuterJoins::showsItsRightSide);
	}

	/**
	 * Return the joins of the query, of whatever kind, that have a path.
	 */
	static Stream<SqmJoin<?, ?>> joinsAt(NavigablePath path, SqlAstCreationState creationState) {
		return roots(creationState).flatMap((root) -> joins(root)).filter((join) -> isAt(path, join));
	}

	private static boolean isAt(NavigablePath path, SqmJoin<?, ?> join) {
		return join.getNavigablePath().equals(path);
	}

	private static Stream<SqmRoot<?>> roots(SqlAstCreationState creationState) {
		return (creationState instanceof SqmToSqlAstConverter converter
				&& converter.getCurrentSqmQueryPart() instanceof SqmQuerySpec<?> query && query.getFromClause() != null)
						? query.getFromClause().getRoots().stream() : Stream.empty();
	}

	private static Stream<SqmJoin<?, ?>> joins(SqmFrom<?, ?> from) {
		return Stream.concat(from.getSqmJoins().stream(), from.getSqmTreats().stream())
			.flatMap((joined) -> Stream
				.concat((joined instanceof SqmJoin<?, ?> join) ? Stream.of(join) : Stream.empty(), joins(joined)));
	}

	private static boolean showsItsRightSide(SqmJoin<?, ?> join) {
		return join.getSqmJoinType() == SqmJoinType.RIGHT || join.getSqmJoinType() == SqmJoinType.FULL;
	}

	/**
	 * An inner join with a single row. Hibernate may take it for the last of the joins
	 * that an association is made of, and add to it what is said of the association.
	 */
	private static final class Restriction extends TableGroupJoin {

		private final transient Consumer<Predicate> association;

		Restriction(TableGroup restricted, Predicate seen, Consumer<Predicate> association,
				SqlAstCreationState creationState) {
			this(restricted.getNavigablePath().append("{seen}"), seen, association, creationState);
		}

		private Restriction(NavigablePath path, Predicate seen, Consumer<Predicate> association,
				SqlAstCreationState creationState) {
			super(path, SqlAstJoinType.INNER, singleRow(path, creationState), seen);
			this.association = association;
		}

		private static TableGroup singleRow(NavigablePath path, SqlAstCreationState creationState) {
			QuerySpec query = new QuerySpec(false);
			query.getSelectClause()
				.addSqlSelection(new SqlSelectionImpl(new QueryLiteral<>(1,
						creationState.getCreationContext()
							.getTypeConfiguration()
							.standardBasicTypeForJavaType(Integer.class))));
			return new QueryPartTableGroup(path, null, new SelectStatement(query),
					creationState.getSqlAliasBaseGenerator().createSqlAliasBase("seen").generateNewAlias(),
					List.of("one"), false, true, creationState.getLoadQueryInfluencers().getSessionFactory());
		}

		@Override
		public void applyPredicate(Predicate predicate) {
			this.association.accept(predicate);
		}

	}

}
