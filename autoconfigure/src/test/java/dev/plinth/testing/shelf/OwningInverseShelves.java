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
import jakarta.persistence.MapKey;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapKeyJoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderColumn;

/**
 * Collections in foreign keys that the element writes, of elements that belong to their
 * shelf.
 */
public final class OwningInverseShelves {

	private OwningInverseShelves() {
	}

	@Entity(name = "OwningInverseSet")
	public static class OwningInverseSet extends CollectionShelf<Set<Book>> {

		@OneToMany(mappedBy = "owningInverseSet", cascade = CascadeType.ALL, orphanRemoval = true)
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

	@Entity(name = "OwningInverseBag")
	public static class OwningInverseBag extends CollectionShelf<List<Book>> {

		@OneToMany(mappedBy = "owningInverseBag", cascade = CascadeType.ALL, orphanRemoval = true)
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

	@Entity(name = "OwningInverseList")
	public static class OwningInverseList extends CollectionShelf<List<Book>> {

		@OneToMany(mappedBy = "owningInverseList", cascade = CascadeType.ALL, orphanRemoval = true)
		@OrderColumn(name = "owning_inverse_list_index")
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

	@Entity(name = "OwningInverseMapByAttribute")
	public static class OwningInverseMapByAttribute extends MapShelf<String> {

		@OneToMany(mappedBy = "owningInverseMapByAttribute", cascade = CascadeType.ALL, orphanRemoval = true)
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

	@Entity(name = "OwningInverseMapByColumn")
	public static class OwningInverseMapByColumn extends MapShelf<String> {

		@OneToMany(mappedBy = "owningInverseMapByColumn", cascade = CascadeType.ALL, orphanRemoval = true)
		@MapKeyColumn(name = "owning_inverse_map_by_column_key")
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

	@Entity(name = "OwningInverseMapByEntity")
	public static class OwningInverseMapByEntity extends MapShelf<Label> {

		@OneToMany(mappedBy = "owningInverseMapByEntity", cascade = CascadeType.ALL, orphanRemoval = true)
		@MapKeyJoinColumn(name = "owning_inverse_map_by_entity_key", nullable = true)
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
