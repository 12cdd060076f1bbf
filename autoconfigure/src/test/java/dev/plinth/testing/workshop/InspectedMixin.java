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

import java.util.List;

import dev.plinth.mapping.ColumnSettings;
import dev.plinth.mapping.Mixin;
import dev.plinth.mapping.MixinAttribute;

/**
 * Maps {@link Inspected}: bulk statements set the inspector, and each row has a state
 * from the start.
 */
class InspectedMixin implements Mixin {

	@Override
	public Class<?> type() {
		return Inspected.class;
	}

	@Override
	public List<MixinAttribute> attributes(ColumnSettings columns) {
		return List.of(MixinAttribute.of("inspector", String.class, columns).withLength(20),
				MixinAttribute.of("inspection", String.class, columns)
					.withLength(20)
					.required()
					.withDefault((entity) -> "due"));
	}

}
