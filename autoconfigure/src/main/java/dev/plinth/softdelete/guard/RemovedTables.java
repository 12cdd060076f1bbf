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

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the tables that SQL removes rows from: by {@code delete} in all its forms, by
 * {@code truncate}, {@code drop table}, {@code merge} and MySQL's {@code replace}, in
 * common table expressions too. It tells words, names and text apart and knows no more of
 * the grammar than where such a statement begins and which names in it are those of its
 * tables.
 * <p>
 * What a statement does is said by its first word that can begin one, and so is what
 * stands in parentheses. In procedural code a statement follows a semicolon,
 * {@code begin}, {@code then}, {@code else} or {@code loop}. Text between dollar signs is
 * code after {@code do}.
 */
final class RemovedTables {

	private static final String TEXT = "'(?:[^']|'')*+'";

	private static final String TEXT_WITH_ESCAPES = "'(?:[^'\\\\]|''|\\\\.)*+'";

	private static final String TOKEN = "(?<blank>\\s++|--[^\\n]*+|/\\*(?!M?!).*?\\*/|/\\*M?!\\d*+|\\*/|%s)"
			+ "|(?<quoted>\"(?:[^\"]|\"\")*+\"|`(?:[^`]|``)*+`)|(?<word>[\\p{L}_][\\p{L}\\d_$]*+)"
			+ "|[:?][\\p{L}\\d_$]++|\\d++|.";

	private static final String TEXT_IN_DOLLARS = "\\$(?<tag>(?:[\\p{L}_][\\p{L}\\d_]*+)?+)\\$(?<body>.*?)\\$\\k<tag>\\$";

	private static final Pattern STANDARD = Pattern
		.compile(TEXT_IN_DOLLARS + "|" + TOKEN.formatted("[eE]" + TEXT_WITH_ESCAPES + "|" + TEXT), Pattern.DOTALL);

	private static final Pattern MYSQL = Pattern.compile(TOKEN.formatted("#[^\\n]*+|" + TEXT_WITH_ESCAPES),
			Pattern.DOTALL);

	private static final Set<String> STATEMENTS = Set.of("select", "insert", "update", "delete", "merge", "replace",
			"truncate", "values", "create", "alter", "drop", "grant", "revoke", "call", "set", "comment");

	private static final Set<String> BLOCKS = Set.of("begin", "then", "else", "loop");

	private static final Set<String> MODIFIERS = Set.of("low_priority", "quick", "ignore", "delayed", "into", "table",
			"only", "lateral");

	private static final Set<String> TABLES_FOLLOW = Set.of("from", "using", "join", "straight_join", ",", "(");

	private static final Set<String> TABLES_END = Set.of("where", "order", "limit", "returning", ";");

	private static final Set<String> NO_ALIASES = Set.of("join", "inner", "left", "right", "full", "cross", "natural",
			"straight_join", "on", "using", "partition", "use", "force", "ignore");

	private final List<Token> tokens;

	private final Set<List<String>> tables = new LinkedHashSet<>();

	private int position;

	private RemovedTables(String sql, boolean mysql) {
		this.tokens = tokens(sql, mysql);
	}

	/**
	 * Return the tables that rows are removed from, each by the parts of its name, which
	 * are in lower case and without quotes.
	 * @param sql one or several statements
	 * @param mysql whether text and comments are written as in MySQL
	 * @return the tables, and what might be an alias or a table
	 */
	static Set<List<String>> of(String sql, boolean mysql) {
		RemovedTables removed = new RemovedTables(sql, mysql);
		while (removed.position < removed.tokens.size()) {
			removed.readStatements();
		}
		return removed.tables;
	}

	/**
	 * Return the parts of the name of a table.
	 */
	static List<String> parts(String table) {
		return new RemovedTables(table, false).name();
	}

	private static List<Token> tokens(String sql, boolean mysql) {
		List<Token> tokens = new ArrayList<>();
		Matcher matcher = (mysql ? MYSQL : STANDARD).matcher(sql);
		while (matcher.find()) {
			String quoted = matcher.group("quoted");
			if (!mysql && matcher.group("body") != null) {
				if (isCodeNext(tokens)) {
					tokens.addAll(tokens(matcher.group("body"), mysql));
				}
			}
			else if (quoted != null) {
				tokens.add(new Token(quoted.substring(1, quoted.length() - 1).toLowerCase(Locale.ROOT), true, true));
			}
			else if (matcher.group("blank") == null) {
				tokens.add(new Token(matcher.group().toLowerCase(Locale.ROOT), matcher.group("word") != null, false));
			}
		}
		return tokens;
	}

