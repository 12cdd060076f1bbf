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
package dev.plinth.softdelete.deletion;

import java.util.List;

import dev.plinth.testing.DatabaseInitializer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.test.context.ContextConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link RaceContract} on database servers.
 */
class RaceIT {

	/**
	 * What a foreign key has to see to, which H2 does not do under concurrency.
	 */
	abstract static class ServerRaceContract extends RaceContract {

		// T32
		@ParameterizedTest
		@EnumSource
		void noChildIsLeftWithoutParentByAHardDelete(Kind kind) {
			List<Race> races = List.of(race(kind, Operation.HARD_DELETE, Operation.INSERT_SHEET),
					race(kind, Operation.INSERT_SHEET, Operation.HARD_DELETE));
			for (Race race : races) {
				for (Order order : Order.values()) {
					Outcome outcome = run(race, order);
					assertThat(outcome.firstWins() || outcome.secondWins()).isTrue();
					boolean removed = outcome.state().folder() == null;
					assertThat(outcome.state().newSheets()).isEqualTo(removed ? 0 : 1);
				}
			}
		}

	}

	@Nested
	@ContextConfiguration(initializers = DatabaseInitializer.OnPostgresql.class)
	class Postgresql extends ServerRaceContract {

	}

	@Nested
	@ContextConfiguration(initializers = DatabaseInitializer.OnMariaDb.class)
	class MariaDb extends ServerRaceContract {

	}

}
