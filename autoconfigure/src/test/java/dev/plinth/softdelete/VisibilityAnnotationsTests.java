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

package dev.plinth.softdelete;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.data.repository.CrudRepository;
import org.springframework.data.repository.Repository;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link VisibilityAnnotations}.
 */
class VisibilityAnnotationsTests {

	private final VisibilityAnnotations annotations = new VisibilityAnnotations();

	@ParameterizedTest
	@ValueSource(classes = { Trash.class, OrderTrash.class, AllOrders.class, Search.class, WithoutAnnotation.class })
	void areOnWhenDeclaredOrInherited(Class<?> type) {
		assertThat(this.annotations.areOn(type)).isTrue();
	}

	@Test
	void areOnWhenNothingIsAnnotated() {
		assertThat(this.annotations.areOn(Orders.class)).isFalse();
	}

	interface Orders extends CrudRepository<Object, Long> {

		List<Object> findAllByIdNotNull();

	}

	interface Trash<T> extends Repository<T, Long> {

		@OnlyDeleted
		long deleteByIdNotNull();

	}

	interface OrderTrash extends Orders, Trash<Object> {

	}

	@IncludeDeleted
	interface Everything {

	}

	interface AllOrders extends Orders, Everything {

	}

	static class Search {

		@IncludeDeleted
		void search() {
		}

	}

	static class WithoutAnnotation extends Search {

	}

}
