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
package dev.plinth.softdelete.collection;

import java.util.Objects;

import org.hibernate.engine.spi.EntityKey;
import org.jspecify.annotations.Nullable;

/**
 * A row of a collection. Two are equal if they hold the same element at the same place.
 *
 * @param place what identifies the row's list index or map key, or {@code null} if the
 * table of the collection has no column for one
 * @param element the key of the element
 * @param mapKey what identifies the key in a map, or {@code null} if there is none
 * @param index the list index, from zero, or the map key
 * @param deleted whether the element is deleted
 */
record CollectionRow(@Nullable Object place, EntityKey element, @Nullable Object mapKey, @Nullable Object index,
		boolean deleted) {

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof CollectionRow that && Objects.equals(this.place, that.place)
				&& this.element.equals(that.element);
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.place, this.element);
	}

}
