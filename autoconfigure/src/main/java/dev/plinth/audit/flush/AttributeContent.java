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
package dev.plinth.audit.flush;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;

import dev.plinth.audit.stamp.AnnotatedStamp;
import dev.plinth.audit.stamp.AttributeAnnotations;
import dev.plinth.audit.stamp.BasicStamp;
import dev.plinth.audit.stamp.EmbeddedStamps;
import dev.plinth.entity.IgnoredForLastModified;
import org.hibernate.bytecode.enhance.spi.LazyPropertyInitializer;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.engine.spi.CollectionEntry;
import org.hibernate.engine.spi.PersistenceContext;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.metamodel.mapping.EmbeddableMappingType;
import org.hibernate.metamodel.mapping.EmbeddableValuedModelPart;
import org.hibernate.metamodel.mapping.PluralAttributeMapping;
import org.hibernate.persister.collection.CollectionPersister;
import org.hibernate.type.CollectionType;
import org.hibernate.type.ComponentType;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ObjectUtils;

/**
 * Tells whether the content that an attribute holds has changed.
 */
abstract class AttributeContent {

	private static final AttributeContent NONE = new AttributeContent() {

		@Override
		boolean isDirtyContent(@Nullable Object current, @Nullable Object loaded,
				SharedSessionContractImplementor session) {
			return false;
		}

	};

	/**
	 * Return an attribute that is no content.
	 */
	static AttributeContent none() {
		return NONE;
	}

	/**
	 * Return an attribute.
	 * @param attribute the attribute
	 * @param type its type
	 * @param stamp what is stamped in it, or {@code null} for nothing
	 */
	static AttributeContent of(AttributeMapping attribute, Type type, @Nullable AnnotatedStamp stamp) {
		if (stamp instanceof BasicStamp || AttributeAnnotations.isPresent(attribute, IgnoredForLastModified.class)) {
			return NONE;
		}
		if (attribute instanceof PluralAttributeMapping plural) {
			CollectionPersister collection = plural.getCollectionDescriptor();
			return collection.isInverse() ? NONE : new Elements(collection, (CollectionType) type);
		}
		if (attribute instanceof EmbeddableValuedModelPart embedded && type instanceof ComponentType component) {
			return Embedded.of(embedded.getEmbeddableTypeDescriptor(), component, stamp);
		}
		return new Value(type);
	}

	/**
	 * Return whether content has changed.
	 * @param current the value of an attribute that Hibernate found to be dirty
	 * @param loaded the value that it was loaded with
	 */
	abstract boolean isDirtyContent(@Nullable Object current, @Nullable Object loaded,
			SharedSessionContractImplementor session);

	/**
	 * Return whether the value is or holds a collection of the content.
	 */
	boolean mayHoldCollection() {
		return false;
	}

	/**
	 * Return whether the elements of a collection have changed.
	 */
	boolean isCollectionChanged(@Nullable Object current, @Nullable Object loaded,
			SharedSessionContractImplementor session) {
		return false;
	}

	/**
	 * A value that Hibernate compares.
	 */
	private static final class Value extends AttributeContent {

		private final Type type;

		Value(Type type) {
			this.type = type;
		}

		@Override
		boolean isDirtyContent(@Nullable Object current, @Nullable Object loaded,
				SharedSessionContractImplementor session) {
			return this.type.isDirty(loaded, current, session);
		}

	}

	/**
	 * An embedded object, whose attributes are looked at one by one.
	 */
	private static final class Embedded extends AttributeContent {

		private final ComponentType type;

		private final AttributeContent[] attributes;

		private final boolean collections;

		private Embedded(ComponentType type, AttributeContent[] attributes) {
			this.type = type;
			this.attributes = attributes;
			this.collections = Arrays.stream(attributes).anyMatch(AttributeContent::mayHoldCollection);
		}

		/**
		 * Return an embedded object, which is compared as a whole if all of its
		 * attributes are, or if what it holds depends on its class.
		 */
		static AttributeContent of(EmbeddableMappingType embeddable, ComponentType type,
				@Nullable AnnotatedStamp stamp) {
			if (embeddable.isPolymorphic()) {
				return new Value(type);
			}
			AttributeContent[] attributes = new AttributeContent[type.getPropertyNames().length];
			for (int index = 0; index < attributes.length; index++) {
				attributes[index] = AttributeContent.of(embeddable.findAttributeMapping(type.getPropertyNames()[index]),
						type.getSubtypes()[index], (stamp instanceof EmbeddedStamps stamps) ? stamps.get(index) : null);
			}
			return Arrays.stream(attributes).allMatch(Value.class::isInstance) ? new Value(type)
					: new Embedded(type, attributes);
		}

