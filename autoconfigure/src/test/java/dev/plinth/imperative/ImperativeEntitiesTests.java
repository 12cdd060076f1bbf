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
package dev.plinth.imperative;

import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.plinth.testing.SourceCompiler;
import dev.plinth.testing.grid.GridUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.commons.annotation.Testable;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.core.type.classreading.CachingMetadataReaderFactory;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Runs contracts of soft deletion and auditing again with entities that carry no
 * annotation and are described in code. The longer ones run on request only.
 */
@Tag("exhaustive")
class ImperativeEntitiesTests {

	/**
	 * Classes that no description can replace the annotations of.
	 */
	private static final List<String> ANNOTATED = Stream.of(
			// references to several kinds of entities
			"testing.catalog.Bookmark", "testing.club.Locker", "testing.shipping.Booking",
			"autoconfigure.auditing.Draft",
			// identifiers of several attributes, and such that are references
			"testing.club.Seat", "testing.depot.Step", "testing.shipping.Gate", "testing.club.Pass",
			"testing.shipping.Alarm", "testing.shipping.Inspection", "testing.shipping.Permit",
			// references by several columns, or by others than the primary key
			"testing.registry.Plot", "testing.fleet.Ferry", "testing.club.Team", "testing.depot.Depot",
			// classes without subclasses that tell their rows by a discriminator
			"testing.club.Ribbon", "testing.club.Rosette",
			// conditions
			"testing.shipping.Mooring", "testing.shipping.Pier", "testing.shelf.DividedShelf",
			// natural identifiers that change, or that a superclass has
			"testing.catalog.Edition", "testing.registry.Entry",
			// generated values, optimistic locks without a version, getters,
			// lazy columns, fractions of seconds
			"testing.catalog.Stock", "audit.stamped.StampedEntity", "testing.catalog.Price", "testing.newsroom.Letter",
			"testing.newsroom.Sketch", "testing.newsroom.Photo")
		.map("dev.plinth."::concat)
		.toList();

	/**
	 * The attributes that the listener of Spring Data stamps, which reads annotations.
	 */
	private static final String STAMPED_BY_SPRING_DATA = "dev.plinth.testing.newsroom.Audited";

	private static final List<String> DESCRIBED = Stream
		.of("agency", "archive", "catalog", "club", "depot", "fleet", "gallery", "newsroom", "office", "race",
				"registry", "sales", "shelf", "shipping", "wiki", "zoo")
		.map("dev.plinth.testing."::concat)
		.toList();

	static final StrippingClassLoader CLASS_LOADER = new ClassLoaderOfEntities();

	/**
	 * What generated classes say that their descriptions here cannot.
	 */
	private static final List<String> ANNOTATED_IN_GRID = List.of("@IdClass", "@BatchSize(size = 10)\npublic",
			"@JoinColumn(table", "@Fetch(FetchMode.SUBSELECT)");

	private static final List<String> RUN = Stream.of("softdelete.deletion.DeletionTests",
			"softdelete.deletion.SessionOperationTests", "softdelete.deletion.StatelessSessionTests",
			"softdelete.deletion.TreeDeletionTests", "softdelete.coordinator.EditTests",
			"softdelete.restoration.RestorationTests", "softdelete.bulk.BulkDeletionTests",
			"softdelete.bulk.BulkConditionTests", "softdelete.bulk.BulkHierarchyTests", "softdelete.bulk.BulkRaceTests",
			"softdelete.bulk.BulkStampsTests", "softdelete.removal.PurgeTests",
			"softdelete.removal.PurgeHierarchyTests", "softdelete.visibility.VisibilityTests",
			"softdelete.visibility.NaturalIdTests", "softdelete.visibility.CacheTests", "softdelete.ScopeTests",
			"softdelete.event.EventTests", "softdelete.unique.UniquenessTests", "softdelete.visibility.OneToOneTests",
			"softdelete.visibility.OuterJoinTests", "softdelete.reference.ReferenceTests",
			"softdelete.reference.RestrictionTests", "softdelete.guard.GuardTests", "softdelete.MappingTests",
			"autoconfigure.auditing.SavedStampsTests", "autoconfigure.auditing.RunAsTests", "audit.ContentTests",
			"audit.DetachedTests", "audit.ImportTests", "audit.TouchTests")
		.map("dev.plinth."::concat)
		.toList();

