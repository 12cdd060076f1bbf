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

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

import org.hibernate.HibernateException;
import org.hibernate.LockMode;
import org.hibernate.metamodel.mapping.PluralAttributeMapping;
import org.hibernate.spi.NavigablePath;
import org.hibernate.sql.results.graph.AssemblerCreationState;
import org.hibernate.sql.results.graph.DomainResult;
import org.hibernate.sql.results.graph.Fetch;
import org.hibernate.sql.results.graph.Initializer;
import org.hibernate.sql.results.graph.InitializerParent;
import org.hibernate.sql.results.graph.collection.internal.ListInitializer;
import org.hibernate.sql.results.jdbc.spi.RowProcessingState;
import org.jspecify.annotations.Nullable;

/**
 * Reads a list with an order column: its elements in the order of their indexes, without
 * gaps.
 */
final class GaplessListInitializer extends ListInitializer {

	GaplessListInitializer(NavigablePath navigablePath, PluralAttributeMapping attributeMapping,
			@Nullable InitializerParent<?> parent, LockMode lockMode, DomainResult<?> collectionKeyResult,
			DomainResult<?> collectionValueKeyResult, boolean isResultInitializer, AssemblerCreationState creationState,
			Fetch indexFetch, Fetch elementFetch) {
		super(navigablePath, attributeMapping, parent, lockMode, collectionKeyResult, collectionValueKeyResult,
				isResultInitializer, creationState, indexFetch, elementFetch);
	}

	@Override
	protected ImmediateCollectionInitializerData createInitializerData(RowProcessingState rowProcessingState) {
		return new IndexedRows(this, rowProcessingState);
	}

	@Override
	protected void readCollectionRow(ImmediateCollectionInitializerData data, List<Object> elements) {
		RowProcessingState row = data.getRowProcessingState();
		Integer index = (Integer) getIndexAssembler().assemble(row);
		if (index == null) {
			throw new HibernateException(
					"A row of " + getCollectionAttributeMapping().getNavigableRole() + " has no index");
		}
		Object element = getElementAssembler().assemble(row);
		if (element != null) {
			add(index, element, ((IndexedRows) data).indexes(elements), elements);
		}
	}

	/**
	 * Add an element behind those of lower and equal index, unless the row has been read
	 * before, as happens where another collection multiplies the rows.
	 */
	private static void add(Integer index, Object element, List<Integer> indexes, List<Object> elements) {
		int position = indexes.size();
		while (position > 0 && indexes.get(position - 1) >= index) {
			position--;
			if (indexes.get(position).equals(index) && elements.get(position) == element) {
				return;
			}
		}
		while (position < indexes.size() && indexes.get(position).equals(index)) {
			position++;
		}
		indexes.add(position, index);
		elements.add(position, element);
	}

	/**
	 * The list is initialized already, and an index tells nothing of a position in it.
	 */
	@Override
	protected void resolveInstanceSubInitializers(ImmediateCollectionInitializerData data) {
		Initializer<?> initializer = getElementAssembler().getInitializer();
		if (initializer != null) {
			initializer.resolveKey(data.getRowProcessingState());
		}
	}

	/**
	 * Remembers the index of each element that has been read.
	 */
	private static final class IndexedRows extends ImmediateCollectionInitializerData {

		private final IdentityHashMap<List<Object>, List<Integer>> indexes = new IdentityHashMap<>();

		IndexedRows(GaplessListInitializer initializer, RowProcessingState rowProcessingState) {
			super(initializer, rowProcessingState);
		}

		List<Integer> indexes(List<Object> elements) {
			return this.indexes.computeIfAbsent(elements, (list) -> new ArrayList<>());
		}

	}

}
