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
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.plinth.audit.stamp.TimestampedMixin;
import dev.plinth.audit.stamp.UserstampedMixin;
import dev.plinth.entity.AbstractBaseEntity;
import dev.plinth.entity.Timestamped;
import dev.plinth.entity.Userstamped;
import dev.plinth.mapping.ColumnSettings;
import dev.plinth.mapping.Mixins;
import jakarta.persistence.Entity;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.hibernate.stat.Statistics;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.data.domain.AuditorAware;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TimestampedMixin} and {@link UserstampedMixin}.
 */
class AuditMixinsTests {

	private static final Instant FIRST = TickingClock.START.truncatedTo(ChronoUnit.MILLIS);

	private final SessionFactory database = open(new ColumnSettings(Map.of("createdBy", "author"), 40, 3));

	private String currentAuditor = "alice";

	@AfterEach
	void close() {
		this.database.close();
	}

	// T37, T38
	@Test
	void insertAndUpdateStampTheMixins() {
		Memo memo = this.database.fromTransaction((session) -> {
			Memo created = new Memo();
			session.persist(created);
			return created;
		});
		assertThat(memo).extracting(Memo::getCreatedAt, Memo::getUpdatedAt, Memo::getCreatedBy, Memo::getUpdatedBy)
			.containsExactly(FIRST, FIRST, "alice", "alice");
		this.currentAuditor = "bob";
		this.database.inTransaction((session) -> session.find(Memo.class, memo.getId()).text = "a");
		this.database.inTransaction((session) -> assertThat(session.find(Memo.class, memo.getId()))
			.extracting(Memo::getCreatedAt, Memo::getUpdatedAt, Memo::getCreatedBy, Memo::getUpdatedBy)
			.containsExactly(FIRST, FIRST.plusSeconds(1), "alice", "bob"));
	}

	@Test
	void columnsFollowTheSettings() {
		List<Object[]> columns = this.database.fromTransaction((session) -> session.createNativeQuery("""
				select column_name, data_type, is_nullable, coalesce(character_maximum_length, datetime_precision)
				from information_schema.columns where table_name = 'MEMO'
				and column_name in ('CREATED_AT', 'UPDATED_AT', 'AUTHOR', 'UPDATED_BY') order by column_name
				""", Object[].class).getResultList());
		assertThat(columns).containsExactly(new Object[] { "AUTHOR", "CHARACTER VARYING", "NO", 40L },
				new Object[] { "CREATED_AT", "TIMESTAMP WITH TIME ZONE", "NO", 3L },
				new Object[] { "UPDATED_AT", "TIMESTAMP WITH TIME ZONE", "NO", 3L },
				new Object[] { "UPDATED_BY", "CHARACTER VARYING", "NO", 40L });
	}

	@Test
	void stampsCostNoStatement() {
		Statistics statistics = this.database.getStatistics();
		Memo memo = this.database.fromTransaction((session) -> {
			Memo created = new Memo();
			session.persist(created);
			return created;
		});
		assertThat(statistics.getPrepareStatementCount()).as("sequence, insert").isEqualTo(2);
		statistics.clear();
		this.database.inTransaction((session) -> session.find(Memo.class, memo.getId()).text = "a");
		assertThat(statistics.getPrepareStatementCount()).as("select, update").isEqualTo(2);
	}

	private SessionFactory open(ColumnSettings columns) {
		AuditorAware<String> source = () -> Optional.of(this.currentAuditor);
		Configuration configuration = new Configuration();
		configuration.setProperty("hibernate.connection.url", "jdbc:h2:mem:" + UUID.randomUUID());
		configuration.setProperty("hibernate.hbm2ddl.auto", "create");
		configuration.setProperty("hibernate.generate_statistics", true);
		configuration.getProperties()
			.put(Mixins.SETTING, new Mixins(columns, List.of(new TimestampedMixin(), new UserstampedMixin())));
		configuration.getProperties()
			.put(AuditStamps.SETTING, new AuditStamps(new TickingClock(), InstantMode.TRANSACTION,
					columns.timestampPrecision(),
					new AuditorResolver(() -> source, SignedInUser.nobody(), "system", columns.auditorLength())));
		return configuration.addAnnotatedClass(Memo.class).buildSessionFactory();
	}

	@Entity(name = "Memo")
	static class Memo extends AbstractBaseEntity implements Timestamped, Userstamped {

		private @Nullable String text;

	}

}
