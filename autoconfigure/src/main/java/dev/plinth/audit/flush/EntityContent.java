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

import java.util.stream.IntStream;

import dev.plinth.audit.KeptStamps;
import dev.plinth.audit.SessionStamps;
import dev.plinth.audit.stamp.AnnotatedStampGenerator;
import dev.plinth.audit.stamp.DateConversion;
import dev.plinth.audit.stamp.EmbeddedStamps;
import dev.plinth.audit.stamp.StampGenerator;
import dev.plinth.audit.stamp.StampGenerators;
import org.hibernate.bytecode.enhance.spi.LazyPropertyInitializer;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.generator.Generator;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * What counts as the content of one entity class: all attributes but the stamps, the
 * version, those marked {@link dev.plinth.entity.IgnoredForLastModified}, and collections
 * that the entity does not own. A collection that
 * {@link org.hibernate.annotations.OptimisticLock} excludes does not count either.
 */
final class EntityContent {

	private final EntityPersister persister;

	private final int lastModified;

	private final AttributeContent[] attributes;

	private final int[] stamps;

	private final boolean ownStamps;

	private final int[] embeddables;

	private final boolean collections;

	EntityContent(EntityPersister persister) {
		this.persister = persister;
		this.lastModified = lastModified(persister.getGenerators());
		this.attributes = new AttributeContent[persister.getPropertyNames().length];
		for (int index = 0; index < this.attributes.length; index++) {
			this.attributes[index] = attribute(index);
		}
		Generator[] generators = persister.getGenerators();
		this.stamps = IntStream.range(0, generators.length)
			.filter((index) -> StampGenerators.isStamp(generators[index]))
			.toArray();
		this.ownStamps = IntStream.of(this.stamps)
			.anyMatch((index) -> generators[index] instanceof AnnotatedStampGenerator);
		this.embeddables = IntStream.of(this.stamps)
			.filter((index) -> generators[index] instanceof AnnotatedStampGenerator generator
					&& generator.isEmbeddable())
			.toArray();
		this.collections = IntStream.range(0, this.attributes.length)
			.anyMatch((index) -> this.attributes[index].mayHoldCollection());
	}

	private static int lastModified(Generator[] generators) {
		return IntStream.range(0, generators.length)
			.filter((index) -> StampGenerators.isStamp(generators[index]) && generators[index].generatesOnUpdate())
			.findFirst()
			.orElse(-1);
	}

	private AttributeContent attribute(int index) {
		boolean version = this.persister.isVersioned() && index == this.persister.getVersionPropertyIndex();
		Generator generator = this.persister.getGenerators()[index];
		if (version || generator instanceof StampGenerator) {
			return AttributeContent.none();
		}
		AttributeContent attribute = AttributeContent.of(this.persister.getAttributeMapping(index),
				this.persister.getPropertyTypes()[index],
				(generator instanceof AnnotatedStampGenerator own) ? own.stamp() : null);
		return attribute.mayHoldCollection() && !this.persister.getPropertyVersionability()[index]
				? AttributeContent.none() : attribute;
	}

	/**
	 * Return whether updates of the entity are stamped.
	 */
	boolean isStamped() {
		return this.lastModified >= 0;
	}

	/**
	 * Return whether an update shows that the entity has been touched.
	 */
	boolean isTouchable() {
		return isStamped() || this.persister.isVersioned();
	}

	/**
	 * Return whether an update changes content.
	 * @param dirtyAttributes the positions of the changed attributes, or {@code null} if
	 * none is known to have changed
	 * @param state the state of the entity
	 * @param loadedState the state that the entity was loaded with
	 */
	boolean isChanged(int @Nullable [] dirtyAttributes, Object[] state, Object @Nullable [] loadedState,
			SharedSessionContractImplementor session) {
		if (loadedState == null) {
			return true;
		}
		if (dirtyAttributes != null) {
			for (int index : dirtyAttributes) {
				if (isDirtyContent(index, state, loadedState, session)) {
					return true;
				}
			}
		}
		return isCollectionChanged(state, loadedState, session);
	}

	/**
	 * An attribute that was not fetched and is dirty has been set without being read.
	 */
	private boolean isDirtyContent(int index, Object[] state, Object[] loadedState,
			SharedSessionContractImplementor session) {
		AttributeContent attribute = this.attributes[index];
		return isUnfetched(loadedState[index]) ? attribute != AttributeContent.none()
				: attribute.isDirtyContent(state[index], loadedState[index], session);
	}

