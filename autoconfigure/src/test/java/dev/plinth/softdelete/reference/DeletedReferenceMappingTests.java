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
package dev.plinth.softdelete.reference;

import java.util.Arrays;
import java.util.Set;
import java.util.function.Function;

import dev.plinth.autoconfigure.PlinthAuditingAutoConfiguration;
import dev.plinth.autoconfigure.PlinthMixinAutoConfiguration;
import dev.plinth.autoconfigure.PlinthSoftDeleteAutoConfiguration;
import dev.plinth.entity.AbstractBaseEntity;
import dev.plinth.entity.DeletedReference;
import dev.plinth.entity.DeletedReferencePolicy;
import dev.plinth.entity.SoftDeletable;
import dev.plinth.mapping.MixinMappingException;
import dev.plinth.softdelete.DeletedReferenceLoadException;
import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.AssociationOverride;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToOne;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.SecondaryTable;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.NaturalId;
import org.hibernate.annotations.NotFound;
import org.hibernate.annotations.NotFoundAction;
import org.hibernate.annotations.OptimisticLockType;
import org.hibernate.annotations.OptimisticLocking;
import org.hibernate.annotations.SoftDelete;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for the associations whose references to deleted rows can be hidden, or fail, for
 * those that cannot, and for the policy that applies by default.
 */
class DeletedReferenceMappingTests {

