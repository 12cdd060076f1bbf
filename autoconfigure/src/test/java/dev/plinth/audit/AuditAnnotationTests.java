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

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import dev.plinth.audit.stamp.AuditAnnotation;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Temporal;
import jakarta.persistence.TemporalType;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.data.annotation.CreatedBy;
import org.springframework.data.annotation.CreatedDate;
import org.springframework.data.annotation.LastModifiedDate;
import org.springframework.data.domain.AuditorAware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests for {@link AuditAnnotation} and what is made of it, in plain Hibernate.
 */
@SuppressWarnings("deprecation") // applications still have attributes with a TemporalType
class AuditAnnotationTests {

	@Test
	void dateOfATypeThatHoldsNoneFailsTheStart() {
		assertThatException().isThrownBy(() -> open(OfTime.class))
			.withMessage("Attribute 'created' of " + OfTime.class.getName()
					+ " is annotated @CreatedDate but of type java.time.LocalTime, which holds no such date. "
					+ "Give it the type Instant, OffsetDateTime, ZonedDateTime, LocalDateTime, LocalDate, Long or Date.");
	}

	@Test
	void dateWhoseColumnHoldsATimeFailsTheStart() {
		assertThatException().isThrownBy(() -> open(OfTemporalTime.class))
			.withMessageContaining("which holds no such date");
	}

	@Test
	void auditorOfAnotherTypeIsRefused() {
		try (SessionFactory database = open(OfKey.class)) {
			assertThatException().isThrownBy(() -> database.inTransaction((session) -> session.persist(new OfKey())))
				.withMessage("The auditor is a java.lang.String, but an attribute that holds it is of type "
						+ "java.util.UUID. Declare an AuditorAware<UUID> bean.");
		}
	}

	@Test
	void otherAttributesAreStampedAsTheirMappingSays() {
		try (SessionFactory database = open(Stamped.class)) {
			Stamped written = database.fromTransaction((session) -> {
				Stamped created = new Stamped();
				session.persist(created);
				return created;
			});
			Stamped read = database.fromTransaction((session) -> session.find(Stamped.class, written.id));
			ZoneId zone = ZoneId.systemDefault();
			for (Stamped each : new Stamped[] { written, read }) {
				assertThat(each.composed).isNotNull();
				assertThat(each.startOfDay)
					.isEqualTo(LocalDate.ofInstant(TickingClock.START, zone).atStartOfDay(zone).toInstant());
				assertThat(each.both).isEqualTo(each.composed);
				assertThat(each.unwritten).isNull();
			}
			database.inTransaction((session) -> session.find(Stamped.class, written.id).text = "a");
			Stamped changed = database.fromTransaction((session) -> session.find(Stamped.class, written.id));
			assertThat(changed.composed).isEqualTo(written.composed);
			assertThat(changed.both).isEqualTo(written.both.plusSeconds(1));
		}
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void attributesOfIdentifiersAndElementsAreTheApplicationsWhichIsReported(CapturedOutput output) {
		try (SessionFactory database = open(Traced.class)) {
			assertThat(output.getOut().lines()).filteredOn((line) -> line.contains(" is annotated @"))
				.extracting((line) -> line.substring(line.indexOf("Attribute '")))
				.containsExactlyInAnyOrder(warning("in the identifier of " + Traced.class.getName()),
						warning("in the collection " + Traced.class.getName() + ".traces"),
						warning("in the collection " + Traced.class.getName() + ".further"));
			Trace trace = new Trace(Instant.EPOCH);
			Traced written = new Traced();
			written.id = trace;
			written.traces.add(trace);
			database.inTransaction((session) -> session.persist(written));
			database.inTransaction((session) -> {
				Traced read = session.find(Traced.class, trace);
				assertThat(read.stamped).isNotNull();
				assertThat(read.traces).containsExactly(trace);
			});
		}
	}

	@Test
	void withoutStampsAnnotatedAttributesAreTheApplications() {
		Configuration configuration = configuration(Stamped.class);
		try (SessionFactory database = configuration.buildSessionFactory()) {
			Stamped written = new Stamped();
			written.composed = Instant.EPOCH;
			database.inTransaction((session) -> session.persist(written));
			assertThat(written.composed).isEqualTo(Instant.EPOCH);
		}
	}

	private static String warning(String place) {
		return "Attribute 'madeAt' of " + Trace.class.getName() + " is annotated @CreatedDate, but is not stamped "
				+ place + ". Set it yourself, or move it to an attribute of the entity.";
	}

	private static SessionFactory open(Class<?> entity) {
		AuditorAware<String> source = () -> Optional.of("alice");
		Configuration configuration = configuration(entity);
		configuration.getProperties()
			.put(AuditStamps.SETTING, new AuditStamps(new TickingClock(), InstantMode.TRANSACTION, 6,
					new AuditorResolver(() -> source, SignedInUser.nobody(), "system", 255)));
		return configuration.buildSessionFactory();
	}

	private static Configuration configuration(Class<?> entity) {
		Configuration configuration = new Configuration();
		configuration.setProperty("hibernate.connection.url", "jdbc:h2:mem:" + UUID.randomUUID());
		configuration.setProperty("hibernate.hbm2ddl.auto", "create");
		return configuration.addAnnotatedClass(entity);
	}

	/**
	 * An annotation of an application's own.
	 */
	@Target(ElementType.FIELD)
	@Retention(RetentionPolicy.RUNTIME)
	@CreatedDate
	@interface Composed {

	}

	@Entity(name = "OfTime")
	static class OfTime {

		@Id
		@GeneratedValue
		private @Nullable Long id;

		@CreatedDate
		private @Nullable LocalTime created;

	}

	@Entity(name = "OfTemporalTime")
	static class OfTemporalTime {

		@Id
		@GeneratedValue
		private @Nullable Long id;

		@CreatedDate
		@Temporal(TemporalType.TIME)
		private @Nullable Date created;

	}

	@Entity(name = "OfKey")
	static class OfKey {

		@Id
		@GeneratedValue
		private @Nullable Long id;

		@CreatedBy
		private @Nullable UUID author;

	}

	@Entity(name = "Stamped")
	static class Stamped {

		@Id
		@GeneratedValue
		private @Nullable Long id;

		private @Nullable String text;

		@Composed
		private @Nullable Instant composed;

		@CreatedDate
		@Temporal(TemporalType.DATE)
		private @Nullable Date startOfDay;

		@CreatedDate
		@LastModifiedDate
		@Column(name = "twofold")
		private @Nullable Instant both;

		@CreatedDate
		@Column(insertable = false, updatable = false)
		private @Nullable Instant unwritten;

	}

	@Embeddable
	record Trace(@CreatedDate Instant madeAt) {

	}

	@Embeddable
	record Further(@Embedded Trace trace) {

	}

	@Entity(name = "Traced")
	static class Traced {

		@EmbeddedId
		private @Nullable Trace id;

		@CreatedDate
		private @Nullable Instant stamped;

		@ElementCollection
		private Set<Trace> traces = new HashSet<>();

		@ElementCollection
		private Map<Integer, Further> further = new HashMap<>();

	}

}