	private static final List<String> RUN_ON_REQUEST = Stream
		.of("softdelete.RandomOperationsTests", "softdelete.collection.CollectionTests",
				"softdelete.collection.CollectionKeyTests", "softdelete.restoration.RestorationBySetTests",
				"softdelete.OtherCompanyTests", "softdelete.OwnDeletionTests", "softdelete.OwnDeletionEntryTests",
				"softdelete.deletion.RaceTests", "softdelete.removal.RemovalTests",
				"softdelete.reference.DeletedReferencePolicyTests",
				"softdelete.reference.BatchFetchedReferencePolicyTests", "softdelete.reference.LockedReferenceTests",
				"softdelete.reference.RestrictByDefaultTests", "softdelete.guard.GuardWarningTests",
				"audit.OwnAttributesTests", "audit.AuditStampsTests", "audit.JtaTests",
				"autoconfigure.auditing.ForgedRequestTests", "autoconfigure.auditing.QueryingAuditorAwareTests",
				"mapping.own.OwnMixinTests", "softdelete.removal.PurgeTransactionManagerTests",
				"softdelete.TwoPersistenceUnitsTests", "audit.TwoPersistenceUnitsTests",
				"softdelete.coordinator.BatchedEditTests", "softdelete.deletion.CallbackTests")
		.map("dev.plinth."::concat)
		.toList();

	private static final String SLICE = "dev.plinth.autoconfigure.auditing.AuditingDataJpaTests";

	private static final String GRID = "dev.plinth.softdelete.MappingGridTests";

	/**
	 * Tests of soft deletion and auditing that no entity which is described could change.
	 */
	private static final List<String> NOT_RUN = Stream.of(
			// no entity
			"softdelete.VisibilityAnnotationsTests", "softdelete.bootstrap.SoftDeleteServiceContributorTests",
			"softdelete.event.EventListenersTests", "softdelete.guard.RemovedTablesTests",
			"audit.SecurityContextUserTests", "autoconfigure.auditing.AsyncAuditorTests",
			"autoconfigure.auditing.AuditingWebMvcTests",
			// failures of annotations: ImperativeMappingFailureTests has the others
			"softdelete.OwnDeletionMappingTests", "softdelete.reference.DeletedReferenceMappingTests",
			"softdelete.unique.UniqueKeyMappingTests", "audit.AuditAnnotationTests", "audit.TouchMappingTests",
			// columns of mixins, whatever class has them
			"audit.AuditMixinsTests",
			// comparisons with other ways, in generated applications
			"softdelete.ComparisonTests", "audit.AuditingComparisonTests",
			// Envers, which finds no annotation of its own on a class that a mapping file
			// has
			"softdelete.EnversTests")
		.map("dev.plinth."::concat)
		.toList();

	@ParameterizedTest
	@FieldSource("RUN")
	void passesWithEntitiesDescribedInCode(String testClass) throws ClassNotFoundException {
		CLASS_LOADER.run(testClass);
	}

	@ParameterizedTest
	@Tag("described")
	@FieldSource("RUN_ON_REQUEST")
	void passesOnRequestWithEntitiesDescribedInCode(String testClass) throws ClassNotFoundException {
		CLASS_LOADER.run(testClass);
	}

	/**
	 * Spring finds the listeners of tests by the class loader of its own classes for
	 * tests, this library's among them.
	 */
	@Test
	@Tag("described")
	void sliceOfTestsPassesWithEntitiesDescribedInCode() throws ClassNotFoundException {
		new ClassLoaderOfEntities() {

			@Override
			protected boolean isLoadedAgain(String name) {
				return super.isLoadedAgain(name) || (name.startsWith("org.springframework.")
						&& (name.contains(".test.") || ClassUtils.getShortName(name).contains("Test")));
			}

		}.run(SLICE);
	}

