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

import dev.plinth.demo.web.CreatedResponse;
import dev.plinth.demo.web.PageQuery;
import dev.plinth.demo.web.Storable;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;

import org.springframework.data.domain.Sort;
import org.springframework.data.web.PagedModel;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /api/products}.
 */
@RestController
@RequestMapping("/api/products")
class ProductController {

	private final Products products;

	ProductController(Products products) {
		this.products = products;
	}

	@GetMapping
	PagedModel<ProductResponse> list(@RequestParam(required = false) @Nullable @Storable String slug,
			@ParameterObject @Valid PageQuery query, @ParameterObject Sort sort) {
		return new PagedModel<>(this.products.list(slug, query, sort));
	}

	@GetMapping("/{id}")
	ProductResponse get(@PathVariable long id) {
		return this.products.get(id);
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	ResponseEntity<ProductResponse> create(@Valid @RequestBody CreateProductRequest request) {
		ProductResponse created = this.products.create(request);
		return CreatedResponse.of(created.stamps().id(), created);
	}

	@PutMapping("/{id}")
	ProductResponse update(@PathVariable long id, @Valid @RequestBody UpdateProductRequest request) {
		return this.products.update(id, request);
	}

	@DeleteMapping("/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void delete(@PathVariable long id) {
		this.products.delete(id);
	}

	@GetMapping("/trash")
	PagedModel<ProductResponse> trash(@ParameterObject @Valid PageQuery query, @ParameterObject Sort sort) {
		return new PagedModel<>(this.products.trash(query, sort));
	}

	@PostMapping("/{id}/restore")
	ProductResponse restore(@PathVariable long id) {
		return this.products.restore(id);
	}

	@DeleteMapping("/{id}/permanently")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void deletePermanently(@PathVariable long id) {
		this.products.deletePermanently(id);
	}

}
