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
package dev.plinth.softdelete.collection;

import java.util.Iterator;
import java.util.function.Consumer;

import org.hibernate.collection.spi.CollectionInitializerProducer;
import org.hibernate.collection.spi.CollectionSemantics;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.engine.FetchTiming;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.metamodel.CollectionClassification;
import org.hibernate.metamodel.mapping.CollectionPart;
import org.hibernate.metamodel.mapping.PluralAttributeMapping;
import org.hibernate.persister.collection.CollectionPersister;
import org.hibernate.spi.NavigablePath;
import org.hibernate.sql.results.graph.DomainResultCreationState;
import org.hibernate.sql.results.graph.Fetch;
import org.hibernate.sql.results.graph.FetchParent;
import org.jspecify.annotations.Nullable;

/**
 * How Hibernate represents a list with an order column, but for the gaps that hidden
 * elements leave in the order: the list is read without them, where Hibernate would fill
 * them with {@code null}.
 *
 * @param <C> the type of the list
 * @param <E> the type of its elements
 */
public final class GaplessListSemantics<C, E> implements CollectionSemantics<C, E> {

	private final CollectionSemantics<C, E> standard;

	private GaplessListSemantics(CollectionSemantics<C, E> standard) {
		this.standard = standard;
	}

	/**
	 * Return the semantics of a collection with soft-deletable elements.
	 * @param standard the semantics that Hibernate has for it
	 * @return those, without gaps if it is a list with an order column
	 */
	public static CollectionSemantics<?, ?> of(CollectionSemantics<?, ?> standard) {
		return (standard.getCollectionClassification() == CollectionClassification.LIST)
				? new GaplessListSemantics<>(standard) : standard;
	}

	@Override
	public CollectionInitializerProducer createInitializerProducer(NavigablePath navigablePath,
			PluralAttributeMapping attributeMapping, FetchParent fetchParent, boolean selected,
			@Nullable String resultVariable, @Nullable Fetch indexFetch, @Nullable Fetch elementFetch,
			DomainResultCreationState creationState) {
		Fetch index = (indexFetch != null) ? indexFetch
				: fetchParent.generateFetchableFetch(attributeMapping.getIndexDescriptor(),
						navigablePath.append(CollectionPart.Nature.INDEX.getName()), FetchTiming.IMMEDIATE, selected,
						null, creationState);
		Fetch element = (elementFetch != null) ? elementFetch
				: fetchParent.generateFetchableFetch(attributeMapping.getElementDescriptor(),
						navigablePath.append(CollectionPart.Nature.ELEMENT.getName()), FetchTiming.IMMEDIATE, selected,
						null, creationState);
		return (path, attribute, parent, lockMode, keyResult, valueKeyResult, isResult,
				state) -> new GaplessListInitializer(path, attribute, parent, lockMode, keyResult, valueKeyResult,
						isResult, state, index, element);
	}

	@Override
	public CollectionClassification getCollectionClassification() {
		return this.standard.getCollectionClassification();
	}

	@Override
	public Class<?> getCollectionJavaType() {
		return this.standard.getCollectionJavaType();
	}

	@Override
	public C instantiateRaw(int anticipatedSize, CollectionPersister collectionDescriptor) {
		return this.standard.instantiateRaw(anticipatedSize, collectionDescriptor);
	}

	@Override
	public PersistentCollection<E> instantiateWrapper(Object key, CollectionPersister collectionDescriptor,
			SharedSessionContractImplementor session) {
		return this.standard.instantiateWrapper(key, collectionDescriptor, session);
	}

	@Override
	public PersistentCollection<E> wrap(C rawCollection, CollectionPersister collectionDescriptor,
			SharedSessionContractImplementor session) {
		return this.standard.wrap(rawCollection, collectionDescriptor, session);
	}

	@Override
	public Iterator<E> getElementIterator(C rawCollection) {
		return this.standard.getElementIterator(rawCollection);
	}

	@Override
	public void visitElements(C rawCollection, Consumer<? super E> action) {
		this.standard.visitElements(rawCollection, action);
	}

}
