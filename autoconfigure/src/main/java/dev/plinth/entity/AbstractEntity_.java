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

import jakarta.persistence.metamodel.MappedSuperclassType;
import jakarta.persistence.metamodel.StaticMetamodel;
import org.jspecify.annotations.NullUnmarked;

/**
 * Static metamodel of {@link AbstractEntity}. Metamodel classes that are generated for an
 * application extend those of the bases (Jakarta Persistence 3.2, section 6.2.1.1). Their
 * fields are set with the first entity manager factory.
 */
@NullUnmarked
@StaticMetamodel(AbstractEntity.class)
public abstract class AbstractEntity_ {

	/**
	 * The managed type.
	 */
	@SuppressWarnings("rawtypes")
	public static volatile MappedSuperclassType<AbstractEntity> class_;

}
