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
package dev.plinth.testing.workshop;

import dev.plinth.entity.SoftDeletable;
import dev.plinth.entity.Timestamped;
import dev.plinth.entity.Userstamped;
import dev.plinth.mapping.imperative.ImperativeMapping;
import jakarta.persistence.CascadeType;
import jakarta.persistence.EnumType;
import jakarta.persistence.InheritanceType;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The mappings of the classes of this package that are described in code.
 */
@Configuration(proxyBeanMethods = false)
class WorkshopMappings {

	@Bean
	ImperativeMapping numberedMapping() {
		return ImperativeMapping.mappedSuperclass(Numbered.class)
			.id("id", (id) -> id.sequence("workshop_seq", 20))
			.version("revision");
	}

	@Bean
	ImperativeMapping partMapping() {
		return ImperativeMapping.of(Part.class)
			.table("spare_part")
			.column("number",
					(number) -> number.name("part_no").length(20).notNull().converter(PartNumber.Converter.class))
			.column("material", (material) -> material.length(10).enumerated(EnumType.STRING))
			.embedded("price", (price) -> price.column("amount", (amount) -> amount.name("price").precision(12, 2)))
			.embedded("dimensions")
			.manyToOne("supplier", (supplier) -> supplier.column("supplied_by").notNull())
			.mixins(Timestamped.class, Userstamped.class, SoftDeletable.class)
			.uniqueAmongActive("number")
			.touch("supplier");
	}

	@Bean
	ImperativeMapping dimensionsMapping() {
		return ImperativeMapping.embeddable(Dimensions.class)
			.column("width", (width) -> width.name("width_mm"))
			.column("height", (height) -> height.name("height_mm"))
			.constructor("width", "height");
	}

	@Bean
	ImperativeMapping supplierMapping() {
		return ImperativeMapping.of(Supplier.class)
			.column("name", (name) -> name.length(80).notNull())
			.oneToMany("parts",
					(parts) -> parts.mappedBy("supplier").cascade(CascadeType.ALL).orphanRemoval().orderBy("id"));
	}

	@Bean
	ImperativeMapping machineMapping() {
		return ImperativeMapping.of(Machine.class)
			.inheritance(InheritanceType.SINGLE_TABLE)
			.discriminatorColumn("kind")
			.column("name", (name) -> name.length(40));
	}

	@Bean
	ImperativeMapping latheMapping() {
		return ImperativeMapping.of(Lathe.class).discriminatorValue("lathe").column("swing");
	}

	@Bean
	ImperativeMapping drillMapping() {
		return ImperativeMapping.of(Drill.class).discriminatorValue("drill");
	}

	@Bean
	ImperativeMapping toolMapping() {
		return ImperativeMapping.of(Tool.class)
			.id("id")
			.column("name")
			.column("bought")
			.column("scrapped")
			.manyToOne("delivery");
	}

	@Bean
	ImperativeMapping countryMapping() {
		return ImperativeMapping.dynamic("Country")
			.id("code", String.class, (code) -> code.length(2))
			.column("name", String.class, (name) -> name.length(60).notNull());
	}

}
