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

import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.plinth.audit.stamped.Note;
import jakarta.persistence.EntityManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.data.domain.AuditorAware;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.orm.jpa.EntityManagerFactoryUtils;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for two persistence units that share their {@link AuditStamps} and are written in
 * transactions around each other.
 */
class TwoPersistenceUnitsTests {

	private int lookUps;

	private final AuditStamps stamps = stamps();

	private final LocalContainerEntityManagerFactoryBean firstUnit = unit();

	private final LocalContainerEntityManagerFactoryBean secondUnit = unit();

	@AfterEach
	void close() {
		this.firstUnit.destroy();
		this.secondUnit.destroy();
	}

	@Test
	void eachUnitHasTheStampsOfItsTransaction() {
		inBoth(() -> {
			Note first = persist(this.firstUnit);
			flush(this.firstUnit);
			Note second = persist(this.secondUnit);
			flush(this.secondUnit);
			Note third = persist(this.firstUnit);
			flush(this.firstUnit);
			assertThat(third.getCreatedAt()).isEqualTo(first.getCreatedAt())
				.isEqualTo(TickingClock.START.truncatedTo(ChronoUnit.MICROS));
			assertThat(second.getCreatedAt()).isEqualTo(first.getCreatedAt().plusSeconds(1));
			assertThat(this.lookUps).isEqualTo(2);
		});
	}

	// T57
	@Test
	void runAsFlushesBothUnits() {
		inBoth(() -> {
			Note beforeInFirst = persist(this.firstUnit);
			Note beforeInSecond = persist(this.secondUnit);
			Auditors.runAs("import", () -> {
				assertThat(beforeInFirst.getCreatedBy()).isEqualTo("alice");
				assertThat(beforeInSecond.getCreatedBy()).isEqualTo("alice");
			});
		});
	}

	private void inBoth(Runnable work) {
		transaction(this.firstUnit)
			.executeWithoutResult((outer) -> transaction(this.secondUnit).executeWithoutResult((inner) -> work.run()));
	}

	private static TransactionTemplate transaction(LocalContainerEntityManagerFactoryBean unit) {
		return new TransactionTemplate(new JpaTransactionManager(entityManagerFactory(unit)));
	}

	private static Note persist(LocalContainerEntityManagerFactoryBean unit) {
		Note note = new Note("a");
		EntityManagerFactoryUtils.getTransactionalEntityManager(entityManagerFactory(unit)).persist(note);
		return note;
	}

	private static void flush(LocalContainerEntityManagerFactoryBean unit) {
		EntityManagerFactoryUtils.getTransactionalEntityManager(entityManagerFactory(unit)).flush();
	}

	private static EntityManagerFactory entityManagerFactory(LocalContainerEntityManagerFactoryBean unit) {
		return unit.getObject();
	}

	private AuditStamps stamps() {
		AuditorAware<String> source = () -> {
			this.lookUps++;
			return Optional.of("alice");
		};
		return new AuditStamps(new TickingClock(), InstantMode.TRANSACTION, 6,
				new AuditorResolver(() -> source, new OneUser(), "system", 255));
	}

	private LocalContainerEntityManagerFactoryBean unit() {
		LocalContainerEntityManagerFactoryBean unit = new LocalContainerEntityManagerFactoryBean();
		String name = UUID.randomUUID().toString();
		unit.setPersistenceUnitName(name);
		unit.setDataSource(new DriverManagerDataSource("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1"));
		unit.setPackagesToScan(Note.class.getPackageName());
		unit.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
		unit.setJpaPropertyMap(Map.of(AuditStamps.SETTING, this.stamps, "hibernate.hbm2ddl.auto", "create"));
		unit.afterPropertiesSet();
		return unit;
	}

}
