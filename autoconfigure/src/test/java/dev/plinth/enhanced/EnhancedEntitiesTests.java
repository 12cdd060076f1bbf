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
package dev.plinth.enhanced;

import org.hibernate.engine.spi.SelfDirtinessTracker;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs tests again with bytecode-enhanced entities, which track their own changes, load
 * attributes lazily and keep both sides of an association in step.
 */
@Tag("exhaustive")
class EnhancedEntitiesTests {

	@ParameterizedTest(name = "{0}, bases enhanced: {1}")
	@CsvSource({ "dev.plinth.softdelete.reference.DeletedReferencePolicyTests, false",
			"dev.plinth.softdelete.reference.DeletedReferencePolicyTests, true",
			"dev.plinth.softdelete.deletion.DeletionTests, false", "dev.plinth.softdelete.deletion.DeletionTests, true",
			"dev.plinth.softdelete.reference.ReferenceTests, false",
			"dev.plinth.softdelete.reference.ReferenceTests, true",
			"dev.plinth.softdelete.reference.RestrictionTests, false",
			"dev.plinth.softdelete.reference.RestrictionTests, true",
			"dev.plinth.softdelete.restoration.RestorationTests, false",
			"dev.plinth.softdelete.restoration.RestorationTests, true",
			"dev.plinth.softdelete.restoration.RestorationBySetTests, false",
			"dev.plinth.softdelete.restoration.RestorationBySetTests, true",
			"dev.plinth.softdelete.unique.UniquenessTests, false", "dev.plinth.softdelete.unique.UniquenessTests, true",
			"dev.plinth.softdelete.visibility.OneToOneTests, true", "dev.plinth.softdelete.removal.RemovalTests, false",
			"dev.plinth.softdelete.removal.RemovalTests, true",
			"dev.plinth.softdelete.visibility.VisibilityTests, false",
			"dev.plinth.softdelete.visibility.VisibilityTests, true",
			"dev.plinth.softdelete.collection.CollectionTests, true",
			"dev.plinth.softdelete.coordinator.EditTests, true",
			"dev.plinth.softdelete.deletion.SessionOperationTests, false",
			"dev.plinth.softdelete.deletion.SessionOperationTests, true",
			"dev.plinth.softdelete.deletion.StatelessSessionTests, false",
			"dev.plinth.softdelete.deletion.StatelessSessionTests, true",
			"dev.plinth.softdelete.visibility.NaturalIdTests, true", "dev.plinth.softdelete.OwnDeletionTests, true",
			"dev.plinth.softdelete.visibility.CacheTests, true", "dev.plinth.audit.OwnAttributesTests, true",
			"dev.plinth.mapping.library.MixinAttributesTests, false",
			"dev.plinth.mapping.library.MixinAttributesTests, true", "dev.plinth.mapping.own.OwnMixinTests, false",
			"dev.plinth.mapping.own.OwnMixinTests, true", "dev.plinth.audit.ContentTests, false",
			"dev.plinth.audit.ContentTests, true", "dev.plinth.audit.ImportTests, true",
			"dev.plinth.audit.DetachedTests, true", "dev.plinth.audit.TouchTests, true",
			"dev.plinth.autoconfigure.auditing.QueryingAuditorAwareTests, true" })
	void passesWithEnhancedEntities(String testClass, boolean enhanceBases) throws ClassNotFoundException {
		EnhancingClassLoader classLoader = new EnhancingClassLoader(getClass().getClassLoader(), enhanceBases);
		assertThat(SelfDirtinessTracker.class)
			.isAssignableFrom(classLoader.loadClass("dev.plinth.testing.sales.Invoice"));
		classLoader.run(testClass);
	}

}
