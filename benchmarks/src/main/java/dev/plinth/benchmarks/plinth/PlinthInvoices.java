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
package dev.plinth.benchmarks.plinth;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import dev.plinth.benchmarks.Invoices;

import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Component;

/**
 * Calls the repository, which does the rest.
 */
@Component
class PlinthInvoices implements Invoices {

	private final InvoiceRepository invoices;

	private final CustomerRepository customers;

	PlinthInvoices(InvoiceRepository invoices, CustomerRepository customers) {
		this.invoices = invoices;
		this.customers = customers;
	}

	@Override
	public int insert(int count) {
		Customer customer = this.customers.findById(1L).orElseThrow();
		for (int number = 0; number < count; number++) {
			this.invoices.save(new Invoice(customer, "new"));
		}
		return count;
	}

	@Override
	public int update(long first, long last) {
		List<Invoice> found = this.invoices.findBetween(first, last);
		found.forEach((invoice) -> invoice.add(1));
		return found.size();
	}

	@Override
	public int find(long id) {
		return this.invoices.findById(id).isPresent() ? 1 : 0;
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
		Optional<Invoice> found = this.invoices.findById(id);
		found.ifPresent(this.invoices::delete);
		return found.isPresent() ? 1 : 0;
	}

	@Override
	public int delete(long first, long last) {
		List<Invoice> found = this.invoices.findBetween(first, last);
		this.invoices.deleteAll(found);
		return found.size();
	}

	@Override
	public int deleteAll() {
		return this.invoices.deleteEach();
	}

	@Override
	public int restore(long id) {
		return this.invoices.restoreById(id).isPresent() ? 1 : 0;
	}

	@Override
	public int restore(List<Long> ids) {
		return this.invoices.restoreAllById(ids).size();
	}

	@Override
	public int restoreAll(UUID deletion) {
		return this.invoices.restoreDeletion(deletion).values().stream().mapToInt(List::size).sum();
	}

}
