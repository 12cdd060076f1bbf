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
package dev.plinth.mapping;

import java.util.List;

/**
 * Describes a mixin: an interface that an entity implements to get attributes. The
 * interface has default methods only, so that an entity opts in with one word.
 */
public interface Mixin {

	/**
	 * Return the interface that entities implement.
	 * @return the interface, never {@code null}
	 */
	Class<?> type();

	/**
	 * Return the attributes that the mixin adds.
	 * @param columns names and sizes of the columns
	 * @return the attributes, in the order in which they are mapped
	 */
	List<MixinAttribute> attributes(ColumnSettings columns);

	/**
	 * Return whether the mixin concerns the rows of a whole entity hierarchy, so that it
	 * has to stand on its root or on a mapped superclass above.
	 * @return {@code true} if a subclass may not add the mixin, {@code false} by default
	 */
	default boolean rootOnly() {
		return false;
	}

}
