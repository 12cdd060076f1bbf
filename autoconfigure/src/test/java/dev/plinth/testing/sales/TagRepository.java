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
package dev.plinth.testing.sales;

import java.util.List;
import java.util.UUID;

import dev.plinth.softdelete.IncludeDeleted;
import dev.plinth.softdelete.OnlyDeleted;
import dev.plinth.softdelete.SoftDeleteRepository;

/**
 * A repository whose methods see what their annotations say.
 */
public interface TagRepository extends SoftDeleteRepository<Tag, UUID> {

	List<Tag> findByTextStartingWith(String prefix);

	@IncludeDeleted
	List<Tag> findIncludingDeletedByTextStartingWith(String prefix);

	@OnlyDeleted
	List<Tag> findOnlyDeletedByTextStartingWith(String prefix);

}