	/**
	 * The generated classes are compiled ahead, for the class loader to strip them.
	 */
	@Test
	@Tag("described")
	void gridOfMappingsPassesWithEntitiesDescribedInCode(@TempDir Path directory) throws Exception {
		Map<String, String> sources = GridUnit.allSources();
		List<String> annotated = sources.keySet()
			.stream()
			.filter((name) -> ANNOTATED_IN_GRID.stream().anyMatch(sources.get(name)::contains))
			.toList();
		try (URLClassLoader compiled = SourceCompiler.compile(sources, directory)) {
			assertThat(annotated).allSatisfy((name) -> {
				Class<?> type = compiled.loadClass(name);
				assertThatException().isThrownBy(() -> Descriptions.of(type, type));
			});
			List<String> packages = GridUnit.all().stream().map(GridUnit::packageName).toList();
			new StrippingClassLoader(compiled, packages, annotated).run(GRID);
		}
	}

	@Test
	void everyTestRunsWithEntitiesDescribedInCodeUnlessItSaysWhyNot() throws Exception {
		List<Class<?>> run = new ArrayList<>();
		for (String name : concat(
				Stream.of(RUN, RUN_ON_REQUEST, List.of(SLICE, GRID), ImperativeEntitiesIT.RUN_ON_REQUEST))) {
			Class<?> type = Class.forName(name);
			run.add(type);
			run.addAll(List.of(type.getDeclaredClasses()));
		}
		List<String> notRun = new ArrayList<>();
		for (String name : testClasses("softdelete", "audit", "autoconfigure/auditing")) {
			if (run.stream().noneMatch(Class.forName(name)::isAssignableFrom)) {
				notRun.add(name);
			}
		}
		assertThat(notRun).containsExactlyInAnyOrderElementsOf(NOT_RUN);
	}

	private static List<String> concat(Stream<List<String>> lists) {
		return lists.flatMap(List::stream).toList();
	}

	/**
	 * Return the names of all classes that declare tests, contracts among them.
	 */
	private static List<String> testClasses(String... directories) throws IOException {
		MetadataReaderFactory readers = new CachingMetadataReaderFactory();
		List<String> names = new ArrayList<>();
		for (String directory : directories) {
			for (Resource file : new PathMatchingResourcePatternResolver()
				.getResources("classpath*:dev/plinth/" + directory + "/**/*.class")) {
				AnnotationMetadata type = readers.getMetadataReader(file).getAnnotationMetadata();
				if (type.hasAnnotatedMethods(Testable.class.getName())) {
					names.add(type.getClassName());
				}
			}
		}
		return names;
	}

	@ParameterizedTest
	@FieldSource("ANNOTATED")
	void classThatKeepsItsAnnotationsCannotBeDescribed(String name) throws ClassNotFoundException {
		Class<?> type = Class.forName(name);
		assertThatException().isThrownBy(() -> Descriptions.of(type, type));
		assertThat(CLASS_LOADER.loadClass(name).getAnnotations()).hasSameSizeAs(type.getAnnotations());
	}

	@ParameterizedTest
	@ValueSource(strings = { "sales.Invoice", "zoo.Zoo", "fleet.Vessel", "shelf.Shelf" })
	void otherClassesHaveNone(String name) throws ClassNotFoundException {
		assertThat(CLASS_LOADER.loadClass("dev.plinth.testing." + name).getAnnotations()).isEmpty();
	}

	/**
	 * Strips all classes of these tests that can be described.
	 */
	private static class ClassLoaderOfEntities extends StrippingClassLoader {

		ClassLoaderOfEntities() {
			super(ImperativeEntitiesTests.class.getClassLoader(),
					concat(Stream.of(DESCRIBED,
							List.of("dev.plinth.audit.stamped", "dev.plinth.autoconfigure.auditing"))),
					concat(Stream.of(ANNOTATED, List.of(STAMPED_BY_SPRING_DATA))));
		}

	}

}
