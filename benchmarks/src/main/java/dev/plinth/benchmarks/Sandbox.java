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
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A running application of one variant with a database of its own. What passes is
 * serializable, so that it can live in another process.
 */
interface Sandbox extends AutoCloseable {

	/**
	 * Bring the database into the state that an operation starts from.
	 * @param operation the operation
	 */
	void reset(Operation operation);

	/**
	 * Do an operation in a transaction.
	 * @param operation the operation
	 * @param turn how often it has been done since the last reset
	 * @throws IllegalStateException if it comes to another number of rows than it has to
	 */
	void run(Operation operation, int turn);

	/**
	 * Do an operation again and again, and return what it costs.
	 * @param operation the operation
	 * @param turns how often to do it
	 * @return the least of all turns
	 */
	Cost cost(Operation operation, int turns);

	/**
	 * Do an operation for a while.
	 * @param operation the operation
	 * @param millis how long, in milliseconds
	 * @return how often it was done in a second
	 */
	double throughput(Operation operation, long millis);

	/**
	 * Do an operation, and return how many of its queries had to be planned.
	 * @param operation the operation
	 * @param turn how often it has been done since the last reset
	 * @return the number of plans that the cache did not have
	 */
	long planCacheMisses(Operation operation, int turn);

	/**
	 * Return rows of the database, whatever the application would see.
	 * @param sql a query
	 * @return the rows, each with its columns in lower case
	 */
	List<Map<String, @Nullable Object>> query(String sql);

	@Override
	void close();

}
