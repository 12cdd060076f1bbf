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

import java.util.EnumSet;
import java.util.stream.Stream;

import dev.plinth.audit.stamp.AuditorGenerator;
import dev.plinth.audit.stamp.DeletionAttributeGenerator;
import dev.plinth.softdelete.model.DeletionMark;
import dev.plinth.softdelete.session.LoadedRows;
import dev.plinth.softdelete.session.PendingDeletion;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.generator.EventType;
import org.jspecify.annotations.Nullable;

/**
 * The generator of an attribute that a deletion is written into, be it of the mixin or of
 * an application's own. A new row lives, whatever the application has assigned or an
 * earlier row of the instance had, and what a merge brings along is not taken over.
 * Deletions write the attribute themselves.
 */
class DeletionGenerator implements DeletionAttributeGenerator {

	private static final EnumSet<EventType> EVENTS = EnumSet.of(EventType.INSERT);

	@Override
	public EnumSet<EventType> getEventTypes() {
		return EVENTS;
	}

	/**
	 * The attribute takes part in the dirty check, and in updates.
	 */
	@Override
	public boolean allowMutation() {
		return true;
	}

	@Override
	public @Nullable Object generate(SharedSessionContractImplementor session, Object owner,
			@Nullable Object currentValue, EventType event) {
		return null;
	}

	@Override
	public @Nullable Object retain(@Nullable Object merged, @Nullable Object present,
			SharedSessionContractImplementor session) {
		return present;
	}

	@Override
	public boolean isDeleted(Object entity, SharedSessionContractImplementor session) {
		return LoadedRows.isDeleted(entity, session);
	}

	@Override
	public boolean isDeletionPending(EntityEntry entry) {
		return PendingDeletion.of(entry) != null;
	}

	/**
	 * The generator of what tells whether a row is deleted.
	 */
	static final class Mark extends DeletionGenerator {

		private final transient DeletionMark mark;

		Mark(DeletionMark mark) {
			this.mark = mark;
		}

		@Override
		public @Nullable Object generate(SharedSessionContractImplementor session, Object owner,
				@Nullable Object currentValue, EventType event) {
			return this.mark.value(null);
		}

	}

	/**
	 * The generator of who has deleted the row.
	 */
	static final class Auditor extends DeletionGenerator implements AuditorGenerator {

		private final Class<?> type;

		Auditor(Class<?> type) {
			this.type = type;
		}

		@Override
		public Stream<Class<?>> auditorTypes() {
			return Stream.of(this.type);
		}

	}

}
