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
package dev.plinth.registration.press;

import java.util.List;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import org.jspecify.annotations.Nullable;

import org.springframework.data.repository.Repository;

/**
 * Two entities of one unit, the second of which only repositories lead to.
 */
public final class Press {

	private Press() {
	}

	/**
	 * An entity that tests register.
	 */
	@Entity(name = "Journal")
	public static class Journal {

		@Id
		private @Nullable Long id;

	}

	/**
	 * An entity that refers to it.
	 */
	@Entity(name = "Issue")
	public static class Issue {

		@Id
		private @Nullable Long id;

		@ManyToOne
		private @Nullable Journal journal;

	}

	/**
	 * A repository.
	 */
	public interface IssueRepository extends Repository<Issue, Long> {

		List<Issue> findByJournalId(Long id);

	}

}
