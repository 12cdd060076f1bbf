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
 * Thrown when the database that Flyway is going to migrate has no SQL mixins and baseline
 * migrations.
 */
public class UnsupportedDatabaseException extends RuntimeException {

	private final String productName;

	/**
	 * Create an exception.
	 * @param productName the name of the database product, as the driver gives it
	 */
	public UnsupportedDatabaseException(String productName) {
		super("There are no SQL mixins and baseline migrations for the database '" + productName + "'");
		this.productName = productName;
	}

	/**
	 * Return the name of the database product.
	 * @return the name, as the driver gives it
	 */
	public String getProductName() {
		return this.productName;
	}

}
