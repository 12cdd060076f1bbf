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

import java.util.Optional;
import java.util.stream.Stream;

import org.hibernate.metamodel.mapping.EntityValuedModelPart;
import org.hibernate.metamodel.mapping.SelectableMapping;
import org.hibernate.query.sqm.sql.SqmToSqlAstConverter;
import org.hibernate.query.sqm.tree.SqmJoinType;
import org.hibernate.query.sqm.tree.from.SqmFrom;
import org.hibernate.query.sqm.tree.from.SqmJoin;
import org.hibernate.query.sqm.tree.from.SqmRoot;
import org.hibernate.query.sqm.tree.select.SqmQuerySpec;
import org.hibernate.spi.NavigablePath;
import org.hibernate.sql.ast.spi.SqlAstCreationState;
import org.hibernate.sql.ast.spi.SqlAstQueryPartProcessingState;
import org.hibernate.sql.ast.tree.from.TableGroup;
import org.hibernate.sql.ast.tree.from.TableReference;
import org.hibernate.sql.ast.tree.predicate.GroupedPredicate;
import org.hibernate.sql.ast.tree.predicate.Junction;
import org.hibernate.sql.ast.tree.predicate.NullnessPredicate;
import org.hibernate.sql.ast.tree.predicate.Predicate;

/**
 * The right and full joins of a query. They show the rows of their right side whether or
 * not the condition of the join holds, so it does not hide any, and without one of the
 * left side, which the query root is part of. The right side and the root are therefore
 * restricted twice: by the condition of the join, so that no hidden row is joined, and by
 * that of the query, so that none is shown, unless it is absent.
 */
final class OuterJoins {

	private OuterJoins() {
	}

	/**
	 * Return whether rows of a query root may be absent.
	 */
	static boolean reach(TableGroup root, SqlAstCreationState creationState) {
		return roots(creationState).anyMatch((candidate) -> candidate.getNavigablePath().equals(root.getNavigablePath())
				&& joins(candidate).anyMatch(OuterJoins::showsItsRightSide));
	}

	/**
	 * Return the root whose rows may be absent beside those of a joined group.
	 */
	static Optional<TableGroup> rootBeside(TableGroup joined, SqlAstCreationState creationState) {
		NavigablePath path = joined.getNavigablePath();
		return roots(creationState)
			.filter((root) -> joins(root)
				.anyMatch((join) -> showsItsRightSide(join) && join.getNavigablePath().equals(path)))
			.findFirst()
			.map((root) -> creationState.getFromClauseAccess().findTableGroup(root.getNavigablePath()));
	}

	/**
	 * Restrict the query to rows that are seen or absent. The conditions of all its joins
	 * are one to Hibernate: where it makes up for missing full joins, it takes a second
	 * one for its own.
	 */
	static void restrictQuery(Predicate seen, TableGroup entities, SqlAstCreationState creationState) {
		Predicate seenOrAbsent = seenOrAbsent(seen, entities, creationState);
		SqlAstQueryPartProcessingState state = (SqlAstQueryPartProcessingState) creationState
			.getCurrentProcessingState();
		if (state.getInflightQueryPart().getFirstQuerySpec().getWhereClauseRestrictions() instanceof Restrictions all) {
			all.add(seenOrAbsent);
		}
		else {
			state.applyPredicate(new Restrictions(seenOrAbsent));
		}
	}

	private static Predicate seenOrAbsent(Predicate seen, TableGroup entities, SqlAstCreationState creationState) {
		SelectableMapping key = ((EntityValuedModelPart) entities.getModelPart()).getEntityMappingType()
			.getIdentifierMapping()
			.getSelectable(0);
		TableReference table = entities.resolveTableReference(entities.getNavigablePath(),
				key.getContainingTableExpression());
		Junction condition = new Junction(Junction.Nature.DISJUNCTION);
		condition.add(seen);
		condition.add(new NullnessPredicate(creationState.getSqlExpressionResolver().resolveSqlExpression(table, key)));
		return new GroupedPredicate(condition);
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
	 * The conditions that restrict a query to rows that are seen or absent.
	 */
	private static final class Restrictions extends GroupedPredicate {

		Restrictions(Predicate first) {
			super(new Junction(Junction.Nature.CONJUNCTION));
			add(first);
		}

		void add(Predicate condition) {
			((Junction) getSubPredicate()).add(condition);
		}

	}

}
