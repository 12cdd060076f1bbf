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
package dev.plinth.demo.product;

import java.util.Set;

import dev.plinth.demo.web.NotFoundException;
import dev.plinth.demo.web.PageQuery;
import dev.plinth.demo.web.StaleVersionException;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What can be done with products, each method one transaction.
 */
@Service
@Transactional(readOnly = true)
class Products {

	private static final Set<String> SORTABLE = PageQuery.sortable("name", "price");

	private final ProductRepository repository;

	Products(ProductRepository repository) {
		this.repository = repository;
	}

	Page<ProductResponse> list(@Nullable String slug, PageQuery query, Sort sort) {
		Pageable pageable = query.toPageable(sort, SORTABLE);
		return ((slug != null) ? this.repository.findBySlug(slug, pageable) : this.repository.findAll(pageable))
			.map(ProductResponse::of);
	}

	Page<ProductResponse> trash(PageQuery query, Sort sort) {
		return this.repository.findAllDeleted(query.toPageable(sort, SORTABLE)).map(ProductResponse::of);
	}

	ProductResponse get(long id) {
		return ProductResponse.of(living(id));
	}

	@Transactional
	ProductResponse create(CreateProductRequest request) {
		return ProductResponse.of(this.repository.saveAndFlush(new Product(request.name(), request.price())));
	}

	@Transactional
	ProductResponse update(long id, UpdateProductRequest request) {
		Product product = living(id);
		StaleVersionException.throwIfStale(product, request.version());
		product.change(request.name(), request.price());
		this.repository.flush();
		return ProductResponse.of(product);
	}

	@Transactional
	void delete(long id) {
		this.repository.delete(living(id));
	}

	@Transactional
	ProductResponse restore(long id) {
		Product restored = this.repository.restoreById(id)
			.orElseThrow(() -> new NotFoundException("deleted product", id));
		this.repository.flush();
		return ProductResponse.of(restored);
	}

	@Transactional
	void deletePermanently(long id) {
		Product product = this.repository.findByIdIncludingDeleted(id)
			.orElseThrow(() -> new NotFoundException("product", id));
		this.repository.hardDelete(product);
	}

	private Product living(long id) {
		return this.repository.findById(id).orElseThrow(() -> new NotFoundException("product", id));
	}

}