	private static final String NAME = DeletedReferenceMappingTests.class.getName() + "$";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(PlinthMixinAutoConfiguration.class,
				PlinthAuditingAutoConfiguration.class, PlinthSoftDeleteAutoConfiguration.class,
				DataSourceAutoConfiguration.class, HibernateJpaAutoConfiguration.class))
		.withPropertyValues("spring.datasource.generate-unique-name=true", "spring.jpa.hibernate.ddl-auto=create");

	@ParameterizedTest
	@CsvSource({ "Mandatory, target, HIDE, is not optional", "NotNull, target, HIDE, is not optional",
			"EmbeddingMandatory, part.target, HIDE, is not optional",
			"EmbeddingInNaturalId, part.target, HIDE, is part of a natural id",
			"EmbeddingInSecondaryTable, part.target, HIDE, 'is kept in an optional table, whose row goes when nothing is left in it'",
			"InElements, parts.target, HIDE, stands in an element of a collection",
			"InFailingElements, parts.target, FAIL, stands in an element of a collection",
			"InIdentifier, id.target, FAIL, is part of an identifier",
			"AsIdentifier, id.target, HIDE, is part of an identifier",
			"SharedKey, target, FAIL, shares the primary key of its owner",
			"InJoinTable, target, HIDE, 'is kept in an optional table, whose row goes when nothing is left in it'",
			"InSecondaryTable, target, HIDE, 'is kept in an optional table, whose row goes when nothing is left in it'",
			"InNaturalId, target, HIDE, is part of a natural id",
			"Compared, target, HIDE, is compared with its row by @OptimisticLocking",
			"Missing, target, HIDE, has @NotFound",
			"Managed, target, HIDE, belongs to an entity whose rows another mapping annotation of Hibernate manages" })
	void associationThatCannotBeReadSoIsRefused(String entity, String attribute, String policy, String reason)
			throws ClassNotFoundException {
		assertRefused(
				"References of '" + NAME + entity + "." + attribute
						+ "' to deleted rows cannot be read with the policy " + policy + ", because it " + reason + ".",
				"Annotate the attribute with another @DeletedReference"
						+ (policy.equals("HIDE") ? " or change its mapping." : "."),
				Class.forName(NAME + entity), Target.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Basic", "OnGetter", "OnField", "ToHard", "Child" })
	void annotationOfWhatIsNoReferenceIsRefused(String entity) throws ClassNotFoundException {
		assertRefused(
				"Attribute '" + NAME + entity
						+ ".target' is annotated @DeletedReference, but holds no reference to soft-deletable rows.",
				"Annotate the to-one attribute that holds the foreign key.",
				entity.equals("Child") ? new Class<?>[] { Child.class, Parent.class }
						: new Class<?>[] { Class.forName(NAME + entity), Hard.class });
	}

	@Test
	void columnThatAHiddenReferenceOnlyReadsIsWritten() {
		managing(EmbeddingReadOnly.class, Target.class).run((context) -> {
			SessionFactory database = context.getBean(EntityManagerFactory.class).unwrap(SessionFactory.class);
			Target target = new Target();
			EmbeddingReadOnly entity = new EmbeddingReadOnly();
			database.inTransaction((session) -> {
				session.persist(target);
				session.persist(entity);
			});
			database.inTransaction(
					(session) -> session.find(EmbeddingReadOnly.class, entity.getId()).part.targetId = target.getId());
			database.inTransaction(
					(session) -> assertThat(session.find(EmbeddingReadOnly.class, entity.getId()).part.targetId)
						.isEqualTo(target.getId()));
		});
	}

	private void assertRefused(String problem, String remedy, Class<?>... entities) {
		managing(entities).run((context) -> {
			assertThat(context).hasFailed();
			MixinMappingException refusal = refusal(context.getStartupFailure());
			assertThat(refusal.getProblem()).isEqualTo(problem);
			assertThat(refusal.getRemedy()).isEqualTo(remedy);
		});
	}

	private static MixinMappingException refusal(Throwable failure) {
		Throwable cause = failure;
		while (!(cause instanceof MixinMappingException)) {
			assertThat(cause.getCause()).isNotNull();
			cause = cause.getCause();
		}
		return (MixinMappingException) cause;
	}

	@Test
	void policyByDefaultIsToResolve() {
		managing(Owner.class, Target.class)
			.run((context) -> assertThat(nameOfDeletedTarget(context.getBean(EntityManagerFactory.class)))
				.isEqualTo("deleted"));
	}

	@Test
	void policyIsConfigured() {
		managing(Owner.class, Target.class).withPropertyValues("plinth.soft-delete.references=hide")
			.run((context) -> assertThat(nameOfDeletedTarget(context.getBean(EntityManagerFactory.class))).isNull());
		managing(Owner.class, Target.class).withPropertyValues("plinth.soft-delete.references=fail")
			.run((context) -> assertThatExceptionOfType(DeletedReferenceLoadException.class)
				.isThrownBy(() -> nameOfDeletedTarget(context.getBean(EntityManagerFactory.class))));
	}

	@Test
	void annotationGoesBeforeTheConfiguredPolicy() {
		managing(Resolving.class, Target.class).withPropertyValues("plinth.soft-delete.references=hide")
			.run((context) -> assertThat(context).hasNotFailed());
		managing(Mandatory2.class, Target.class).withPropertyValues("plinth.soft-delete.references=hide")
			.run((context) -> assertThat(refusal(context.getStartupFailure()).getProblem())
				.contains("Mandatory2.target"));
	}

	private static String nameOfDeletedTarget(EntityManagerFactory entityManagerFactory) {
		Long id = call(entityManagerFactory, (entityManager) -> {
			Owner owner = new Owner();
			owner.target = new Target();
			owner.target.name = "deleted";
			entityManager.persist(owner.target);
			entityManager.persist(owner);
			return owner.getId();
		});
		call(entityManagerFactory, (entityManager) -> {
			entityManager.remove(entityManager.find(Owner.class, id).target);
			return id;
		});
		return call(entityManagerFactory, (entityManager) -> {
			Target target = entityManager.find(Owner.class, id).target;
			return (target != null) ? target.getName() : null;
		});
	}

	private static <T> T call(EntityManagerFactory entityManagerFactory, Function<EntityManager, T> work) {
		return entityManagerFactory.callInTransaction(work::apply);
	}

	private ApplicationContextRunner managing(Class<?>... entities) {
		return this.runner.withBean(PersistenceManagedTypes.class,
				() -> PersistenceManagedTypes.of(Arrays.stream(entities).map(Class::getName).toArray(String[]::new)));
	}

	@Entity
	static class Target extends AbstractBaseEntity implements SoftDeletable {

		String name;

		String getName() {
			return this.name;
		}

	}

	@Entity
	static class Hard extends AbstractBaseEntity {

	}

	@Entity
	static class Owner extends AbstractBaseEntity {

		@ManyToOne(fetch = FetchType.LAZY)
		Target target;

	}

	@Entity
	static class Parent extends AbstractBaseEntity implements SoftDeletable {

		@OneToOne
		Child child;

	}

	@Entity
	static class Child extends AbstractBaseEntity {

		@OneToOne(mappedBy = "child")
		@DeletedReference(DeletedReferencePolicy.HIDE)
		Parent target;

	}

	@Entity
	static class Basic extends AbstractBaseEntity {

		@DeletedReference(DeletedReferencePolicy.HIDE)
		String target;

	}

	@Entity
	static class OnGetter extends AbstractBaseEntity {

		String target;

		@DeletedReference(DeletedReferencePolicy.HIDE)
		String getTarget() {
			return this.target;
		}

	}

	@Entity
	@Access(AccessType.PROPERTY)
	static class OnField extends AbstractBaseEntity {

		@DeletedReference(DeletedReferencePolicy.HIDE)
		private String target;

		String getTarget() {
			return this.target;
		}

		void setTarget(String target) {
			this.target = target;
		}

	}

	@Entity
	static class ToHard extends AbstractBaseEntity {

		@ManyToOne
		@DeletedReference(DeletedReferencePolicy.RESOLVE)
		Hard target;

	}

	@Entity
	static class Mandatory extends AbstractBaseEntity {

		@ManyToOne(optional = false)
		@DeletedReference(DeletedReferencePolicy.HIDE)
		Target target;

	}

	@Entity
	static class Mandatory2 extends AbstractBaseEntity {

		@ManyToOne(optional = false)
		Target target;

	}

	@Entity
	static class Resolving extends AbstractBaseEntity {

		@ManyToOne(optional = false)
		@DeletedReference(DeletedReferencePolicy.RESOLVE)
		Target target;

	}

	@Entity
	static class NotNull extends AbstractBaseEntity {

		@ManyToOne
		@JoinColumn(nullable = false)
		@DeletedReference(DeletedReferencePolicy.HIDE)
		Target target;

	}

	@Embeddable
	static class Part {

		@ManyToOne
		@DeletedReference(DeletedReferencePolicy.HIDE)
		Target target;

		String text;

	}

	@Embeddable
	static class ReadOnlyPart {

		@Column(name = "target_id")
		private Long targetId;

		@ManyToOne
		@JoinColumn(name = "target_id", insertable = false, updatable = false)
		@DeletedReference(DeletedReferencePolicy.HIDE)
		private Target target;

		private String text = "";

	}

	@Entity
	static class EmbeddingReadOnly extends AbstractBaseEntity {

		private ReadOnlyPart part = new ReadOnlyPart();

	}

	@Embeddable
	static class FailingPart {

		@ManyToOne
		@DeletedReference(DeletedReferencePolicy.FAIL)
		Target target;

		String text;

	}

	@Entity
	static class EmbeddingMandatory extends AbstractBaseEntity {

		@Embedded
		MandatoryPart part;

	}

	@Embeddable
	static class MandatoryPart {

		@ManyToOne(optional = false)
		@DeletedReference(DeletedReferencePolicy.HIDE)
		Target target;

	}

	@Entity
	static class EmbeddingInNaturalId extends AbstractBaseEntity {

		@NaturalId
		@Embedded
		Part part;

	}

	@Entity
	@SecondaryTable(name = "part_of_secondary")
	static class EmbeddingInSecondaryTable extends AbstractBaseEntity {

		@Embedded
		@AttributeOverride(name = "text", column = @Column(table = "part_of_secondary"))
		@AssociationOverride(name = "target", joinColumns = @JoinColumn(table = "part_of_secondary"))
		Part part;

	}

	@Entity
	static class InElements extends AbstractBaseEntity {

		@ElementCollection
		Set<Part> parts;

	}

	@Entity
	static class InFailingElements extends AbstractBaseEntity {

		@ElementCollection
		Set<FailingPart> parts;

	}

	@Entity
	static class InIdentifier {

		@EmbeddedId
		FailingPart id;

	}

	@Entity
	static class AsIdentifier {

		@Id
		@ManyToOne
		@DeletedReference(DeletedReferencePolicy.HIDE)
		Target target;

	}

	@Entity
	static class SharedKey extends AbstractBaseEntity {

		@OneToOne
		@PrimaryKeyJoinColumn
		@DeletedReference(DeletedReferencePolicy.FAIL)
		Target target;

	}

	@Entity
	static class InJoinTable extends AbstractBaseEntity {

		@ManyToOne
		@JoinTable(name = "aside")
		@DeletedReference(DeletedReferencePolicy.HIDE)
		Target target;

	}

	@Entity
	@SecondaryTable(name = "Aside")
	static class InSecondaryTable extends AbstractBaseEntity {

		@ManyToOne
		@JoinColumn(table = "Aside")
		@DeletedReference(DeletedReferencePolicy.HIDE)
		Target target;

		@Column(table = "Aside")
		String text;

	}

	@Entity
	static class InNaturalId extends AbstractBaseEntity {

		@NaturalId
		@ManyToOne
		@DeletedReference(DeletedReferencePolicy.HIDE)
		Target target;

	}

	@Entity
	@DynamicUpdate
	@OptimisticLocking(type = OptimisticLockType.DIRTY)
	static class Compared extends AbstractBaseEntity {

		@ManyToOne
		@DeletedReference(DeletedReferencePolicy.HIDE)
		Target target;

	}

	@Entity
	static class Missing extends AbstractBaseEntity {

		@ManyToOne
		@NotFound(action = NotFoundAction.EXCEPTION)
		@DeletedReference(DeletedReferencePolicy.HIDE)
		Target target;

	}

	@Entity
	@SoftDelete
	static class Managed extends AbstractBaseEntity {

		@ManyToOne
		@DeletedReference(DeletedReferencePolicy.HIDE)
		Target target;

	}

}
