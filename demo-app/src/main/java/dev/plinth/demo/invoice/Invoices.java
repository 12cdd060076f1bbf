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
package dev.plinth.demo.invoice;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.plinth.demo.product.Product;
import dev.plinth.demo.product.ProductRepository;
import dev.plinth.demo.tag.Tag;
import dev.plinth.demo.tag.Tags;
import dev.plinth.demo.user.User;
import dev.plinth.demo.user.UserRepository;
import dev.plinth.demo.web.InvalidFieldException;
import dev.plinth.demo.web.NotFoundException;
import dev.plinth.demo.web.PageQuery;
import dev.plinth.demo.web.StaleVersionException;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What can be done with invoices, each method one transaction. An invoice can only be
 * written to a living customer and for living products; what it refers to already may
 * have been deleted since.
 * <p>
 * An invoice is read with several statements, which have to see the same state: without
 * repeatable reads, a change that is committed in between would show an old version with
 * new lines.
 */
@Service
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
class Invoices {

	private static final Set<String> SORTABLE = PageQuery.sortable("customerId", "customer.id", "customer.name",
			"description");

	private final InvoiceRepository repository;

	private final UserRepository users;

	private final ProductRepository products;

	private final Tags tags;

	Invoices(InvoiceRepository repository, UserRepository users, ProductRepository products, Tags tags) {
		this.repository = repository;
		this.users = users;
		this.products = products;
		this.tags = tags;
	}

	Page<InvoiceResponse> list(PageQuery query, Sort sort) {
		return this.repository.findAll(query.toPageable(sort, SORTABLE)).map(InvoiceResponse::of);
	}

	Page<InvoiceResponse> trash(PageQuery query, Sort sort) {
		return this.repository.findAllDeleted(query.toPageable(sort, SORTABLE)).map(InvoiceResponse::of);
	}

	InvoiceResponse get(long id) {
		return InvoiceResponse.of(living(id));
	}

	@Transactional
	InvoiceResponse create(CreateInvoiceRequest request) {
		User customer = livingCustomer(request.customerId());
		Invoice invoice = new Invoice(customer, request.description());
		write(invoice, customer, request);
		return InvoiceResponse.of(this.repository.saveAndFlush(invoice));
	}

	@Transactional(isolation = Isolation.REPEATABLE_READ)
	InvoiceResponse update(long id, UpdateInvoiceRequest request) {
		Invoice invoice = living(id);
		StaleVersionException.throwIfStale(invoice, request.version());
		User customer = invoice.getCustomer();
		if (!request.customerId().equals(customer.getId())) {
			customer = livingCustomer(request.customerId());
		}
		write(invoice, customer, request);
		this.repository.flush();
		return InvoiceResponse.of(invoice);
	}

	@Transactional
	void delete(long id) {
		this.repository.delete(living(id));
	}

	@Transactional
	InvoiceResponse restore(long id) {
		Invoice restored = this.repository.restoreById(id)
			.orElseThrow(() -> new NotFoundException("deleted invoice", id));
		this.repository.flush();
		return InvoiceResponse.of(restored);
	}

	@Transactional
	void deletePermanently(long id) {
		Invoice invoice = this.repository.findByIdIncludingDeleted(id)
			.orElseThrow(() -> new NotFoundException("invoice", id));
		this.repository.hardDelete(invoice);
	}

	private void write(Invoice invoice, User customer, InvoiceContent content) {
		List<Tag> tags = this.tags.named(content.tags());
		if (!LineRequest.of(invoice).equals(content.lines())) {
			invoice.replaceLines(lines(invoice, content.lines()));
		}
		invoice.change(customer, content.description(), tags);
	}

	/**
	 * Return the line for each request: one that the invoice has for the product, which
	 * keeps its price, or else a new one.
	 */
	private List<InvoiceLine> lines(Invoice invoice, List<LineRequest> requests) {
		Map<Long, Product> products = livingProducts(requests);
		List<InvoiceLine> unclaimed = new ArrayList<>(invoice.getLines());
		List<InvoiceLine> lines = new ArrayList<>();
		for (LineRequest request : requests) {
			InvoiceLine line = claim(unclaimed, request.productId());
			if (line == null) {
				Product product = products.get(request.productId());
				if (product == null) {
					throw new InvalidFieldException("lines[" + lines.size() + "].productId",
							"must be that of a product");
				}
				line = new InvoiceLine(invoice, product);
			}
			line.setQuantity(request.quantity());
			lines.add(line);
		}
		return lines;
	}

	private Map<Long, Product> livingProducts(List<LineRequest> requests) {
		Set<Long> ids = requests.stream().map(LineRequest::productId).collect(Collectors.toSet());
		return this.products.findAllById(ids)
			.stream()
			.collect(Collectors.toMap((product) -> Objects.requireNonNull(product.getId()), Function.identity()));
	}

	private static @Nullable InvoiceLine claim(List<InvoiceLine> lines, Long productId) {
		for (Iterator<InvoiceLine> remaining = lines.iterator(); remaining.hasNext();) {
			InvoiceLine line = remaining.next();
			if (productId.equals(line.getProduct().getId())) {
				remaining.remove();
				return line;
			}
		}
		return null;
	}

	private User livingCustomer(Long id) {
		return this.users.findById(id)
			.orElseThrow(() -> new InvalidFieldException("customerId", "must be that of a user"));
	}

	private Invoice living(long id) {
		return this.repository.findById(id).orElseThrow(() -> new NotFoundException("invoice", id));
	}

}
