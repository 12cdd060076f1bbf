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
package dev.plinth.testing.shelf;

import java.util.Collection;
import java.util.List;

import dev.plinth.entity.AbstractBaseEntity;
import dev.plinth.entity.SoftDeletable;
import jakarta.persistence.MappedSuperclass;

/**
 * The owner of a collection, whatever its kind.
 */
@MappedSuperclass
public abstract class Shelf extends AbstractBaseEntity implements SoftDeletable {

	/**
	 * Return what the collection holds, in its order.
	 */
	public abstract Collection<Book> content();

	public abstract void add(Book book);

	public void remove(Book book) {
		book.leave(this);
		content().remove(book);
	}

	public void clear() {
		takeAllOff();
		content().clear();
	}

	protected void takeAllOff() {
		List.copyOf(content()).forEach((book) -> book.leave(this));
	}

	/**
	 * Put a new collection in the place of the old one.
	 */
	public abstract void replace(Collection<Book> books);

}