	/**
	 * Return whether {@code do} or {@code do language …} has been read.
	 */
	private static boolean isCodeNext(List<Token> tokens) {
		int last = tokens.size() - 1;
		boolean named = last > 1 && tokens.get(last - 1).is("language");
		return last >= 0 && tokens.get(named ? last - 2 : last).is("do");
	}

	/**
	 * Read up to the end, or to the parenthesis that closes what has been opened.
	 */
	private void readStatements() {
		boolean begun = false;
		List<String> merged = List.of();
		while (this.position < this.tokens.size()) {
			Token token = this.tokens.get(this.position++);
			if (token.is(")")) {
				return;
			}
			if (token.is("(")) {
				readStatements();
			}
			else if (token.is(";")) {
				begun = false;
				merged = List.of();
			}
			else if (!merged.isEmpty() && token.is("then")) {
				if (next().is("delete")) {
					this.tables.add(merged);
				}
			}
			else if (token.isOneOf(BLOCKS) && next().isOneOf(STATEMENTS)) {
				begun = false;
			}
			else if (!begun && token.isOneOf(STATEMENTS)) {
				begun = true;
				switch (token.text()) {
					case "delete" -> readDelete();
					case "truncate", "replace" -> this.tables.addAll(names());
					case "drop" -> readDrop();
					case "merge" -> merged = name();
					default -> {
					}
				}
			}
		}
	}

	/**
	 * {@code delete from a, b using …} or {@code delete a, b from …}; in both, MySQL has
	 * aliases in the place of tables.
	 */
	private void readDelete() {
		skipModifiers();
		boolean tablesOnly = skip("from");
		List<List<String>> targets = names();
		if (tablesOnly) {
			this.tables.addAll(targets);
		}
		Map<String, List<String>> aliases = aliases();
		for (List<String> target : targets) {
			this.tables.add((target.size() == 1) ? aliases.getOrDefault(target.get(0), target) : target);
		}
	}

	private void readDrop() {
		if (skip("table")) {
			if (skip("if")) {
				skip("exists");
			}
			this.tables.addAll(names());
		}
	}

	/**
	 * Look ahead for the tables that have aliases.
	 */
	private Map<String, List<String>> aliases() {
		Map<String, List<String>> aliases = new HashMap<>();
		int start = this.position;
		int depth = 0;
		while (depth >= 0 && this.position < this.tokens.size() && !(depth == 0 && next().isOneOf(TABLES_END))) {
			Token token = this.tokens.get(this.position++);
			depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
			if (token.isOneOf(TABLES_FOLLOW)) {
				List<String> table = name();
				skip("as");
				if (!table.isEmpty() && next().isName() && !next().isOneOf(NO_ALIASES)) {
					aliases.put(next().text(), table);
				}
			}
		}
		this.position = start;
		return aliases;
	}

	private List<List<String>> names() {
		List<List<String>> names = new ArrayList<>();
		do {
			List<String> name = name();
			if (!name.isEmpty()) {
				names.add(name);
			}
			skip("*");
		}
		while (skip(","));
		return names;
	}

	/**
	 * Read the name of a table, which MySQL lets {@code .*} follow.
	 */
	private List<String> name() {
		skipModifiers();
		List<String> parts = new ArrayList<>();
		while (next().isName()) {
			parts.add(next().text());
			this.position++;
			if (!skip(".")) {
				break;
			}
		}
		return List.copyOf(parts);
	}

	private void skipModifiers() {
		while (next().isOneOf(MODIFIERS)) {
			this.position++;
		}
	}

	private boolean skip(String text) {
		boolean found = next().is(text);
		if (found) {
			this.position++;
		}
		return found;
	}

	private Token next() {
		return (this.position < this.tokens.size()) ? this.tokens.get(this.position) : Token.END;
	}

	/**
	 * A word, name, number or sign.
	 *
	 * @param text what it says, in lower case and without quotes
	 * @param isName whether it can be a name
	 * @param quoted whether it has quotes
	 */
	private record Token(String text, boolean isName, boolean quoted) {

		static final Token END = new Token("", false, false);

		boolean is(String text) {
			return !this.quoted && this.text.equals(text);
		}

		boolean isOneOf(Set<String> texts) {
			return !this.quoted && texts.contains(this.text);
		}

	}

}
