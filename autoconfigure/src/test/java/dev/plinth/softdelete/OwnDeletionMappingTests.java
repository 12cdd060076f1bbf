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
package dev.plinth.softdelete;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import dev.plinth.autoconfigure.PlinthAuditingAutoConfiguration;
import dev.plinth.autoconfigure.PlinthMixinAutoConfiguration;
import dev.plinth.autoconfigure.PlinthSoftDeleteAutoConfiguration;
import dev.plinth.entity.AbstractBaseEntity;
import dev.plinth.entity.DeletedBy;
import dev.plinth.entity.DeletedDate;
import dev.plinth.entity.DeletionId;
import dev.plinth.entity.SoftDeletable;
import dev.plinth.mapping.MixinMappingException;
import dev.plinth.softdelete.model.SoftDeletePersister;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.SoftDelete;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what the start says about attributes that no deletion could be told by.
 */
class OwnDeletionMappingTests {

	private static final String NAME = OwnDeletionMappingTests.class.getName() + "$";

	private static final String DATES = "Instant, OffsetDateTime, ZonedDateTime, LocalDateTime, LocalDate, Long or Date,"
			+ " or boolean";

	private static final String NULLABLE = "Let the column be null, and the attribute be of no primitive type.";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(DataSourceAutoConfiguration.class, HibernateJpaAutoConfiguration.class))
		.withPropertyValues("spring.datasource.generate-unique-name=true");

	static Stream<Arguments> mistakes() {
		return Stream.of(
				refused("'deleted' of @Text is annotated @DeletedDate, but is of type java.lang.String.",
						"Give it the type " + DATES + ".", Text.class),
				refused("'deleted' of @Primitive is annotated @DeletedDate, but its column cannot be null, as it is in"
						+ " living rows.", NULLABLE, Primitive.class),
				refused("'by' of @PrimitiveAuditor is annotated @DeletedBy, but its column cannot be null, as it is in"
						+ " living rows.", NULLABLE, PrimitiveAuditor.class),
				refused("'by' of @Auditors is annotated @DeletedBy, but is of type java.util.Collection.",
						"Give it the type String, or that of the application's auditors: a single value or a"
								+ " reference.",
						Auditors.class),
				refused("'with' of @TextId is annotated @DeletionId, but is of type java.lang.String.",
						"Give it the type UUID.", TextId.class),
				refused("'first', 'second' of @Two is annotated @DeletedDate, but only one attribute can be.",
						"Leave the annotation on one of them.", Two.class),
				refused("'by' of @WithoutDate is annotated @DeletedBy, but no attribute of the class is annotated"
						+ " @DeletedDate.", "Annotate the attribute that tells when, or whether, a row was deleted.",
						WithoutDate.class),
				refused("'deleted' of @Both is annotated @DeletedDate, but the class also implements SoftDeletable.",
						"Remove the annotations or the mixin.", Both.class),
				refused("'deleted' of @Leaf is annotated @DeletedDate, but the class is not the root of its hierarchy.",
						"Move the attribute to " + NAME + "Root.", Root.class, Leaf.class),
				refused("'deleted' of @LowerLeaf is annotated @DeletedDate, but the class is not the root of its"
						+ " hierarchy.", "Move the attribute to " + NAME + "Root.", Root.class, Middle.class,
						LowerLeaf.class),
				refused("'deleted' of @Trail is annotated @DeletedDate, but is embedded in " + NAME + "Embedding.",
						"Move the attribute to the entity.", Embedding.class),
				refused("'deleted' of @Trail is annotated @DeletedDate, but is embedded in " + NAME + "Elements.",
						"Move the attribute to the entity.", Elements.class),
				refused("'deleted' of @Fixed is annotated @DeletedDate, but its column is never written.",
						"Remove 'updatable = false' and 'insertable = false'.", Fixed.class),
				refused("'deleted' of @NotNull is annotated @DeletedDate, but its column cannot be null, as it is in"
						+ " living rows.", NULLABLE, NotNull.class),
				refused("'deleted' of @Unmapped is annotated @DeletedDate, but is no ordinary persistent attribute.",
						"Map the attribute to a column of its own, or remove the annotation.", Unmapped.class),
				refused("'deleted' of @Versioning is annotated @DeletedDate, but is no ordinary persistent attribute.",
						"Map the attribute to a column of its own, or remove the annotation.", Versioning.class),
				refused("'deleted' of @Generated is annotated @DeletedDate, but is generated otherwise.",
						"Remove the other annotation.", Generated.class),
				refused("'deleted' of @Elsewhere is annotated @DeletedDate, but has no column in table elsewhere.",
						"Map it to a column of that table.", Elsewhere.class),
				refused("'deleted' of @Inverted is annotated @DeletedDate, but its column is written by an expression.",
						"Replace @ColumnTransformer by a converter.", Inverted.class),
				refused("'deleted' of @Sentinel is annotated @DeletedDate, but its converter writes a value for null.",
						"Let the converter write null, which living rows have.", Sentinel.class),
				refused("'deleted' of @Crossed is annotated @DeletedDate, but its converter does not write two values.",
						"Let the converter write one value for false and another for true.", Crossed.class));
	}

	private static Arguments refused(String problem, String remedy, Class<?>... entities) {
		return Arguments.of("Attribute " + problem.replace("of @", "of " + NAME), remedy, entities);
	}

	@ParameterizedTest
	@MethodSource("mistakes")
	void mistakeIsRefused(String problem, String remedy, Class<?>[] entities) {
		assertRefused(plinth(), problem, remedy, entities);
	}

	@Test
	void softDeleteOfHibernateBesideIsRefused() {
		assertRefused(plinth(),
				"Entity " + NAME + "OfHibernate is soft-deletable, but another mapping annotation of"
						+ " Hibernate manages its rows (SoftDeleteStateManagement).",
				"Remove @SoftDelete, @Temporal or @Audited of Hibernate, or what makes the entity soft-deletable.",
				OfHibernate.class);
	}

	@Test
	void persistenceUnitWithoutStampsIsRefused() {
		assertRefused(this.runner,
				"Attribute 'deleted' of " + NAME
						+ "Good is annotated @DeletedDate, but its persistence unit does not know what to write.",
				"Apply the HibernatePropertiesCustomizer beans of the application context to the entity manager factory"
						+ " that maps the class.",
				Good.class);
	}

	@Test
	void attributesOfAMappedSuperclassAreTaken() {
		plinth().withBean(PersistenceManagedTypes.class, () -> PersistenceManagedTypes.of(Good.class.getName()))
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void attributesOfAnInterfaceAreTaken() {
		plinth().withBean(PersistenceManagedTypes.class, () -> PersistenceManagedTypes.of(Declared.class.getName()))
			.run((context) -> assertThat(context.getBean(EntityManagerFactory.class)
				.unwrap(SessionFactoryImplementor.class)
				.getMappingMetamodel()
				.getEntityDescriptor(Declared.class)).isInstanceOf(SoftDeletePersister.class));
	}

	private ApplicationContextRunner plinth() {
		return this.runner.withConfiguration(AutoConfigurations.of(PlinthMixinAutoConfiguration.class,
				PlinthAuditingAutoConfiguration.class, PlinthSoftDeleteAutoConfiguration.class));
	}

	private static void assertRefused(ApplicationContextRunner runner, String problem, String remedy,
			Class<?>... entities) {
		runner
			.withBean(PersistenceManagedTypes.class,
					() -> PersistenceManagedTypes.of(Stream.of(entities).map(Class::getName).toArray(String[]::new)))
			.run((context) -> {
				assertThat(context).hasFailed();
				assertThat(context.getStartupFailure()).rootCause()
					.isInstanceOfSatisfying(MixinMappingException.class, (failure) -> {
						assertThat(failure.getProblem()).isEqualTo(problem);
						assertThat(failure.getRemedy()).isEqualTo(remedy);
					});
			});
	}

	@MappedSuperclass
	abstract static class Identified {

		@Id
		private @Nullable Long id;

	}

	@MappedSuperclass
	abstract static class Deleted extends Identified {

		@DeletedDate
		private @Nullable Instant deleted;

	}

	@Entity
	static class Good extends Deleted {

	}

	/**
	 * Declares what entities have.
	 */
	interface Removable {

		@DeletedDate
		@Nullable Instant getDeleted();

	}

	@Entity
	static class Declared extends Identified implements Removable {

		private @Nullable Instant deleted;

		@Override
		public @Nullable Instant getDeleted() {
			return this.deleted;
		}

	}

	@Entity
	static class Inverted extends Identified {

		@DeletedDate
		@ColumnTransformer(read = "1 - deleted", write = "1 - ?")
		private boolean deleted;

	}

	@Entity
	static class Sentinel extends Identified {

		@DeletedDate
		@Convert(converter = Zero.class)
		private @Nullable Instant deleted;

	}

	/**
	 * Writes a date where there is none.
	 */
	static class Zero implements AttributeConverter<Instant, Long> {

		@Override
		public Long convertToDatabaseColumn(@Nullable Instant instant) {
			return (instant != null) ? instant.toEpochMilli() : 0;
		}

		@Override
		public @Nullable Instant convertToEntityAttribute(@Nullable Long millis) {
			return (millis != null && millis != 0) ? Instant.ofEpochMilli(millis) : null;
		}

	}

	@Entity
	static class Crossed extends Identified {

		@DeletedDate
		@Convert(converter = Cross.class)
		private @Nullable Boolean deleted;

	}

	/**
	 * Writes nothing for false.
	 */
	static class Cross implements AttributeConverter<Boolean, String> {

		@Override
		public @Nullable String convertToDatabaseColumn(@Nullable Boolean set) {
			return Boolean.TRUE.equals(set) ? "X" : null;
		}

		@Override
		public Boolean convertToEntityAttribute(@Nullable String column) {
			return column != null;
		}

	}

	@Entity
	static class Text extends Identified {

		@DeletedDate
		private @Nullable String deleted;

	}

	@Entity
	static class Primitive extends Identified {

		@DeletedDate
		private long deleted;

	}

	@Entity
	static class PrimitiveAuditor extends Deleted {

		@DeletedBy
		private int by;

	}

	@Entity
	static class Auditors extends Deleted {

		@DeletedBy
		@ElementCollection
		private List<String> by = new ArrayList<>();

	}

	@Entity
	static class TextId extends Deleted {

		@DeletionId
		private @Nullable String with;

	}

	@Entity
	static class Two extends Identified {

		@DeletedDate
		private @Nullable Instant first;

		@DeletedDate
		private boolean second;

	}

	@Entity
	static class WithoutDate extends Identified {

		@DeletedBy
		private @Nullable String by;

		@DeletionId
		private @Nullable UUID with;

	}

	@Entity
	static class Both extends AbstractBaseEntity implements SoftDeletable {

		@DeletedDate
		private @Nullable Instant deleted;

	}

	@Entity
	static class Root extends Identified {

	}

	@Entity
	static class Leaf extends Root {

		@DeletedDate
		private @Nullable Instant deleted;

	}

	@MappedSuperclass
	static class Middle extends Root {

		@DeletedDate
		private @Nullable Instant deleted;

	}

	@Entity
	static class LowerLeaf extends Middle {

	}

	@Embeddable
	static class Trail {

		@DeletedDate
		private @Nullable Instant deleted;

	}

	@Entity
	static class Embedding extends Identified {

		@Embedded
		private @Nullable Trail trail;

	}

	@Entity
	static class Elements extends Identified {

		@ElementCollection
		private List<Trail> trails = new ArrayList<>();

	}

	@Entity
	static class Fixed extends Identified {

		@DeletedDate
		@Column(updatable = false)
		private @Nullable Instant deleted;

	}

	@Entity
	static class NotNull extends Identified {

		@DeletedDate
		@Column(nullable = false)
		private @Nullable Instant deleted;

	}

	@Entity
	static class Unmapped extends Identified {

		@Transient
		@DeletedDate
		private @Nullable Instant deleted;

	}

	@Entity
	static class Versioning extends Identified {

		@Version
		@DeletedDate
		private @Nullable Instant deleted;

	}

	@Entity
	static class Generated extends Identified {

		@CreationTimestamp
		@DeletedDate
		private @Nullable Instant deleted;

	}

	@Entity
	@Table(name = "elsewhere")
	@SecondaryTable(name = "other")
	static class Elsewhere extends Identified {

		@DeletedDate
		@Column(table = "other")
		private @Nullable Instant deleted;

	}

	@Entity
	@SoftDelete
	static class OfHibernate extends Deleted {

	}

}
