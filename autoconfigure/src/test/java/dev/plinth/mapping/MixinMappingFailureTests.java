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
package dev.plinth.mapping;

import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import javax.sql.DataSource;

import dev.plinth.autoconfigure.PlinthAuditingAutoConfiguration;
import dev.plinth.autoconfigure.PlinthAuditingProperties;
import dev.plinth.autoconfigure.PlinthColumnsProperties;
import dev.plinth.autoconfigure.PlinthMixinAutoConfiguration;
import dev.plinth.autoconfigure.PlinthSoftDeleteAutoConfiguration;
import dev.plinth.entity.AbstractBaseEntity;
import dev.plinth.entity.AbstractEntity;
import dev.plinth.entity.MixinState;
import dev.plinth.entity.RestrictDelete;
import dev.plinth.entity.SoftDeletable;
import dev.plinth.entity.Timestamped;
import dev.plinth.entity.Userstamped;
import dev.plinth.entity.Versioned;
import dev.plinth.softdelete.SoftDeleteRepository;
import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.AssociationOverride;
import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorType;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import org.apache.commons.logging.LogFactory;
import org.hibernate.annotations.AnyDiscriminator;
import org.hibernate.annotations.AnyDiscriminatorValue;
import org.hibernate.annotations.AnyKeyJavaClass;
import org.hibernate.annotations.CollectionId;
import org.hibernate.annotations.CollectionIdJdbcTypeCode;
import org.hibernate.annotations.ManyToAny;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.annotations.SQLDelete;
import org.hibernate.annotations.SQLUpdate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what an application that cannot start says about its mixins and properties.
 */
@ExtendWith(OutputCaptureExtension.class)
class MixinMappingFailureTests {

