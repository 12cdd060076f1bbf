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
package dev.plinth.softdelete.unique;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

import dev.plinth.autoconfigure.PlinthAuditingAutoConfiguration;
import dev.plinth.autoconfigure.PlinthMixinAutoConfiguration;
import dev.plinth.autoconfigure.PlinthSoftDeleteAutoConfiguration;
import dev.plinth.entity.AbstractBaseEntity;
import dev.plinth.entity.SoftDeletable;
import dev.plinth.entity.UniqueAmongActive;
import dev.plinth.mapping.MixinMappingException;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Index;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToOne;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import org.hibernate.annotations.NaturalId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what the start says about unique keys: about those that the database cannot
 * enforce among the living, and about those that count deleted rows.
 */
@ExtendWith(OutputCaptureExtension.class)
class UniqueKeyMappingTests {

	private static final String NAME = UniqueKeyMappingTests.class.getName() + "$";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(PlinthMixinAutoConfiguration.class,
				PlinthAuditingAutoConfiguration.class, PlinthSoftDeleteAutoConfiguration.class,
				DataSourceAutoConfiguration.class, HibernateJpaAutoConfiguration.class))
		.withPropertyValues("spring.datasource.generate-unique-name=true", "spring.jpa.hibernate.ddl-auto=create");

	@Test
	void keyOfAnEntityThatIsNotSoftDeletableIsRefused() {
		assertRefused("Hard is annotated @UniqueAmongActive but is not soft-deletable.",
				"Let the class implement SoftDeletable, or use @UniqueConstraint instead.", Hard.class);
	}

	@Test
	void keyOfAnUnknownAttributeIsRefused() {
		assertRefused("Unknown is annotated @UniqueAmongActive but has no attribute 'user_name'.",
				"Name attributes of the entity, not columns.", Unknown.class);
	}

	@Test
	void keyWithoutAttributesIsRefused() {
		assertRefused("Nothing is annotated @UniqueAmongActive but the annotation names no attribute.",
				"Name the attributes that are unique.", Nothing.class);
	}

	@Test
	void keyInAnotherTableIsRefused() {
		String remedy = "Map the attribute to a column of that table, which says whether the row is deleted.";
		assertRefused(
				"Elsewhere is annotated @UniqueAmongActive but attribute 'text' has no column in table" + " elsewhere.",
				remedy, Elsewhere.class);
		assertRefused("JoinedLeaf is annotated @UniqueAmongActive but attribute 'text' has no column in table"
				+ " joined_root.", remedy, JoinedRoot.class, JoinedLeaf.class);
		assertRefused("Many is annotated @UniqueAmongActive but attribute 'texts' has no column in table many.", remedy,
				Many.class);
	}

	@Test
	void keyOfSeveralTablesIsRefused() {
		assertRefused("UnionRoot is annotated @UniqueAmongActive but the rows of its hierarchy are in several tables.",
				"Use the inheritance strategy SINGLE_TABLE or JOINED.", UnionRoot.class, UnionLeaf.class);
	}

	@Test
	void keyOfASuperclassOnASubclassIsRefused() {
		assertRefused("SingleLeaf is annotated @UniqueAmongActive but all attributes that it names belong to a"
				+ " superclass.", "Annotate the superclass.", SingleRoot.class, SingleLeaf.class);
	}

	@Test
	void columnThatHasTheNameOfTheGeneratedOneIsRefused() {
		assertRefused(
				"Taken is annotated @UniqueAmongActive but its column 'active_row' has the name of the one that"
						+ " the database generates for such keys.",
				"Set plinth.columns.active-row to another name.", Taken.class);
		managing(Taken.class).withPropertyValues("plinth.columns.active-row=living")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	private void assertRefused(String problem, String remedy, Class<?>... entities) {
		managing(entities).run((context) -> {
			assertThat(context).hasFailed();
			assertThat(context.getStartupFailure()).rootCause()
				.satisfies((cause) -> assertThat(refusal(context.getStartupFailure()).getProblem())
					.isEqualTo("Entity " + NAME + problem));
			assertThat(refusal(context.getStartupFailure()).getRemedy()).isEqualTo(remedy);
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

	// T22
	@Test
	void constraintThatCountsDeletedRowsIsReportedOnce(CapturedOutput output) {
		managing(Plain.class, PlainLeaf.class, Other.class).run((context) -> {
			assertThat(context).hasSingleBean(EntityManagerFactory.class);
			assertThat(warnings(output)).containsExactlyInAnyOrder(warning("Plain", "[basic]", "plain"),
					warning("Plain", "[first, second]", "plain"), warning("Plain", "[indexed]", "plain"),
					warning("Plain", "[natural_id]", "plain"), warning("Plain", "[other_id]", "plain"),
					warning("Plain", "[leaf_column]", "plain"), warning("Plain", "[secondary]", "plain_secondary"));
		});
	}

	// T21, T22
	@Test
	void constraintThatCountsLivingRowsOnlyIsNotReported(CapturedOutput output) {
		managing(Fine.class, Other.class, Hard2.class, Shared.class).run((context) -> {
			assertThat(context).hasSingleBean(EntityManagerFactory.class);
			assertThat(warnings(output)).isEmpty();
		});
	}

	private static String warning(String entity, String columns, String table) {
		return "Entity " + NAME + entity + " is soft-deletable, but the unique constraint on " + columns + " of table '"
				+ table + "' counts deleted rows as well: their values cannot be used again. Use @UniqueAmongActive"
				+ " instead.";
	}

	private static List<String> warnings(CapturedOutput output) {
		return output.toString()
			.lines()
			.filter((line) -> line.contains("unique constraint"))
			.map((line) -> line.substring(line.indexOf("Entity ")))
			.toList();
	}

	private ApplicationContextRunner managing(Class<?>... entities) {
		return this.runner.withBean(PersistenceManagedTypes.class,
				() -> PersistenceManagedTypes.of(Arrays.stream(entities).map(Class::getName).toArray(String[]::new)));
	}

	@Entity
	@UniqueAmongActive("text")
	static class Hard extends AbstractBaseEntity {

		String text;

	}

	@Entity
	static class Hard2 extends AbstractBaseEntity {

		@Column(unique = true)
		String text;

	}

	@Entity
	@UniqueAmongActive("user_name")
	static class Unknown extends AbstractBaseEntity implements SoftDeletable {

		String userName;

	}

	@Entity
	@UniqueAmongActive({})
	static class Nothing extends AbstractBaseEntity implements SoftDeletable {

	}

	@Entity
	@Table(name = "elsewhere")
	@SecondaryTable(name = "Aside")
	@UniqueAmongActive("text")
	static class Elsewhere extends AbstractBaseEntity implements SoftDeletable {

		@Column(table = "Aside")
		String text;

	}

	@Entity
	@Table(name = "joined_root")
	@Inheritance(strategy = InheritanceType.JOINED)
	static class JoinedRoot extends AbstractBaseEntity implements SoftDeletable {

	}

	@Entity
	@UniqueAmongActive("text")
	static class JoinedLeaf extends JoinedRoot {

		String text;

	}

	@Entity
	@Table(name = "many")
	@UniqueAmongActive("texts")
	static class Many extends AbstractBaseEntity implements SoftDeletable {

		@ElementCollection
		Set<String> texts;

	}

	@Entity
	@Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
	@UniqueAmongActive("text")
	static class UnionRoot extends AbstractBaseEntity implements SoftDeletable {

		String text;

	}

	@Entity
	static class UnionLeaf extends UnionRoot {

	}

	@Entity
	static class SingleRoot extends AbstractBaseEntity implements SoftDeletable {

		String text;

	}

	@Entity
	@UniqueAmongActive("text")
	static class SingleLeaf extends SingleRoot {

	}

	@Entity
	@UniqueAmongActive("text")
	static class Taken extends AbstractBaseEntity implements SoftDeletable {

		String text;

		@Column(name = "active_row")
		boolean active;

	}

	@Entity
	static class Other extends AbstractBaseEntity {

	}

	@Entity
	@SecondaryTable(name = "PlainSecondary")
	@Table(name = "plain", uniqueConstraints = @UniqueConstraint(columnNames = { "first", "second" }),
			indexes = { @Index(columnList = "indexed", unique = true), @Index(columnList = "basic") })
	static class Plain extends AbstractBaseEntity implements SoftDeletable {

		@Column(unique = true)
		String basic;

		String first;

		String second;

		String indexed;

		@NaturalId
		String naturalId;

		@OneToOne
		Other other;

		@Column(table = "PlainSecondary", unique = true)
		String secondary;

	}

	@Entity
	static class PlainLeaf extends Plain {

		@Column(unique = true)
		String leafColumn;

	}

	@Entity
	@UniqueAmongActive("text")
	@UniqueAmongActive("other")
	static class Fine extends AbstractBaseEntity implements SoftDeletable {

		String text;

		@OneToOne
		Other other;

		@ManyToOne
		Other another;

	}

	@Entity
	static class Shared extends AbstractBaseEntity implements SoftDeletable {

		@OneToOne
		@MapsId
		Other other;

	}

}
