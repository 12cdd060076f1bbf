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
package dev.plinth.softdelete.bulk;

import dev.plinth.audit.bulk.BulkStamps;
import dev.plinth.softdelete.model.StoredRows;
import dev.plinth.softdelete.reference.AssignedReferences;
import dev.plinth.softdelete.visibility.StoredRowsTranslator;
import org.hibernate.engine.spi.LoadQueryInfluencers;
import org.hibernate.query.spi.QueryOptions;
import org.hibernate.query.spi.QueryParameterBindings;
import org.hibernate.query.sqm.internal.DomainParameterXref;
import org.hibernate.query.sqm.sql.SqmTranslator;
import org.hibernate.query.sqm.sql.StandardSqmTranslatorFactory;
import org.hibernate.query.sqm.tree.SqmDmlStatement;
import org.hibernate.query.sqm.tree.insert.SqmInsertStatement;
import org.hibernate.query.sqm.tree.select.SqmSelectStatement;
import org.hibernate.sql.ast.spi.SqlAstCreationContext;
import org.hibernate.sql.ast.tree.MutationStatement;
import org.hibernate.sql.ast.tree.select.SelectStatement;

/**
 * Translates statements in HQL and of the Criteria API that write rows of one table, with
 * the stamps that they lack, and has the references that they assign checked. Statements
 * on several tables have strategies of their own. Of queries, it leaves all but look-ups
 * of {@linkplain StoredRows stored rows} as they are. Public for Hibernate, which
 * instantiates it; not for use by applications.
 *
 * @see BulkStrategyProvider
 */
public final class BulkTranslatorFactory extends StandardSqmTranslatorFactory {

	@Override
	public SqmTranslator<SelectStatement> createSelectTranslator(SqmSelectStatement<?> statement, QueryOptions options,
			DomainParameterXref parameters, QueryParameterBindings bindings, LoadQueryInfluencers influencers,
			SqlAstCreationContext context, boolean deduplicateSelectionItems) {
		StoredRows rows = StoredRows.readBy(options);
		return (rows != null)
				? new StoredRowsTranslator(statement, options, parameters, bindings, influencers, context,
						deduplicateSelectionItems, rows)
				: super.createSelectTranslator(statement, options, parameters, bindings, influencers, context,
						deduplicateSelectionItems);
	}

	@Override
	public SqmTranslator<? extends MutationStatement> createMutationTranslator(SqmDmlStatement<?> statement,
			QueryOptions options, DomainParameterXref parameters, QueryParameterBindings bindings,
			LoadQueryInfluencers influencers, SqlAstCreationContext context) {
		SqmDmlStatement<?> complete = BulkStamps.add(
				(statement instanceof SqmInsertStatement<?> insert) ? ConflictingRows.leaveDeleted(insert) : statement);
		AssignedReferences references = AssignedReferences.of(statement, parameters);
		return references.isEmpty()
				? super.createMutationTranslator(complete, options, parameters, bindings, influencers, context)
				: new CheckedTranslator(complete, options, parameters, bindings, influencers, context, references);
	}

}
