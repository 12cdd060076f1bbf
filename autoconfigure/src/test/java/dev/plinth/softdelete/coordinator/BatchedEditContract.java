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
package dev.plinth.softdelete.coordinator;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

import dev.plinth.softdelete.DeletedRows;
import dev.plinth.testing.catalog.CatalogContract;
import dev.plinth.testing.catalog.Edition;
import dev.plinth.testing.catalog.Shelf;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Updates of living rows and of deleted ones of the same class, which one flush sends in
 * batches.
 */
abstract class BatchedEditContract extends CatalogContract {

	/**
	 * Make four rows, of which every other one is deleted, and change them in one flush.
	 */
	private <T> void editAlternating(Class<T> type, Function<String, T> creation, Function<T, Long> id,
			BiConsumer<T, Integer> edit, boolean firstDeleted) {
		List<Long> ids = returning(() -> List.of("a", "b", "c", "d").stream().map(creation).map((entity) -> {
			this.entityManager.persist(entity);
			return id.apply(entity);
		}).toList());
		for (int position = firstDeleted ? 0 : 1; position < ids.size(); position += 2) {
			delete(type, ids.get(position));
		}
		DeletedRows.edit(() -> inTransaction(() -> {
			for (int position = 0; position < ids.size(); position++) {
				edit.accept(this.entityManager.find(type, ids.get(position)), position);
			}
		}));
	}

	@Test
	void editOfLivingAndDeletedRowsChangesThem() {
		for (boolean firstDeleted : new boolean[] { false, true }) {
			editAlternating(Edition.class, (code) -> new Edition(code, 2000), Edition::getId,
					(edition, position) -> edition.setCode("edited"), firstDeleted);
		}
		assertThat(count("select count(*) from edition where code = 'edited'")).isEqualTo(8);
		assertThat(count("select count(*) from edition where deleted_at is null")).isEqualTo(4);
	}

	@Test
	void editOfLivingAndDeletedRowsWithVersionChangesThem() {
		for (boolean firstDeleted : new boolean[] { false, true }) {
			editAlternating(Shelf.class, Shelf::new, Shelf::getId, (shelf, position) -> shelf.setName("edited"),
					firstDeleted);
		}
		assertThat(count("select count(*) from shelf where name = 'edited'")).isEqualTo(8);
		assertThat(count("select count(*) from shelf where version = 1 and deleted_at is null")).isEqualTo(4);
		assertThat(count("select count(*) from shelf where version = 2 and deleted_at is not null")).isEqualTo(4);
	}

	@Test
	void editOfCollectionsOfLivingAndDeletedRowsChangesTheirVersions() {
		for (boolean firstDeleted : new boolean[] { false, true }) {
			editAlternating(Shelf.class, Shelf::new, Shelf::getId, (shelf, position) -> shelf.getLabels().add("edited"),
					firstDeleted);
		}
		assertThat(count("select count(*) from shelf_labels where labels = 'edited'")).isEqualTo(8);
		assertThat(count("select count(*) from shelf where version = 1 and deleted_at is null")).isEqualTo(4);
		assertThat(count("select count(*) from shelf where version = 2 and deleted_at is not null")).isEqualTo(4);
	}

	@Test
	void editOfRowsWhoseDeletionHasAnIdentifierAndOfOthersChangesThem() {
		List<Long> ids = returning(() -> List.of("a", "b", "c", "d").stream().map((code) -> {
			Edition edition = new Edition(code, 2000);
			this.entityManager.persist(edition);
			return edition.getId();
		}).toList());
		ids.forEach((id) -> delete(Edition.class, id));
		this.jdbc.update("update edition set deletion_id = null where code in ('b', 'd')");
		DeletedRows.edit(() -> inTransaction(
				() -> ids.forEach((id) -> this.entityManager.find(Edition.class, id).setCode("edited"))));
		assertThat(count("select count(*) from edition where code = 'edited'")).isEqualTo(4);
	}

}
