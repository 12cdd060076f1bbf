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
