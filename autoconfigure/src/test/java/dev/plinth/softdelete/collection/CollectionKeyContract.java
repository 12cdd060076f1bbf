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
package dev.plinth.softdelete.collection;

import java.util.List;

import dev.plinth.testing.club.ClubContract;
import dev.plinth.testing.club.Paper;
import dev.plinth.testing.club.Team;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A collection that its owner has by another key than its identifier is told from one
 * whose owner has that key for an identifier.
 */
abstract class CollectionKeyContract extends ClubContract {

	// T49
	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void hiddenElementsAreLeftAlone(boolean otherLoaded) {
		Team other = persisted(new Team("blues"));
		Team team = new Team("reds", other.getId());
		Paper hidden = persisted(new Paper("hidden"));
		inTransaction(() -> {
			team.getPapers().addAll(List.of(this.entityManager.merge(hidden), new Paper("shown")));
			team.getPapers().forEach(this.entityManager::persist);
			this.entityManager.persist(team);
		});
		this.papers.deleteById(hidden.getId());
		inTransaction(() -> {
			if (otherLoaded) {
				this.teams.deleteById(other.getId());
			}
			assertThat(team(team).getPapers()).extracting(Paper::getCode).containsExactly("shown");
			team(team).getPapers().clear();
		});
		assertThat(this.jdbc.queryForList("select papers_id from team_papers", Long.class))
			.containsExactly(hidden.getId());
	}

	private Team team(Team team) {
		return this.entityManager.find(Team.class, team.getId());
	}

}
