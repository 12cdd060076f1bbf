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

package dev.plinth.entity;

import java.time.Instant;
import java.util.UUID;

import com.querydsl.core.types.Path;
import com.querydsl.core.types.dsl.BeanPath;
import com.querydsl.core.types.dsl.ComparablePath;
import com.querydsl.core.types.dsl.DateTimePath;
import com.querydsl.core.types.dsl.StringPath;

/**
 * Attributes that {@link SoftDeletable} adds, for queries with Querydsl: the query types
 * that it generates do not list them. {@code new QSoftDeletable(QInvoice.invoice)} stands
 * for the same row as {@code QInvoice.invoice}.
 */
public class QSoftDeletable extends BeanPath<SoftDeletable> {

	/**
	 * The attribute {@code deletedAt}.
	 */
	public final DateTimePath<Instant> deletedAt = createDateTime(SoftDeletable_.DELETED_AT, Instant.class);

	/**
	 * The attribute {@code deletedBy}.
	 */
	public final StringPath deletedBy = createString(SoftDeletable_.DELETED_BY);

	/**
	 * The attribute {@code deletionId}.
	 */
	public final ComparablePath<UUID> deletionId = createComparable(SoftDeletable_.DELETION_ID, UUID.class);

	/**
	 * Create a path that has the attributes of another one.
	 * @param path the other path
	 */
	public QSoftDeletable(Path<? extends SoftDeletable> path) {
		super(path.getType(), path.getMetadata());
	}

}
