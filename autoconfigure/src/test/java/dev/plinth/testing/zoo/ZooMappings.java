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
package dev.plinth.testing.zoo;

import java.util.List;

import dev.plinth.mapping.imperative.ImperativeMapping;
import dev.plinth.mapping.imperative.ImperativeMappings;
import dev.plinth.testing.WithoutAnnotations;
import jakarta.persistence.CascadeType;
import jakarta.persistence.InheritanceType;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The mappings of the entities of this package, in code.
 */
@Configuration(proxyBeanMethods = false)
@WithoutAnnotations(Zoo.class)
class ZooMappings {

	@Bean
	ImperativeMappings zoo() {
		return new ImperativeMappings(List.of(
				ImperativeMapping.of(Zoo.class)
					.manyToOne("keeper", (keeper) -> keeper.cascade(CascadeType.PERSIST, CascadeType.REMOVE))
					.oneToMany("animals",
							(animals) -> animals.mappedBy("zoo")
								.eager()
								.cascade(CascadeType.PERSIST, CascadeType.REMOVE, CascadeType.REFRESH))
					.manyToMany("guests")
					.embedded("annex"),
				ImperativeMapping.embeddable(Annex.class)
					.oneToMany("keepers",
							(keepers) -> keepers.column("annex_id").cascade(CascadeType.PERSIST, CascadeType.REMOVE)),
				ImperativeMapping.of(Animal.class).inheritance(InheritanceType.JOINED).manyToOne("zoo"),
				ImperativeMapping.of(Dog.class).column("trick"), ImperativeMapping.of(Keeper.class),
				ImperativeMapping.of(Plaque.class).immutable(),
				ImperativeMapping.of(Town.class).manyToMany("neighbours", (towns) -> towns.cascade(CascadeType.ALL))));
	}

}
