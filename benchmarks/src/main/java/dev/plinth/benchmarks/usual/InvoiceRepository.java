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
package dev.plinth.benchmarks.usual;

import java.util.List;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

/**
 * The queries for invoices.
 */
interface InvoiceRepository extends JpaRepository<Invoice, Long> {

	@Query("select i from Invoice i where i.id between :first and :last")
	List<Invoice> findBetween(long first, long last);

	@Query("select i from Invoice i")
	Page<Invoice> findPage(Pageable pageable);

	@Query("select i from Invoice i join fetch i.customer left join fetch i.lines where i.id between :first and :last")
	List<Invoice> findWithLines(long first, long last);

	@Query("select i from Invoice i where i.id <= :last")
	List<Invoice> findUpTo(long last);

	@Modifying
	@Query("update versioned Invoice set deletedAt = instant")
	int deleteEach();

	@Modifying
	@Query(nativeQuery = true,
			value = "update invoice set deleted_at = null, version = version + 1 where id in (:ids) and deleted_at is not null")
	int restore(List<Long> ids);

	@Modifying
	@Query(nativeQuery = true,
			value = "update invoice set deleted_at = null, version = version + 1 where deleted_at is not null")
	int restoreEach();

}
