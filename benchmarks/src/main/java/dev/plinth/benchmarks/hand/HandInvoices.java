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
package dev.plinth.benchmarks.hand;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import dev.plinth.benchmarks.Invoices;
import jakarta.persistence.EntityManager;

import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Component;

/**
 * Sets each stamp itself, and knows in each query that rows may be deleted.
 */
@Component
class HandInvoices implements Invoices {

	private static final List<String> ENTITIES = List.of("Customer", "Invoice", "Line");

	private final InvoiceRepository invoices;

	private final CustomerRepository customers;

	private final EntityManager entityManager;

	private final Clock clock;

	HandInvoices(InvoiceRepository invoices, CustomerRepository customers, EntityManager entityManager, Clock clock) {
		this.invoices = invoices;
		this.customers = customers;
		this.entityManager = entityManager;
		this.clock = clock;
	}

	@Override
	public int insert(int count) {
		Customer customer = this.customers.findById(1L).filter((found) -> !found.isDeleted()).orElseThrow();
		Stamp stamp = Stamp.of(this.clock);
		for (int number = 0; number < count; number++) {
			this.invoices.save(new Invoice(customer, "new", stamp));
		}
		return count;
	}

	@Override
	public int update(long first, long last) {
		List<Invoice> found = this.invoices.findBetween(first, last);
		Stamp stamp = Stamp.of(this.clock);
		found.forEach((invoice) -> invoice.add(1, stamp));
		return found.size();
	}

	@Override
	public int find(long id) {
		return living(id).isPresent() ? 1 : 0;
	}

	@Override
	public int page(int number, int size) {
		return this.invoices.findPage(PageRequest.of(number, size, Sort.by("id"))).getNumberOfElements();
	}

	@Override
	public int list(long first, long last) {
		int lines = 0;
		for (Invoice invoice : this.invoices.findWithLines(first, last)) {
			Objects.requireNonNull(invoice.getCustomer().getName());
			lines += invoice.getLines().size();
		}
		return lines;
	}

	@Override
	public int hydrate(long last) {
		return this.invoices.findUpTo(last).size();
	}

	@Override
	public int delete(long id) {
		Optional<Invoice> found = living(id);
		found.ifPresent((invoice) -> invoice.delete(Stamp.of(this.clock), UUID.randomUUID()));
		return found.isPresent() ? 1 : 0;
	}

	@Override
	public int delete(long first, long last) {
		List<Invoice> found = this.invoices.findBetween(first, last);
		Stamp stamp = Stamp.of(this.clock);
		found.forEach((invoice) -> invoice.delete(stamp, UUID.randomUUID()));
		return found.size();
	}

	@Override
	public int deleteAll() {
		Stamp stamp = Stamp.of(this.clock);
		return this.invoices.deleteAll(stamp.at(), stamp.by(), UUID.randomUUID());
	}

	@Override
	public int restore(long id) {
		Optional<Invoice> found = this.invoices.findById(id).filter(Invoice::isDeleted);
		found.ifPresent(Invoice::restore);
		return found.isPresent() ? 1 : 0;
	}

	@Override
	public int restore(List<Long> ids) {
		List<Invoice> found = this.invoices.findDeleted(ids);
		found.forEach(Invoice::restore);
		return found.size();
	}

	@Override
	public int restoreAll(UUID deletion) {
		int restored = 0;
		for (String entity : ENTITIES) {
			List<Long> ids = this.entityManager
				.createQuery("select id from " + entity + " where deletionId = :deletion", Long.class)
				.setParameter("deletion", deletion)
				.getResultList();
			if (!ids.isEmpty()) {
				restored += this.entityManager
					.createQuery("update versioned " + entity
							+ " set deletedAt = null, deletedBy = null, deletionId = null where deletionId = :deletion")
					.setParameter("deletion", deletion)
					.executeUpdate();
			}
		}
		return restored;
	}

	private Optional<Invoice> living(long id) {
		return this.invoices.findById(id).filter((invoice) -> !invoice.isDeleted());
	}

}