	private static final String NAME = MixinMappingFailureTests.class.getName() + "$";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(PlinthMixinAutoConfiguration.class, PlinthAuditingAutoConfiguration.class,
						PlinthSoftDeleteAutoConfiguration.class, DataSourceAutoConfiguration.class,
						HibernateJpaAutoConfiguration.class, TransactionAutoConfiguration.class))
		.withPropertyValues("spring.datasource.generate-unique-name=true");

	@Test
	void mixinOutsideTheBasesIsRefused() {
		assertFailure(this.runner,
				"Entity " + NAME + "Outside implements Timestamped but extends none of the bases that hold its state.",
				"Extend AbstractBaseEntity, AbstractUuidEntity or, with an identifier of its own, AbstractEntity.",
				Outside.class);
	}

	@Test
	void ownMixinWithoutGetterIsRefused() {
		assertFailure(this.runner,
				"Mixin " + NAME
						+ "Colored has no getter of type java.lang.String for the attribute 'color', and entity " + NAME
						+ "ColoredThing has no field of that name.",
				"Add a default method getColor() that returns MixinState.get(this, \"color\", String.class).",
				ColoredThing.class);
	}

	@Test
	void tenantOnSubclassOnlyIsRefused() {
		assertFailure(
				this.runner.withBean(OwnedMixin.class), "Entity " + NAME
						+ "OwnedLeaf implements Owned, but the root of its hierarchy, " + NAME + "Root, does not.",
				"Let Root implement Owned.", Root.class, OwnedLeaf.class);
	}

	// T53
	@Test
	void softDeletableOnSubclassOnlyIsRefused() {
		assertFailure(this.runner, "Entity " + NAME
				+ "DeletableLeaf implements SoftDeletable, but the root of its hierarchy, " + NAME + "Root, does not.",
				"Let Root implement SoftDeletable.", Root.class, DeletableLeaf.class);
	}

	// T49
	@Test
	void arrayOfSoftDeletableElementsIsRefused() {
		assertFailure(this.runner,
				"The elements of " + NAME
						+ "ArrayOwner.roots are soft-deletable, but an array cannot hide some of its rows.",
				"Map it as a Set, a List or a Map.", ArrayOwner.class, Deletable.class);
	}

	// T49
	@Test
	void collectionWithIdentifiersAndSoftDeletableElementsIsRefused() {
		assertFailure(this.runner,
				"The elements of " + NAME + "IdentifiedBagOwner.roots are soft-deletable, but a collection with a"
						+ " @CollectionId cannot hide some of its rows.",
				"Map it as a Set, a List or a Map.", IdentifiedBagOwner.class, Deletable.class);
	}

	// T07
	@Test
	void softDeletableElementOfManyToAnyIsRefused() {
		for (Class<?> owner : new Class<?>[] { NamedTargets.class, AnyTargets.class }) {
			assertFailure(this.runner,
					"Collection " + owner.getName() + ".targets (@ManyToAny) may hold the soft-deletable entity " + NAME
							+ "Target, but could not hide its deleted rows.",
					"Name the entities it holds with @AnyDiscriminatorValue, leaving out soft-deletable ones, or map an"
							+ " association of its own to those.",
					owner, Target.class);
		}
	}

	@Test
	void versionedOnSubclassOnlyIsRefused() {
		assertFailure(this.runner, "Entity " + NAME
				+ "VersionedLeaf implements Versioned, but the root of its hierarchy, " + NAME + "Root, does not.",
				"Let Root implement Versioned.", Root.class, VersionedLeaf.class);
	}

	@Test
	void versionedOnMappedSuperclassBelowTheRootIsRefused() {
		assertFailure(this.runner,
				"Entity " + NAME + "LowerLeaf implements Versioned, but the root of its hierarchy, " + NAME
						+ "Root, does not.",
				"Let Root implement Versioned.", Root.class, VersionedMiddle.class, LowerLeaf.class);
	}

	@Test
	void columnOfMixinAndOfOwnAttributeIsRefused() {
		assertFailure(this.runner, "Entity " + NAME
				+ "SameColumn maps the column 'updated_by' of 'updatedBy', which it gets from Userstamped, to the "
				+ "attribute 'editor' as well.",
				"Set plinth.columns.updated-by to another name, or give 'editor' another column with @Column.",
				SameColumn.class);
	}

	@Test
	void columnOfTwoAttributesOfMixinsIsRefused() {
		assertFailure(
				this.runner.withPropertyValues("plinth.columns.created-at=stamp", "plinth.columns.updated-at=Stamp"),
				"Entity " + NAME
						+ "Good maps the column 'Stamp' of 'updatedAt', which it gets from Timestamped, to the "
						+ "attribute 'createdAt' as well.",
				"Set plinth.columns.updated-at to another name, or give 'createdAt' another column with @Column.",
				Good.class);
	}

	@Test
	void attributeOfMixinThatTheEntityDeclaresIsRefused() {
		assertFailure(this.runner,
				"Entity " + NAME
						+ "OwnCreatedAt declares the attribute 'createdAt', which it also gets from Timestamped.",
				"Remove the attribute or the mixin.", OwnCreatedAt.class);
	}

	@Test
	void attributeOfMixinThatMappedSuperclassDeclaresIsRefused() {
		assertFailure(this.runner,
				"Entity " + NAME
						+ "BelowOwnCreatedAt declares the attribute 'createdAt', which it also gets from Timestamped.",
				"Remove the attribute or the mixin.", WithCreatedAt.class, BelowOwnCreatedAt.class);
	}

	@Test
	void attributeOfMixinThatSubclassDeclaresIsRefused() {
		assertFailure(this.runner,
				"Entity " + NAME + "Good declares the attribute 'createdAt', which it also gets from Timestamped.",
				"Remove the attribute or the mixin.", Good.class, CreatedAtLeaf.class);
	}

	@Test
	void ownVersionNextToVersionedIsRefused() {
		assertFailure(this.runner,
				"Entity " + NAME + "OwnVersion declares the version 'edition' and also implements Versioned.",
				"Remove the @Version attribute or the mixin.", OwnVersion.class);
	}

	@Test
	void identifierOfAnotherTypeThanTheBaseSaysIsRefused() {
		assertFailure(this.runner,
				"Entity " + NAME + "OtherId extends AbstractEntity<UUID> but its identifier 'number' is of type "
						+ "java.lang.Long.",
				"Let the class extend AbstractEntity<Long>, or give the @Id attribute the type UUID.", OtherId.class);
	}

	@Test
	void baseWithoutIdentifierIsRefused() {
		assertFailure(this.runner, "Entity " + NAME + "WithoutId extends AbstractEntity but declares no identifier.",
				"Annotate the attribute that identifies it with @Id or @EmbeddedId and return it from getId(), or extend "
						+ "AbstractBaseEntity or AbstractUuidEntity, which bring an identifier.",
				WithoutId.class);
	}

	@Test
	void otherEntityWithoutIdentifierIsLeftToHibernate() {
		this.runner.withBean(PersistenceManagedTypes.class, () -> managed(PlainWithoutId.class))
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.satisfies((failure) -> assertThat(analyses(failure)).isEmpty()));
	}

	@Test
	void softDeleteRepositoryOfAnotherEntityIsRefused() {
		assertFailure(this.runner.withUserConfiguration(Repositories.class),
				"Repository " + NAME + "GoodRepository extends SoftDeleteRepository, but its entity " + NAME
						+ "Good is not soft-deletable.",
				"Let Good implement SoftDeletable, or have a @DeletedDate, or the repository extend JpaRepository.",
				Good.class);
	}

	@Test
	void lockedReferencesToATablePerClassAreRefused() {
		assertFailure(this.runner.withPropertyValues("plinth.soft-delete.reference-check=locked"),
				"Entity " + NAME
						+ "OwnTable is mapped with a table per class, so rows of its hierarchy cannot be locked"
						+ " by one statement, as plinth.soft-delete.reference-check=locked demands.",
				"Map the hierarchy to a single or to joined tables, or set the property to known.", TablePerClass.class,
				OwnTable.class);
	}

	@Test
	void restrictionOfAnAttributeWithoutReferenceIsRefused() {
		assertFailure(this.runner,
				"Attribute 'children' of " + NAME + "Folder is annotated @RestrictDelete, but holds no reference to"
						+ " soft-deletable rows.",
				"Annotate the to-one attribute, or the owning collection, that holds the references.", Folder.class);
	}

	@Test
	void restrictionOnAGetterIsReadAlthoughFieldsAreMapped() {
		assertFailure(this.runner,
				"Attribute 'children' of " + NAME + "Binder is annotated @RestrictDelete, but holds no reference to"
						+ " soft-deletable rows.",
				"Annotate the to-one attribute, or the owning collection, that holds the references.", Binder.class);
	}

	@Test
	void restrictionWhereNothingIsSoftDeletableIsRefused() {
		assertFailure(this.runner,
				"Attribute 'parent' of " + NAME + "Shelf is annotated @RestrictDelete, but holds no reference to"
						+ " soft-deletable rows.",
				"Annotate the to-one attribute, or the owning collection, that holds the references.", Shelf.class);
	}

	@Test
	void restrictionOnTheGetterOfABooleanObjectIsRead() {
		assertFailure(this.runner,
				"Attribute 'open' of " + NAME + "Drawer is annotated @RestrictDelete, but holds no reference to"
						+ " soft-deletable rows.",
				"Annotate the to-one attribute, or the owning collection, that holds the references.", Drawer.class);
	}

	@Test
	void restrictionOnASetterIsRead() {
		assertFailure(this.runner,
				"Attribute 'label' of " + NAME + "Tray is annotated @RestrictDelete, but holds no reference to"
						+ " soft-deletable rows.",
				"Annotate the to-one attribute, or the owning collection, that holds the references.", Tray.class);
	}

	@Test
	void privateFieldOfASuperclassIsNoneOfTheAttribute() {
		this.runner.withBean(PersistenceManagedTypes.class, () -> managed(Cabinet.class))
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void persistenceUnitWithoutCustomizersIsRefused() {
		assertFailure(this.runner.withUserConfiguration(OwnPersistenceUnit.class),
				"The persistence unit of entity " + NAME + "Good does not know any mixins.",
				"Apply the HibernatePropertiesCustomizer beans of the application context to the entity manager "
						+ "factory that maps the class.");
	}

	@Test
	void unknownColumnIsRefused() {
		assertPropertyFailure("plinth.columns.foo", "a", unbound("plinth.columns.foo", "a"));
	}

	@Test
	void unknownAuditingPropertyIsRefused() {
		assertPropertyFailure("plinth.auditing.foo", "a", unbound("plinth.auditing.foo", "a"));
	}

	@Test
	void unknownGroupIsRefused() {
		assertPropertyFailure("plinth.foo.bar", "a", unbound("plinth.foo.bar", "a"));
	}

	@Test
	void auditorLengthThatIsNotPositiveIsRefused() {
		assertPropertyFailure("plinth.columns.auditor-length", "0",
				invalid("plinth.columns.auditor-length", "0", "'auditorLength' must be positive"));
	}

	@Test
	void timestampPrecisionAboveMicrosecondsIsRefused() {
		assertPropertyFailure("plinth.columns.timestamp-precision", "9",
				invalid("plinth.columns.timestamp-precision", "9", "'timestampPrecision' must be between 0 and 6"));
	}

	@Test
	void negativeTimestampPrecisionIsRefused() {
		assertPropertyFailure("plinth.columns.timestamp-precision", "-1",
				invalid("plinth.columns.timestamp-precision", "-1", "'timestampPrecision' must be between 0 and 6"));
	}

	@Test
	void emptyColumnIsRefused() {
		assertPropertyFailure("plinth.columns.deletion-id", "",
				invalid("plinth.columns.deletion-id", "", "'column' must not be empty"));
	}

	@Test
	void emptyFallbackAuditorIsRefused() {
		assertPropertyFailure("plinth.auditing.fallback-auditor", "",
				invalid("plinth.auditing.fallback-auditor", "", "'fallbackAuditor' must not be empty"));
	}

	private static String unbound(String property, String value) {
		return """
				Binding to target [Bindable@] failed:

				    Property: %s
				    Value: "%s"
				    Origin: "%s" from property source "test"
				    Reason: The elements [%s] were left unbound.""".formatted(property, value, property, property);
	}

	private static String invalid(String property, String value, String reason) {
		String group = property.substring(0, property.lastIndexOf('.'));
		return """
				Failed to bind properties under '%s' to %s:

				    Property: %s
				    Value: "%s"
				    Origin: "%s" from property source "test"
				    Reason: java.lang.IllegalArgumentException: %s""".formatted(group, group.endsWith("columns")
				? PlinthColumnsProperties.class.getName() : PlinthAuditingProperties.class.getName(), property, value,
				property, reason);
	}

	private void assertPropertyFailure(String property, String value, String description) {
		assertFailure(this.runner.withPropertyValues(property + "=" + value), description,
				"Update your application's configuration", Good.class);
	}

	@Test
	void customDeleteStatementOfASoftDeletableEntityIsRefusedWhenTheGuardFails() {
		assertFailure(this.runner.withPropertyValues("plinth.soft-delete.guard=fail"),
				"Entity " + NAME + "CustomDelete is soft-deletable and has @SQLDelete.",
				"Remove @SQLDelete: deletions keep the row without it.", CustomDelete.class);
	}

	@Test
	void customUpdateStatementOfASoftDeletableEntityIsRefusedWhenTheGuardFails() {
		assertFailure(this.runner.withPropertyValues("plinth.soft-delete.guard=fail"),
				"Entity " + NAME + "CustomUpdate is soft-deletable and has @SQLUpdate, which does not ask whether a"
						+ " row lives.",
				"Remove @SQLUpdate, so that edits of rows that have been deleted meanwhile fail.", CustomUpdate.class);
	}

	@Test
	void cascadeOfTheDatabaseToSoftDeletableRowsIsRefusedWhenTheGuardFails() {
		assertFailure(this.runner.withPropertyValues("plinth.soft-delete.guard=fail"),
				"'" + NAME + "CascadedByDatabase.root' has @OnDelete(CASCADE), so the database removes soft-deletable"
						+ " rows, living ones included, with the row that they refer to.",
				"Remove @OnDelete, and cascade the removal in the mapping if rows should go with others.", Root.class,
				CascadedByDatabase.class);
	}

	@Test
	void cascadeOfTheDatabaseByAnEmbeddableIsReported(CapturedOutput output) {
		this.runner.withBean(PersistenceManagedTypes.class, () -> managed(Root.class, CascadedByEmbeddables.class))
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).contains("CascadedByEmbeddables.id.root' has @OnDelete(CASCADE)")
			.contains("CascadedByEmbeddables.place.root' has @OnDelete(CASCADE)")
			.contains("CascadedByEmbeddables.places.root' has @OnDelete(CASCADE)");
	}

	@Test
	void mappingsByWhichRowsCouldBeLostAreReportedByDefault(CapturedOutput output) {
		this.runner
			.withBean(PersistenceManagedTypes.class,
					() -> managed(Root.class, CustomDelete.class, CascadedByDatabase.class))
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).contains("CustomDelete is soft-deletable and has @SQLDelete.")
			.contains("CascadedByDatabase.root' has @OnDelete(CASCADE)");
	}

	@Test
	void mappingsByWhichRowsCouldBeLostAreNotReportedWhenTheGuardIsOff(CapturedOutput output) {
		this.runner.withPropertyValues("plinth.soft-delete.guard=off")
			.withBean(PersistenceManagedTypes.class,
					() -> managed(Root.class, CustomDelete.class, CascadedByDatabase.class))
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).doesNotContain("@SQLDelete").doesNotContain("@OnDelete");
	}

	private static void assertFailure(ApplicationContextRunner runner, String description, String action,
			Class<?>... entities) {
		ApplicationContextRunner prepared = (entities.length > 0)
				? runner.withBean(PersistenceManagedTypes.class, () -> managed(entities)) : runner;
		prepared.run((context) -> {
			assertThat(context).hasFailed();
			assertThat(analyses(context.getStartupFailure())).singleElement().satisfies((analysis) -> {
				assertThat(analysis.getDescription().replaceAll("\\[Bindable@.*]", "[Bindable@]"))
					.isEqualTo(description);
				assertThat(analysis.getAction()).isEqualTo(action);
			});
		});
	}

	/**
	 * Return what the registered analyzers say about a failure.
	 */
	private static Stream<FailureAnalysis> analyses(Throwable failure) {
		ArgumentResolver arguments = ArgumentResolver.of(BeanFactory.class, new DefaultListableBeanFactory())
			.and(Environment.class, new StandardEnvironment());
		return SpringFactoriesLoader.forDefaultResourceLocation()
			.load(FailureAnalyzer.class, arguments,
					FailureHandler.logging(LogFactory.getLog(MixinMappingFailureTests.class)))
			.stream()
			.map((analyzer) -> analyzer.analyze(failure))
			.filter((analysis) -> analysis != null);
	}

	private static PersistenceManagedTypes managed(Class<?>... classes) {
		return PersistenceManagedTypes.of(Stream.of(classes).map(Class::getName).toArray(String[]::new));
	}

	@Entity
	static class Deletable extends AbstractBaseEntity implements SoftDeletable {

	}

	@MixinMapping(ColoredMixin.class)
	interface Colored {

		default int getColor() {
			return 0;
		}

	}

	record ColoredMixin() implements Mixin {

		@Override
		public Class<?> type() {
			return Colored.class;
		}

		@Override
		public List<MixinAttribute> attributes(ColumnSettings columns) {
			return List.of(MixinAttribute.of("color", String.class, columns));
		}

	}

	@Entity
	static class ColoredThing extends AbstractBaseEntity implements Colored {

	}

	interface Owned {

		default String getOwner() {
			return MixinState.get(this, "owner", String.class);
		}

	}

	record OwnedMixin() implements Mixin {

		@Override
		public Class<?> type() {
			return Owned.class;
		}

		@Override
		public List<MixinAttribute> attributes(ColumnSettings columns) {
			return List.of(MixinAttribute.of("owner", String.class, columns).asTenantId());
		}

	}

	@Entity
	static class OwnedLeaf extends Root implements Owned {

	}

	@Entity
	static class ArrayOwner extends AbstractBaseEntity {

		@ManyToMany
		@OrderColumn
		private Deletable[] roots;

	}

	@Entity
	static class IdentifiedBagOwner extends AbstractBaseEntity {

		@ManyToMany
		@CollectionId(column = @Column(name = "row_id"), generator = "increment")
		@CollectionIdJdbcTypeCode(Types.BIGINT)
		private List<Deletable> roots;

	}

	@Entity
	static class Good extends AbstractBaseEntity implements Timestamped {

	}

	@Entity
	static class CreatedAtLeaf extends Good {

		Instant createdAt;

	}

	@Entity
	static class Outside implements Timestamped {

		@Id
		Long id;

	}

	@Entity
	static class Root extends AbstractBaseEntity {

	}

	@Entity
	@SQLDelete(sql = "delete from custom_delete where id = ?")
	static class CustomDelete extends AbstractBaseEntity implements SoftDeletable {

	}

	@Entity
	@SQLUpdate(sql = "update custom_update set version = 1 where id = ?")
	static class CustomUpdate extends AbstractBaseEntity implements SoftDeletable {

	}

	@Entity
	static class CascadedByDatabase extends AbstractBaseEntity implements SoftDeletable {

		@ManyToOne
		@OnDelete(action = OnDeleteAction.CASCADE)
		private Root root;

	}

	@Entity
	static class CascadedByEmbeddables extends AbstractEntity<Place> implements SoftDeletable {

		@EmbeddedId
		private Place id;

		@Embedded
		@AssociationOverride(name = "root", joinColumns = @JoinColumn(name = "place_id"))
		private Place place;

		@ElementCollection
		private Set<Place> places;

		@Override
		public Place getId() {
			return this.id;
		}

	}

	@Embeddable
	record Place(@ManyToOne @OnDelete(action = OnDeleteAction.CASCADE) Root root) {
	}

	@Entity
	static class DeletableLeaf extends Root implements SoftDeletable {

	}

	@Entity
	static class VersionedLeaf extends Root implements Versioned {

	}

	@MappedSuperclass
	static class VersionedMiddle extends Root implements Versioned {

	}

	@Entity
	static class LowerLeaf extends VersionedMiddle {

	}

	@Entity
	static class SameColumn extends AbstractBaseEntity implements Userstamped {

		@Column(name = "updatedBy")
		String editor;

	}

	@Entity
	static class OwnCreatedAt extends AbstractBaseEntity implements Timestamped {

		Instant createdAt;

	}

	@MappedSuperclass
	abstract static class WithCreatedAt extends AbstractBaseEntity {

		Instant createdAt;

	}

	@Entity
	static class BelowOwnCreatedAt extends WithCreatedAt implements Timestamped {

	}

	@Entity
	static class OwnVersion extends AbstractBaseEntity implements Versioned {

		@Version
		int edition;

	}

	@Entity
	static class OtherId extends AbstractEntity<UUID> {

		@Id
		Long number;

		@Override
		public UUID getId() {
			return new UUID(0, this.number);
		}

	}

	@Entity
	static class WithoutId extends AbstractEntity<Long> {

		Long number;

		@Override
		public Long getId() {
			return this.number;
		}

	}

	@Entity
	static class PlainWithoutId {

		Long number;

	}

	@Entity
	@Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
	static class TablePerClass extends AbstractBaseEntity implements SoftDeletable {

	}

	@Entity
	static class OwnTable extends TablePerClass {

	}

	@Entity
	static class Folder extends AbstractBaseEntity implements SoftDeletable {

		@ManyToOne
		Folder parent;

		@OneToMany(mappedBy = "parent")
		@RestrictDelete
		Set<Folder> children;

	}

	@Entity
	static class Binder extends AbstractBaseEntity implements SoftDeletable {

		@ManyToOne
		Binder parent;

		@OneToMany(mappedBy = "parent")
		Set<Binder> children;

		@RestrictDelete
		Set<Binder> getChildren() {
			return this.children;
		}

	}

	@Entity
	static class Shelf extends AbstractBaseEntity {

		@ManyToOne
		@RestrictDelete
		Shelf parent;

	}

	@Entity
	static class Drawer extends AbstractBaseEntity implements SoftDeletable {

		Boolean open;

		@RestrictDelete
		Boolean isOpen() {
			return this.open;
		}

	}

	@Entity
	static class Tray extends AbstractBaseEntity implements SoftDeletable {

		String label;

		String getLabel() {
			return this.label;
		}

		@RestrictDelete
		void setLabel(String label) {
			this.label = label;
		}

	}

	static class Furniture {

		@RestrictDelete
		private String label;

	}

	@Entity
	@Access(AccessType.PROPERTY)
	static class Cabinet extends Furniture {

		private Long id;

		private String text;

		@Id
		protected Long getId() {
			return this.id;
		}

		protected void setId(Long id) {
			this.id = id;
		}

		protected String getLabel() {
			return this.text;
		}

		protected void setLabel(String label) {
			this.text = label;
		}

	}

	interface GoodRepository extends SoftDeleteRepository<Good, Long> {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableJpaRepositories(considerNestedRepositories = true,
			includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = GoodRepository.class))
	static class Repositories {

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnPersistenceUnit {

		@Bean
		LocalContainerEntityManagerFactoryBean entityManagerFactory(DataSource dataSource) {
			LocalContainerEntityManagerFactoryBean factory = new LocalContainerEntityManagerFactoryBean();
			factory.setDataSource(dataSource);
			factory.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
			factory.setManagedTypes(managed(Good.class));
			return factory;
		}

	}

	@Entity
	static class Target extends AbstractBaseEntity implements SoftDeletable {

	}

	@Entity
	static class NamedTargets extends AbstractBaseEntity {

		@ManyToAny
		@AnyDiscriminator(DiscriminatorType.STRING)
		@AnyDiscriminatorValue(discriminator = "target", entity = Target.class)
		@AnyKeyJavaClass(Long.class)
		@Column(name = "target_type")
		@JoinTable(name = "named_target", joinColumns = @JoinColumn(name = "owner_id"),
				inverseJoinColumns = @JoinColumn(name = "target_id"))
		private Set<Object> targets;

	}

	@Entity
	static class AnyTargets extends AbstractBaseEntity {

		@ManyToAny
		@AnyDiscriminator(DiscriminatorType.STRING)
		@AnyKeyJavaClass(Long.class)
		@Column(name = "target_type")
		@JoinTable(name = "any_target", joinColumns = @JoinColumn(name = "owner_id"),
				inverseJoinColumns = @JoinColumn(name = "target_id"))
		private Set<Object> targets;

	}

}
