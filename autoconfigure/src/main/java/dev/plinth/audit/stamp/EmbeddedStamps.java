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

import java.lang.reflect.Array;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.hibernate.InstantiationException;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.generator.EventType;
import org.hibernate.metamodel.mapping.EmbeddableMappingType;
import org.hibernate.type.ComponentType;
import org.jspecify.annotations.Nullable;

/**
 * The stamps within an embeddable, which may have other attributes as well, be a record,
 * and contain further embeddables. One that is {@code null} comes into being when it is
 * stamped, with nothing else in it, if its class allows for that; otherwise it has no
 * stamps.
 * <p>
 * An embeddable is stamped in place: the application may hold it.
 */
public final class EmbeddedStamps implements AnnotatedStamp {

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

	/**
	 * Return the stamp of an attribute of the embeddable.
	 * @param index the index of the attribute
	 * @return the stamp, or {@code null} if the attribute has none
	 */
	public @Nullable AnnotatedStamp get(int index) {
		return this.stamps.get(index);
	}

	@Override
	public boolean isWrittenOn(EventType event) {
		return this.stamps.values().stream().anyMatch((stamp) -> stamp.isWrittenOn(event));
	}

	@Override
	public boolean isFixed() {
		return this.stamps.values().stream().anyMatch(AnnotatedStamp::isFixed);
	}

	@Override
	public @Nullable Object stamp(SharedSessionContractImplementor session, Object owner, @Nullable Object current,
			EventType event) {
		@Nullable Object[] values = values(current);
		this.stamps.forEach((index, stamp) -> values[index] = stamp.stamp(session, owner, values[index], event));
		try {
			return embeddable(current, values, session);
		}
		catch (InstantiationException ex) {
			if (current != null) {
				throw ex;
			}
			return null; // its class refuses to be without its other attributes
		}
	}

	/**
	 * {@inheritDoc}
	 * @throws InstantiationException if an embeddable is removed whose columns keep
	 * stamps of the insert, and its class does not allow for one that has nothing else:
	 * the row could not be read any more
	 */
	@Override
	public @Nullable Object withStampsOf(@Nullable Object value, @Nullable Object source,
			SharedSessionContractImplementor session) {
		if (value == null && source == null) {
			return null;
		}
		@Nullable Object[] values = values(value);
		@Nullable Object[] stamped = values(source);
		this.stamps
			.forEach((index, stamp) -> values[index] = stamp.withStampsOf(values[index], stamped[index], session));
		try {
			return embeddable(value, values, session);
		}
		catch (InstantiationException ex) {
			if (value != null || isFixed()) {
				throw ex;
			}
			return null; // its class refuses to be without its other attributes
		}
	}

	/**
	 * Return whether two values of the embeddable have the same stamps.
	 * @param value the one value
	 * @param other the other value
	 * @param session the session
	 */
	public boolean isSame(@Nullable Object value, @Nullable Object other, SharedSessionContractImplementor session) {
		@Nullable Object[] values = this.type.getPropertyValues(value);
		@Nullable Object[] others = this.type.getPropertyValues(other);
		return this.stamps.entrySet().stream().allMatch((part) -> {
			int index = part.getKey();
			return (part.getValue() instanceof EmbeddedStamps embedded)
					? embedded.isSame(values[index], others[index], session)
					: !this.type.getSubtypes()[index].isDirty(others[index], values[index], session);
		});
	}

	/**
	 * Return an embeddable that can be stamped in place without changing others.
	 * @param embeddable the embeddable of an entity
	 * @param owned tells whether an instance belongs to that entity alone
	 * @param session the session
	 * @return the embeddable, or a copy if it, or one within it, belongs to others too
	 */
	public @Nullable Object separate(@Nullable Object embeddable, Predicate<Object> owned,
			SharedSessionContractImplementor session) {
		return isShared(embeddable, owned) ? this.type.deepCopy(embeddable, session.getFactory()) : embeddable;
	}

	private boolean isShared(@Nullable Object embeddable, Predicate<Object> owned) {
		if (embeddable == null) {
			return false;
		}
		boolean shared = this.type.isMutable() && !owned.test(embeddable);
		for (Map.Entry<Integer, AnnotatedStamp> part : this.stamps.entrySet()) {
			if (part.getValue() instanceof EmbeddedStamps embedded) {
				shared |= embedded.isShared(this.type.getPropertyValue(embeddable, part.getKey()), owned);
			}
		}
		return shared;
	}

	/**
	 * {@inheritDoc}
	 * <p>
	 * Those of an embeddable that does not come into being are left out: a statement does
	 * not know whether a row has one.
	 */
	@Override
	public void forEach(String path, BiConsumer<String, BasicStamp> stamps) {
		if (comesIntoBeing()) {
			this.stamps
				.forEach((index, stamp) -> stamp.forEach(path + "." + this.type.getPropertyNames()[index], stamps));
		}
	}

	private boolean comesIntoBeing() {
		try {
			create(values(null));
			return true;
		}
		catch (InstantiationException ex) {
			return false;
		}
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
		return (current != null) ? this.type.replacePropertyValues(current, values, session) : create(values);
	}

	private Object create(@Nullable Object[] values) {
		EmbeddableMappingType mapping = this.type.getMappingModelPart().getEmbeddableTypeDescriptor();
		for (int index = 0; index < mapping.getNumberOfAttributeMappings(); index++) {
			Class<?> attributeType = mapping.getAttributeMapping(index)
				.getPropertyAccess()
				.getGetter()
				.getReturnTypeClass();
			if (values[index] == null && attributeType.isPrimitive()) {
				values[index] = Array.get(Array.newInstance(attributeType, 1), 0); // its
																					// default
			}
		}
		return mapping.getRepresentationStrategy().getInstantiator().instantiate(() -> values);
	}

}