	/**
	 * Return whether the elements of a collection have changed that belongs to the
	 * content.
	 */
	boolean isCollectionChanged(Object[] state, Object @Nullable [] loadedState,
			SharedSessionContractImplementor session) {
		if (!this.collections || loadedState == null) {
			return false;
		}
		for (int index = 0; index < this.attributes.length; index++) {
			if (this.attributes[index].mayHoldCollection() && !isUnfetched(state[index])
					&& this.attributes[index].isCollectionChanged(state[index], loadedState[index], session)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Return whether an update has stamps to write that are to be kept.
	 * @param kept the stamps to keep
	 * @param loadedState the state that the entity was loaded with
	 */
	boolean differs(KeptStamps kept, Object @Nullable [] loadedState) {
		Generator[] generators = this.persister.getGenerators();
		for (int index = 0; loadedState != null && index < generators.length; index++) {
			if (generators[index] instanceof StampGenerator generator && generator.generatesOnUpdate()) {
				Object stamp = generator.kept(kept);
				if (stamp != null && !DateConversion.isSame(stamp, loadedState[index])) {
					return true;
				}
			}
		}
		return false;
	}

	/**
	 * Have no embeddable with stamps that also belongs to an entity that this flush has
	 * come across before: stamps of the one would show in the other.
	 */
	void separateEmbeddables(Object entity, SharedSessionContractImplementor session) {
		for (int index : this.embeddables) {
			Object embeddable = this.persister.getValue(entity, index);
			if (embeddable != null && !isUnfetched(embeddable)
					&& this.persister.getGenerators()[index] instanceof AnnotatedStampGenerator generator
					&& generator.stamp() instanceof EmbeddedStamps embedded) {
				Object separate = embedded.separate(embeddable,
						(instance) -> SessionStamps.of(session).isOwner(entity, instance), session);
				if (separate != embeddable) {
					this.persister.setValue(entity, index, separate);
				}
			}
		}
	}

	private static boolean isUnfetched(@Nullable Object value) {
		return value == LazyPropertyInitializer.UNFETCHED_PROPERTY;
	}

	/**
	 * Add an attribute that an update stamps, or the version, to those that it writes, so
	 * that there is an update.
	 */
	int[] withLastModified(int @Nullable [] dirtyAttributes) {
		int attribute = isStamped() ? this.lastModified : this.persister.getVersionPropertyIndex();
		if (dirtyAttributes == null) {
			return new int[] { attribute };
		}
		return IntStream.concat(IntStream.of(dirtyAttributes), IntStream.of(attribute)).distinct().sorted().toArray();
	}

	/**
	 * Take back what the application has written into stamps, so that it leads to no
	 * update.
	 */
	void takeBackStamps(Object entity, Object[] state, Object[] loadedState, SharedSessionContractImplementor session) {
		for (int index : this.stamps) {
			if (isSet(index, state, loadedState, session)) {
				resetStamp(index, entity, state, loadedState, session);
			}
		}
	}

	private boolean isSet(int index, Object[] state, Object[] loadedState, SharedSessionContractImplementor session) {
		if (isUnfetched(state[index]) || isUnfetched(loadedState[index])) {
			return !isUnfetched(state[index]);
		}
		return (this.persister.getGenerators()[index] instanceof AnnotatedStampGenerator generator
				&& generator.stamp() instanceof EmbeddedStamps embedded)
						? !embedded.isSame(state[index], loadedState[index], session)
						: this.persister.getPropertyTypes()[index].isDirty(loadedState[index], state[index], session);
	}

	/**
	 * Leave stamps out of the attributes that were found to be dirty, once they have been
	 * {@linkplain #takeBackStamps taken back}: an entity that tracks its own changes has
	 * noted that they were set.
	 */
	int @Nullable [] withoutStamps(int @Nullable [] dirtyAttributes, Object[] state, Object[] loadedState,
			SharedSessionContractImplementor session) {
		return (dirtyAttributes == null || !this.ownStamps) ? dirtyAttributes : IntStream.of(dirtyAttributes)
			.filter((index) -> !(this.persister.getGenerators()[index] instanceof AnnotatedStampGenerator)
					|| isUnfetched(loadedState[index])
					|| this.persister.getPropertyTypes()[index].isDirty(loadedState[index], state[index], session))
			.toArray();
	}

	/**
	 * Give the stamps the values that they were loaded with, whatever the application has
	 * written into them. One that has not been fetched is, if the update needs it: it may
	 * have been set, or be written as it is.
	 */
	void resetStamps(Object entity, Object[] state, Object[] loadedState, SharedSessionContractImplementor session) {
		for (int index : this.stamps) {
			if (!isUnfetched(loadedState[index]) || !isUnfetched(state[index])
					|| this.persister.getGenerators()[index].generatesOnUpdate()) {
				resetStamp(index, entity, state, loadedState, session);
			}
		}
	}

	/**
	 * Give a stamp the value that it was loaded with, unless its row is gone.
	 */
	private void resetStamp(int index, Object entity, Object[] state, Object[] loadedState,
			SharedSessionContractImplementor session) {
		if (isUnfetched(loadedState[index])) {
			fetchStamps(entity, loadedState, session);
		}
		if (isUnfetched(loadedState[index])) {
			return;
		}
		Object loaded = this.persister.getPropertyTypes()[index].deepCopy(loadedState[index], session.getFactory());
		state[index] = (this.persister.getGenerators()[index] instanceof AnnotatedStampGenerator generator)
				? generator.retain(state[index], loaded, session) : loaded;
		this.persister.setValue(entity, index, state[index]);
	}

	private void fetchStamps(Object entity, Object[] loadedState, SharedSessionContractImplementor session) {
		Object[] row = this.persister.getDatabaseSnapshot(this.persister.getIdentifier(entity, session), session);
		if (row == null) {
			return;
		}
		for (int index : this.stamps) {
			if (isUnfetched(loadedState[index])) {
				loadedState[index] = row[index];
			}
		}
	}

}
