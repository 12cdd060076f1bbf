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
package dev.plinth;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Calendar;
import java.util.Collection;
import java.util.Date;
import java.util.List;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;

import static com.tngtech.archunit.base.DescribedPredicate.anyElementThat;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what may use what, and for what stays out of the library.
 */
class ArchitectureTests {

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("dev.plinth");

	@Test
	void packagesUseEachOtherInOneDirection() {
		layeredArchitecture().consideringOnlyDependenciesInLayers()
			.layer("entity")
			.definedBy("dev.plinth.entity..")
			.layer("mapping")
			.definedBy("dev.plinth.mapping..")
			.layer("registration")
			.definedBy("dev.plinth.registration..")
			.layer("audit")
			.definedBy("dev.plinth.audit..")
			.layer("softdelete")
			.definedBy("dev.plinth.softdelete..")
			.layer("migration")
			.definedBy("dev.plinth.migration..")
			.layer("autoconfigure")
			.definedBy("dev.plinth.autoconfigure..")
			.layer("test")
			.definedBy("dev.plinth.test..")
			.whereLayer("entity")
			.mayNotAccessAnyLayer()
			.whereLayer("mapping")
			.mayOnlyAccessLayers("entity")
			.whereLayer("registration")
			.mayOnlyAccessLayers("entity", "mapping")
			.whereLayer("audit")
			.mayOnlyAccessLayers("entity", "mapping")
			.whereLayer("softdelete")
			.mayOnlyAccessLayers("entity", "mapping", "audit")
			.whereLayer("migration")
			.mayOnlyAccessLayers("entity", "mapping")
			.whereLayer("test")
			.mayOnlyAccessLayers("audit")
			.whereLayer("test")
			.mayNotBeAccessedByAnyLayer()
			.ensureAllClassesAreContainedInArchitecture()
			.check(CLASSES);
	}

	@Test
	void partsOfAuditingUseEachOtherInOneDirection() {
		layeredArchitecture().consideringOnlyDependenciesInLayers()
			.layer("audit")
			.definedBy("dev.plinth.audit")
			.layer("stamp")
			.definedBy("dev.plinth.audit.stamp")
			.layer("bulk")
			.definedBy("dev.plinth.audit.bulk")
			.layer("flush")
			.definedBy("dev.plinth.audit.flush")
			.whereLayer("audit")
			.mayNotAccessAnyLayer()
			.whereLayer("stamp")
			.mayOnlyAccessLayers("audit")
			.whereLayer("bulk")
			.mayOnlyAccessLayers("audit", "stamp")
			.whereLayer("flush")
			.mayOnlyAccessLayers("audit", "stamp")
			.check(CLASSES);
	}

	@Test
	void partsOfSoftDeletionUseEachOtherInOneDirection() {
		slices().matching("dev.plinth.softdelete.(*)..").should().beFreeOfCycles().check(CLASSES);
		noClasses().that()
			.resideInAPackage("dev.plinth.softdelete")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("dev.plinth.softdelete.*")
			.check(CLASSES);
		noClasses().that()
			.resideOutsideOfPackages("dev.plinth.softdelete..", "dev.plinth.autoconfigure")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("dev.plinth.softdelete.*")
			.check(CLASSES);
	}

	@Test
	void partsOfMigrationUseEachOtherInOneDirection() {
		layeredArchitecture().consideringOnlyDependenciesInLayers()
			.layer("migration")
			.definedBy("dev.plinth.migration")
			.layer("comparison")
			.definedBy("dev.plinth.migration.comparison")
			.layer("statement")
			.definedBy("dev.plinth.migration.statement")
			.layer("database")
			.definedBy("dev.plinth.migration.database")
			.whereLayer("database")
			.mayNotAccessAnyLayer()
			.whereLayer("statement")
			.mayOnlyAccessLayers("database")
			.whereLayer("comparison")
			.mayOnlyAccessLayers("statement", "database")
			.check(CLASSES);
		noClasses().that()
			.resideOutsideOfPackage("dev.plinth.migration..")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("dev.plinth.migration.*")
			.check(CLASSES);
	}

	@Test
	void springBootIsForAutoConfiguration() {
		noClasses().that()
			.resideOutsideOfPackage("dev.plinth.autoconfigure..")
			.and()
			.areNotAssignableTo(FlywayConfigurationCustomizer.class)
			.should()
			.dependOnClassesThat()
			.resideInAPackage("org.springframework.boot..")
			.check(CLASSES);
	}

	@Test
	void flywayCustomizersAreForMigration() {
		classes().that()
			.areAssignableTo(FlywayConfigurationCustomizer.class)
			.should()
			.resideInAPackage("dev.plinth.migration")
			.check(CLASSES);
	}

	@Test
	void packagesAreNamedAfterWhatTheyAreAbout() {
		assertThat(packages()).extracting(JavaPackage::getRelativeName)
			.doesNotContain("util", "utils", "common", "support", "impl", "internal", "service", "services", "helper",
					"helpers", "manager", "managers");
	}

	@Test
	void packagesAreNullMarked() {
		assertThat(packages()).isNotEmpty().allMatch((javaPackage) -> javaPackage.isAnnotatedWith(NullMarked.class));
	}

	@Test
	void autoConfigurationsArePublicAndFinal() {
		classes().that()
			.areAnnotatedWith(AutoConfiguration.class)
			.should()
			.bePublic()
			.andShould()
			.haveModifier(JavaModifier.FINAL)
			.check(CLASSES);
	}

	@Test
	void beansAreMadeByTheirConstructors() {
		noFields().should()
			.beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
			.orShould()
			.beAnnotatedWith("org.springframework.beans.factory.annotation.Value")
			.orShould()
			.beAnnotatedWith("jakarta.inject.Inject")
			.orShould()
			.beAnnotatedWith("jakarta.annotation.Resource")
			.check(CLASSES);
		noCodeUnits().should()
			.beAnnotatedWith("jakarta.annotation.PostConstruct")
			.orShould()
			.beAnnotatedWith("jakarta.annotation.PreDestroy")
			.check(CLASSES);
	}

	@Test
	void timesAreInstants() {
		DescribedPredicate<JavaClass> otherTimes = belongToAnyOf(Date.class, Calendar.class, LocalDateTime.class,
				LocalDate.class, LocalTime.class);
		noCodeUnits().that()
			.arePublic()
			.or()
			.areProtected()
			.should()
			.haveRawReturnType(otherTimes)
			.orShould()
			.haveRawParameterTypes(anyElementThat(otherTimes))
			.check(CLASSES);
	}

	private static Collection<JavaPackage> packages() {
		List<String> names = CLASSES.stream().map(JavaClass::getPackageName).distinct().toList();
		return names.stream().map(CLASSES::getPackage).toList();
	}

}
