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
package dev.plinth.mapping;

import java.util.EnumSet;

import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.generator.BeforeExecutionGenerator;
import org.hibernate.generator.EventType;
import org.jspecify.annotations.Nullable;

/**
 * Generates the values of new rows as another generator does, and keeps the column out of
 * updates whatever that one says.
 *
 * @param generator the other generator
 */
record InsertGenerator(BeforeExecutionGenerator generator) implements BeforeExecutionGenerator {

	@Override
	public @Nullable Object generate(SharedSessionContractImplementor session, Object owner,
			@Nullable Object currentValue, EventType eventType) {
		return this.generator.generate(session, owner, currentValue, eventType);
	}

	@Override
	public EnumSet<EventType> getEventTypes() {
		return this.generator.getEventTypes();
	}

	@Override
	public boolean allowMutation() {
		return false;
	}

}
