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

import com.querydsl.core.types.Path;
import com.querydsl.core.types.dsl.BeanPath;
import com.querydsl.core.types.dsl.StringPath;

/**
 * Attributes that {@link Userstamped} adds, for queries with Querydsl: the query types
 * that it generates do not list them. {@code new QUserstamped(QInvoice.invoice)} stands
 * for the same row as {@code QInvoice.invoice}.
 */
public class QUserstamped extends BeanPath<Userstamped> {

	/**
	 * The attribute {@code createdBy}.
	 */
	public final StringPath createdBy = createString(Userstamped_.CREATED_BY);

	/**
	 * The attribute {@code updatedBy}.
	 */
	public final StringPath updatedBy = createString(Userstamped_.UPDATED_BY);

	/**
	 * Create a path that has the attributes of another one.
	 * @param path the other path
	 */
	public QUserstamped(Path<? extends Userstamped> path) {
		super(path.getType(), path.getMetadata());
	}

}
