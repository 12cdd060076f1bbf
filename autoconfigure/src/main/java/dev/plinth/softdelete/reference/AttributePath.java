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
package dev.plinth.softdelete.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;

import org.hibernate.bytecode.enhance.spi.LazyPropertyInitializer;
import org.hibernate.engine.internal.ManagedTypeHelper;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.metamodel.mapping.EmbeddableValuedModelPart;
import org.hibernate.metamodel.mapping.internal.ToOneAttributeMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.type.CompositeType;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

/**
 * The way from an entity to one of its attributes, down embeddables. Reads and replaces
 * the value in the entity and in its state, where embeddables are other instances.
 *
 * @param entity the persister of the entity
 * @param names the names of the attributes on the way
 */
record AttributePath(EntityPersister entity, List<String> names) {

	/**
	 * Find the to-one associations of an entity.
	 * @param entity the persister of the entity
	 * @param consumer gets the associations with the paths to them
	 */
	static void forEachToOne(EntityPersister entity, BiConsumer<AttributePath, ToOneAttributeMapping> consumer) {
		entity.forEachAttributeMapping((attribute) -> find(entity, attribute, List.of(), consumer));
	}

	private static void find(EntityPersister entity, AttributeMapping attribute, List<String> parents,
			BiConsumer<AttributePath, ToOneAttributeMapping> consumer) {
		List<String> names = new ArrayList<>(parents);
		names.add(attribute.getAttributeName());
		if (attribute instanceof ToOneAttributeMapping association) {
			consumer.accept(new AttributePath(entity, names), association);
		}
		else if (attribute instanceof EmbeddableValuedModelPart embedded) {
			embedded.getEmbeddableTypeDescriptor()
				.forEachAttributeMapping((part) -> find(entity, part, names, consumer));
		}
	}

	/**
	 * Return the name of the attribute.
	 */
	String name() {
		return String.join(".", this.names);
	}

	/**
	 * Return the position in the state of the entity at which the path begins.
	 */
	int position() {
		return this.entity.getPropertyIndex(this.names.get(0));
	}

	boolean isEmbedded() {
		return this.names.size() > 1;
	}

	/**
	 * Return the value of the attribute in an entity.
	 * @return the value, or {@code null} also if it is not loaded yet
	 */
	@Nullable Object valueOf(Object instance, SharedSessionContractImplementor session) {
		return follow(this.entity.getValue(instance, position()), session);
	}

	/**
	 * Return the value of the attribute in the state of an entity.
	 * @return the value, or {@code null} also if it is not loaded yet
	 */
	@Nullable Object valueIn(@Nullable Object[] state, SharedSessionContractImplementor session) {
		return follow(state[position()], session);
	}

	private @Nullable Object follow(@Nullable Object first, SharedSessionContractImplementor session) {
		Object value = first;
		Type type = type();
		for (String name : this.names.subList(1, this.names.size())) {
			if (isAbsent(value)) {
				return null;
			}
			CompositeType embeddable = (CompositeType) type;
			int index = embeddable.getPropertyIndex(name);
			value = embeddable.getPropertyValue(value, index, session);
			type = embeddable.getSubtypes()[index];
		}
		return isAbsent(value) ? null : value;
	}

	/**
	 * Replace the value of the attribute in an entity. One that tracks its own changes
	 * does not count this as one.
	 */
	void replace(Object instance, @Nullable Object value, SharedSessionContractImplementor session) {
		Object first = this.entity.getValue(instance, position());
		ManagedTypeHelper.processIfSelfDirtinessTracker(instance,
				(tracker) -> tracker.$$_hibernate_suspendDirtyTracking(true));
		try {
			this.entity.setValue(instance, position(), replaced(first, type(), 1, value, session));
		}
		finally {
			ManagedTypeHelper.processIfSelfDirtinessTracker(instance,
					(tracker) -> tracker.$$_hibernate_suspendDirtyTracking(false));
		}
	}

	/**
	 * Replace the value of the attribute in the state of an entity.
	 */
	void replaceIn(@Nullable Object[] state, @Nullable Object value, SharedSessionContractImplementor session) {
		state[position()] = replaced(state[position()], type(), 1, value, session);
	}

	/**
	 * An embeddable that is null gets an instance if there is something to put into it.
	 */
	private @Nullable Object replaced(@Nullable Object present, Type type, int depth, @Nullable Object value,
			SharedSessionContractImplementor session) {
		if (depth == this.names.size()) {
			return value;
		}
		if (isAbsent(present) && value == null) {
			return present;
		}
		CompositeType embeddable = (CompositeType) type;
		int index = embeddable.getPropertyIndex(this.names.get(depth));
		@Nullable Object[] values = (present != null) ? embeddable.getPropertyValues(present, session)
				: new Object[embeddable.getPropertyNames().length];
		values[index] = replaced(values[index], embeddable.getSubtypes()[index], depth + 1, value, session);
		return (present != null) ? embeddable.replacePropertyValues(present, values, session)
				: instantiate(depth, values);
	}

	private Object instantiate(int depth, @Nullable Object[] values) {
		EmbeddableValuedModelPart embedded = (EmbeddableValuedModelPart) Objects
			.requireNonNull(this.entity.findByPath(String.join(".", this.names.subList(0, depth))));
		return embedded.getEmbeddableTypeDescriptor()
			.getRepresentationStrategy()
			.getInstantiator()
			.instantiate(() -> values);
	}

	private Type type() {
		return this.entity.getPropertyTypes()[position()];
	}

	private static boolean isAbsent(@Nullable Object value) {
		return value == null || value == LazyPropertyInitializer.UNFETCHED_PROPERTY;
	}

}
