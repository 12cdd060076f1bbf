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

import java.net.URLClassLoader;
import java.nio.file.Path;
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
			// conditions
			"testing.shipping.Mooring", "testing.shipping.Pier", "testing.shelf.DividedShelf",
			// natural identifiers that change, or that a superclass has
			"testing.catalog.Edition", "testing.registry.Entry",
			// generated values, optimistic locks without a version, getters, lazy
			// columns,
			// fractions of seconds
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

	private static final StrippingClassLoader CLASS_LOADER = new StrippingClassLoader(
			ImperativeEntitiesTests.class.getClassLoader(),
			Stream
				.concat(DESCRIBED.stream(), Stream.of("dev.plinth.audit.stamped", "dev.plinth.autoconfigure.auditing"))
				.toList(),
			Stream.concat(ANNOTATED.stream(), Stream.of(STAMPED_BY_SPRING_DATA)).toList());

	/**
	 * What generated classes say that no description can.
	 */
	private static final List<String> ANNOTATED_IN_GRID = List.of("@IdClass", "@BatchSize(size = 10)\npublic",
			"@JoinColumn(table", "@Fetch(FetchMode.SUBSELECT)");

	private static final String[] LEFT_OUT = {
			// of a named entity graph
			"fetchedReferencesAreHidden",
			// of an annotation for tests, which the class loader of the test framework
			// knows
			"saveWithAnAuditorGivesItsNameAndTime",
			// of the registry of thread locals, which is one for all class loaders
			"scopesOfOtherThreadsFlushTheirOwnTransactions", "nameTravelsToOtherThreadsAndEndsThere" };

	@ParameterizedTest
	@ValueSource(strings = { "dev.plinth.softdelete.deletion.DeletionTests",
			"dev.plinth.softdelete.deletion.SessionOperationTests",
			"dev.plinth.softdelete.deletion.StatelessSessionTests", "dev.plinth.softdelete.deletion.TreeDeletionTests",
			"dev.plinth.softdelete.coordinator.EditTests", "dev.plinth.softdelete.restoration.RestorationTests",
			"dev.plinth.softdelete.bulk.BulkDeletionTests", "dev.plinth.softdelete.bulk.BulkConditionTests",
			"dev.plinth.softdelete.bulk.BulkHierarchyTests", "dev.plinth.softdelete.bulk.BulkRaceTests",
			"dev.plinth.softdelete.bulk.BulkStampsTests", "dev.plinth.softdelete.removal.PurgeTests",
			"dev.plinth.softdelete.removal.PurgeHierarchyTests", "dev.plinth.softdelete.visibility.VisibilityTests",
			"dev.plinth.softdelete.visibility.NaturalIdTests", "dev.plinth.softdelete.visibility.CacheTests",
			"dev.plinth.softdelete.ScopeTests", "dev.plinth.softdelete.event.EventTests",
			"dev.plinth.softdelete.unique.UniquenessTests", "dev.plinth.softdelete.visibility.OneToOneTests",
			"dev.plinth.softdelete.reference.ReferenceTests", "dev.plinth.softdelete.reference.RestrictionTests",
			"dev.plinth.softdelete.guard.GuardTests", "dev.plinth.softdelete.MappingTests",
			"dev.plinth.autoconfigure.auditing.SavedStampsTests", "dev.plinth.autoconfigure.auditing.RunAsTests",
			"dev.plinth.audit.ContentTests", "dev.plinth.audit.DetachedTests", "dev.plinth.audit.ImportTests",
			"dev.plinth.audit.TouchTests" })
	void passesWithEntitiesDescribedInCode(String testClass) throws ClassNotFoundException {
		CLASS_LOADER.run(testClass, LEFT_OUT);
	}

	@ParameterizedTest
	@Tag("described")
	@ValueSource(strings = { "dev.plinth.softdelete.RandomOperationsTests",
			"dev.plinth.softdelete.collection.CollectionTests", "dev.plinth.softdelete.collection.CollectionKeyTests",
			"dev.plinth.softdelete.restoration.RestorationBySetTests", "dev.plinth.softdelete.OtherCompanyTests",
			"dev.plinth.softdelete.OwnDeletionTests", "dev.plinth.softdelete.OwnDeletionEntryTests",
			"dev.plinth.softdelete.deletion.RaceTests", "dev.plinth.softdelete.removal.RemovalTests",
			"dev.plinth.softdelete.reference.DeletedReferencePolicyTests",
			"dev.plinth.softdelete.reference.BatchFetchedReferencePolicyTests",
			"dev.plinth.softdelete.reference.LockedReferenceTests",
			"dev.plinth.softdelete.reference.RestrictByDefaultTests", "dev.plinth.softdelete.guard.GuardWarningTests",
			"dev.plinth.audit.OwnAttributesTests", "dev.plinth.audit.AuditStampsTests", "dev.plinth.audit.JtaTests",
			"dev.plinth.autoconfigure.auditing.ForgedRequestTests",
			"dev.plinth.autoconfigure.auditing.QueryingAuditorAwareTests",
			"dev.plinth.autoconfigure.auditing.AuditingDataJpaTests", "dev.plinth.mapping.own.OwnMixinTests" })
	void passesOnRequestWithEntitiesDescribedInCode(String testClass) throws ClassNotFoundException {
		CLASS_LOADER.run(testClass, LEFT_OUT);
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
			new StrippingClassLoader(compiled, packages, annotated).run("dev.plinth.softdelete.MappingGridTests");
		}
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

}
