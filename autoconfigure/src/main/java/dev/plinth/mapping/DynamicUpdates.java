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

import java.util.stream.IntStream;

import org.hibernate.bytecode.enhance.spi.LazyPropertyInitializer;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * Says what a stateless session updates of an entity whose updates write changed columns
 * only. It does not know which have changed, and Hibernate takes the values that it
 * generates for all that have.
 */
public final class DynamicUpdates {

	private DynamicUpdates() {
	}

	/**
	 * Return the attributes that an update writes: all that the instance has.
	 * @param dirtyAttributes the positions of the changed attributes, or {@code null} if
	 * they are unknown
	 * @param values the state to write
	 * @param persister the persister of the entity
	 * @return the positions, or {@code null} if updates of the entity write all columns
	 */
	public static int @Nullable [] attributes(int @Nullable [] dirtyAttributes, Object[] values,
			EntityPersister persister) {
		if (dirtyAttributes != null || !persister.isDynamicUpdate()) {
			return dirtyAttributes;
		}
		boolean[] updatable = persister.getPropertyUpdateability();
		return IntStream.range(0, updatable.length)
			.filter((position) -> updatable[position] && values[position] != LazyPropertyInitializer.UNFETCHED_PROPERTY)
			.toArray();
	}

}
