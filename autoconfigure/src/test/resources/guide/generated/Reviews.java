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

import java.util.List;

import com.querydsl.jpa.impl.JPAQuery;
import dev.plinth.entity.QTimestamped;
import dev.plinth.entity.QUserstamped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.springframework.stereotype.Repository;

@Repository
public class Reviews {

	@PersistenceContext
	private EntityManager entityManager;

	public List<Review> of(Book book, String author) {
		QReview review = QReview.review;
		return new JPAQuery<Review>(this.entityManager).from(review)
			.where(review.book.id.eq(book.getId()), new QUserstamped(review).createdBy.eq(author))
			.orderBy(new QTimestamped(review.book).createdAt.desc(), review.id.asc())
			.fetch();
	}

}
