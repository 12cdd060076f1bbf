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
package dev.plinth.autoconfigure;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.plinth.audit.AuditStamps;
import dev.plinth.autoconfigure.units.Leaflet;
import dev.plinth.entity.DeletedReferencePolicy;
import dev.plinth.entity.Timestamped;
import dev.plinth.mapping.Mixins;
import dev.plinth.mapping.imperative.DynamicEntityMapping;
import dev.plinth.mapping.imperative.ImperativeMapping;
import dev.plinth.mapping.imperative.ImperativeMappings;
import dev.plinth.migration.SchemaSettings;
import dev.plinth.registration.EntityRegistration;
import dev.plinth.registration.EntityRegistrationException;
import dev.plinth.registration.RegisteredEntities;
import dev.plinth.registration.Shop.Bundle;
import dev.plinth.registration.Shop.Copy;
import dev.plinth.registration.Shop.Flyer;
import dev.plinth.registration.Shop.Offer;
import dev.plinth.registration.Shop.Product;
import dev.plinth.softdelete.Guard;
import dev.plinth.softdelete.ReferenceCheck;
import dev.plinth.softdelete.ReferencedRows;
import dev.plinth.softdelete.SoftDeleteSettings;
import dev.plinth.testing.kiosk.KioskApplication;
import dev.plinth.testing.kiosk.Ticket;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.metamodel.EntityType;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PlinthRegistrationAutoConfiguration} and
 * {@link EntityRegistrationFailureAnalyzer}.
 */
class PlinthRegistrationAutoConfigurationTests {

