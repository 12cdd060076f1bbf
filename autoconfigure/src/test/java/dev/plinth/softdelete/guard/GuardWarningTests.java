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
package dev.plinth.softdelete.guard;

import dev.plinth.testing.DatabaseInitializer;
import dev.plinth.testing.Statements;
import dev.plinth.testing.sales.Customer;
import dev.plinth.testing.sales.Invoice;
import dev.plinth.testing.sales.SalesContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.ContextConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is reported, and at what cost, when nothing is configured.
 */
@ContextConfiguration(initializers = DatabaseInitializer.OnH2.class)
@ExtendWith(OutputCaptureExtension.class)
class GuardWarningTests extends SalesContract {

	private int delete(String statement) {
		return returning(() -> this.entityManager.createQuery(statement).executeUpdate());
	}

	@Test
	void nativeStatementIsReportedAndRuns(CapturedOutput output) {
		inTransaction(() -> this.entityManager.persist(new Customer("Ada")));
		assertThat(this.<Integer>returning(
				() -> this.entityManager.createNativeQuery("delete from customer where name = 'Ada'").executeUpdate()))
			.isOne();
		assertThat(output).contains("A native statement removes rows of the soft-deletable table customer");
	}

	@Test
	void childrenLeftBehindAreReportedAfterOneLookUpForEachAssociation(CapturedOutput output) {
		inTransaction(() -> {
			Customer customer = new Customer("Ada");
			this.entityManager.persist(customer);
			Invoice invoice = new Invoice("1", customer);
			invoice.addLine("line");
			this.entityManager.persist(invoice);
		});
		assertThat(Statements.of(() -> assertThat(delete("delete from Invoice")).isOne())).hasSize(2);
		assertThat(output).contains("left 1 living rows of");
		assertThat(Statements.of(() -> assertThat(delete("delete from Invoice")).isZero())).hasSize(1);
		assertThat(Statements.of(() -> delete("delete from Customer"))).hasSize(1);
	}

}
