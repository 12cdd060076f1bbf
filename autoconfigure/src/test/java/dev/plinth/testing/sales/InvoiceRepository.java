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
package dev.plinth.testing.sales;

import java.util.List;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.transaction.annotation.Transactional;

/**
 * A repository without anything of Plinth.
 */
public interface InvoiceRepository extends JpaRepository<Invoice, Long>, JpaSpecificationExecutor<Invoice> {

	List<Invoice> findByDescription(String description);

	long countByDescription(String description);

	boolean existsByNumber(String number);

	@Query("select i.number from Invoice i order by i.number")
	List<String> findNumbers();

	@Query("select i from Invoice i join fetch i.customer")
	List<Invoice> findAllWithCustomer();

	long deleteByDescription(String description);

	@Modifying
	@Transactional
	@Query("delete from Invoice i where i.description = :description")
	int deleteAllDescribed(String description);

}
