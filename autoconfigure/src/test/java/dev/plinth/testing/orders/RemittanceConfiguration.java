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

package dev.plinth.testing.orders;

import dev.plinth.entity.SoftDeletable;
import dev.plinth.entity.Timestamped;
import dev.plinth.entity.Userstamped;
import dev.plinth.mapping.imperative.ImperativeMapping;
import dev.plinth.testing.orders.archive.Remittance;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Describes a class that is among those registered for the second persistence unit.
 */
@Configuration(proxyBeanMethods = false)
class RemittanceConfiguration {

	@Bean
	ImperativeMapping remittanceMapping() {
		return ImperativeMapping.of(Remittance.class)
			.id("id")
			.column("reference")
			.mixins(Timestamped.class, Userstamped.class, SoftDeletable.class);
	}

}
