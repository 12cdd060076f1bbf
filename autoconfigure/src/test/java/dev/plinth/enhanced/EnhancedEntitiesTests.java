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
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;
import org.junit.platform.launcher.listeners.TestExecutionSummary.Failure;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs tests again with bytecode-enhanced entities, which track their own changes, load
 * attributes lazily and keep both sides of an association in step.
 */
@Tag("exhaustive")
class EnhancedEntitiesTests {

	@ParameterizedTest(name = "{0}, bases enhanced: {1}")
	@CsvSource({ "dev.plinth.softdelete.DeletedReferencePolicyTests, false",
			"dev.plinth.softdelete.DeletedReferencePolicyTests, true", "dev.plinth.softdelete.DeletionTests, false",
			"dev.plinth.softdelete.DeletionTests, true", "dev.plinth.softdelete.ReferenceTests, false",
			"dev.plinth.softdelete.ReferenceTests, true", "dev.plinth.softdelete.RestrictionTests, false",
			"dev.plinth.softdelete.RestrictionTests, true", "dev.plinth.softdelete.RestorationTests, false",
			"dev.plinth.softdelete.RestorationTests, true", "dev.plinth.softdelete.RestorationBySetTests, false",
			"dev.plinth.softdelete.RestorationBySetTests, true", "dev.plinth.softdelete.UniquenessTests, false",
			"dev.plinth.softdelete.UniquenessTests, true", "dev.plinth.softdelete.OneToOneTests, true",
			"dev.plinth.softdelete.RemovalTests, false", "dev.plinth.softdelete.RemovalTests, true",
			"dev.plinth.softdelete.VisibilityTests, false", "dev.plinth.softdelete.VisibilityTests, true",
			"dev.plinth.softdelete.CollectionTests, true", "dev.plinth.softdelete.EditTests, true",
			"dev.plinth.softdelete.SessionOperationTests, false", "dev.plinth.softdelete.SessionOperationTests, true",
			"dev.plinth.softdelete.StatelessSessionTests, false", "dev.plinth.softdelete.StatelessSessionTests, true",
			"dev.plinth.softdelete.NaturalIdTests, true", "dev.plinth.softdelete.OwnDeletionTests, true",
			"dev.plinth.softdelete.CacheTests, true", "dev.plinth.audit.OwnAttributesTests, true",
			"dev.plinth.mapping.library.MixinAttributesTests, false",
			"dev.plinth.mapping.library.MixinAttributesTests, true", "dev.plinth.audit.ContentTests, false",
			"dev.plinth.audit.ContentTests, true", "dev.plinth.audit.ImportTests, true",
			"dev.plinth.audit.TouchTests, true", "dev.plinth.autoconfigure.auditing.QueryingAuditorAwareTests, true" })
	void passesWithEnhancedEntities(String testClass, boolean enhanceBases) throws ClassNotFoundException {
		ClassLoader classLoader = new EnhancingClassLoader(getClass().getClassLoader(), enhanceBases);
		assertThat(SelfDirtinessTracker.class)
			.isAssignableFrom(classLoader.loadClass("dev.plinth.testing.sales.Invoice"));
		TestExecutionSummary summary = run(testClass, classLoader);
		assertThat(summary.getFailures())
			.extracting((failure) -> failure.getTestIdentifier().getDisplayName(), Failure::getException)
			.isEmpty();
		assertThat(summary.getTestsSucceededCount()).isPositive();
	}

	private static TestExecutionSummary run(String testClass, ClassLoader classLoader) throws ClassNotFoundException {
		ClassLoader original = Thread.currentThread().getContextClassLoader();
		Thread.currentThread().setContextClassLoader(classLoader);
		try {
			LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
				.selectors(DiscoverySelectors.selectClass(classLoader.loadClass(testClass)))
				.build();
			SummaryGeneratingListener listener = new SummaryGeneratingListener();
			LauncherFactory.create().execute(request, listener);
			return listener.getSummary();
		}
		finally {
			Thread.currentThread().setContextClassLoader(original);
		}
	}

}