		@Override
		boolean isDirtyContent(@Nullable Object current, @Nullable Object loaded,
				SharedSessionContractImplementor session) {
			for (int index = 0; index < this.attributes.length; index++) {
				if (this.attributes[index].isDirtyContent(value(current, index), value(loaded, index), session)) {
					return true;
				}
			}
			return false;
		}

		@Override
		boolean mayHoldCollection() {
			return this.collections;
		}

		@Override
		boolean isCollectionChanged(@Nullable Object current, @Nullable Object loaded,
				SharedSessionContractImplementor session) {
			for (int index = 0; index < this.attributes.length; index++) {
				if (this.attributes[index].isCollectionChanged(value(current, index), value(loaded, index), session)) {
					return true;
				}
			}
			return false;
		}

		private @Nullable Object value(@Nullable Object component, int index) {
			return (component != null && component != LazyPropertyInitializer.UNFETCHED_PROPERTY)
					? this.type.getPropertyValue(component, index) : null;
		}

	}

	/**
	 * A collection that the entity owns.
	 */
	private static final class Elements extends AttributeContent {

		private final CollectionPersister persister;

		private final CollectionType type;

		Elements(CollectionPersister persister, CollectionType type) {
			this.persister = persister;
			this.type = type;
		}

		@Override
		boolean isDirtyContent(@Nullable Object current, @Nullable Object loaded,
				SharedSessionContractImplementor session) {
			return isCollectionChanged(current, loaded, session);
		}

		@Override
		boolean mayHoldCollection() {
			return true;
		}

		/**
		 * A collection that is said to be dirty may have the elements that it had: those
		 * of a merged instance have been put into it anew, or another collection took its
		 * place. Where the earlier elements are not known, they count as changed.
		 */
		@Override
		boolean isCollectionChanged(@Nullable Object current, @Nullable Object loaded,
				SharedSessionContractImplementor session) {
			PersistentCollection<?> wrapper = wrapper(current, session);
			PersistentCollection<?> loadedWrapper = wrapper(loaded, session);
			if (wrapper != null && (wrapper == loadedWrapper || loaded == LazyPropertyInitializer.UNFETCHED_PROPERTY)) {
				return wrapper.isDirty() && !(wrapper.wasInitialized() && wrapper.equalsSnapshot(this.persister));
			}
			if (loadedWrapper == null) {
				return current != null && size(current) > 0;
			}
			CollectionEntry entry = session.getPersistenceContextInternal().getCollectionEntry(loadedWrapper);
			Object snapshot = (entry != null && loadedWrapper.wasInitialized()) ? entry.getSnapshot() : null;
			return snapshot == null || !hasElements(current, snapshot, session);
		}

		private static @Nullable PersistentCollection<?> wrapper(@Nullable Object value,
				SharedSessionContractImplementor session) {
			if (value == null || value instanceof PersistentCollection<?>) {
				return (PersistentCollection<?>) value;
			}
			PersistenceContext persistenceContext = session.getPersistenceContextInternal();
			return value.getClass().isArray() ? persistenceContext.getCollectionHolder(value) : null;
		}

		private boolean hasElements(@Nullable Object collection, Object snapshot,
				SharedSessionContractImplementor session) {
			if (collection == null || size(collection) != size(snapshot)) {
				return collection == null && size(snapshot) == 0;
			}
			if (snapshot instanceof Map<?, ?> elements) {
				if (collection instanceof Map<?, ?> map) {
					return map.entrySet()
						.stream()
						.allMatch((entry) -> elements.containsKey(entry.getKey())
								&& isSame(elements.get(entry.getKey()), entry.getValue(), session));
				}
				return ((Collection<?>) collection).stream()
					.allMatch((element) -> elements.containsKey(element)
							&& isSame(elements.get(element), element, session));
			}
			Iterator<?> elements = iterator(collection);
			for (Iterator<?> earlier = iterator(snapshot); earlier.hasNext();) {
				if (!isSame(earlier.next(), elements.next(), session)) {
					return false;
				}
			}
			return true;
		}

		private boolean isSame(@Nullable Object earlier, @Nullable Object element,
				SharedSessionContractImplementor session) {
			return !this.type.getElementType(session.getFactory()).isDirty(earlier, element, session);
		}

		private static int size(Object elements) {
			if (elements instanceof Map<?, ?> map) {
				return map.size();
			}
			return (elements instanceof Collection<?> collection) ? collection.size() : Array.getLength(elements);
		}

		private static Iterator<?> iterator(Object elements) {
			return (elements instanceof Collection<?> collection) ? collection.iterator()
					: Arrays.asList(ObjectUtils.toObjectArray(elements)).iterator();
		}

	}

}
