package dev.plinth.autoconfigure;

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
	@DataJpaTest(properties = "spring.flyway.locations=classpath:migrations/shop")
	class DataJpa {

		@Test
		void migratesWithMixins(@Autowired JdbcTemplate jdbc) {
			assertThat(jdbc.queryForList("select created_at from invoice")).isEmpty();
		}

	}

	@Nested
	@JdbcTest(properties = "spring.flyway.locations=classpath:migrations/shop")
	class Jdbc {

		@Test
		void migratesWithMixins(@Autowired JdbcTemplate jdbc) {
			assertThat(jdbc.queryForList("select created_at from invoice")).isEmpty();
		}

	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	static class Application {

	}

}
