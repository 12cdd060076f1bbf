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
package dev.plinth.entity;

import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * JSON never sets what the library alone sets, whichever mapper of Jackson 2 or 3 reads
 * it.
 */
class ReadOnlyJsonTests {

	static final List<Mapper> MAPPERS = List.of(new Jackson3("JsonMapper of Jackson 3", new JsonMapper()),
			new Jackson3("ObjectMapper of Jackson 3", new ObjectMapper()),
			new Jackson3("fields of Jackson 3",
					JsonMapper.builder()
						.changeDefaultVisibility((visibility) -> visibility.withFieldVisibility(Visibility.ANY)
							.withGetterVisibility(Visibility.NONE)
							.withIsGetterVisibility(Visibility.NONE))
						.build()),
			new Jackson2("ObjectMapper of Jackson 2", new com.fasterxml.jackson.databind.ObjectMapper()),
			new Jackson2("fields of Jackson 2",
					new com.fasterxml.jackson.databind.ObjectMapper()
						.setVisibility(PropertyAccessor.ALL, Visibility.NONE)
						.setVisibility(PropertyAccessor.FIELD, Visibility.ANY)));

	private static final String FORGED = """
			{ "text": "set", "id": 1, "version": 7, "createdAt": 0, "createdBy": "mallory", "updatedAt": 0,
			"updatedBy": "mallory", "deletedAt": 0, "deletedBy": "mallory", "deleted": true,
			"deletionId": "01890a5d-ac96-774b-bcce-b302099a8057" }
			""";

	// T41
	@ParameterizedTest
	@FieldSource("MAPPERS")
	void jsonDoesNotSetWhatTheLibrarySets(Mapper mapper) {
		Memo read = mapper.read(FORGED, Memo.class);
		Memo updated = new Memo();
		mapper.update(FORGED, updated);
		for (Memo memo : new Memo[] { read, updated }) {
			assertThat(memo.text).isEqualTo("set");
			assertThat(memo)
				.extracting(Memo::getId, Memo::getVersion, Memo::getCreatedAt, Memo::getCreatedBy, Memo::getUpdatedAt,
						Memo::getUpdatedBy, Memo::getDeletedAt, Memo::getDeletedBy, Memo::getDeletionId)
				.containsOnlyNulls();
			assertThat(memo.isDeleted()).isFalse();
		}
	}

	@ParameterizedTest
	@FieldSource("MAPPERS")
	void jsonDoesNotAskForADeletion(Mapper mapper) {
		Memo memo = new Memo();
		Throwable refusal = catchThrowable(() -> mapper.update("{\"softDeleteRequested\": true}", memo));
		assertThat(memo.isDeleted()).as("refused: %s", refusal).isFalse();
	}

	// T41
	@ParameterizedTest
	@FieldSource("MAPPERS")
	void jsonDoesNotSetUuids(Mapper mapper) {
		assertThat(mapper.read("{\"id\": \"" + UUID.randomUUID() + "\"}", Token.class).getId()).isNull();
	}

	@ParameterizedTest
	@FieldSource("MAPPERS")
	void jsonShowsTheAttributesOfTheMixinsThatAnEntityHas(Mapper mapper) {
		assertThat(mapper.write(new Memo()))
			.contains("\"id\"", "\"createdAt\"", "\"createdBy\"", "\"updatedAt\"", "\"updatedBy\"", "\"deletedAt\"",
					"\"deletedBy\"", "\"deletionId\"", "\"deleted\"", "\"version\"")
			.doesNotContain("softDeleteRequested");
		assertThat(mapper.write(new Token())).isEqualTo("{\"id\":null}");
	}

	@ParameterizedTest
	@FieldSource("MAPPERS")
	void attributeOfTheApplicationWithTheNameOfAnotherMixinIsItsOwn(Mapper mapper) {
		assertThat(mapper.read("{\"createdBy\": \"ada\"}", Own.class).createdBy).isEqualTo("ada");
		assertThat(mapper.write(mapper.read("{\"createdBy\": \"ada\"}", Own.class))).contains("\"createdBy\":\"ada\"");
	}

	/**
	 * A mapper.
	 */
	interface Mapper {

		<T> T read(String json, Class<T> type);

		void update(String json, Object target);

		String write(Object value);

	}

	/**
	 * One of Jackson 3.
	 *
	 * @param name what kind
	 * @param mapper the mapper
	 */
	private record Jackson3(String name, ObjectMapper mapper) implements Mapper {

		@Override
		public <T> T read(String json, Class<T> type) {
			return this.mapper.readValue(json, type);
		}

		@Override
		public void update(String json, Object target) {
			this.mapper.readerForUpdating(target).readValue(json);
		}

		@Override
		public String write(Object value) {
			return this.mapper.writeValueAsString(value);
		}

		@Override
		public String toString() {
			return this.name;
		}

	}

	/**
	 * One of Jackson 2.
	 *
	 * @param name what kind
	 * @param mapper the mapper
	 */
	private record Jackson2(String name, com.fasterxml.jackson.databind.ObjectMapper mapper) implements Mapper {

		@Override
		public <T> T read(String json, Class<T> type) {
			try {
				return this.mapper.readValue(json, type);
			}
			catch (JsonProcessingException ex) {
				throw new AssertionError(ex);
			}
		}

		@Override
		public void update(String json, Object target) {
			try {
				this.mapper.readerForUpdating(target).readValue(json);
			}
			catch (JsonProcessingException ex) {
				throw new AssertionError(ex);
			}
		}

		@Override
		public String write(Object value) {
			try {
				return this.mapper.writeValueAsString(value);
			}
			catch (JsonProcessingException ex) {
				throw new AssertionError(ex);
			}
		}

		@Override
		public String toString() {
			return this.name;
		}

	}

	/**
	 * An entity with every mixin.
	 */
	static class Memo extends AbstractBaseEntity implements Timestamped, Userstamped, SoftDeletable, Versioned {

		public @Nullable String text;

	}

	/**
	 * An entity with a UUID and no mixin.
	 */
	static class Token extends AbstractUuidEntity {

	}

	/**
	 * An entity with an attribute of its own.
	 */
	static class Own extends AbstractUuidEntity {

		public @Nullable String createdBy;

	}

}
