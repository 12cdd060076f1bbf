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
package dev.plinth.testing.office;

import java.util.stream.Stream;

import dev.plinth.mapping.imperative.ImperativeMapping;
import dev.plinth.mapping.imperative.ImperativeMappings;
import dev.plinth.testing.WithoutAnnotations;
import jakarta.persistence.CascadeType;
import jakarta.persistence.GenerationType;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The mappings of the entities of this package, in code.
 */
@Configuration(proxyBeanMethods = false)
@WithoutAnnotations(Project.class)
class OfficeMappings {

	@Bean
	ImperativeMappings office() {
		return new ImperativeMappings(Stream.concat(documents(), tasks()).toList());
	}

	private static Stream<ImperativeMapping> documents() {
		return Stream.of(
				ImperativeMapping.mappedSuperclass(Document.class)
					.column("title")
					.column("seal")
					.column("keywords", (keywords) -> keywords.converter(Keywords.class))
					.embedded("place")
					.manyToOne("topic")
					.column("views")
					.manyToOne("lastTopic")
					.column("reader")
					.elementCollection("labels")
					.elementCollection("paragraphs", (paragraphs) -> paragraphs.orderColumn("paragraphs_order"))
					.elementCollection("words")
					.elementCollection("notes")
					.manyToMany("topics")
					.oneToMany("pages", (pages) -> pages.cascade(CascadeType.ALL))
					.oneToMany("appendix", (appendix) -> appendix.cascade(CascadeType.ALL))
					.elementCollection("readers"),
				ImperativeMapping.of(Deed.class), ImperativeMapping.of(Letter.class), ImperativeMapping.of(Memo.class),
				ImperativeMapping.of(Topic.class).column("name"), ImperativeMapping.of(Page.class).column("text"),
				ImperativeMapping.of(Card.class).column("text"), ImperativeMapping.of(Receipt.class).column("text"),
				ImperativeMapping.of(Ticket.class).column("text"));
	}

	private static Stream<ImperativeMapping> tasks() {
		return Stream.of(
				ImperativeMapping.of(Project.class)
					.column("name")
					.oneToMany("tasks", (tasks) -> tasks.mappedBy("project").cascade(CascadeType.ALL).orphanRemoval()),
				ImperativeMapping.of(Task.class)
					.column("text")
					.column("views")
					.manyToOne("project")
					.manyToOne("board")
					.manyToOne("binder")
					.oneToMany("steps", (steps) -> steps.mappedBy("task").cascade(CascadeType.ALL).orphanRemoval()),
				ImperativeMapping.of(Step.class)
					.id("id", (id) -> id.generated(GenerationType.IDENTITY))
					.column("text")
					.manyToOne("task"),
				ImperativeMapping.of(Board.class), ImperativeMapping.of(Binder.class));
	}

}
