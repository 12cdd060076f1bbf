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
package dev.plinth.benchmarks;

import java.util.List;
import java.util.UUID;

/**
 * What is done with invoices, by each variant in its own way, in a transaction that is
 * there already. Each method returns how many rows or instances it came to, so that
 * nobody is faster by doing less.
 */
public interface Invoices {

	/**
	 * Store new invoices of the first customer.
	 * @param count how many
	 * @return how many were stored
	 */
	int insert(int count);

	/**
	 * Change the amount of invoices.
	 * @param first the identifier of the first one
	 * @param last the identifier of the last one
	 * @return how many were changed
	 */
	int update(long first, long last);

	/**
	 * Look an invoice up.
	 * @param id the identifier
	 * @return how many were found, one or none
	 */
	int find(long id);

	/**
	 * Read a page, with the number of all rows.
	 * @param number the number of the page, from 0
	 * @param size the size of the page
	 * @return how many invoices are on the page
	 */
	int page(int number, int size);

	/**
	 * Read invoices with their customers and lines by one query.
	 * @param first the identifier of the first one
	 * @param last the identifier of the last one
	 * @return how many lines they have
	 */
	int list(long first, long last);

	/**
	 * Load invoices.
	 * @param last the identifier of the last one
	 * @return how many were loaded
	 */
	int hydrate(long last);

	/**
	 * Look an invoice up and delete it softly.
	 * @param id the identifier
	 * @return how many were deleted, one or none
	 */
	int delete(long id);

	/**
	 * Load invoices and delete each of them softly.
	 * @param first the identifier of the first one
	 * @param last the identifier of the last one
	 * @return how many were deleted
	 */
	int delete(long first, long last);

	/**
	 * Delete all invoices softly, by one statement.
	 * @return how many were deleted
	 */
	int deleteAll();

	/**
	 * Bring an invoice back and load it.
	 * @param id the identifier
	 * @return how many came back, one or none
	 */
	int restore(long id);

	/**
	 * Bring invoices back and load them.
	 * @param ids the identifiers
	 * @return how many came back
	 */
	int restore(List<Long> ids);

	/**
	 * Bring all rows of a deletion back, of whatever entity, without loading them.
	 * Variants that do not know which deletion took a row bring all invoices back.
	 * @param deletion the identifier that the rows have in common
	 * @return how many came back
	 */
	int restoreAll(UUID deletion);

}