	private static final String SAME_TABLE_ACTION = "Exclude one of them, name another table with @Table or in the"
			+ " description, or give one of the registrations a schema. If both are meant, let one registration name them.";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, HibernateJpaAutoConfiguration.class,
				PlinthAuditingAutoConfiguration.class, PlinthMixinAutoConfiguration.class,
				PlinthEntitiesEndpointAutoConfiguration.class, PlinthRegistrationAutoConfiguration.class,
				PlinthSchemaAutoConfiguration.class, PlinthSoftDeleteAutoConfiguration.class))
		.withUserConfiguration(Application.class)
		.withPropertyValues("spring.datasource.generate-unique-name=true", "spring.jpa.hibernate.ddl-auto=none",
				"plinth.schema.check=off");

	@Test
	void registeredClassesAreMergedWithScannedOnes() {
		registering(EntityRegistration.create().classes(Product.class),
				EntityRegistration.create().classes(Bundle.class, Offer.class).excluding(Offer.class, Ticket.class))
			.withPropertyValues("management.endpoints.web.exposure.include=entities")
			.run((context) -> assertThat(context.getBean(EntitiesEndpoint.class).entities())
				.isEqualTo(
						new EntitiesEndpoint.EntitiesDescriptor(
								Map.of("default",
										new EntitiesEndpoint.UnitDescriptor(
												Map.of(Product.class.getName(),
														new EntitiesEndpoint.EntityDescriptor(
																"product", List.of("first"), false),
														Bundle.class.getName(),
														new EntitiesEndpoint.EntityDescriptor("product",
																List.of("second"), false)),
												Map.of(Offer.class.getName(), "excluded by 'second'",
														Ticket.class.getName(), "excluded by 'second'"))))));
	}

	@Test
	void endpointIsNotExposedUnlessAskedFor() {
		this.runner.run((context) -> {
			assertThat(context).doesNotHaveBean(EntitiesEndpoint.class);
			assertThat(context.getBean(RegisteredEntities.class).units()).singleElement()
				.satisfies((unit) -> assertThat(unit.entities())
					.containsExactly(new RegisteredEntities.Entity(Ticket.class.getName(), "ticket", List.of(), true)));
		});
	}

	@Test
	void managedTypesOfTheApplicationAreKept() {
		registering(EntityRegistration.create().classes(Offer.class))
			.withBean("ownTypes", PersistenceManagedTypes.class,
					() -> PersistenceManagedTypes.of(Product.class.getName()))
			.run((context) -> {
				assertThat(context.getBeanProvider(PersistenceManagedTypes.class).getIfUnique())
					.isSameAs(context.getBean("ownTypes"));
				assertThat(context.getBean(RegisteredEntities.class).unit("default").entities())
					.extracting(RegisteredEntities.Entity::name)
					.containsExactly(Offer.class.getName(), Product.class.getName());
			});
	}

	@Test
	void registrationNamesAUnitThatIsBuiltByHand() {
		registering(EntityRegistration.create().classes(Product.class).unit("archive"),
				EntityRegistration.create().classes(Offer.class).excluding(Offer.class))
			.withUserConfiguration(ArchiveUnit.class)
			.run((context) -> {
				RegisteredEntities entities = context.getBean(RegisteredEntities.class);
				assertThat(entities.unit("default").entities()).extracting(RegisteredEntities.Entity::name)
					.containsExactly(Ticket.class.getName());
				assertThat(entities.unit("archive").entities()).extracting(RegisteredEntities.Entity::name)
					.containsExactly(Product.class.getName());
			});
	}

	@Test
	void entityOfAUnitIsLeftOutWhereAnotherOneScansIt() {
		registering(EntityRegistration.create().classes(Ticket.class).unit("archive"))
			.withUserConfiguration(ArchiveUnit.class)
			.run((context) -> {
				RegisteredEntities entities = context.getBean(RegisteredEntities.class);
				assertThat(entities.unit("default").entities()).isEmpty();
				assertThat(entities.unit("default").leftOut())
					.containsExactly(Map.entry(Ticket.class.getName(), "registered for 'archive' by 'first'"));
				assertThat(entities.unit("archive").entities()).hasSize(1);
			});
	}

	@Test
	void oneRegistrationMayGiveAClassToTwoUnits() {
		registering(EntityRegistration.create().classes(Product.class).unit("archive", "default"))
			.withUserConfiguration(ArchiveUnit.class)
			.run((context) -> assertThat(context.getBean(RegisteredEntities.class).units())
				.allSatisfy((unit) -> assertThat(unit.entities()).extracting(RegisteredEntities.Entity::name)
					.contains(Product.class.getName())));
	}

	@Test
	void classInTwoUnitsByTwoRegistrationsFails() {
		assertFailure(
				registering(EntityRegistration.create().classes(Product.class).unit("archive"),
						EntityRegistration.create().classes(Product.class))
					.withUserConfiguration(ArchiveUnit.class),
				"Entity dev.plinth.registration.Shop$Product is registered for the persistence unit 'archive' by"
						+ " 'first' and for 'default' by 'second'.",
				"Exclude it from one of them, or name both units in one registration.");
	}

	@Test
	void twoClassesOfOneTableFail() {
		assertFailure(
				registering(EntityRegistration.create().classes(Product.class),
						EntityRegistration.create().classes(Copy.class)),
				"Entities dev.plinth.registration.Shop$Copy (registered by 'second') and"
						+ " dev.plinth.registration.Shop$Product (registered by 'first') are mapped to the same table,"
						+ " product.",
				SAME_TABLE_ACTION);
	}

	@Test
	void twoClassesOfOneTableInTwoSchemasStart() {
		registering(EntityRegistration.create().classes(Product.class),
				EntityRegistration.create().classes(Copy.class).schema("other"))
			.run((context) -> assertThat(context.getBean(RegisteredEntities.class).unit("default").entities())
				.extracting(RegisteredEntities.Entity::table)
				.containsExactly("other.product", "product", "ticket"));
	}

	@Test
	void twoSchemasOfOneClassFail() {
		assertFailure(
				registering(EntityRegistration.create().classes(Product.class).schema("one"),
						EntityRegistration.create().classes(Product.class).schema("two")),
				"dev.plinth.registration.Shop$Product is registered for the schema 'one' and, by the entity"
						+ " registration 'second', for the schema 'two'.",
				"Let the packages and classes of one registration not be among those of the other.");
	}

	@Test
	void excludedClassThatAnotherRefersToFails() {
		assertFailure(
				registering(EntityRegistration.create().classes(Offer.class),
						EntityRegistration.create().excluding(Product.class)),
				"The persistence unit 'default' refers to dev.plinth.registration.Shop$Product, which the entity"
						+ " registration 'second' excludes: Association 'dev.plinth.registration.Shop$Offer.product'"
						+ " targets the type 'dev.plinth.registration.Shop$Product' which does not belong to the same"
						+ " persistence unit.",
				"Remove the exclusion, or exclude what refers to the class as well.");
	}

	@Test
	void classOfAnotherUnitThatOneRefersToFails() {
		assertFailure(
				registering(EntityRegistration.create().classes(Offer.class),
						EntityRegistration.create().classes(Product.class).unit("archive"))
					.withBean("ownTypes", PersistenceManagedTypes.class,
							() -> PersistenceManagedTypes.of(Product.class.getName()))
					.withUserConfiguration(ArchiveUnit.class),
				"The persistence unit 'default' refers to dev.plinth.registration.Shop$Product, which is registered for"
						+ " 'archive' by 'second': Association 'dev.plinth.registration.Shop$Offer.product' targets the"
						+ " type 'dev.plinth.registration.Shop$Product' which does not belong to the same persistence"
						+ " unit.",
				"Register both for one unit, or keep the identifier instead of the reference.");
	}

	@Test
	void excludedClassThatAnotherExtendsFails() {
		assertFailure(registering(EntityRegistration.create().classes(Bundle.class).excluding(Product.class)),
				"The persistence unit 'default' maps dev.plinth.registration.Shop$Product, which the entity"
						+ " registration 'first' excludes, because another entity extends it or a mapping file names"
						+ " it.",
				"Remove the exclusion, or exclude the entities that extend the class as well.");
	}

	@Test
	void unknownUnitFails() {
		assertFailure(
				registering(EntityRegistration.create().classes(Product.class).unit("archiv"))
					.withUserConfiguration(ArchiveUnit.class),
				"The entity registration 'first' names the persistence unit 'archiv', but the application has"
						+ " 'archive', 'default'.",
				"Correct the name, or give it to the entity manager factory of the unit.");
	}

	@Test
	void registrationWithoutUnitWhereNoneIsPrimaryFails() {
		assertFailure(
				registering(EntityRegistration.create().classes(Product.class)).withUserConfiguration(TwoUnits.class),
				"The entity registration 'first' names no persistence unit, and none of 'one', 'two' is the primary"
						+ " one.",
				"Name the unit with EntityRegistration.unit, or annotate its entity manager factory with @Primary.");
	}

	@Test
	void twoUnitsOfOneNameFail() {
		assertFailure(
				registering(EntityRegistration.create().classes(Product.class).unit("default")).withBean("other",
						LocalContainerEntityManagerFactoryBean.class, () -> unit("default"),
						(definition) -> ((AbstractBeanDefinition) definition).setDefaultCandidate(false)),
				"The entity registration 'first' names the persistence unit 'default', and 2 units have that name.",
				"Give each entity manager factory a persistence unit name of its own.");
	}

	@Test
	void packageWithoutEntitiesFails() {
		assertFailure(registering(EntityRegistration.create().packages("com.acme.cmr")),
				"The entity registration 'first' names the package com.acme.cmr, in which there is no entity.",
				"Correct the name, or remove it from the registration.");
	}

	@Test
	void describedEntityBelongsToThePrimaryUnit() {
		describing(this.runner, ImperativeMapping.of(Leaflet.class).id("id").mixins(Timestamped.class))
			.withUserConfiguration(ArchiveUnit.class)
			.run((context) -> {
				RegisteredEntities entities = context.getBean(RegisteredEntities.class);
				assertThat(entities.unit("default").entities()).extracting(RegisteredEntities.Entity::name)
					.containsExactly(Leaflet.class.getName(), Ticket.class.getName());
				assertThat(entities.unit("archive").entities()).isEmpty();
				assertThat(((Mixins) settings(context, "archive").get(Mixins.SETTING)).given()).isEmpty();
			});
	}

	@Test
	void describedEntityBelongsToTheUnitItIsRegisteredFor() {
		describing(registering(EntityRegistration.create().classes(Leaflet.class).unit("archive")),
				ImperativeMapping.of(Leaflet.class).id("id").mixins(Timestamped.class))
			.withUserConfiguration(ArchiveUnit.class)
			.run((context) -> {
				RegisteredEntities entities = context.getBean(RegisteredEntities.class);
				assertThat(entities.unit("default").entities()).extracting(RegisteredEntities.Entity::name)
					.containsExactly(Ticket.class.getName());
				assertThat(entities.unit("default").leftOut())
					.containsExactly(Map.entry(Leaflet.class.getName(), "registered for 'archive' by 'first'"));
				assertThat(entities.unit("archive").entities()).containsExactly(
						new RegisteredEntities.Entity(Leaflet.class.getName(), "Leaflet", List.of("first"), false));
			});
	}

	@Test
	void describedEntityMayBelongToTwoUnits() {
		describing(registering(EntityRegistration.create().classes(Leaflet.class).unit("archive", "default")),
				ImperativeMapping.of(Leaflet.class).id("id"))
			.withUserConfiguration(ArchiveUnit.class)
			.run((context) -> assertThat(context.getBean(RegisteredEntities.class).units())
				.allSatisfy((unit) -> assertThat(unit.entities()).extracting(RegisteredEntities.Entity::name)
					.contains(Leaflet.class.getName())));
	}

	@Test
	void describedEntitiesMakeAPackageThatCanBeRegistered() {
		describing(registering(EntityRegistration.create().packages("dev.plinth.autoconfigure.units").unit("archive")),
				ImperativeMapping.of(Leaflet.class).id("id"))
			.withUserConfiguration(ArchiveUnit.class)
			.run((context) -> assertThat(context.getBean(RegisteredEntities.class).unit("archive").entities())
				.extracting(RegisteredEntities.Entity::name)
				.containsExactly(Leaflet.class.getName()));
	}

	@Test
	void describedEntityThatIsExcludedIsLeftOut() {
		describing(registering(EntityRegistration.create().excluding(Leaflet.class)),
				ImperativeMapping.of(Leaflet.class).id("id"))
			.run((context) -> assertThat(context.getBean(RegisteredEntities.class).unit("default"))
				.satisfies((unit) -> assertThat(unit.entities()).hasSize(1))
				.extracting(RegisteredEntities.Unit::leftOut)
				.isEqualTo(Map.of(Leaflet.class.getName(), "excluded by 'first'")));
	}

	@Test
	void excludedDescribedEntityThatAnotherExtendsFails() {
		assertFailure(
				describing(registering(EntityRegistration.create().excluding(Leaflet.class)),
						ImperativeMapping.of(Leaflet.class).id("id"), ImperativeMapping.of(Leaflet.Folded.class)),
				"The persistence unit 'default' refers to dev.plinth.autoconfigure.units.Leaflet, which the entity"
						+ " registration 'first' excludes: Entity dev.plinth.autoconfigure.units.Leaflet$Folded extends"
						+ " dev.plinth.autoconfigure.units.Leaflet, which its persistence unit does not have. Let both"
						+ " be registered for the same unit, or both be excluded.",
				"Remove the exclusion, or exclude what refers to the class as well.");
	}

	@Test
	void describedEntityTakesTheSchemaOfItsRegistration() {
		ApplicationContextRunner registering = registering(
				EntityRegistration.create().packagesOf(Leaflet.class).schema("press"));
		describing(registering, ImperativeMapping.of(Leaflet.class).id("id"),
				ImperativeMapping.of(Leaflet.Folded.class), country())
			.run((context) -> assertThat(tables(context)).containsExactly("country", "press.leaflet", "press.leaflet",
					"ticket"));
		describing(registering,
				ImperativeMapping.of(Leaflet.class).inheritance(InheritanceType.JOINED).schema("own").id("id"),
				ImperativeMapping.of(Leaflet.Folded.class).table("folded"))
			.run((context) -> assertThat(tables(context)).containsExactly("own.leaflet", "press.folded", "ticket"));
	}

	@Test
	void annotatedSubclassOfADescribedEntityTakesTheSchemaOfItsRegistration() {
		ApplicationContextRunner registering = registering(
				EntityRegistration.create().classes(Leaflet.class, Flyer.class).schema("press"));
		describing(registering, ImperativeMapping.of(Leaflet.class).id("id"))
			.run((context) -> assertThat(tables(context)).containsExactly("press.leaflet", "press.leaflet", "ticket"));
		describing(registering, ImperativeMapping.of(Leaflet.class).inheritance(InheritanceType.JOINED).id("id"))
			.run((context) -> assertThat(tables(context)).containsExactly("press.leaflet", "press.flyer", "ticket"));
	}

	@Test
	void nestedClassIsNamedWithoutItsOuterOne() {
		describing(this.runner, ImperativeMapping.of(Leaflet.class).id("id"),
				ImperativeMapping.of(Leaflet.Folded.class),
				ImperativeMapping.of(Leaflet.Reprint.class).id("id").manyToOne("original"))
			.run((context) -> {
				assertThat(context.getBean(EntityManagerFactory.class).getMetamodel().getEntities())
					.extracting(EntityType::getName)
					.containsExactlyInAnyOrder("Leaflet", "Folded", "Reprint", "Ticket");
				assertThat(tables(context)).containsExactly("leaflet", "leaflet", "reprint", "ticket");
				assertThat(context.getBean(EntityManagerFactory.class)
					.unwrap(SessionFactoryImplementor.class)
					.getMappingMetamodel()
					.getEntityDescriptor(Leaflet.Folded.class)
					.getDiscriminatorValue()).hasToString("Folded");
			});
	}

	private static List<String> tables(BeanFactory beanFactory) {
		return beanFactory.getBean(RegisteredEntities.class)
			.unit("default")
			.entities()
			.stream()
			.map(RegisteredEntities.Entity::table)
			.toList();
	}

	@Test
	void describedAndAnnotatedClassOfOneTableFail() {
		assertFailure(
				describing(registering(EntityRegistration.create().classes(Leaflet.class)),
						ImperativeMapping.of(Leaflet.class).table("ticket").id("id")),
				"Entities dev.plinth.autoconfigure.units.Leaflet (registered by 'first') and"
						+ " dev.plinth.testing.kiosk.Ticket (scanned) are mapped to the same table, ticket.",
				SAME_TABLE_ACTION);
	}

	@Test
	void describedClassesOfOneTableFailAlthoughNoneIsRegistered() {
		String leaflet = Leaflet.class.getName();
		ApplicationContextRunner one = this.runner.withBean("one", ImperativeMapping.class,
				() -> ImperativeMapping.of(Leaflet.class).table("ticket").id("id"));
		assertFailure(one, "Entities " + leaflet + " (described in bean 'one') and dev.plinth.testing.kiosk.Ticket"
				+ " (scanned) are mapped to the same table, ticket.", SAME_TABLE_ACTION);
		ApplicationContextRunner two = this.runner
			.withBean("one", ImperativeMapping.class, () -> ImperativeMapping.of(Leaflet.class).id("id"))
			.withBean("two", ImperativeMapping.class,
					() -> ImperativeMapping.of(Leaflet.Reprint.class).table("leaflet").id("id"));
		assertFailure(two,
				"Entities " + leaflet + " (described in bean 'one') and " + leaflet
						+ "$Reprint (described in bean 'two') are mapped to the same table, leaflet.",
				SAME_TABLE_ACTION);
		two.withBean(EntityRegistration.class, () -> EntityRegistration.create().packagesOf(Leaflet.class))
			.run((context) -> assertThat(tables(context)).containsExactly("leaflet", "leaflet", "ticket"));
	}

	@Test
	void entityWithoutClassOnTheTableOfAnotherFails() {
		String action = "Name another table or schema in the description of Country: an entity without a class has its"
				+ " table for itself.";
		assertFailure(this.runner.withBean("countries", ImperativeMapping.class, () -> country().table("ticket")),
				"Entities dev.plinth.testing.kiosk.Ticket (scanned) and Country (described in bean 'countries') are"
						+ " mapped to the same table, ticket.",
				action);
		assertFailure(
				registering(EntityRegistration.create().packagesOf(Leaflet.class))
					.withBean("countries", ImperativeMapping.class, () -> country().table("leaflet"))
					.withBean("leaflets", ImperativeMapping.class, () -> ImperativeMapping.of(Leaflet.class).id("id")),
				"Entities dev.plinth.autoconfigure.units.Leaflet (registered by 'first') and Country (described in bean"
						+ " 'countries') are mapped to the same table, leaflet.",
				action);
	}

	@Test
	void describedClassInTwoUnitsByTwoRegistrationsFails() {
		assertFailure(
				describing(
						registering(EntityRegistration.create().classes(Leaflet.class).unit("archive"),
								EntityRegistration.create().classes(Leaflet.class)),
						ImperativeMapping.of(Leaflet.class).id("id"))
					.withUserConfiguration(ArchiveUnit.class),
				"Entity dev.plinth.autoconfigure.units.Leaflet is registered for the persistence unit 'archive' by"
						+ " 'first' and for 'default' by 'second'.",
				"Exclude it from one of them, or name both units in one registration.");
	}

	@Test
	void excludedDescribedClassThatAnotherRefersToFails() {
		ApplicationContextRunner excluding = registering(EntityRegistration.create().excluding(Leaflet.class));
		String problem = "The persistence unit 'default' refers to dev.plinth.autoconfigure.units.Leaflet, which the"
				+ " entity registration 'first' excludes: ";
		String action = "Remove the exclusion, or exclude what refers to the class as well.";
		assertFailure(
				describing(excluding, ImperativeMapping.of(Leaflet.class).id("id"),
						ImperativeMapping.of(Leaflet.Reprint.class).id("id").manyToOne("original")),
				problem + "Association 'dev.plinth.autoconfigure.units.Leaflet$Reprint.original' targets the type"
						+ " 'dev.plinth.autoconfigure.units.Leaflet' which is not an '@Entity' type.",
				action);
		assertFailure(describing(excluding, ImperativeMapping.of(Leaflet.class).id("id"),
				country().manyToOne("map", Leaflet.class.getName(), (reference) -> {
				})), problem + "Attribute 'map' of Country refers to dev.plinth.autoconfigure.units.Leaflet, which its"
						+ " persistence unit does not have. Let both be in the same unit.",
				action);
	}

	@Test
	void twoSchemasOfADescribedClassFail() {
		assertFailure(
				describing(
						registering(EntityRegistration.create().classes(Leaflet.class).schema("one"),
								EntityRegistration.create().classes(Leaflet.class).schema("two")),
						ImperativeMapping.of(Leaflet.class).id("id")),
				"dev.plinth.autoconfigure.units.Leaflet is registered for the schema 'one' and, by the entity"
						+ " registration 'second', for the schema 'two'.",
				"Let the packages and classes of one registration not be among those of the other.");
	}

	@Test
	void entityWithoutClassBelongsToTheUnitsThatItNames() {
		describing(this.runner, country().unit("archive"),
				ImperativeMapping.dynamic("Town").id("name", String.class, (id) -> {
				}))
			.withUserConfiguration(ArchiveUnit.class)
			.run((context) -> {
				RegisteredEntities entities = context.getBean(RegisteredEntities.class);
				assertThat(entities.unit("default").entities()).extracting(RegisteredEntities.Entity::name)
					.containsExactly("Town", Ticket.class.getName());
				assertThat(entities.unit("default").leftOut())
					.containsExactly(Map.entry("Country", "described for 'archive'"));
				assertThat(entities.unit("archive").entities()).extracting(RegisteredEntities.Entity::name)
					.containsExactly("Country");
			});
		describing(this.runner, country().unit("archive", "default")).withUserConfiguration(ArchiveUnit.class)
			.run((context) -> assertThat(context.getBean(RegisteredEntities.class).units())
				.allSatisfy((unit) -> assertThat(unit.entities()).extracting(RegisteredEntities.Entity::name)
					.contains("Country")));
	}

	@Test
	void unknownUnitOfAnEntityWithoutClassFails() {
		assertFailure(describing(this.runner, country().unit("archiv")).withUserConfiguration(ArchiveUnit.class),
				"The description of 'Country' names the persistence unit 'archiv', but the application has 'archive',"
						+ " 'default'.",
				"Correct the name, or give it to the entity manager factory of the unit.");
	}

	@Test
	void entityWithoutClassOfAnotherUnitThatOneRefersToFails() {
		assertFailure(describing(this.runner, country().unit("archive"),
				ImperativeMapping.dynamic("Town").id("name", String.class, (id) -> {
				}).manyToOne("country", "Country", (reference) -> {
				}))
			.withUserConfiguration(ArchiveUnit.class),
				"The persistence unit 'default' refers to Country, which is described for 'archive': Attribute 'country'"
						+ " of Town refers to Country, which its persistence unit does not have. Let both be in the same"
						+ " unit.",
				"Register both for one unit, or keep the identifier instead of the reference.");
	}

	private static DynamicEntityMapping country() {
		return ImperativeMapping.dynamic("Country").id("code", String.class, (id) -> {
		});
	}

	@Test
	void unitThatIsBuiltByHandHasTheSettingsItLacks() {
		SoftDeleteSettings own = new SoftDeleteSettings(ReferenceCheck.KNOWN, ReferencedRows.RESTRICT,
				DeletedReferencePolicy.HIDE, Guard.OFF);
		this.runner
			.withBean("archive", LocalContainerEntityManagerFactoryBean.class, () -> unit("archive", own),
					(definition) -> ((AbstractBeanDefinition) definition).setDefaultCandidate(false))
			.withPropertyValues("plinth.schema.write-migration=ddl")
			.run((context) -> {
				Map<String, Object> properties = settings(context, "entityManagerFactory");
				assertThat(settings(context, "archive"))
					.containsEntry(AuditStamps.SETTING, properties.get(AuditStamps.SETTING))
					.containsEntry(Mixins.SETTING, properties.get(Mixins.SETTING))
					.containsEntry(SoftDeleteSettings.SETTING, own)
					.containsEntry(SchemaSettings.SETTING,
							((SchemaSettings) properties.get(SchemaSettings.SETTING)).forUnit("archive", null, null));
				assertThat((SchemaSettings) properties.get(SchemaSettings.SETTING))
					.extracting(SchemaSettings::writeMigration)
					.isEqualTo(Path.of("ddl"));
			});
	}

	private static Map<String, Object> settings(BeanFactory beanFactory, String factory) {
		return beanFactory.getBean(factory, EntityManagerFactory.class).getProperties();
	}

	private ApplicationContextRunner registering(EntityRegistration... registrations) {
		ApplicationContextRunner registering = this.runner;
		List<String> names = List.of("first", "second");
		for (int i = 0; i < registrations.length; i++) {
			EntityRegistration registration = registrations[i];
			registering = registering.withBean(names.get(i), EntityRegistration.class, () -> registration);
		}
		return registering;
	}

	private static ApplicationContextRunner describing(ApplicationContextRunner runner,
			ImperativeMapping... descriptions) {
		return runner.withBean(ImperativeMappings.class, () -> new ImperativeMappings(List.of(descriptions)));
	}

	private static void assertFailure(ApplicationContextRunner runner, String description, String action) {
		runner.run((context) -> {
			assertThat(context).hasFailed();
			Throwable failure = context.getStartupFailure();
			FailureAnalysis analysis = new EntityRegistrationFailureAnalyzer().analyze(failure);
			assertThat(analysis).as(() -> failure.toString()).isNotNull();
			assertThat(analysis.getDescription()).isEqualTo(description);
			assertThat(analysis.getAction()).isEqualTo(action);
			assertThat(analysis.getCause()).isInstanceOf(EntityRegistrationException.class);
		});
	}

	private static LocalContainerEntityManagerFactoryBean unit(String name, SoftDeleteSettings settings) {
		LocalContainerEntityManagerFactoryBean unit = unit(name);
		unit.getJpaPropertyMap().put(SoftDeleteSettings.SETTING, settings);
		return unit;
	}

	private static LocalContainerEntityManagerFactoryBean unit(String name) {
		LocalContainerEntityManagerFactoryBean unit = new LocalContainerEntityManagerFactoryBean();
		unit.setPersistenceUnitName(name);
		unit.setDataSource(new DriverManagerDataSource("jdbc:h2:mem:"));
		unit.setManagedTypes(PersistenceManagedTypes.of());
		unit.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
		return unit;
	}

	@Configuration(proxyBeanMethods = false)
	@EntityScan(basePackageClasses = KioskApplication.class)
	static class Application {

	}

	@Configuration(proxyBeanMethods = false)
	static class ArchiveUnit {

		@Bean(defaultCandidate = false)
		LocalContainerEntityManagerFactoryBean archive() {
			return unit("archive");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class TwoUnits {

		@Bean
		LocalContainerEntityManagerFactoryBean one() {
			return unit("one");
		}

		@Bean
		LocalContainerEntityManagerFactoryBean two() {
			return unit("two");
		}

	}

}
