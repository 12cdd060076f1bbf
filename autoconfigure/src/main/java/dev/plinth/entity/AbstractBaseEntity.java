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

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonProperty.Access;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.SequenceGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Base of entities with a generated {@code Long} identifier. The identifiers of all such
 * entities come from one sequence, {@value #ID_SEQUENCE}, that hands them out in pools of
 * {@value #ID_POOL_SIZE}, so that inserts can be batched.
 */
@MappedSuperclass
public abstract class AbstractBaseEntity extends AbstractEntity<Long> {

	/**
	 * Name of the sequence that identifiers are taken from.
	 */
	public static final String ID_SEQUENCE = "plinth_id_seq";

	/**
	 * Number of identifiers taken from the sequence at once; the sequence increments by
	 * it.
	 */
	public static final int ID_POOL_SIZE = 50;

	@Id
	@GeneratedValue(strategy = GenerationType.SEQUENCE, generator = ID_SEQUENCE)
	@SequenceGenerator(name = ID_SEQUENCE, sequenceName = ID_SEQUENCE, allocationSize = ID_POOL_SIZE)
	private @Nullable Long id;

	@Override
	@JsonProperty(access = Access.READ_ONLY)
	public @Nullable Long getId() {
		return this.id;
	}

}
