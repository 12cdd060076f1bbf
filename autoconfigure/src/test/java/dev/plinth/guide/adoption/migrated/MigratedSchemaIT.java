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
package dev.plinth.guide.adoption.migrated;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.plinth.entity.Versioned;
import dev.plinth.guide.adoption.Sakila;
import dev.plinth.migration.SchemaMismatchException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Sakila is brought to the mixins step by step, by the migration that the check of the
 * schema writes and two of the application's own.
 */
class MigratedSchemaIT {

	private static final String CUSTOMERS_AS_THEY_WERE = """
			select customer_id, store_id, first_name, last_name, email, address_id, activebool, create_date,
				last_update at time zone 'UTC' as last_update, active
			from customer order by 1""";

	private static final List<String> GENERATED = List.of("V3__plinth_schema.sql", "V4__plinth_schema.sql",
			"V5__plinth_schema.sql", "V6__plinth_schema.sql", "V7__plinth_schema.sql", "V8__plinth_schema.sql",
			"V9__plinth_schema.sql", "V10__plinth_schema.sql");

	@TempDir
	private Path migrations;

	@Test
	void checkWritesMigrationThatKeepsAllRows() throws IOException {
		try (Sakila sakila = new Sakila()) {
			List<Map<String, Object>> customers = sakila.rows("customer");
			List<Map<String, Object>> addresses = sakila.rows("address");
			assertThat(customers).hasSize(10);

			add("V2__no_triggers.sql");
			assertThatException().isThrownBy(() -> start(sakila))
				.havingRootCause()
				.isInstanceOfSatisfying(SchemaMismatchException.class,
						(ex) -> assertThat(ex.getFiles()).extracting((file) -> file.getFileName().toString())
							.containsExactly(GENERATED.toArray(String[]::new)));
			for (String migration : GENERATED) {
				assertThat(this.migrations.resolve(migration)).hasContent(content(migration));
			}
			assertThat(sakila.rows("customer")).isEqualTo(customers);

			add("V11__sakila_values.sql");
			try (ConfigurableApplicationContext context = start(sakila)) {
				assertThat(sakila.jdbc()
					.queryForList("select version from flyway_schema_history order by installed_rank", String.class))
					.containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11");
				assertThat(sakila.jdbc().queryForList(CUSTOMERS_AS_THEY_WERE)).isEqualTo(customers);
				customers(context.getBean(CustomerRepository.class));
				stores(context.getBean(StoreRepository.class));
			}
			assertThat(sakila.rows("customer")).hasSize(11);
			assertThat(sakila.rows("store")).hasSize(3);
			assertThat(sakila.rows("address")).isEqualTo(addresses);
		}
	}

	private static void customers(CustomerRepository customers) {
		assertThat(customers.findAll()).hasSize(7).allSatisfy((customer) -> {
			assertThat(customer.getCreatedAt()).isEqualTo("2006-02-14T00:00:00Z");
			assertThat(customer.getUpdatedAt()).isEqualTo("2006-02-15T04:57:20Z");
		}).extracting(Versioned::getVersion).containsOnly(0L);
		assertThat(customers.findAllDeleted()).hasSize(3).allSatisfy((customer) -> {
			assertThat(customer.getDeletedAt()).isEqualTo("2006-02-15T04:57:20Z");
			assertThat(customer.getDeletedBy()).isEqualTo("sakila");
		});

		customers.restoreById(16);
		customers.deleteById(1);
		assertThat(customers.findAllDeleted()).extracting(Customer::getLastName)
			.containsExactlyInAnyOrder("SMITH", "COX", "WELLS");
		Customer sandra = customers.findById(16).orElseThrow();
		assertThat(sandra.getUpdatedAt()).isEqualTo("2006-02-15T04:57:20Z");
		Customer ada = customers.save(new Customer("ADA", "LOVELACE", 2, 5));
		assertThat(ada.getId()).isEqualTo(600);
		assertThat(ada.getCreatedAt()).isNotNull().isEqualTo(ada.getUpdatedAt());
	}

	// T22
	private static void stores(StoreRepository stores) {
		assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(() -> stores.save(new Store(1, 3)));
		stores.deleteById(1);
		stores.save(new Store(1, 3));
		assertThat(stores.findAll()).hasSize(2);
		assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(() -> stores.save(new Store(1, 4)));
	}

	private static String content(String migration) {
		return Sakila.read("migrated/db/migration/" + migration);
	}

	private void add(String migration) throws IOException {
		Files.writeString(this.migrations.resolve(migration), content(migration));
	}

	private ConfigurableApplicationContext start(Sakila sakila) {
		return new SpringApplicationBuilder(MigratedApplication.class).web(WebApplicationType.NONE)
			.properties(sakila.properties())
			.properties("spring.config.location=classpath:guide/adoption/migrated/application.yaml")
			.run("--spring.flyway.locations=filesystem:" + this.migrations,
					"--plinth.schema.write-migration=" + this.migrations);
	}

}
