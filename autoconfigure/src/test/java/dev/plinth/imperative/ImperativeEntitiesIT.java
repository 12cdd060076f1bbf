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

import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * {@link ImperativeEntitiesTests} of the contracts that only database servers have.
 */
@Tag("exhaustive")
@Tag("described")
class ImperativeEntitiesIT {

	static final List<String> RUN_ON_REQUEST = List.of("dev.plinth.softdelete.deletion.RaceIT",
			"dev.plinth.softdelete.restoration.RestorationRaceIT");

	@ParameterizedTest
	@FieldSource("RUN_ON_REQUEST")
	void passesOnRequestWithEntitiesDescribedInCode(String testClass) throws ClassNotFoundException {
		ImperativeEntitiesTests.CLASS_LOADER.run(testClass);
	}

}
