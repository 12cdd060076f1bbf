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
package dev.plinth.autoconfigure.migration;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.boot.jdbc.test.autoconfigure.JdbcTest;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the SQL mixins in the test slices that run Flyway.
 */
class MigrationSliceTests {

	@Nested
	@DataJpaTest(properties = { "spring.flyway.locations=classpath:migrations/shop",
			"plinth.columns.created-at=created_on" })
	class DataJpa {

		@Test
		void migratesWithMixins(@Autowired JdbcTemplate jdbc) {
			assertThat(jdbc.queryForList("select created_on from invoice")).isEmpty();
		}

	}

	@Nested
	@JdbcTest(properties = { "spring.flyway.locations=classpath:migrations/shop",
			"plinth.columns.created-at=created_on" })
	class Jdbc {

		@Test
		void migratesWithMixins(@Autowired JdbcTemplate jdbc) {
			assertThat(jdbc.queryForList("select created_on from invoice")).isEmpty();
		}

	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	static class Application {

	}

}
