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

import dev.plinth.mapping.imperative.ImperativeMapping;
import dev.plinth.testing.WithoutAnnotations;
import jakarta.persistence.CascadeType;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The mappings of the entities of this package, in code.
 */
@Configuration(proxyBeanMethods = false)
@WithoutAnnotations(Invoice.class)
class SalesMappings {

	@Bean
	ImperativeMapping customerMapping() {
		return ImperativeMapping.of(Customer.class).column("name");
	}

	@Bean
	ImperativeMapping invoiceMapping() {
		return ImperativeMapping.of(Invoice.class)
			.filterDefinition("none")
			.column("number", (number) -> number.unique())
			.column("description")
			.manyToOne("customer")
			.manyToOne("payer", (payer) -> payer.eager())
			.oneToMany("lines",
					(lines) -> lines.mappedBy("invoice")
						.cascade(CascadeType.ALL)
						.orphanRemoval()
						.orderBy("id")
						.batchSize(10)
						.filter("none", "1 = 0"))
			.oneToMany("notes", (notes) -> notes.mappedBy("invoice").cascade(CascadeType.ALL).orphanRemoval())
			.manyToMany("tags", (tags) -> tags.filter("none", "1 = 0"))
			.elementCollection("labels");
	}

	@Bean
	ImperativeMapping lineMapping() {
		return ImperativeMapping.of(Line.class)
			.filterDefinition("lines")
			.filter("lines", "product is not null or product is null")
			.manyToOne("invoice")
			.column("product");
	}

	@Bean
	ImperativeMapping noteMapping() {
		return ImperativeMapping.of(Note.class).manyToOne("invoice").column("text");
	}

	@Bean
	ImperativeMapping tagMapping() {
		return ImperativeMapping.of(Tag.class).column("text");
	}

}
