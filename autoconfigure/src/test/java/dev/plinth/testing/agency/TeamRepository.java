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
package dev.plinth.testing.agency;

import dev.plinth.softdelete.SoftDeleteRepository;

import org.springframework.data.repository.NoRepositoryBean;

/**
 * What all repositories of a team have in common.
 *
 * @param <T> the entity type
 * @param <ID> the type of its identifier
 */
@NoRepositoryBean
public interface TeamRepository<T, ID> extends SoftDeleteRepository<T, ID> {

	/**
	 * Delete an entity that has to exist.
	 * @param id the identifier
	 */
	void deleteExisting(ID id);

}
