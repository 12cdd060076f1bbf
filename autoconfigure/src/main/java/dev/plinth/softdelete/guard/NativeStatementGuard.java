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

import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.plinth.softdelete.Guard;
import dev.plinth.softdelete.SoftDeleteSettings;
import dev.plinth.softdelete.model.SoftDeletePersister;
import org.hibernate.engine.query.spi.NativeQueryInterpreter;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.query.sql.spi.NativeSelectQueryDefinition;
import org.hibernate.query.sql.spi.NativeSelectQueryPlan;
import org.hibernate.query.sql.spi.ParameterRecognizer;
import org.jspecify.annotations.Nullable;

/**
 * Looks at each native statement once, when Hibernate interprets it, and reports those
 * that remove rows of soft-deletable entities. It reads SQL no further than it takes to
 * find the tables that {@code delete}, {@code truncate} and {@code merge} name.
 */
final class NativeStatementGuard implements NativeQueryInterpreter {

	private static final Pattern REMOVING = Pattern.compile("\\b(delete|truncate|merge)\\b", Pattern.CASE_INSENSITIVE);

	private static final Pattern NO_CODE = Pattern.compile("'(?:[^']|'')*'|--[^\n]*|/\\*.*?\\*/", Pattern.DOTALL);

	private static final Pattern TARGETS = Pattern.compile(
			"\\bdelete\\s+(?:low_priority\\s+|quick\\s+|ignore\\s+)*from\\s+(?:only\\s+)?(?<simple>[^\\s,;()]+)"
					+ "|\\bdelete\\s+(?!from\\b)[^;()]*?\\sfrom\\s+(?<several>.*?)(?:\\bwhere\\b|;|$)"
					+ "|\\btruncate\\s+(?:table\\s+)?(?:only\\s+)?(?<truncated>[^;()]+)"
					+ "|\\bmerge\\s+into\\s+(?<merged>[^\\s,;()]+)(?=.*\\bthen\\s+delete\\b)",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	private final NativeQueryInterpreter delegate;

	private final SessionFactoryImplementor sessionFactory;

	private volatile @Nullable Map<String, String> tables;

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
		Matcher matcher = TARGETS.matcher(NO_CODE.matcher(sql).replaceAll(" "));
		while (matcher.find()) {
			for (String group : new String[] { "simple", "several", "truncated", "merged" }) {
				String names = matcher.group(group);
				if (names != null) {
					Arrays.stream(names.split("[\\s,]+")).map(this::softDeletable).forEach((table) -> {
						if (table != null) {
							StatementGuard.reportNative(sql, table, this.sessionFactory);
						}
					});
				}
			}
		}
	}

	private @Nullable String softDeletable(String name) {
		Map<String, String> known = this.tables;
		if (known == null) {
			known = tables(this.sessionFactory);
			this.tables = known;
		}
		return known.get(normalize(name));
	}

	private static Map<String, String> tables(SessionFactoryImplementor sessionFactory) {
		Map<String, String> tables = new TreeMap<>();
		sessionFactory.getMappingMetamodel().forEachEntityDescriptor((entity) -> {
			if (entity instanceof SoftDeletePersister) {
				entity
					.forEachTableDetails((table) -> tables.put(normalize(table.getTableName()), table.getTableName()));
			}
		});
		return Collections.unmodifiableMap(tables);
	}

	/**
	 * Without schema and quotes. Two schemas may have a table of the same name; then the
	 * report is for one too many.
	 */
	private static String normalize(String table) {
		return table.substring(table.lastIndexOf('.') + 1).replaceAll("[\"`\\[\\]]", "").toLowerCase(Locale.ROOT);
	}

	@Override
	public <R> NativeSelectQueryPlan<R> createQueryPlan(NativeSelectQueryDefinition<R> definition,
			SessionFactoryImplementor factory) {
		return this.delegate.createQueryPlan(definition, factory);
	}

}
