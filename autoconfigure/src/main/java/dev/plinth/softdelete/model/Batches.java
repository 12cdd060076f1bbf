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
package dev.plinth.softdelete.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Cuts what is too much for the parameters of one statement into parts.
 */
public final class Batches {

	/**
	 * How many values, with one parameter each, a statement names at most.
	 */
	public static final int MAXIMUM_PARAMETERS = 1000;

	private Batches() {
	}

	/**
	 * Cut values of one parameter each.
	 * @param <E> the type of the values
	 * @param all the values
	 * @return the parts, none if there are no values
	 */
	public static <E> List<List<E>> of(Collection<? extends E> all) {
		return of(all, 1);
	}

	/**
	 * Cut values.
	 * @param <E> the type of the values
	 * @param all the values
	 * @param parameters the number of parameters that each takes
	 * @return the parts, none if there are no values
	 */
	public static <E> List<List<E>> of(Collection<? extends E> all, int parameters) {
		if (all.isEmpty()) {
			return List.of();
		}
		List<E> values = new ArrayList<>(all);
		int size = Math.max(1, MAXIMUM_PARAMETERS / parameters);
		if (values.size() <= size) {
			return List.of(values);
		}
		List<List<E>> batches = new ArrayList<>();
		for (int from = 0; from < values.size(); from += size) {
			batches.add(values.subList(from, Math.min(from + size, values.size())));
		}
		return batches;
	}

}
