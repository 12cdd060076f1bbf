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
package dev.plinth.registration.newsstand;

import java.util.List;

import dev.plinth.registration.press.Press;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

import org.springframework.data.repository.Repository;

/**
 * An entity and repositories of one unit, the second of which is of an entity in another
 * package.
 */
public final class Newsstand {

	private Newsstand() {
	}

	/**
	 * An entity.
	 */
	@Entity(name = "Booth")
	public static class Booth {

		@Id
		private @Nullable Long id;

	}

	/**
	 * The first repository.
	 */
	public interface BoothRepository extends Repository<Booth, Long> {

		List<Booth> findByIdGreaterThan(Long id);

	}

	/**
	 * The second repository.
	 */
	public interface JournalRepository extends Repository<Press.Journal, Long> {

		List<Press.Journal> findByIdLessThan(Long id);

	}

}
