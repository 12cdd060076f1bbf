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
package dev.plinth.audit;

import java.util.Map;
import java.util.stream.Stream;

import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.generator.EventType;
import org.hibernate.metamodel.mapping.EmbeddableMappingType;
import org.hibernate.type.ComponentType;
import org.jspecify.annotations.Nullable;

/**
 * The stamps within an embeddable, which may have other attributes as well, be a record,
 * and contain further embeddables. One that is {@code null} comes into being when it is
 * stamped.
 */
final class EmbeddedStamps implements AnnotatedStamp {

	private final ComponentType type;

	private final Map<Integer, AnnotatedStamp> stamps;

	/**
	 * Create the stamps of an embeddable.
	 * @param type the type of the embeddable
	 * @param stamps the stamps, by the index of their attribute in the embeddable
	 */
	EmbeddedStamps(ComponentType type, Map<Integer, AnnotatedStamp> stamps) {
		this.type = type;
		this.stamps = Map.copyOf(stamps);
	}

	@Override
	public boolean isWrittenOn(EventType event) {
		return this.stamps.values().stream().anyMatch((stamp) -> stamp.isWrittenOn(event));
	}

	@Override
	public @Nullable Object stamp(SharedSessionContractImplementor session, Object owner, @Nullable Object current,
			EventType event) {
		@Nullable Object[] values = values(current);
		this.stamps.forEach((index, stamp) -> values[index] = stamp.stamp(session, owner, values[index], event));
		return embeddable(current, values, session);
	}

	@Override
	public @Nullable Object withStampsOf(@Nullable Object value, @Nullable Object source, boolean fixedOnly,
			SharedSessionContractImplementor session) {
		if (value == null && source == null) {
			return null;
		}
		@Nullable Object[] values = values(value);
		@Nullable Object[] stamped = values(source);
		this.stamps.forEach((index,
				stamp) -> values[index] = stamp.withStampsOf(values[index], stamped[index], fixedOnly, session));
		return embeddable(value, values, session);
	}

	@Override
	public Stream<Class<?>> auditorTypes() {
		return this.stamps.values().stream().flatMap(AnnotatedStamp::auditorTypes);
	}

	private @Nullable Object[] values(@Nullable Object embeddable) {
		return this.type.getPropertyValues(embeddable).clone();
	}

	private Object embeddable(@Nullable Object current, @Nullable Object[] values,
			SharedSessionContractImplementor session) {
		if (current != null) {
			return this.type.replacePropertyValues(current, values, session);
		}
		EmbeddableMappingType mapping = this.type.getMappingModelPart().getEmbeddableTypeDescriptor();
		return mapping.getRepresentationStrategy().getInstantiator().instantiate(() -> values);
	}

}
