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
package dev.plinth.autoconfigure;

import dev.plinth.entity.AbstractBaseEntity;
import dev.plinth.entity.AbstractUuidEntity;
import dev.plinth.entity.SoftDeletable;
import dev.plinth.entity.Timestamped;
import dev.plinth.entity.Userstamped;
import dev.plinth.entity.Versioned;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.ObjectMapper;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PlinthJacksonAutoConfiguration}.
 */
class PlinthJacksonAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class, PlinthJacksonAutoConfiguration.class));

	// T41
	@Test
	void jsonDoesNotSetWhatTheLibrarySets() {
		this.runner.run((context) -> {
			ObjectMapper mapper = context.getBean(ObjectMapper.class);
			Memo memo = mapper.readValue("""
					{ "text": "set", "id": 1, "version": 7, "createdAt": "2000-01-01T00:00:00Z", "createdBy": "mallory",
					"updatedAt": "2000-01-01T00:00:00Z", "updatedBy": "mallory", "deletedAt": "2000-01-01T00:00:00Z",
					"deletedBy": "mallory", "deletionId": "01890a5d-ac96-774b-bcce-b302099a8057", "deleted": true }
					""", Memo.class);
			assertThat(memo.getText()).isEqualTo("set");
			assertThat(memo)
				.extracting(Memo::getId, Memo::getVersion, Memo::getCreatedAt, Memo::getCreatedBy, Memo::getUpdatedAt,
						Memo::getUpdatedBy, Memo::getDeletedAt, Memo::getDeletedBy, Memo::getDeletionId)
				.containsOnlyNulls();
			assertThat(memo.isDeleted()).isFalse();
			assertThat(mapper.readValue("{\"id\": \"01890a5d-ac96-774b-bcce-b302099a8057\"}", Token.class).getId())
				.isNull();
		});
	}

	@Test
	void jsonShowsWhatTheLibrarySets() {
		this.runner.run((context) -> assertThat(context.getBean(ObjectMapper.class).writeValueAsString(new Memo()))
			.contains("\"id\"", "\"createdAt\"", "\"updatedBy\"", "\"deletedAt\"", "\"deletionId\"", "\"version\""));
	}

	@Test
	void moduleOfTheApplicationWins() {
		this.runner.withBean("plinthReadOnlyAttributesModule", String.class, () -> "own")
			.run((context) -> assertThat(context).doesNotHaveBean(ReadOnlyAttributesModule.class));
	}

	@Test
	void withoutJacksonThereIsNoModule() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(PlinthJacksonAutoConfiguration.class))
			.withClassLoader(new FilteredClassLoader(ObjectMapper.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("plinthReadOnlyAttributesModule"));
	}

	/**
	 * An entity with every mixin.
	 */
	static class Memo extends AbstractBaseEntity implements Timestamped, Userstamped, SoftDeletable, Versioned {

		private String text;

		public String getText() {
			return this.text;
		}

	}

	/**
	 * An entity with a UUID.
	 */
	static class Token extends AbstractUuidEntity {

	}

}
