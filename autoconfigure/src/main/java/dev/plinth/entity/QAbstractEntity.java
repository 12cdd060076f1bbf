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
import com.querydsl.core.types.dsl.EntityPathBase;

/**
 * Querydsl's query type of {@link AbstractEntity}. Those that Querydsl generates for the
 * entities of an application refer to those of the bases; an application without Querydsl
 * never loads them.
 */
public class QAbstractEntity extends EntityPathBase<AbstractEntity<?>> {

	/**
	 * Create a path that has the attributes of another one.
	 * @param path the other path
	 */
	public QAbstractEntity(Path<? extends AbstractEntity<?>> path) {
		super(path.getType(), path.getMetadata());
	}

}
