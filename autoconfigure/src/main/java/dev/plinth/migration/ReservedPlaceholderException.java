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
package dev.plinth.migration;

/**
 * Thrown when the application defines a Flyway placeholder that has the name of an SQL
 * mixin. Neither wins: columns that differ from what the mixin maps would only show much
 * later.
 */
public class ReservedPlaceholderException extends RuntimeException {

	private final String placeholder;

	/**
	 * Create an exception.
	 * @param placeholder the name of the placeholder, as the application spells it
	 */
	public ReservedPlaceholderException(String placeholder) {
		super("The Flyway placeholder '" + placeholder + "' has the name of an SQL mixin");
		this.placeholder = placeholder;
	}

	/**
	 * Return the name of the placeholder.
	 * @return the name, as the application spells it
	 */
	public String getPlaceholder() {
		return this.placeholder;
	}

}
