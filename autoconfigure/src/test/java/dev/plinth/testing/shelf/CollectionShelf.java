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

import jakarta.persistence.MappedSuperclass;

/**
 * The owner of a set or list.
 *
 * @param <C> the type of the collection
 */
@MappedSuperclass
public abstract class CollectionShelf<C extends Collection<Book>> extends Shelf {

	protected abstract C getBooks();

	protected abstract void setBooks(Collection<Book> books);

	@Override
	public Collection<Book> content() {
		return getBooks();
	}

	@Override
	public void add(Book book) {
		book.standOn(this);
		if (!getBooks().contains(book)) { // association management may have added it
			getBooks().add(book);
		}
	}

	@Override
	public void replace(Collection<Book> books) {
		if (getBooks() != null) {
			takeAllOff();
		}
		books.forEach((book) -> book.standOn(this));
		setBooks(books);
	}

}
