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
package dev.plinth.audit;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.plinth.entity.AbstractEntity;
import dev.plinth.entity.Timestamped;
import dev.plinth.entity.Userstamped;
import dev.plinth.entity.Versioned;
import dev.plinth.testing.Statements;
import dev.plinth.testing.office.OfficeApplication;
import jakarta.persistence.EntityManager;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Base of the contracts that look at what the rows of the office are stamped with.
 */
@SpringBootTest(classes = OfficeApplication.class, webEnvironment = SpringBootTest.WebEnvironment.NONE,
		properties = "spring.jpa.properties.hibernate.jdbc.batch_size=10")
@Import(OfficeContract.Ticking.class)
abstract class OfficeContract {

	@Autowired
	EntityManager entityManager;

	@Autowired
	TransactionTemplate transaction;

	<T extends AbstractEntity<Long>> Long persist(T entity) {
		Auditors.runAs("alice", () -> inTransaction(() -> this.entityManager.persist(entity)));
		return entity.getId();
	}

	<T> List<String> editAs(String auditor, Class<T> type, Object id, Consumer<T> edit) {
		return writeAs(auditor, () -> edit.accept(this.entityManager.find(type, id)));
	}

	/**
	 * Do work in a transaction.
	 * @return the statements that changed rows
	 */
	List<String> writeAs(String auditor, Runnable work) {
		return Statements.of(() -> Auditors.runAs(auditor, () -> inTransaction(work)))
			.stream()
			.filter((sql) -> !sql.startsWith("select") && !sql.contains("next value") && !sql.contains("nextval"))
			.toList();
	}

	void inTransaction(Runnable work) {
		this.transaction.executeWithoutResult((status) -> work.run());
	}

	<T> Row row(Class<T> type, Object id) {
		return this.transaction.execute((status) -> Row.of(this.entityManager.find(type, id)));
	}

	static Stream<String> updatesOf(String table, List<String> statements) {
		return statements.stream().filter((sql) -> sql.startsWith("update " + table + " "));
	}

	static void assertModifiedBy(String auditor, Row row, Row before) {
		assertThat(row.updatedBy()).isEqualTo(auditor);
		assertThat(row.updatedAt()).isAfter(before.updatedAt());
		assertThat(row.created()).isEqualTo(before.created());
		assertThat(row.version()).isEqualTo((before.version() != null) ? before.version() + 1 : null);
	}

	static void assertNotModified(Row row, Row before) {
		assertThat(row.stamps()).isEqualTo(before.stamps());
	}

	/**
	 * What is stamped into a row.
	 *
	 * @param created when and by whom it was created
	 * @param updatedAt when it was last changed
	 * @param updatedBy by whom it was last changed
	 * @param version its version, if it has one
	 */
	record Row(List<Object> created, Instant updatedAt, String updatedBy, @Nullable Long version) {

		static Row of(Object entity) {
			Timestamped when = (Timestamped) entity;
			Userstamped who = (Userstamped) entity;
			return new Row(List.of(when.getCreatedAt(), who.getCreatedBy()), when.getUpdatedAt(), who.getUpdatedBy(),
					(entity instanceof Versioned versioned) ? versioned.getVersion() : null);
		}

		List<Object> stamps() {
			return List.of(this.created, this.updatedAt, this.updatedBy);
		}

	}

	/**
	 * Gives each transaction another instant.
	 */
	@TestConfiguration(proxyBeanMethods = false)
	static class Ticking {

		@Bean
		TickingClock clock() {
			return new TickingClock();
		}

	}

}
