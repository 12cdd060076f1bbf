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
package dev.plinth.softdelete.bootstrap;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.plinth.entity.SoftDeletable;
import dev.plinth.entity.SoftDeletable_;
import dev.plinth.mapping.ColumnSettings;
import dev.plinth.mapping.Mixin;
import dev.plinth.mapping.MixinAttribute;

/**
 * The mixin {@link SoftDeletable}.
 */
public final class SoftDeletableMixin implements Mixin {

	@Override
	public Class<?> type() {
		return SoftDeletable.class;
	}

	@Override
	public List<MixinAttribute> attributes(ColumnSettings columns) {
		return List.of(
				attribute(SoftDeletable_.DELETED_AT, Instant.class, columns)
					.withPrecision(columns.timestampPrecision()),
				attribute(SoftDeletable_.DELETED_BY, String.class, columns).withLength(columns.auditorLength()),
				attribute(SoftDeletable_.DELETION_ID, UUID.class, columns));
	}

	private static MixinAttribute attribute(String name, Class<?> type, ColumnSettings columns) {
		return MixinAttribute.of(name, type, columns).generatedBy((services) -> new DeletionGenerator()).asManaged();
	}

	@Override
	public boolean rootOnly() {
		return true;
	}

}
