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

import java.time.Instant;
import java.util.EnumSet;
import java.util.stream.Stream;

import dev.plinth.audit.AuditStamps;
import dev.plinth.audit.KeptStamps;
import dev.plinth.audit.StampKeeper;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.generator.BeforeExecutionGenerator;
import org.hibernate.generator.EventType;
import org.hibernate.generator.Generator;
import org.hibernate.service.ServiceRegistry;
import org.jspecify.annotations.Nullable;

/**
 * The generators of the attributes that tell who wrote a row, and when. They run within
 * the flush and only ask {@link AuditStamps}.
 */
public final class StampGenerators {

	private StampGenerators() {
	}

	/**
	 * Create the generator of the instant of the insert.
	 * @param services the services of the session factory
	 * @return the generator
	 */
	public static BeforeExecutionGenerator createdAt(ServiceRegistry services) {
		return new InstantGenerator(AuditStamps.of(services), EnumSet.of(EventType.INSERT));
	}

	/**
	 * Create the generator of the instant of the insert and of each update.
	 * @param services the services of the session factory
	 * @return the generator
	 */
	public static BeforeExecutionGenerator updatedAt(ServiceRegistry services) {
		return new InstantGenerator(AuditStamps.of(services), EnumSet.of(EventType.INSERT, EventType.UPDATE));
	}

	/**
	 * Create the generator of the auditor of the insert.
	 * @param services the services of the session factory
	 * @return the generator
	 */
	public static BeforeExecutionGenerator createdBy(ServiceRegistry services) {
		return new NameGenerator(AuditStamps.of(services), EnumSet.of(EventType.INSERT));
	}

	/**
	 * Create the generator of the auditor of the insert and of each update.
	 * @param services the services of the session factory
	 * @return the generator
	 */
	public static BeforeExecutionGenerator updatedBy(ServiceRegistry services) {
		return new NameGenerator(AuditStamps.of(services), EnumSet.of(EventType.INSERT, EventType.UPDATE));
	}

	/**
	 * Return whether an attribute is a stamp, or an embeddable with stamps in it.
	 * @param generator the generator of the attribute, if it has one
	 */
	public static boolean isStamp(@Nullable Generator generator) {
		return generator instanceof StampGenerator || generator instanceof AnnotatedStampGenerator;
	}

	/**
	 * Generates one of the stamps of a row: a kept one, that of the write, or, where an
	 * update leaves the content as it is, the one that the row has.
	 */
	private abstract static class MixinStampGenerator implements StampGenerator {

		final transient AuditStamps stamps;

		private final EnumSet<EventType> events;

		MixinStampGenerator(AuditStamps stamps, EnumSet<EventType> events) {
			this.stamps = stamps;
			this.events = events;
		}

		@Override
		public EnumSet<EventType> getEventTypes() {
			return this.events;
		}

		@Override
		public @Nullable Object generate(SharedSessionContractImplementor session, Object owner,
				@Nullable Object currentValue, EventType event) {
			KeptStamps kept = StampKeeper.find(owner, session);
			Object stamp = (kept != null) ? kept(kept) : null;
			if (stamp != null) {
				return stamp;
			}
			return StampState.isContentUnchanged(owner, event, session) ? currentValue : stamp(session, owner, event);
		}

		abstract Object stamp(SharedSessionContractImplementor session, Object owner, EventType event);

	}

	/**
	 * Generates the instant of a write.
	 */
	private static final class InstantGenerator extends MixinStampGenerator {

		InstantGenerator(AuditStamps stamps, EnumSet<EventType> events) {
			super(stamps, events);
		}

		@Override
		Object stamp(SharedSessionContractImplementor session, Object owner, EventType event) {
			return this.stamps.instant(session, owner, event, this);
		}

		@Override
		public @Nullable Object kept(KeptStamps kept) {
			Instant instant = generatesOnUpdate() ? kept.updatedAt() : kept.createdAt();
			return (instant != null) ? this.stamps.truncated(instant) : null;
		}

	}

	/**
	 * Generates the auditor of a write.
	 */
	private static final class NameGenerator extends MixinStampGenerator implements AuditorGenerator {

		NameGenerator(AuditStamps stamps, EnumSet<EventType> events) {
			super(stamps, events);
		}

		@Override
		Object stamp(SharedSessionContractImplementor session, Object owner, EventType event) {
			return this.stamps.auditor(session, owner, event, this);
		}

		@Override
		public Stream<Class<?>> auditorTypes() {
			return Stream.of(String.class);
		}

		@Override
		public @Nullable Object kept(KeptStamps kept) {
			String auditor = generatesOnUpdate() ? kept.updatedBy() : kept.createdBy();
			return (auditor != null) ? this.stamps.fitting(auditor) : null;
		}

	}

}
