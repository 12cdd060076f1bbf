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
package dev.plinth.softdelete.coordinator;

import dev.plinth.testing.DatabaseInitializer;
import org.junit.jupiter.api.Nested;

import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;

/**
 * {@link BatchedEditContract} on H2, with updates in any order and in that of their keys.
 */
class BatchedEditTests {

	@Nested
	@ContextConfiguration(initializers = DatabaseInitializer.OnH2.class)
	class H2 extends BatchedEditContract {

	}

	@Nested
	@ContextConfiguration(initializers = DatabaseInitializer.OnH2.class)
	@TestPropertySource(properties = "spring.jpa.properties.hibernate.order_updates=true")
	class H2WithOrderedUpdates extends BatchedEditContract {

	}

}
