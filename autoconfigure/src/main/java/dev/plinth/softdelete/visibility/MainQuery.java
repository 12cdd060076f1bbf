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
import java.util.stream.IntStream;

import org.hibernate.internal.util.collections.Stack;
import org.hibernate.query.sqm.sql.SqmToSqlAstConverter;
import org.hibernate.query.sqm.tree.domain.SqmDerivedRoot;
import org.hibernate.query.sqm.tree.from.SqmRoot;
import org.hibernate.query.sqm.tree.select.SqmQueryGroup;
import org.hibernate.query.sqm.tree.select.SqmQueryPart;
import org.hibernate.query.sqm.tree.select.SqmQuerySpec;
import org.hibernate.sql.ast.spi.SqlAstCreationState;
import org.hibernate.sql.ast.spi.SqlAstProcessingState;
import org.hibernate.sql.ast.spi.SqlAstQueryPartProcessingState;
import org.hibernate.sql.ast.tree.from.TableGroup;

/**
 * The main query of a statement: what is neither a subquery nor joined. A part of a union
 * belongs to it, a common table expression, and a query that stands in its place: one
 * that is the table it selects from, as Hibernate has it where the results of a query are
 * counted, or any that it has where it selects from none.
 */
final class MainQuery {

	private MainQuery() {
	}

	/**
	 * Return whether a group of tables is a root of the main query. A root is registered
	 * once it has been restricted, a join before.
	 */
	static boolean hasRoot(TableGroup candidate, SqlAstCreationState creationState) {
		return isCurrent(creationState)
				&& creationState.getFromClauseAccess().findTableGroup(candidate.getNavigablePath()) == null;
	}

	/**
	 * Return whether the query that is being translated belongs to the main query. A
	 * statement that updates or deletes is one itself, but has no other.
	 */
	static boolean isCurrent(SqlAstCreationState creationState) {
		SqlAstProcessingState outermost = creationState.getCurrentProcessingState();
		if (creationState instanceof SqmToSqlAstConverter converter) {
			while (outermost.getParentState() instanceof SqlAstQueryPartProcessingState parent) {
				outermost = parent;
			}
			Stack<SqmQueryPart<?>> parts = converter.getSqmQueryPartStack();
			return outermost.getParentState() == null && IntStream.range(1, parts.depth())
				.allMatch((depth) -> standsFor(parts.peek(depth), parts.peek(depth - 1)));
		}
		return outermost.getParentState() == null;
	}

	@SuppressWarnings("ReferenceEquality") // equal queries may stand in other places
	private static boolean standsFor(SqmQueryPart<?> outer, SqmQueryPart<?> inner) {
		if (outer instanceof SqmQueryGroup<?> group) {
			return group.getQueryParts().stream().anyMatch((part) -> part == inner);
		}
		List<SqmRoot<?>> roots = ((SqmQuerySpec<?>) outer).getFromClause().getRoots();
		return roots.isEmpty() || roots.stream()
			.anyMatch((root) -> root instanceof SqmDerivedRoot<?> derived
					&& derived.getQueryPart().getQueryPart() == inner);
	}

}
