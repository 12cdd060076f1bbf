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

import java.util.EnumSet;
import java.util.stream.Stream;

import dev.plinth.mapping.ManagedAttributeGenerator;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.generator.EventType;
import org.jspecify.annotations.Nullable;

/**
 * The generator of an attribute of an application's own that carries an auditing
 * annotation, or of an embeddable with such attributes. Hibernate has a generator for
 * embeddables itself ({@code CompositeGeneratorBuilder}), but with it the embeddable is
 * left out of the dirty check, so that changes of its other attributes are lost.
 */
public class AnnotatedStampGenerator implements ManagedAttributeGenerator, AuditorGenerator {

	private final transient AnnotatedStamp stamp;

	private final EnumSet<EventType> events;

	AnnotatedStampGenerator(AnnotatedStamp stamp) {
		this.stamp = stamp;
		this.events = EnumSet.of(EventType.INSERT);
		if (stamp.isWrittenOn(EventType.UPDATE)) {
			this.events.add(EventType.UPDATE);
		}
	}

	static AnnotatedStampGenerator of(AnnotatedStamp stamp) {
		return (stamp instanceof BasicStamp basic) ? new BasicStampGenerator(basic)
				: new AnnotatedStampGenerator(stamp);
	}

	@Override
	public EnumSet<EventType> getEventTypes() {
		return this.events;
	}

	@Override
	public boolean allowMutation() {
		return isEmbeddable();
	}

	public boolean isEmbeddable() {
		return this.stamp instanceof EmbeddedStamps;
	}

	public AnnotatedStamp stamp() {
		return this.stamp;
	}

	@Override
	public @Nullable Object generate(SharedSessionContractImplementor session, Object owner,
			@Nullable Object currentValue, EventType event) {
		return this.stamp.stamp(session, owner, currentValue, event);
	}

	@Override
	public @Nullable Object retain(@Nullable Object merged, @Nullable Object present,
			SharedSessionContractImplementor session) {
		return this.stamp.withStampsOf(merged, present, session);
	}

	@Override
	public Stream<Class<?>> auditorTypes() {
		return this.stamp.auditorTypes();
	}

}
