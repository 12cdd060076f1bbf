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
package dev.plinth.demo.user;

import dev.plinth.demo.web.CreatedResponse;
import dev.plinth.demo.web.PageQuery;
import jakarta.validation.Valid;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /api/users}.
 */
@RestController
@RequestMapping("/api/users")
class UserController {

	private final Users users;

	UserController(Users users) {
		this.users = users;
	}

	@GetMapping
	PagedModel<UserResponse> list(@ParameterObject @Valid PageQuery query, @ParameterObject Sort sort) {
		return new PagedModel<>(this.users.list(query, sort));
	}

	@GetMapping("/{id}")
	UserResponse get(@PathVariable long id) {
		return this.users.get(id);
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	ResponseEntity<UserResponse> create(@Valid @RequestBody CreateUserRequest request) {
		UserResponse created = this.users.create(request);
		return CreatedResponse.of(created.stamps().id(), created);
	}

	@PutMapping("/{id}")
	UserResponse update(@PathVariable long id, @Valid @RequestBody UpdateUserRequest request) {
		return this.users.update(id, request);
	}

	@DeleteMapping("/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void delete(@PathVariable long id) {
		this.users.delete(id);
	}

	@GetMapping("/trash")
	PagedModel<UserResponse> trash(@ParameterObject @Valid PageQuery query, @ParameterObject Sort sort) {
		return new PagedModel<>(this.users.trash(query, sort));
	}

	@PostMapping("/{id}/restore")
	UserResponse restore(@PathVariable long id) {
		return this.users.restore(id);
	}

	@DeleteMapping("/{id}/permanently")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void deletePermanently(@PathVariable long id) {
		this.users.deletePermanently(id);
	}

}
