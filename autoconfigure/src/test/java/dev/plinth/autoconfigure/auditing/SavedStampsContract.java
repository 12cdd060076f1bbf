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
package dev.plinth.autoconfigure.auditing;

import java.time.temporal.ChronoUnit;
import java.util.List;

import dev.plinth.testing.Statements;
import dev.plinth.testing.sales.Customer;
import dev.plinth.testing.sales.CustomerRepository;
import dev.plinth.testing.sales.SalesApplication;
import dev.plinth.testing.sales.Tag;
import dev.plinth.testing.sales.TagRepository;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.test.context.support.WithMockUser;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the stamps of an entity are once a repository has saved it, and what they cost.
 */
@SpringBootTest(classes = SalesApplication.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@WithMockUser("alice")
abstract class SavedStampsContract {

	@Autowired
	private CustomerRepository customers;

	@Autowired
	private TagRepository tags;

	// T37
	@Test
	void instantsInMemoryEqualThoseInTheDatabase() {
		Customer customer = this.customers.save(new Customer("Ada"));
		Customer read = this.customers.findById(customer.getId()).orElseThrow();
		assertThat(read.getCreatedAt()).isEqualTo(customer.getCreatedAt())
			.isEqualTo(customer.getCreatedAt().truncatedTo(ChronoUnit.MICROS));
		assertThat(read.getUpdatedAt()).isEqualTo(customer.getUpdatedAt());
	}

	// T38
	@Test
	void newRowIsUpdatedWhenItIsCreated() {
		Customer customer = this.customers.save(new Customer("Ada"));
		assertThat(customer.getUpdatedAt()).isNotNull().isEqualTo(customer.getCreatedAt());
		assertThat(customer.getUpdatedBy()).isEqualTo(customer.getCreatedBy()).isEqualTo("alice");
	}

	// T34
	@Test
	void saveWithoutChangeSelectsAndTouchesNothing() {
		Customer customer = this.customers.save(new Customer("Ada"));
		List<String> statements = Statements.of(() -> {
			Customer saved = this.customers.save(customer);
			assertThat(saved.getCreatedAt()).isEqualTo(customer.getCreatedAt());
			assertThat(saved.getCreatedBy()).isEqualTo("alice");
		});
		assertThat(statements).singleElement().asString().startsWith("select ");
		assertThat(this.customers.findById(customer.getId()).orElseThrow())
			.extracting(Customer::getUpdatedAt, Customer::getVersion)
			.containsExactly(customer.getUpdatedAt(), customer.getVersion());
	}

	// T39
	@Test
	void saveOfNewUuidEntityNeitherSelectsNorMerges() {
		Tag tag = new Tag("new");
		List<String> statements = Statements.of(() -> assertThat(this.tags.save(tag)).isSameAs(tag));
		assertThat(statements).singleElement().asString().startsWith("insert into tag ");
		assertThat(tag.getId().version()).isEqualTo(7);
	}

}
