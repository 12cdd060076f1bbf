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
package dev.plinth.softdelete.model;

import jakarta.persistence.FlushModeType;
import jakarta.persistence.TypedQuery;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.jpa.HibernateHints;
import org.hibernate.query.spi.QueryOptions;
import org.jspecify.annotations.Nullable;

/**
 * Look-ups that have to know which rows there are, and not which ones the application
 * wants to see: whether something refers to a row, or whether a row lives. Neither
 * enabled filters nor {@code @SQLRestriction} hide any from them; those of other tenants
 * stay hidden. They are executed where deleted rows are seen.
 * <p>
 * A look-up is a query in HQL with a comment that its translation recognizes, so that it
 * alone is meant, and not what callbacks of the application query while it runs. The text
 * of the query has a comment, too, since plans are kept by it.
 */
public enum StoredRows {

	/**
	 * Rows of any kind.
	 */
	ALL,

	/**
	 * The rows of a collection. The {@code @SQLRestriction} of a collection, which
	 * Hibernate unites with that of its elements, tells which rows are its own.
	 */
	OF_COLLECTION;

	private final String comment = "plinth: stored rows, " + name();

	/**
	 * Create a look-up, which does not flush.
	 * @param <T> the type of the result
	 * @param session the session that runs it
	 * @param hql the query
	 * @param type the type of the result
	 * @return the look-up
	 */
	public <T> TypedQuery<T> query(SharedSessionContractImplementor session, String hql, Class<T> type) {
		TypedQuery<T> query = session.createQuery("/* " + this.comment + " */ " + hql, type);
		return query.setHint(HibernateHints.HINT_COMMENT, this.comment).setFlushMode(FlushModeType.COMMIT);
	}

	/**
	 * Return what a query looks up.
	 * @param query the options of the query
	 * @return the rows, or {@code null} if the query is no such look-up
	 */
	public static @Nullable StoredRows readBy(QueryOptions query) {
		String comment = query.getComment();
		return (comment == null) ? null
				: ALL.comment.equals(comment) ? ALL : OF_COLLECTION.comment.equals(comment) ? OF_COLLECTION : null;
	}

}
