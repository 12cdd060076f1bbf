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

import org.atteo.evo.inflector.English;

/**
 * English plurals of names, whose last word is put into the plural unless it is one.
 * Needs Evo Inflector on the class path.
 */
final class Plurals {

	private Plurals() {
	}

	/**
	 * Return the plural of a name.
	 * @param name the name, its words apart by underscores or capitals
	 */
	static String of(String name) {
		int start = name.length() - 1;
		while (start > 0 && !isStartOfWord(name, start)) {
			start--;
		}
		String last = name.substring(start);
		return isPlural(last) ? name : name.substring(0, start) + English.plural(last);
	}

	/**
	 * Return whether a word looks like a plural, unlike an address, a status or an
	 * analysis.
	 */
	private static boolean isPlural(String word) {
		return word.matches("(?i).*[^sui]s");
	}

	private static boolean isStartOfWord(String name, int position) {
		char before = name.charAt(position - 1);
		return before == '_' || (Character.isUpperCase(name.charAt(position)) && !Character.isUpperCase(before));
	}

}
