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
package dev.plinth.mapping.imperative;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.plinth.autoconfigure.PlinthAuditingAutoConfiguration;
import dev.plinth.autoconfigure.PlinthMixinAutoConfiguration;
import dev.plinth.autoconfigure.PlinthSchemaAutoConfiguration;
import dev.plinth.autoconfigure.PlinthSoftDeleteAutoConfiguration;
import dev.plinth.entity.AbstractBaseEntity;
import dev.plinth.entity.DeletedReferencePolicy;
import dev.plinth.entity.SoftDeletable;
import dev.plinth.entity.Timestamped;
import dev.plinth.entity.Versioned;
import dev.plinth.mapping.ColumnSettings;
import dev.plinth.mapping.Mixin;
import dev.plinth.mapping.MixinAttribute;
import dev.plinth.mapping.MixinMapping;
import dev.plinth.mapping.MixinMappingException;
import dev.plinth.migration.SchemaMismatchException;
import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EnumType;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.data.annotation.CreatedBy;
import org.springframework.data.jpa.domain.support.AuditingEntityListener;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.config.EnableJpaAuditing;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * What descriptions that cannot be followed are answered with.
 */
@ExtendWith(OutputCaptureExtension.class)
class ImperativeMappingFailureTests {

	private static final String PLAIN = Plain.class.getName();

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(PlinthMixinAutoConfiguration.class,
				PlinthAuditingAutoConfiguration.class, PlinthSoftDeleteAutoConfiguration.class,
				DataSourceAutoConfiguration.class, HibernateJpaAutoConfiguration.class))
		.withPropertyValues("spring.datasource.generate-unique-name=true");

	@ParameterizedTest
	@MethodSource("mistakes")
	void mistakeIsRefusedWhereItIsMade(ThrowingCallable description, String problem, String remedy) {
		assertThatExceptionOfType(ImperativeMappingException.class).isThrownBy(description).satisfies((ex) -> {
			assertThat(ex.getProblem()).isEqualTo(problem);
			assertThat(ex.getRemedy()).isEqualTo(remedy);
		});
	}

	static Stream<Arguments> mistakes() {
		return Stream.of(
				mistake(() -> plain().touch("nmae"), PLAIN + " has no field 'nmae'.",
						"Name one of its fields: id, code, name, size."),
				mistake(() -> plain().deletedDate("inherited"),
						"Field 'inherited' of " + PLAIN + " is inherited from " + Base.class.getName() + ".",
						"Describe that class by a bean of its own, ImperativeMapping.mappedSuperclass(Base.class), or"
								+ " map it as an entity."),
				mistake(() -> plain().restrictDelete("name").restrictDelete("name", false),
						"Field 'name' of " + PLAIN + " is @RestrictDelete already.",
						"Say it once, in the description or by the annotation."),
				mistake(() -> ImperativeMapping.of(Marked.class).createdBy("author"),
						"Field 'author' of " + Marked.class.getName() + " is @CreatedBy already.",
						"Say it once, in the description or by the annotation."),
				mistake(() -> ImperativeMapping.of(Marked.class).createdBy("editor"),
						"Field 'editor' of " + Marked.class.getName() + " is @CreatedBy already.",
						"Say it once, in the description or by the annotation."),
				mistake(() -> plain().column("nmae"), PLAIN + " has no field 'nmae'.",
						"Name one of its fields: id, code, name, size."),
				mistake(() -> plain().embedded("size", (size) -> size.column("depth", (depth) -> depth.length(1))),
						Size.class.getName() + " has no field 'depth'.", "Name one of its fields: width, height."),
				mistake(() -> plain().column("COUNT"), "Field 'COUNT' of " + PLAIN + " is static and cannot be mapped.",
						"Remove the keyword, or leave the field out."),
				mistake(() -> plain().column("cached"),
						"Field 'cached' of " + PLAIN + " is transient and cannot be mapped.",
						"Remove the keyword, or leave the field out."),
				mistake(() -> plain().column("inherited"),
						"Field 'inherited' of " + PLAIN + " is inherited from " + Base.class.getName() + ".",
						"Describe that class by a bean of its own, ImperativeMapping.mappedSuperclass(Base.class), or"
								+ " map it as an entity."),
				mistake(() -> ImperativeMapping.of(Stamped.class).column("id"),
						"Field 'id' of " + Stamped.class.getName() + " is inherited from "
								+ AbstractBaseEntity.class.getName() + ".",
						"Leave it out: that class is mapped by its annotations."),
				mistake(() -> plain().column("name").version("name"), "Field 'name' of " + PLAIN + " is mapped twice.",
						"Remove one of the two."),
				mistake(() -> plain().id("id").id("code"),
						PLAIN + " is given a second identifier: 'code' besides 'id'.",
						"Map one of them with column(...), or both as fields of one embeddable with embeddedId(...)."),
				mistake(() -> plain().embeddedId("size", (size) -> size.joinColumn("width", "depth")),
						"The identifier 'size' of " + PLAIN + " names columns of its references.",
						"Name them where the embeddable is described, with ImperativeMapping.embeddable(...)."),
				mistake(() -> plain().version("id").version("code"),
						PLAIN + " is given a second version: 'code' besides 'id'.",
						"Map one of them with column(...)."),
				mistake(() -> plain().version("id", (id) -> id.enumerated(EnumType.STRING)),
						"The values of 'id' cannot be converted, since it is a version.",
						"Remove converter, enumerated and lob; those of an embeddable belong to"
								+ " ImperativeMapping.embeddable(...)."),
				mistake(() -> ImperativeMapping.of(WithoutDefault.class),
						WithoutDefault.class.getName() + " has no constructor without parameters, which Hibernate makes"
								+ " its instances by.",
						"Add one; it may be protected."),
				mistake(() -> ImperativeMapping.of(Inner.class),
						Inner.class.getName() + " has no constructor without parameters, which Hibernate makes its"
								+ " instances by.",
						"Add one; it may be protected. An inner class has to be static, too."),
				mistake(() -> ImperativeMapping.of(Size.class), Size.class.getName() + " cannot be an entity.",
						"Make it a class: Hibernate changes the fields of entities. A record can be embedded."),
				mistake(() -> ImperativeMapping.of(Serializable.class), "java.io.Serializable cannot be an entity.",
						"Map a class."),
				mistake(() -> ImperativeMapping.embeddable(Fixed.class).constructor("depth", "width"),
						Fixed.class.getName() + " has no constructor that takes String, int.",
						"Name the fields in the order of the constructor's parameters, or add such a constructor."),
				mistake(() -> ImperativeMapping.dynamic("Country")
					.id("code", String.class, (code) -> code.length(2))
					.id("name", String.class, (name) -> name.length(2)),
						"Country is given a second identifier: 'name' besides 'code'.",
						"Map one of them with column(...)."),
				mistake(() -> ImperativeMapping.dynamic("Country")
					.column("name", String.class)
					.column("name", UUID.class), "Attribute 'name' of Country is mapped twice.",
						"Remove one of the two."),
				mistake(() -> ImperativeMapping.dynamic("Country").column("size", Size.class),
						"Attribute 'size' of Country is of type " + Size.class.getName()
								+ ", which an entity without a class cannot have.",
						"Choose one of: String, Character, Boolean, Byte, Short, Integer, Long, Float, Double,"
								+ " BigInteger, BigDecimal, UUID, Instant, LocalDate, LocalTime, LocalDateTime,"
								+ " OffsetTime, OffsetDateTime, ZonedDateTime, Duration, Year, Currency, Locale."),
				mistake(() -> new ImperativeMappings(List.of(plain().id("id"), plain().id("code"))),
						"There are two descriptions of " + PLAIN + ".", "Remove one of them."),
				mistake(() -> new ImperativeMappings(List.of(plain().column("code"))),
						"Entity " + PLAIN + " has no identifier.",
						"Name the attribute that identifies it with id(...) or embeddedId(...)."),
				mistake(() -> new ImperativeMappings(List.of(ImperativeMapping.dynamic("Country"))),
						"Entity Country has no identifier.",
						"Name the attribute that identifies it with id(...) or embeddedId(...)."),
				mistake(() -> new ImperativeMappings(List.of(ImperativeMapping.dynamic("Country")
					.id("code", String.class, (code) -> code.length(2))
					.manyToOne("capital", "Town", (capital) -> capital.column("town")))),
						"Attribute 'capital' of Country refers to 'Town', which is neither a class nor an entity"
								+ " without one.",
						"Write the name of the class with its package, or describe the entity with"
								+ " ImperativeMapping.dynamic."),
				mistake(() -> plain().version("name"),
						"Field 'name' of " + PLAIN + " is of type java.lang.String, which no version can be.",
						"Choose a field of one of: Long, Integer, Short, Instant, Timestamp, LocalDateTime,"
								+ " OffsetDateTime, ZonedDateTime."),
				mistake(() -> new ImperativeMappings(List.of(plain().id("id").embedded("size"),
						ImperativeMapping.embeddable(Size.class).column("width")))
					.toJaxb(),
						"Record " + Size.class.getName() + " is described without height, which its"
								+ " constructor takes.",
						"Describe all of its components."),
				mistake(() -> new ImperativeMappings(
						List.of(ImperativeMapping.of(Crate.class).id("id").embedded("fixed")))
					.toJaxb(), Fixed.class.getName() + " has no constructor without parameters.",
						"Add one, or name the fields that its constructor takes:"
								+ " ImperativeMapping.embeddable(Fixed.class), each column, and constructor(...)."));
	}

	@ParameterizedTest
	@MethodSource("mistakesInFiles")
	void mistakeInFileIsToldWithItsLine(String yaml, int line, String problem, String remedy) {
		ByteArrayResource file = new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8), "shop.yaml");
		mistakeIsRefusedWhereItIsMade(() -> new ImperativeMappings(YamlMappings.read(file)).toJaxb(),
				"In Byte array resource [shop.yaml], line " + line + ": " + problem, remedy);
	}

	static Stream<Arguments> mistakesInFiles() {
		return Stream.of(arguments("""
				# comment
				%s:
				  tabel: plain
				""".formatted(PLAIN), 3, "There is no 'tabel' here.",
				"Write one of: name, table, schema, secondary-table, unique, inheritance, discriminator-column,"
						+ " discriminator-value, primary-key-join-column, natural-id, natural-id-cache, cacheable,"
						+ " batch-size, tenant-id, filter-definitions, filters, listeners, immutable, mixins, id,"
						+ " embedded-id, version, unique-among-active, touch, deleted-date, deleted-by, deletion-id, columns, embedded, many-to-one, one-to-one, one-to-many, many-to-many,"
						+ " element-collections, created-date, created-by, last-modified-date, last-modified-by,"
						+ " ignored-for-last-modified, deleted-reference, restrict-delete."),
				arguments("""
						%s:
						  id: id
						  columns: [ name ]
						  ignored-for-last-modified:
						    - name
						    - nmae
						""".formatted(PLAIN), 6, PLAIN + " has no field 'nmae'.",
						"Name one of its fields: id, code, name, size."),
				arguments("""
						%s:
						  deleted-reference:
						    name: hidden
						""".formatted(PLAIN), 3, "'name' has no value 'hidden'.", "Write one of: resolve, hide, fail."),
				arguments("""
						%s:
						  restrict-delete:
						    name: maybe
						""".formatted(PLAIN), 3, "'name' is neither true nor false: maybe.", "Write true or false."),
				arguments("""
						%s:
						  id: id
						  created-date: name
						""".formatted(PLAIN), 1,
						"Field 'name' of " + PLAIN + " is described as @CreatedDate, but not mapped.",
						"Map it, with column(...) or what else it is."),
				arguments("""
						%s:
						  id: id
						  columns:
						    name: { lenght: 20 }
						""".formatted(PLAIN), 4, "There is no 'lenght' here.",
						"Write one of: name, table, definition, length, precision, not-null, unique, insert-only, read-only,"
								+ " converter, enumerated, lob."),
				arguments("""
						%s:
						  columns:
						    - name
						    - nmae
						""".formatted(PLAIN), 4, PLAIN + " has no field 'nmae'.",
						"Name one of its fields: id, code, name, size."),
				arguments("""
						%s:
						  id:
						    id:
						    code: { length: 3 }
						""".formatted(PLAIN), 4, PLAIN + " is given a second identifier: 'code' besides 'id'.",
						"Map one of them with column(...), or both as fields of one embeddable with embeddedId(...)."),
				arguments("""
						%s:
						  columns:
						    name:
						      length: long
						""".formatted(PLAIN), 4, "'length' is no number: long.", "Write a whole number."), arguments("""
						%s:
						  columns:
						    name:
						      length: -1
						""".formatted(PLAIN), 4, "'length' must be positive.", "Correct the value of 'length'."),
				arguments("""
						%s:
						  columns:
						    name: { unique: yes }
						""".formatted(PLAIN), 3, "'unique' is neither true nor false: yes.", "Write true or false."),
				arguments("""
						%s:
						  columns:
						    name: { enumerated: text }
						""".formatted(PLAIN), 3, "'enumerated' has no value 'text'.", "Write one of: ordinal, string."),
				arguments("""
						%s:
						  table: a
						  table: b
						""".formatted(PLAIN), 3, "'table' stands here a second time.", "Remove one of the two."),
				arguments("""
						%s:
						  table:
						""".formatted(PLAIN), 2, "'table' needs one value.", "Write it behind the colon."),
				arguments("""
						%s: plain
						""".formatted(PLAIN), 1, "'" + PLAIN + "' needs keys with values.",
						"Indent them below it, or write { key: value }."),
				arguments("""
						%s:
						  mixins: [ timestampd ]
						""".formatted(PLAIN), 2, "There is no class timestampd.",
						"Name one of timestamped, userstamped and soft-deletable, or the interface of a mixin."),
				arguments("""
						%s:
						  columns:
						    name: { converter: java.lang.String }
						""".formatted(PLAIN), 3, "java.lang.String is no AttributeConverter.",
						"Name a class that is one."),
				arguments("""

						shop.Invoice:
						  table: invoice
						""", 2, "There is no class shop.Invoice.",
						"Correct its name, or write 'kind: dynamic' for an entity without a class."),
				arguments("""
						%s:
						  kind: entity
						""".formatted(WithoutDefault.class.getName()), 1,
						WithoutDefault.class.getName() + " has no constructor without parameters, which Hibernate makes"
								+ " its instances by.",
						"Add one; it may be protected."),
				arguments("""
						Country:
						  kind: dynamic
						  columns:
						    name: { length: 3 }
						""", 4, "'name' needs a type.",
						"Write 'type: ' and the name of a class, such as String or java.time.Instant."),
				arguments("""
						Plant:
						  kind: dynamic
						  id:
						    code: { type: String }
						%s:
						  columns: [ code ]
						""".formatted(PLAIN), 5, "Entity " + PLAIN + " has no identifier.",
						"Name the attribute that identifies it with id(...) or embeddedId(...)."),
				arguments("""
						%s:
						  id:
						    id: { sequence: [] }
						""".formatted(PLAIN), 3, "'sequence' needs 1 to 2 values.", "Write [name, allocation size]."),
				arguments("""
						Country:
						  kind: dynamic
						 columns: [
						""", 3, "expected <block end>, but found '<block mapping start>'.", "Correct the YAML."));
	}

	@Test
	void mistakeIsExplainedAtTheStart(CapturedOutput output) {
		SpringApplication application = new SpringApplication(Misspelt.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		assertThatException().isThrownBy(application::run);
		assertThat(output).contains(
				"Description:%n%n%s has no field 'nmae'.%n%nAction:%n%nName one of its fields: id, code, name, size.%n"
					.formatted(PLAIN));
	}

	@Test
	void derivedQueryThatNamesAMixinOutsideOfTheClassIsExplained(CapturedOutput output) {
		SpringApplication application = new SpringApplication(Derived.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		assertThatException().isThrownBy(application::run);
		assertThat(output).contains(("Description:%n%nA derived query names 'createdAt', an attribute of Timestamped,"
				+ " which %s does not implement.%n%nAction:%n%nLet the class implement Timestamped. If a description"
				+ " gives it the mixin, write the query with @Query or as a Specification: Spring Data finds only what"
				+ " the class has itself.%n")
			.formatted(PLAIN));
	}

	@Test
	void mixinThatIsNoneIsRefused() {
		refused(plain().id("id").mixins(Serializable.class),
				"Entity " + PLAIN + " is given java.io.Serializable, which is no mixin.",
				"Remove it, or name its mapping with @MixinMapping.");
	}

	@Test
	void requiredAttributeThatNothingSetsIsRefused() {
		refused(plain().id("id").mixins(Weighed.class),
				"Entity " + PLAIN + " is given Weighed, but nothing sets its attribute 'weight', which is required.",
				"Let the class implement it, or the mixin provide the value with withDefault or generatedBy.");
	}

	@Test
	void versionOutsideOfTheClassIsRefused() {
		refused(plain().id("id").mixins(Versioned.class),
				"Entity " + PLAIN + " is given Versioned, but a detached instance would not know its version.",
				"Map a field of the class with version(...).");
	}

	@Test
	void mixinOfSubclassThatBelongsToTheRootIsRefused() {
		refused(List.of(ImperativeMapping.of(Base.class).id("inherited"),
				ImperativeMapping.of(Plain.class).mixins(SoftDeletable.class)),
				"Entity " + PLAIN + " is given SoftDeletable, but the root of its hierarchy, " + Base.class.getName()
						+ ", does not.",
				"Give it to Base.");
	}

	@Test
	void columnOfMixinThatIsTakenIsRefused() {
		refused(plain().id("id").column("name", (name) -> name.name("created_at")).mixins(Timestamped.class),
				"Entity " + PLAIN + " maps the column 'created_at' of 'createdAt', which it gets from Timestamped, to"
						+ " the attribute 'name' as well.",
				"Set plinth.columns.created-at to another name, or give 'name' another column with @Column.");
	}

	@Test
	void naturalIdentifierThatIsNotMappedIsRefused() {
		this.runner.withBean(ImperativeMapping.class, () -> plain().id("id").column("code").naturalId("code", "name"))
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(ImperativeMappingException.class, (ex) -> {
					assertThat(ex.getProblem()).isEqualTo("The natural identifier of " + PLAIN
							+ " has 'name', which is mapped to no column and no reference.");
					assertThat(ex.getRemedy()).isEqualTo("Map it with column(...) or manyToOne(...).");
				}));
	}

	@Test
	void stampOfAFieldThatIsNotMappedIsRefused() {
		this.runner.withBean(ImperativeMapping.class, () -> plain().id("id").createdBy("name"))
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(ImperativeMappingException.class, (ex) -> {
					assertThat(ex.getProblem()).isEqualTo("In bean 'imperativeMapping': Field 'name' of " + PLAIN
							+ " is described as @CreatedBy, but not mapped.");
					assertThat(ex.getRemedy()).isEqualTo("Map it, with column(...) or what else it is.");
				}));
	}

	@Test
	void uniqueKeyOfAnEntityThatIsNotSoftDeletableIsRefused() {
		refused(plain().id("id").column("name").uniqueAmongActive("name"),
				"Entity " + PLAIN + " is described as @UniqueAmongActive but is not soft-deletable.",
				"Let the class implement SoftDeletable, or use @UniqueConstraint instead.");
	}

	@Test
	void misspeltAttributeOfAUniqueKeyIsRefusedWithItsPlace() {
		List<ImperativeMapping> mappings = YamlMappings.read(file("""
				%s:
				  id: id
				  mixins: soft-deletable
				  unique-among-active: { gadget_key: nmae }
				"""));
		this.runner.withBean(ImperativeMappings.class, () -> new ImperativeMappings(mappings))
			.run((context) -> assertThat(context).getFailure()
				.hasStackTraceContaining("In Byte array resource [gadgets.yaml], line 1: Entity " + PLAIN
						+ " is described as @UniqueAmongActive but has no attribute 'nmae'."));
	}

	@Test
	void attributeThatCannotTellDeletionIsRefusedWithItsPlace() {
		refused(YamlMappings.read(file("""
				%s:
				  id: id
				  columns: name
				  deleted-date: name
				""")),
				"In Byte array resource [gadgets.yaml], line 1: Attribute 'name' of " + PLAIN
						+ " is described as @DeletedDate, but is of type java.lang.String.",
				"Give it the type Instant, OffsetDateTime, ZonedDateTime, LocalDateTime, LocalDate, Long or Date, or"
						+ " boolean.");
	}

	@Test
	void annotationThatADescriptionStandsForIsRefusedWithItsPlace() {
		refusedInBean(() -> plain().id("id").column("name").mixins(SoftDeletable.class).restrictDelete("name"),
				"name' of " + PLAIN, "@RestrictDelete, but holds no reference to soft-deletable rows.");
		refusedInBean(() -> plain().id("id").column("name").touch("name"), "name' of " + PLAIN,
				"@Touch, but refers to nothing that could be touched.");
		refusedInBean(() -> plain().id("id").column("name").deletedReference("name", DeletedReferencePolicy.HIDE),
				PLAIN + ".name'", "@DeletedReference, but holds no reference to soft-deletable rows.");
		refusedInBean(() -> plain().id("id").column("name").createdDate("name"), "name' of " + PLAIN,
				"@CreatedDate but of type java.lang.String, which holds no such date.");
	}

	@Test
	void annotationThatADescribedSuperclassStandsForIsRefusedWithItsPlace() {
		refusedInBean(() -> ImperativeMapping.mappedSuperclass(Base.class).column("inherited").touch("inherited"),
				"inherited' of " + Heir.class.getName(), "@Touch, but refers to nothing that could be touched.");
	}

	/**
	 * The class of the entity is described elsewhere, or annotated.
	 */
	private void refusedInBean(Supplier<ImperativeMapping> mapping, String attribute, String problem) {
		this.runner.withBean("gadgets", ImperativeMapping.class, mapping)
			.withBean(PersistenceManagedTypes.class, () -> PersistenceManagedTypes.of(Heir.class.getName()))
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(MixinMappingException.class, (ex) -> assertThat(ex.getProblem())
					.isEqualTo("In bean 'gadgets': Attribute '" + attribute + " is described as " + problem)));
	}

	@Test
	void stampThatSpringDataWouldNotSeeIsRefused() {
		this.runner.withUserConfiguration(AuditedBySpringData.class)
			.withBean(ImperativeMapping.class,
					() -> plain().id("id").column("name").createdBy("name").listeners(AuditingEntityListener.class))
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessage("In bean 'imperativeMapping': Attribute 'name' of " + PLAIN
						+ " is described as @CreatedBy, but " + PLAIN
						+ " is stamped by the listener of Spring Data, which reads annotations only. Remove"
						+ " AuditingEntityListener from its listeners, or annotate the field."));
	}

	private static Resource file(String yaml) {
		return new ByteArrayResource(yaml.formatted(PLAIN).getBytes(StandardCharsets.UTF_8), "gadgets.yaml");
	}

	private void refused(ImperativeMapping mapping, String problem, String remedy) {
		refused(List.of(mapping), problem, remedy);
	}

	private void refused(List<ImperativeMapping> mappings, String problem, String remedy) {
		this.runner.withBean(ImperativeMappings.class, () -> new ImperativeMappings(mappings))
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(MixinMappingException.class, (ex) -> {
					assertThat(ex.getProblem()).isEqualTo(problem);
					assertThat(ex.getRemedy()).isEqualTo(remedy);
				}));
	}

	@Test
	void unitThatDoesNotKnowGivenMixinsIsRefused() {
		ImperativeMappings mappings = new ImperativeMappings(List.of(plain().id("id").mixins(SoftDeletable.class)));
		try (StandardServiceRegistry registry = new StandardServiceRegistryBuilder()
			.applySetting(ImperativeMappings.SETTING, mappings)
			.build()) {
			assertThatExceptionOfType(ImperativeMappingException.class)
				.isThrownBy(() -> new ImperativeMappingContributor().contribute(new MetadataSources(registry)))
				.withMessageStartingWith(
						"The persistence unit does not know the mixins that descriptions give to classes.");
		}
	}

	@Test
	void unitThatDescriptionsDoNotReachIsRefused() {
		org.hibernate.cfg.Configuration configuration = new org.hibernate.cfg.Configuration();
		configuration.setProperty("hibernate.connection.url", "jdbc:h2:mem:unreached");
		configuration.getProperties()
			.put(ImperativeMappings.SETTING, new ImperativeMappings(List.of(plain().id("id"))));
		assertThatExceptionOfType(ImperativeMappingException.class).isThrownBy(configuration::buildSessionFactory)
			.withMessage("The description of " + PLAIN + " has not reached Hibernate. Build the unit by MetadataSources"
					+ " that are given the StandardServiceRegistry with the settings, not by"
					+ " org.hibernate.cfg.Configuration.");
	}

	@Test
	void cacheOfANaturalIdentifierThatIsMissingIsRefused() {
		assertThatExceptionOfType(ImperativeMappingException.class)
			.isThrownBy(() -> new ImperativeMappings(List.of(plain().id("id").naturalIdCache("plain"))).toJaxb())
			.withMessage("Entity " + PLAIN + " has no natural identifier that could be cached. Name its fields with"
					+ " naturalId(...).");
	}

	@Test
	void cachedCollectionOfAnEmbeddableThatASuperclassNamesByATypeVariableIsCached() {
		this.runner
			.withBean(PersistenceManagedTypes.class,
					() -> PersistenceManagedTypes.of(Labelled.class.getName(), LabelledCrate.class.getName()))
			.withBean(ImperativeMapping.class,
					() -> ImperativeMapping.embeddable(Labels.class)
						.elementCollection("words", CollectionMapping::cacheable))
			.withPropertyValues("spring.jpa.properties.hibernate.cache.use_second_level_cache=true",
					"spring.jpa.properties.hibernate.cache.region.factory_class=jcache",
					"spring.jpa.properties.hibernate.javax.cache.missing_cache_strategy=create")
			.run((context) -> assertThat(context.getBean(EntityManagerFactory.class)
				.unwrap(SessionFactoryImplementor.class)
				.getMappingMetamodel()
				.getCollectionDescriptor(LabelledCrate.class.getName() + ".label.words")
				.hasCache()).isTrue());
	}

	@Test
	void twoEntitiesOfOneNameAreRefused() {
		this.runner
			.withBean("first", ImperativeMapping.class,
					() -> ImperativeMapping.of(Shed.Entry.class).table("shed_entry").id("id"))
			.withBean("second", ImperativeMapping.class,
					() -> ImperativeMapping.of(Ledger.Entry.class).table("ledger_entry").id("id"))
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(ImperativeMappingException.class, (ex) -> {
					assertThat(ex.getProblem()).isEqualTo("In bean 'second': Entity " + Ledger.Entry.class.getName()
							+ " has the name 'Entry', which is that of " + Shed.Entry.class.getName()
							+ ", the other one in bean 'first'.");
					assertThat(ex.getRemedy()).isEqualTo("Give one of them another name with name(...).");
				}));
	}

	@Test
	void embeddableThatASuperclassNamesByATypeVariableIsMapped() {
		this.runner
			.withBean("boxes", ImperativeMapping.class,
					() -> ImperativeMapping.mappedSuperclass(Box.class)
						.id("id")
						.embedded("content", (content) -> content.column("width", (width) -> width.name("breadth"))))
			.withBean("crates", ImperativeMapping.class, () -> ImperativeMapping.of(SizeBox.class))
			.withBean("folders", ImperativeMapping.class, () -> ImperativeMapping.of(PaperBox.class))
			.withPropertyValues("spring.jpa.hibernate.ddl-auto=create-only")
			.run((context) -> {
				EntityManagerFactory factory = context.getBean(EntityManagerFactory.class);
				factory.runInTransaction((entityManager) -> {
					entityManager.persist(new SizeBox(new Size(2, 3)));
					entityManager.persist(new PaperBox(new Paper(4, "blue")));
				});
				factory.runInTransaction((entityManager) -> {
					assertThat(entityManager.createQuery("from SizeBox where content.height = 3", SizeBox.class)
						.getSingleResult().content).isEqualTo(new Size(2, 3));
					assertThat(entityManager.createQuery("from PaperBox where content.colour = 'blue'", PaperBox.class)
						.getSingleResult().content).isEqualTo(new Paper(4, "blue"));
					assertThat(
							entityManager.createNativeQuery("select breadth, height from size_box").getSingleResult())
						.isEqualTo(new Object[] { 2, 3 });
					assertThat(
							entityManager.createNativeQuery("select breadth, colour from paper_box").getSingleResult())
						.isEqualTo(new Object[] { 4, "blue" });
				});
			});
	}

	@Test
	void settingThatLeavesMappingFilesOutIsRefused() {
		this.runner.withBean(ImperativeMapping.class, () -> plain().id("id"))
			.withPropertyValues("spring.jpa.properties.hibernate.xml_mapping_enabled=false")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(ImperativeMappingException.class)
				.hasMessage("Hibernate is told to leave mapping files out, and descriptions of classes with them."
						+ " Remove the setting hibernate.xml_mapping_enabled."));
	}

	@Test
	void settingThatLeavesMappingFilesOutDoesNoHarmWithoutDescriptions() {
		this.runner
			.withPropertyValues("spring.jpa.properties.hibernate.xml_mapping_enabled=false",
					"spring.jpa.properties.hibernate.integration.envers.enabled=false")
			.run((context) -> assertThat(context).hasSingleBean(EntityManagerFactory.class));
	}

	@Test
	void columnsOfMixinsThatTheDatabaseLacksAreReported() {
		this.runner.withConfiguration(AutoConfigurations.of(PlinthSchemaAutoConfiguration.class))
			.withBean(ImperativeMapping.class,
					() -> plain().table("gadget").id("id").mixins(Timestamped.class, SoftDeletable.class))
			.withPropertyValues("spring.jpa.hibernate.ddl-auto=none",
					"spring.datasource.url=jdbc:h2:mem:described;INIT=create table if not exists gadget"
							+ " (id bigint primary key)")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(SchemaMismatchException.class,
						(ex) -> assertThat(ex.getProblems()).containsExactly("Column gadget.created_at is missing.",
								"Column gadget.updated_at is missing.", "Column gadget.deleted_at is missing.",
								"Column gadget.deleted_by is missing.", "Column gadget.deletion_id is missing.")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "classpath:nowhere.yaml", "classpath:nowhere/*.yaml", "classpath*:nowhere/*.yaml" })
	void locationWithoutFileIsRefused(String location) {
		this.runner.withPropertyValues("plinth.mapping.locations=" + location)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidConfigurationPropertyValueException.class)
				.hasMessageContaining("There is no such file."));
	}

	@Test
	void locationWithoutSnakeYamlIsRefused() {
		this.runner.withPropertyValues("plinth.mapping.locations=classpath:workshop/contracts.yaml")
			.withClassLoader(new FilteredClassLoader("org.yaml"))
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidConfigurationPropertyValueException.class)
				.hasMessageContaining("Add the dependency org.yaml:snakeyaml."));
	}

	private static Arguments mistake(ThrowingCallable description, String problem, String remedy) {
		return arguments(description, problem, remedy);
	}

	private static EntityMapping plain() {
		return ImperativeMapping.of(Plain.class);
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, HibernateJpaAutoConfiguration.class,
			PlinthMixinAutoConfiguration.class })
	static class Misspelt {

		@Bean
		ImperativeMapping plainMapping() {
			return plain().id("id").column("nmae");
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, HibernateJpaAutoConfiguration.class,
			PlinthMixinAutoConfiguration.class, PlinthAuditingAutoConfiguration.class })
	@EnableJpaRepositories(considerNestedRepositories = true)
	static class Derived {

		@Bean
		ImperativeMapping plainMapping() {
			return plain().id("id").mixins(Timestamped.class);
		}

	}

	interface PlainRepository extends JpaRepository<Plain, Long> {

		List<Plain> findByCreatedAt(Instant createdAt);

	}

	@MixinMapping(WeighedMixin.class)
	interface Weighed {

	}

	static class WeighedMixin implements Mixin {

		@Override
		public Class<?> type() {
			return Weighed.class;
		}

		@Override
		public List<MixinAttribute> attributes(ColumnSettings columns) {
			return List.of(MixinAttribute.of("weight", Integer.class, columns).required());
		}

	}

	static class Base {

		Long inherited;

	}

	@Entity(name = "Heir")
	@Access(AccessType.FIELD)
	static class Heir extends Base {

		@Id
		Long number;

	}

	static class Plain extends Base {

		static int COUNT;

		transient String cached;

		Long id;

		Integer code;

		String name;

		Size size;

	}

	@Configuration(proxyBeanMethods = false)
	@EnableJpaAuditing
	static class AuditedBySpringData {

	}

	static class Marked {

		@CreatedBy
		String author;

		String editor;

		@CreatedBy
		String getEditor() {
			return this.editor;
		}

	}

	@MappedSuperclass
	static class Labelled<L> {

		@Embedded
		L label;

	}

	@Entity(name = "LabelledCrate")
	static class LabelledCrate extends Labelled<Labels> {

		@Id
		Long id;

	}

	static class Labels {

		Set<String> words;

	}

	static class Shed {

		static class Entry {

			Long id;

		}

	}

	static class Ledger {

		static class Entry {

			Long id;

		}

	}

	static class Box<C> {

		Long id = 1L;

		C content;

		Box(C content) {
			this.content = content;
		}

	}

	static class SizeBox extends Box<Size> {

		SizeBox() {
			super(null);
		}

		SizeBox(Size content) {
			super(content);
		}

	}

	static class PaperBox extends Box<Paper> {

		PaperBox() {
			super(null);
		}

		PaperBox(Paper content) {
			super(content);
		}

	}

	record Paper(int width, String colour) {

	}

	record Size(int width, int height) {

	}

	static class Fixed {

		final int width;

		final String depth;

		Fixed(int width, String depth) {
			this.width = width;
			this.depth = depth;
		}

	}

	static class Crate {

		Long id;

		Fixed fixed;

	}

	static class WithoutDefault {

		Long id;

		WithoutDefault(Long id) {
			this.id = id;
		}

	}

	static class Stamped extends AbstractBaseEntity implements Timestamped {

	}

	class Inner {

	}

}
