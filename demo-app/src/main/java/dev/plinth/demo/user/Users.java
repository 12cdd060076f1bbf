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

import java.util.Set;

import dev.plinth.demo.web.ConflictException;
import dev.plinth.demo.web.NotFoundException;
import dev.plinth.demo.web.PageQuery;
import dev.plinth.demo.web.StaleVersionException;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What can be done with users, each method one transaction.
 */
@Service
@Transactional(readOnly = true)
class Users {

	private static final Set<String> SORTABLE = PageQuery.sortable("name", "email");

	private final UserRepository repository;

	Users(UserRepository repository) {
		this.repository = repository;
	}

	Page<UserResponse> list(PageQuery query, Sort sort) {
		return this.repository.findAll(query.toPageable(sort, SORTABLE)).map(UserResponse::of);
	}

	Page<UserResponse> trash(PageQuery query, Sort sort) {
		return this.repository.findAllDeleted(query.toPageable(sort, SORTABLE)).map(UserResponse::of);
	}

	UserResponse get(long id) {
		return UserResponse.of(living(id));
	}

	@Transactional
	UserResponse create(CreateUserRequest request) {
		refuseTakenEmail(request.email(), null);
		return UserResponse.of(this.repository.saveAndFlush(new User(request.name(), request.email())));
	}

	@Transactional
	UserResponse update(long id, UpdateUserRequest request) {
		User user = living(id);
		StaleVersionException.throwIfStale(user, request.version());
		refuseTakenEmail(request.email(), user);
		user.change(request.name(), request.email());
		this.repository.flush();
		return UserResponse.of(user);
	}

	@Transactional
	void delete(long id) {
		this.repository.delete(living(id));
	}

	@Transactional
	UserResponse restore(long id) {
		User deleted = this.repository.findDeletedById(id).orElseThrow(() -> new NotFoundException("deleted user", id));
		refuseTakenEmail(deleted.getEmail(), deleted);
		User restored = this.repository.restore(deleted);
		this.repository.flush();
		return UserResponse.of(restored);
	}

	@Transactional
	void deletePermanently(long id) {
		User user = this.repository.findByIdIncludingDeleted(id).orElseThrow(() -> new NotFoundException("user", id));
		this.repository.hardDelete(user);
	}

	private void refuseTakenEmail(String email, @Nullable User owner) {
		this.repository.findByEmailIgnoreCase(email).filter((other) -> !other.equals(owner)).ifPresent((other) -> {
			throw new ConflictException("The e-mail " + email + " belongs to another user");
		});
	}

	private User living(long id) {
		return this.repository.findById(id).orElseThrow(() -> new NotFoundException("user", id));
	}

}
