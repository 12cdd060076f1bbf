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
package dev.plinth.audit.stamp;

import java.util.List;

import dev.plinth.entity.Userstamped;
import dev.plinth.entity.Userstamped_;
import dev.plinth.mapping.ColumnSettings;
import dev.plinth.mapping.Mixin;
import dev.plinth.mapping.MixinAttribute;

/**
 * The mixin {@link Userstamped}.
 */
public final class UserstampedMixin implements Mixin {

	@Override
	public Class<?> type() {
		return Userstamped.class;
	}

	@Override
	public List<MixinAttribute> attributes(ColumnSettings columns) {
		return List.of(
				attribute(Userstamped_.CREATED_BY, columns).fixed().generatedBy(StampGenerators::createdBy).asManaged(),
				attribute(Userstamped_.UPDATED_BY, columns).generatedBy(StampGenerators::updatedBy).asManaged());
	}

	private static MixinAttribute attribute(String name, ColumnSettings columns) {
		return MixinAttribute.of(name, String.class, columns).withLength(columns.auditorLength()).required();
	}

}
