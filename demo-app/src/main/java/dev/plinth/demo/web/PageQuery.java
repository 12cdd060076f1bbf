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
package dev.plinth.demo.web;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.plinth.entity.SoftDeletable_;
import dev.plinth.entity.Timestamped_;
import dev.plinth.entity.Userstamped_;
import dev.plinth.entity.Versioned_;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;

/**
 * Which page of a list a client asks for. Unlike Spring Data's own {@code Pageable}
 * argument, it refuses what cannot be a page instead of answering with another one.
 *
 * @param page the number of the page, the first being 0, which is also the default
 * @param size the number of elements on a page, 20 by default; more than 100 gives 100
 */
public record PageQuery(@Min(0) @Max(MAX_PAGE) @Nullable Integer page, @Min(1) @Nullable Integer size) {

	private static final int DEFAULT_SIZE = 20;

	private static final int MAX_SIZE = 100;

	private static final int MAX_PAGE = 1_000_000;

	private static final Sort BY_ID = Sort.by("id");

	/**
	 * Return what a list can be sorted by.
	 * @param attributes the attributes beside the identifier and those of the mixins
	 * @return the names of all attributes
	 */
	public static Set<String> sortable(String... attributes) {
		Set<String> sortable = new HashSet<>(List.of(attributes));
		sortable.addAll(List.of("id", Versioned_.VERSION, Timestamped_.CREATED_AT, Timestamped_.UPDATED_AT,
				Userstamped_.CREATED_BY, Userstamped_.UPDATED_BY, SoftDeletable_.DELETED_AT,
				SoftDeletable_.DELETED_BY));
		return Set.copyOf(sortable);
	}

	/**
	 * Return the page to read. Rows that the given order leaves equal come in the order
	 * of their identifiers, so that no row is on two pages.
	 * @param sort the order that the client asks for
	 * @param sortable the attributes to sort by
	 * @return the page to read
	 * @throws InvalidFieldException if the order names another attribute
	 */
	public Pageable toPageable(Sort sort, Set<String> sortable) {
		for (Sort.Order order : sort) {
			if (!sortable.contains(order.getProperty())) {
				throw new InvalidFieldException("sort", "must not name '" + order.getProperty() + "'");
			}
		}
		int number = (this.page != null) ? this.page : 0;
		int size = (this.size != null) ? Math.min(this.size, MAX_SIZE) : DEFAULT_SIZE;
		return PageRequest.of(number, size, sort.and(BY_ID));
	}

}
