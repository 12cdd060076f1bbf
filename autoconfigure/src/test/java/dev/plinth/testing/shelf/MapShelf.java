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
import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.persistence.MappedSuperclass;

/**
 * The owner of a map.
 *
 * @param <K> the type of the keys
 */
@MappedSuperclass
public abstract class MapShelf<K> extends Shelf {

	protected abstract Map<K, Book> getBooks();

	protected abstract void setBooks(Map<K, Book> books);

	/**
	 * Return the key under which a book goes into the map.
	 */
	public abstract K key(Book book);

	/**
	 * Put a book under the key of another.
	 */
	public void put(Book keyOf, Book book) {
		book.standOn(this);
		getBooks().put(key(keyOf), book);
	}

	@Override
	public Collection<Book> content() {
		return getBooks().values();
	}

	@Override
	public void add(Book book) {
		put(book, book);
	}

	@Override
	public void replace(Collection<Book> books) {
		if (getBooks() != null) {
			takeAllOff();
		}
		Map<K, Book> map = new LinkedHashMap<>();
		books.forEach((book) -> {
			book.standOn(this);
			map.put(key(book), book);
		});
		setBooks(map);
	}

}
