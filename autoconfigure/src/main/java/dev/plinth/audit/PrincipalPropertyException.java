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
package dev.plinth.audit;

/**
 * Thrown when the principal of the signed-in user does not have the property that names
 * the auditor, or when that is no name. Nothing is written: any other name would be
 * wrong. The message tells what the principal has by name, never by value.
 */
public final class PrincipalPropertyException extends RuntimeException {

	private final String property;

	PrincipalPropertyException(String property, Class<?> authenticationType, String reason) {
		super("Property '" + property + "' (plinth.auditing.principal) of the principal of a "
				+ authenticationType.getName() + " " + reason);
		this.property = property;
	}

	/**
	 * Return the property that was looked for.
	 * @return the name of a claim, an attribute or a property
	 */
	public String getProperty() {
		return this.property;
	}

}
