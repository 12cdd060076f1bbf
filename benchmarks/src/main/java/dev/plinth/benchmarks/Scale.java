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

/**
 * How much there is, and how much of it an operation takes.
 *
 * @param rows the number of invoices that are there
 * @param batch the number of invoices that are written one by one in a transaction
 * @param loaded the number of invoices that are loaded at once
 */
record Scale(int rows, int batch, int loaded) {

	/**
	 * What is measured.
	 */
	static final Scale FULL = new Scale(100_000, 1_000, 10_000);

	/**
	 * What is measured in a short time.
	 */
	static final Scale MEDIUM = new Scale(20_000, 1_000, 10_000);

	/**
	 * What the build looks at, large enough for what a row costs to show.
	 */
	static final Scale SMALL = new Scale(3_000, 500, 2_000);

}
