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
package com.acme.library;

import java.time.Instant;
import java.util.List;

import dev.plinth.entity.QUserstamped;
import dev.plinth.entity.Timestamped_;
import dev.plinth.softdelete.SoftDeleteRepository;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.querydsl.QuerydslPredicateExecutor;

public interface BookRepository extends SoftDeleteRepository<Book, Long>, QuerydslPredicateExecutor<Book>,
		JpaSpecificationExecutor<Book> {

	default Iterable<Book> by(String author) {
		return findAll(new QUserstamped(QBook.book).createdBy.eq(author), QBook.book.id.asc());
	}

	default List<Book> from(String country, Instant since) {
		Specification<Book> from = (book, query, builder) -> builder.equal(book.get(Book_.origin).get(Country_.code),
				country);
		Specification<Book> recent = (book, query, builder) -> builder
			.greaterThanOrEqualTo(book.get(Timestamped_.CREATED_AT), since);
		return findAll(from.and(recent), Sort.by(Book::getCreatedAt, Book::getId));
	}

}
