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
import java.util.List;

import org.hibernate.collection.spi.PersistentBag;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.persister.collection.CollectionPersister;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

/**
 * Rows in the shape in which Hibernate takes what it is to delete from a collection or to
 * insert into it. Never seen by an application.
 */
final class CollectionRowChanges extends PersistentBag<Object> {

	private final transient List<CollectionRow> rows;

	/**
	 * Create an instance.
	 * @param session the session that flushes
	 * @param rows the rows
	 * @param elements their elements, in the same order
	 */
	CollectionRowChanges(SharedSessionContractImplementor session, List<CollectionRow> rows, List<Object> elements) {
		super(session, elements);
		this.rows = rows;
	}

	@Override
	public Iterator<?> getDeletes(CollectionPersister persister, boolean byElement) {
		return byElement ? entries(persister) : this.rows.stream().map(CollectionRow::index).iterator();
	}

	@Override
	public boolean needsInserting(Object entry, int position, Type elementType) {
		return true;
	}

	/**
	 * Where the index alone is written, from the inverse side, Hibernate counts from the
	 * index that the first element has, elsewhere from zero.
	 */
	@Override
	public @Nullable Object getIndex(Object entry, int position, CollectionPersister persister) {
		int base = persister.isInverse()
				? Math.max(persister.getAttributeMapping().getIndexMetadata().getListIndexBase(), 0) : 0;
		Object index = this.rows.get(position - base).index();
		return (base != 0 && index instanceof Integer listIndex) ? base + listIndex : index;
	}

}
