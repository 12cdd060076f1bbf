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
package dev.plinth.mapping.library;

import java.time.Instant;
import java.util.List;

import dev.plinth.softdelete.SoftDeleteRepository;

import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Query;

/**
 * Queries that name the attributes of mixins.
 */
interface BookRepository extends SoftDeleteRepository<Book, Long>, JpaSpecificationExecutor<Book> {

	List<Book> findByCreatedByOrderByCreatedAtDesc(String createdBy);

	List<Book> findByUpdatedAtBetweenAndVersion(Instant from, Instant to, Long version);

	@Query("select b from Book b where b.updatedBy = ?1 and b.createdAt <= b.updatedAt order by b.id")
	List<Book> changedBy(String updatedBy);

	List<Stamps> findProjectedByTitle(String title);

	List<Stamp> findStampByTitle(String title);

	/**
	 * An interface projection.
	 */
	interface Stamps {

		Instant getCreatedAt();

		String getUpdatedBy();

		Long getVersion();

	}

	/**
	 * A record projection.
	 *
	 * @param createdAt an attribute of a mixin
	 * @param createdBy an attribute of a mixin
	 * @param title an attribute of the entity
	 */
	record Stamp(Instant createdAt, String createdBy, String title) {

	}

}
