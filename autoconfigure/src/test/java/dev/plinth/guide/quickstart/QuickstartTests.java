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
package dev.plinth.guide.quickstart;

import java.math.BigDecimal;

import dev.plinth.audit.Auditors;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application with one entity, one repository and one migration works as the guide
 * says, with no bean, annotation or property for it; the properties here name the
 * database and where the migration lies.
 */
@SpringBootTest(classes = QuickstartApplication.class, webEnvironment = SpringBootTest.WebEnvironment.NONE,
		properties = { "spring.datasource.url=jdbc:h2:mem:quickstart", "spring.jpa.hibernate.ddl-auto=validate",
				"spring.flyway.locations=classpath:guide/quickstart/db/migration" })
class QuickstartTests {

	@Autowired
	InvoiceRepository invoices;

	@Autowired
	InvoiceService service;

	@Autowired
	JdbcTemplate jdbc;

	@Test
	void entityIsAuditedDeletedSoftlyAndRestored() {
		Invoice invoice = Auditors.runAs("alice", () -> this.invoices.save(new Invoice(new BigDecimal("12.50"))));
		assertThat(invoice.getCreatedBy()).isEqualTo("alice");
		assertThat(invoice.getUpdatedAt()).isNotNull().isEqualTo(invoice.getCreatedAt());
		assertThat(this.invoices.findByCreatedByOrderByCreatedAtDesc("alice")).containsExactly(invoice);

		this.invoices.delete(invoice);
		assertThat(this.invoices.findAll()).isEmpty();
		assertThat(this.service.everything()).hasSize(1);
		assertThat(this.jdbc.queryForObject("select deleted_by from invoice", String.class)).isEqualTo("system");

		this.service.erase(invoice.getId());
		assertThat(this.invoices.findAllDeleted()).containsExactly(invoice)
			.first()
			.extracting(Invoice::getAmount)
			.isNull();
		this.invoices.restoreById(invoice.getId());
		assertThat(this.invoices.findAll()).hasSize(1);
	}

}
