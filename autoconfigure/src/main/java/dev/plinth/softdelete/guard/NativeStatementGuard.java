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

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import dev.plinth.softdelete.Guard;
import dev.plinth.softdelete.SoftDeleteSettings;
import dev.plinth.softdelete.model.SoftDeletePersister;
import org.hibernate.dialect.MySQLDialect;
import org.hibernate.engine.query.spi.NativeQueryInterpreter;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.query.sql.spi.NativeSelectQueryDefinition;
import org.hibernate.query.sql.spi.NativeSelectQueryPlan;
import org.hibernate.query.sql.spi.ParameterRecognizer;
import org.jspecify.annotations.Nullable;

/**
 * Looks at each native statement once, when Hibernate interprets it, and reports those
 * that {@linkplain RemovedTables remove rows} of soft-deletable entities.
 */
final class NativeStatementGuard implements NativeQueryInterpreter {

	private static final Pattern REMOVING = Pattern.compile("\\b(delete|truncate|drop|merge|replace)\\b",
			Pattern.CASE_INSENSITIVE);

	private final NativeQueryInterpreter delegate;

	private final SessionFactoryImplementor sessionFactory;

	private volatile @Nullable Map<List<String>, String> tables;

	NativeStatementGuard(NativeQueryInterpreter delegate, SessionFactoryImplementor sessionFactory) {
		this.delegate = delegate;
		this.sessionFactory = sessionFactory;
	}

	@Override
	public void recognizeParameters(String sql, ParameterRecognizer recognizer) {
		if (REMOVING.matcher(sql).find() && SoftDeleteSettings.of(this.sessionFactory).guard() != Guard.OFF) {
			inspect(sql);
		}
		this.delegate.recognizeParameters(sql, recognizer);
	}

	private void inspect(String sql) {
		boolean mysql = this.sessionFactory.getJdbcServices().getDialect() instanceof MySQLDialect;
		for (List<String> removed : RemovedTables.of(sql, mysql)) {
			softDeletable().forEach((parts, table) -> {
				if (mayBeSame(parts, removed)) {
					StatementGuard.reportNative(sql, table, this.sessionFactory);
				}
			});
		}
	}

	/**
	 * Of two names, one may say more than the other.
	 */
	private static boolean mayBeSame(List<String> one, List<String> other) {
		int common = Math.min(one.size(), other.size());
		return common > 0 && one.subList(one.size() - common, one.size())
			.equals(other.subList(other.size() - common, other.size()));
	}

	private Map<List<String>, String> softDeletable() {
		Map<List<String>, String> known = this.tables;
		if (known == null) {
			known = softDeletable(this.sessionFactory);
			this.tables = known;
		}
		return known;
	}

	private static Map<List<String>, String> softDeletable(SessionFactoryImplementor sessionFactory) {
		Map<List<String>, String> tables = new LinkedHashMap<>();
		sessionFactory.getMappingMetamodel().forEachEntityDescriptor((entity) -> {
			if (entity instanceof SoftDeletePersister) {
				entity.forEachTableDetails(
						(table) -> tables.put(RemovedTables.parts(table.getTableName()), table.getTableName()));
			}
		});
		return Collections.unmodifiableMap(tables);
	}

	@Override
	public <R> NativeSelectQueryPlan<R> createQueryPlan(NativeSelectQueryDefinition<R> definition,
			SessionFactoryImplementor factory) {
		return this.delegate.createQueryPlan(definition, factory);
	}

}
