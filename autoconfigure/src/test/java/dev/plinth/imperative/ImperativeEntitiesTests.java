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

import dev.plinth.testing.office.Project;
import dev.plinth.testing.sales.Invoice;
import dev.plinth.testing.zoo.Zoo;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs contracts of soft deletion and auditing again with entities that carry no
 * annotation and are described in code.
 */
@Tag("exhaustive")
class ImperativeEntitiesTests {

	private static final StrippingClassLoader CLASS_LOADER = new StrippingClassLoader(
			ImperativeEntitiesTests.class.getClassLoader(), Invoice.class, Project.class, Zoo.class);

	/**
	 * Tests of Hibernate's filters, which annotations define and descriptions do not.
	 */
	private static final String[] OF_FILTERS = { "restoreBringsBackWhatAFilterHides",
			"replacedCollectionKeepsItsDeletedElementsThoughAFilterHidesThem",
			"conditionOfAFilterLetsNoDeletedRowsIn" };

	@ParameterizedTest
	@ValueSource(strings = { "dev.plinth.softdelete.deletion.DeletionTests",
			"dev.plinth.softdelete.coordinator.EditTests", "dev.plinth.softdelete.restoration.RestorationTests",
			"dev.plinth.softdelete.bulk.BulkDeletionTests", "dev.plinth.softdelete.visibility.VisibilityTests",
			"dev.plinth.softdelete.guard.GuardTests", "dev.plinth.softdelete.MappingTests",
			"dev.plinth.autoconfigure.auditing.SavedStampsTests", "dev.plinth.audit.ContentTests",
			"dev.plinth.audit.DetachedTests", "dev.plinth.audit.ImportTests", "dev.plinth.audit.TouchTests" })
	void passesWithEntitiesDescribedInCode(String testClass) throws ClassNotFoundException {
		for (Class<?> entity : new Class<?>[] { Invoice.class, Project.class, Zoo.class }) {
			assertThat(CLASS_LOADER.loadClass(entity.getName()).getAnnotations()).isEmpty();
		}
		CLASS_LOADER.run(testClass, OF_FILTERS);
	}

}
