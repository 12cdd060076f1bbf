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

import java.util.Map;

import dev.plinth.softdelete.model.StoredRows;
import org.hibernate.Filter;
import org.hibernate.binder.internal.TenantIdBinder;
import org.hibernate.engine.spi.LoadQueryInfluencers;
import org.hibernate.metamodel.mapping.CollectionPart;
import org.hibernate.metamodel.mapping.ModelPartContainer;
import org.hibernate.metamodel.mapping.PluralAttributeMapping;
import org.hibernate.persister.internal.SqlFragmentPredicate;
import org.hibernate.query.spi.QueryOptions;
import org.hibernate.query.spi.QueryParameterBindings;
import org.hibernate.query.sqm.internal.DomainParameterXref;
import org.hibernate.query.sqm.sql.internal.StandardSqmTranslator;
import org.hibernate.query.sqm.tree.select.SqmQuerySpec;
import org.hibernate.query.sqm.tree.select.SqmSelectStatement;
import org.hibernate.sql.ast.spi.SqlAstCreationContext;
import org.hibernate.sql.ast.tree.predicate.Junction;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.hibernate.sql.ast.tree.select.SelectStatement;
import org.jspecify.annotations.Nullable;

/**
 * Translates a look-up of {@linkplain StoredRows stored rows}. Of the filters that the
 * session has enabled, only Hibernate's own for
 * {@link org.hibernate.annotations.TenantId} is applied. The conditions of
 * {@link org.hibernate.annotations.SQLRestriction} are added by the persisters of all
 * entities and collections, so they are taken out afterwards; nothing else becomes a
 * fragment of SQL that is a condition of its own.
 */
public final class StoredRowsTranslator extends StandardSqmTranslator<SelectStatement> {

	private final StoredRows rows;

	/**
	 * Create the translator of one query.
	 */
	public StoredRowsTranslator(SqmSelectStatement<?> statement, QueryOptions options, DomainParameterXref parameters,
			QueryParameterBindings bindings, LoadQueryInfluencers influencers, SqlAstCreationContext context,
			boolean deduplicateSelectionItems, StoredRows rows) {
		super(statement, options, parameters, bindings, new OfTenant(influencers), context, deduplicateSelectionItems);
		this.rows = rows;
	}

	@Override
	public QuerySpec visitQuerySpec(SqmQuerySpec<?> query) {
		QuerySpec translated = super.visitQuerySpec(query);
		unrestrict(translated.getWhereClauseRestrictions());
		translated.getFromClause().visitTableGroupJoins((join) -> {
			if (this.rows == StoredRows.ALL || !isOfCollection(join.getJoinedGroup().getModelPart())) {
				unrestrict(join.getPredicate());
			}
		});
		return translated;
	}

	private static boolean isOfCollection(ModelPartContainer part) {
		return part instanceof PluralAttributeMapping || part instanceof CollectionPart;
	}

	/**
	 * A restriction is never alone: a look-up has a condition, and so has a join.
	 */
	private static void unrestrict(@Nullable Predicate condition) {
		if (condition instanceof Junction junction
				&& junction.getPredicates().stream().anyMatch(SqlFragmentPredicate.class::isInstance)) {
			junction.getPredicates().removeIf(SqlFragmentPredicate.class::isInstance);
		}
	}

	/**
	 * What a session asks of its queries, but for the filters that the application has
	 * enabled.
	 */
	private static final class OfTenant extends LoadQueryInfluencers {

		private final transient Map<String, Filter> filters;

		OfTenant(LoadQueryInfluencers session) {
			super(session.getSessionFactory());
			Filter tenant = session.getEnabledFilter(TenantIdBinder.FILTER_NAME);
			this.filters = (tenant != null) ? Map.of(TenantIdBinder.FILTER_NAME, tenant) : Map.of();
		}

		@Override
		public boolean hasEnabledFilters() {
			return !this.filters.isEmpty();
		}

		@Override
		public Map<String, Filter> getEnabledFilters() {
			return this.filters;
		}

	}

}
