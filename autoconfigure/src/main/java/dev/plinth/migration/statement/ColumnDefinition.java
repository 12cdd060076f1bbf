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
package dev.plinth.migration.statement;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What MariaDB and MySQL say of a column after its name, when they are asked for the
 * statement that creates its table. They can only state a column anew, and what is left
 * out then is lost: compression, character set and collation, default, comment, check,
 * whether it is visible. A change of the character set could lose values.
 *
 * @param type its type
 * @param text what belongs to the type of a text and stays with another length:
 * compression, character set and collation, each with a space before it
 * @param attributes all others but whether it may be null, word by word; texts and what
 * is in parentheses are one word
 */
public record ColumnDefinition(String type, String text, List<String> attributes) {

	private static final Pattern CURRENT_TIME = Pattern.compile("(?:CURRENT_TIMESTAMP|NOW)(?:\\(\\d*\\))?",
			Pattern.CASE_INSENSITIVE);

	/**
	 * Return what a definition says. Attributes that older versions of the database do
	 * not know are in comments which it reads itself, and tools for scripts may leave
	 * out.
	 */
	public static ColumnDefinition of(String definition) {
		List<String> words = words(definition, true);
		StringBuilder type = new StringBuilder(words.remove(0));
		while (startsWith(words, "unsigned") || startsWith(words, "zerofill")) {
			type.append(' ').append(words.remove(0));
		}
		StringBuilder text = new StringBuilder();
		while (true) {
			int length = startsWith(words, "COMPRESSED") ? 1
					: startsWith(words, "COLLATE") ? 2 : startsWith(words, "CHARACTER", "SET") ? 3 : 0;
			if (length == 0) {
				break;
			}
			List<String> part = words.subList(0, length);
			text.append(' ').append(String.join(" ", part));
			part.clear();
		}
		remove(words, "DEFAULT", "NULL");
		remove(words, "NOT", "NULL");
		remove(words, "NULL");
		return new ColumnDefinition(type.toString(), text.toString(), List.copyOf(words));
	}

	/**
	 * Return the words of a definition. A text that has no end shows that backslashes are
	 * no escapes, as they are not where the session's {@code sql_mode} says so.
	 */
	private static List<String> words(String definition, boolean escapes) {
		List<String> words = new ArrayList<>();
		StringBuilder word = new StringBuilder();
		int depth = 0;
		char quote = 0;
		for (int i = 0; i < definition.length(); i++) {
			char character = definition.charAt(i);
			if (character == ' ' && quote == 0 && depth == 0) {
				add(words, word.toString());
				word.setLength(0);
				continue;
			}
			word.append(character);
			if (quote != 0) {
				if (escapes && character == '\\' && i + 1 < definition.length()) {
					word.append(definition.charAt(++i));
				}
				else if (character == quote) {
					quote = 0;
				}
			}
			else if (character == '\'' || character == '`' || character == '"') {
				quote = character;
			}
			else {
				depth += (character == '(') ? 1 : (character == ')') ? -1 : 0;
			}
		}
		add(words, word.toString());
		return (quote != 0 && escapes) ? words(definition, false) : words;
	}

	private static void add(List<String> words, String word) {
		String plain = word.replaceFirst("^/\\*M?!\\d*", "").replaceFirst("\\*/$", "");
		if (!plain.isEmpty()) {
			words.add(plain);
		}
	}

	private static boolean startsWith(List<String> words, String... start) {
		return words.size() >= start.length && words.subList(0, start.length).equals(List.of(start));
	}

	private static void remove(List<String> words, String... part) {
		int index = indexOf(words, part);
		if (index >= 0) {
			words.subList(index, index + part.length).clear();
		}
	}

	private static int indexOf(List<String> words, String... part) {
		return Collections.indexOfSubList(words, List.of(part));
	}

	/**
	 * Return the default of a column of instants, if it is neither a constant nor the
	 * current time: it would be a time in the zone of the session where instants are kept
	 * in UTC.
	 */
	public @Nullable String computedDefault() {
		int index = this.attributes.indexOf("DEFAULT");
		String value = (index >= 0) ? this.attributes.get(index + 1) : null;
		return (value == null || value.startsWith("'") || isCurrentTime(value)) ? null : value;
	}

	/**
	 * Return whether the default is a constant instant.
	 */
	boolean hasConstantInstant() {
		int index = this.attributes.indexOf("DEFAULT");
		return this.type.startsWith("timestamp") && index >= 0 && this.attributes.get(index + 1).startsWith("'");
	}

	/**
	 * Return whether MariaDB refuses that the column may not be null.
	 */
	public boolean isInvisibleWithoutDefault() {
		return this.attributes.contains("INVISIBLE") && !this.attributes.contains("DEFAULT");
	}

	private static boolean isCurrentTime(String value) {
		return CURRENT_TIME.matcher(value).matches();
	}

	/**
	 * Return the definition that follows the name of the column in a statement. That the
	 * database sets the column with every update is left out, since then soft deletions
	 * would.
	 * @param newType the type that it gets, or {@code null} for the one it has
	 * @param nullable whether it may be null
	 */
	String with(@Nullable String newType, boolean nullable) {
		List<String> words = new ArrayList<>(this.attributes);
		int onUpdate = indexOf(words, "ON", "UPDATE");
		if (onUpdate >= 0) {
			words.subList(onUpdate, onUpdate + 3).clear();
		}
		if (newType != null && newType.startsWith("datetime")) {
			adaptDefault(words, newType);
		}
		words.add(0, ((newType != null) ? newType : this.type) + this.text + (nullable ? " null" : " not null"));
		return String.join(" ", words);
	}

	/**
	 * MySQL takes the current time for a default only with the digits that the column
	 * has. That of a column of instants is one of the session's zone where instants are
	 * kept in UTC.
	 */
	private void adaptDefault(List<String> words, String newType) {
		int index = words.indexOf("DEFAULT");
		boolean instant = this.type.startsWith("timestamp");
		if (index >= 0 && isCurrentTime(words.get(index + 1))) {
			words.set(index + 1,
					instant ? "(utc_timestamp(6))" : "current_timestamp" + newType.replaceFirst("^[^(]*", ""));
		}
		else if (instant && computedDefault() != null) {
			words.subList(index, index + 2).clear();
		}
	}

}
