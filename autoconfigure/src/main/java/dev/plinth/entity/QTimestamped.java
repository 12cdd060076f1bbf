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

import com.querydsl.core.types.Path;
import com.querydsl.core.types.dsl.BeanPath;
import com.querydsl.core.types.dsl.DateTimePath;

/**
 * Attributes that {@link Timestamped} adds, for queries with Querydsl: the query types
 * that it generates do not list them. {@code new QTimestamped(QInvoice.invoice)} stands
 * for the same row as {@code QInvoice.invoice}.
 */
public class QTimestamped extends BeanPath<Timestamped> {

	/**
	 * The attribute {@code createdAt}.
	 */
	public final DateTimePath<Instant> createdAt = createDateTime(Timestamped_.CREATED_AT, Instant.class);

	/**
	 * The attribute {@code updatedAt}.
	 */
	public final DateTimePath<Instant> updatedAt = createDateTime(Timestamped_.UPDATED_AT, Instant.class);

	/**
	 * Create a path that has the attributes of another one.
	 * @param path the other path
	 */
	public QTimestamped(Path<? extends Timestamped> path) {
		super(path.getType(), path.getMetadata());
	}

}
