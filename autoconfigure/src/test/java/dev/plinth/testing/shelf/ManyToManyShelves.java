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

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.MapKey;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapKeyJoinColumn;
import jakarta.persistence.OrderColumn;

/**
 * Collections in join tables whose elements may stand on several shelves.
 */
public final class ManyToManyShelves {

	private ManyToManyShelves() {
	}

	@Entity(name = "ManyToManySet")
	public static class ManyToManySet extends CollectionShelf<Set<Book>> {

		@ManyToMany(cascade = CascadeType.MERGE)
		private Set<Book> books = new LinkedHashSet<>();

		@Override
		protected Set<Book> getBooks() {
			return this.books;
		}

		@Override
		protected void setBooks(Collection<Book> books) {
			this.books = new LinkedHashSet<>(books);
		}

	}

	@Entity(name = "ManyToManyBag")
	public static class ManyToManyBag extends CollectionShelf<List<Book>> {

		@ManyToMany(cascade = CascadeType.MERGE)
		private List<Book> books = new ArrayList<>();

		@Override
		protected List<Book> getBooks() {
			return this.books;
		}

		@Override
		protected void setBooks(Collection<Book> books) {
			this.books = new ArrayList<>(books);
		}

	}

	@Entity(name = "ManyToManyList")
	public static class ManyToManyList extends CollectionShelf<List<Book>> {

		@ManyToMany(cascade = CascadeType.MERGE)
		@OrderColumn(name = "list_index")
		private List<Book> books = new ArrayList<>();

		@Override
		protected List<Book> getBooks() {
			return this.books;
		}

		@Override
		protected void setBooks(Collection<Book> books) {
			this.books = new ArrayList<>(books);
		}

	}

	@Entity(name = "ManyToManyMapByAttribute")
	public static class ManyToManyMapByAttribute extends MapShelf<String> {

		@ManyToMany(cascade = CascadeType.MERGE)
		@MapKey(name = "title")
		private Map<String, Book> books = new LinkedHashMap<>();

		@Override
		protected Map<String, Book> getBooks() {
			return this.books;
		}

		@Override
		protected void setBooks(Map<String, Book> books) {
			this.books = books;
		}

		@Override
		public String key(Book book) {
			return book.getTitle();
		}

	}

	@Entity(name = "ManyToManyMapByColumn")
	public static class ManyToManyMapByColumn extends MapShelf<String> {

		@ManyToMany(cascade = CascadeType.MERGE)
		@MapKeyColumn(name = "map_key")
		private Map<String, Book> books = new LinkedHashMap<>();

		@Override
		protected Map<String, Book> getBooks() {
			return this.books;
		}

		@Override
		protected void setBooks(Map<String, Book> books) {
			this.books = books;
		}

		@Override
		public String key(Book book) {
			return "key of " + book.getTitle();
		}

	}

	@Entity(name = "ManyToManyMapByEntity")
	public static class ManyToManyMapByEntity extends MapShelf<Label> {

		@ManyToMany(cascade = CascadeType.MERGE)
		@MapKeyJoinColumn(name = "map_key")
		private Map<Label, Book> books = new LinkedHashMap<>();

		@Override
		protected Map<Label, Book> getBooks() {
			return this.books;
		}

		@Override
		protected void setBooks(Map<Label, Book> books) {
			this.books = books;
		}

		@Override
		public Label key(Book book) {
			return book.getLabel();
		}

	}

}
