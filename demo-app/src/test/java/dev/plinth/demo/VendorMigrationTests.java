package dev.plinth.demo;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * No database misses a migration that another one has.
 */
class VendorMigrationTests {

	@ParameterizedTest
	@ValueSource(strings = { "postgresql", "mariadb" })
	void databaseHasTheMigrationsOfH2(String vendor) throws IOException {
		assertThat(migrations(vendor)).isNotEmpty().isEqualTo(migrations("h2"));
	}

	private static List<String> migrations(String vendor) throws IOException {
		Resource[] scripts = new PathMatchingResourcePatternResolver()
			.getResources("classpath:db/vendor/" + vendor + "/*.sql");
		return Arrays.stream(scripts).map(Resource::getFilename).sorted().toList();
	}

}
