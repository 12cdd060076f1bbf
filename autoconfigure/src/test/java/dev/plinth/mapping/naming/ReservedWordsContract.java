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
package dev.plinth.mapping.naming;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.plinth.testing.TestDatabase;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.dialect.Dialect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The reserved words are those that the database refuses.
 */
abstract class ReservedWordsContract {

	private final TestDatabase type;

	private final Dialect dialect;

	private final String keywords;

	private TestDatabase.Instance database;

	private SingleConnectionDataSource dataSource;

	private JdbcTemplate jdbc;

	/**
	 * Create the contract.
	 * @param type the database
	 * @param dialect its dialect
	 * @param keywords a query for the words that the database knows
	 */
	ReservedWordsContract(TestDatabase type, Dialect dialect, String keywords) {
		this.type = type;
		this.dialect = dialect;
		this.keywords = keywords;
	}

	@BeforeEach
	void open() {
		this.database = this.type.create();
		this.dataSource = new SingleConnectionDataSource(this.database.jdbcUrl(), this.database.username(),
				this.database.password(), true);
		this.jdbc = new JdbcTemplate(this.dataSource);
	}

	@AfterEach
	void close() {
		this.dataSource.destroy();
		this.database.close();
	}

	@Test
	void everyWordThatTheDatabaseRefusesIsQuoted() {
		assertThat(words().filter(Predicate.not(this::isTaken))).isNotEmpty()
			.allMatch((word) -> ReservedWords.quoted(Identifier.toIdentifier(word), this.dialect).isQuoted());
	}

	@Test
	void wordsAreQuotedOnlyWhereThatChangesNothing() {
		Set<String> taken = words().filter(this::isTaken).collect(Collectors.toCollection(TreeSet::new));
		taken.retainAll(ReservedWords.of(this.dialect));
		for (String word : taken) {
			this.jdbc.execute("create table " + word + " (" + word + " int)");
			this.jdbc.execute("drop table " + this.dialect.openQuote() + word + this.dialect.closeQuote());
		}
		assertThat(ReservedWords.of(this.dialect)).hasSizeGreaterThan(50);
	}

	private Stream<String> words() {
		return Stream
			.concat(this.jdbc.queryForList(this.keywords, String.class).stream(),
					Stream.concat(this.dialect.getKeywords().stream(), ReservedWords.of(this.dialect).stream()))
			.map((word) -> word.toLowerCase(Locale.ROOT))
			.filter((word) -> word.matches("[a-z_]\\w*"))
			.distinct();
	}

	private boolean isTaken(String word) {
		try {
			this.jdbc.execute("create temporary table " + word + " (" + word + " int)");
			this.jdbc.execute("drop table " + word);
			return true;
		}
		catch (BadSqlGrammarException ex) {
			return false;
		}
	}

}
