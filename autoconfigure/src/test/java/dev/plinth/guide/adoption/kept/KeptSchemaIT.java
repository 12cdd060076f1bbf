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
package dev.plinth.guide.adoption.kept;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

import dev.plinth.guide.adoption.Sakila;
import org.junit.jupiter.api.Test;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sakila is adopted as it is: nothing in the database changes but the rows that the
 * application writes.
 */
class KeptSchemaIT {

	@Test
	void applicationDeletesRestoresAndStampsAndNothingElseChanges() {
		try (Sakila sakila = new Sakila()) {
			List<String> objects = sakila.objects();
			List<Map<String, Object>> customers = sakila.rows("customer");
			List<Map<String, Object>> staff = sakila.rows("staff");
			try (ConfigurableApplicationContext context = start(sakila)) {
				assertThat(sakila.rows("customer")).hasSize(10).isEqualTo(customers);
				customers(context, sakila);
				staff(context, sakila);
				newCustomer(context, sakila);
			}
			assertThat(sakila.objects()).isEqualTo(objects);
			assertThat(sakila.rows("customer").subList(1, 10)).isEqualTo(customers.subList(1, 10));
			assertThat(sakila.rows("staff").get(1)).isEqualTo(staff.get(1));
		}
	}

	private static ConfigurableApplicationContext start(Sakila sakila) {
		return new SpringApplicationBuilder(AdoptedApplication.class).web(WebApplicationType.NONE)
			.properties(sakila.properties())
			.properties("spring.config.location=classpath:guide/adoption/kept/application.yaml")
			.run();
	}

	private static void customers(ConfigurableApplicationContext context, Sakila sakila) {
		CustomerRepository customers = context.getBean(CustomerRepository.class);
		assertThat(customers.findAll()).hasSize(7);
		assertThat(customers.findAllDeleted()).extracting(Customer::getLastName)
			.containsExactlyInAnyOrder("MARTIN", "COX", "WELLS");

		LocalDateTime before = lastUpdate(sakila, "customer");
		customers.deleteById(1);
		assertThat(customers.findById(1)).isEmpty();
		assertThat(sakila.rows("customer")).hasSize(10)
			.first()
			.satisfies((row) -> assertThat(row).containsEntry("active", 0).containsEntry("last_name", "SMITH"));
		assertThat(lastUpdate(sakila, "customer")).isAfter(before);

		customers.restoreById(1);
		assertThat(customers.count()).isEqualTo(7);
		assertThat(sakila.rows("customer").get(0)).containsEntry("active", 1);
		Customer edited = context.getBean(TransactionTemplate.class).execute((status) -> {
			Customer customer = customers.findById(1).orElseThrow();
			customer.setLastName("JONES");
			return customer;
		});
		assertThat(edited.getLastUpdate()).isEqualTo(lastUpdate(sakila, "customer"));

		customers.deleteAllByIdInBatch(List.of(1));
		assertThat(customers.count()).isEqualTo(6);
		assertThat(sakila.rows("customer")).hasSize(10);
		customers.restoreById(1);
	}

	private static void staff(ConfigurableApplicationContext context, Sakila sakila) {
		StaffRepository staff = context.getBean(StaffRepository.class);
		Staff edited = context.getBean(TransactionTemplate.class).execute((status) -> {
			Staff mike = staff.findById(1).orElseThrow();
			mike.setUsername("mike");
			return mike;
		});
		assertThat(edited.getLastUpdate()).isNotNull().isNotEqualTo(lastUpdate(sakila, "staff"));

		staff.deleteById(1);
		assertThat(staff.findAll()).extracting(Staff::getId).containsExactly(2);
		assertThat(sakila.rows("staff")).hasSize(2)
			.first()
			.satisfies((row) -> assertThat(row).containsEntry("active", false));
		String manager = context.getBean(TransactionTemplate.class)
			.execute((status) -> context.getBean(StoreRepository.class)
				.findById(1)
				.orElseThrow()
				.getManager()
				.getUsername());
		assertThat(manager).isEqualTo("mike");
	}

	private static void newCustomer(ConfigurableApplicationContext context, Sakila sakila) {
		Store store = context.getBean(StoreRepository.class).findById(2).orElseThrow();
		Customer ada = context.getBean(CustomerRepository.class).save(new Customer("ADA", "LOVELACE", store, 5));
		assertThat(ada.getId()).isEqualTo(600);
		assertThat(ada.getCreateDate()).isNotNull();
		assertThat(sakila.rows("customer")).hasSize(11)
			.last()
			.satisfies((row) -> assertThat(row).containsEntry("active", 1)
				.containsEntry("create_date", Date.valueOf(ada.getCreateDate()))
				.containsEntry("last_update", Timestamp.valueOf(ada.getLastUpdate())));
	}

	private static LocalDateTime lastUpdate(Sakila sakila, String table) {
		return sakila.jdbc()
			.queryForObject("select last_update from " + table + " where " + table + "_id = 1", LocalDateTime.class);
	}

}
