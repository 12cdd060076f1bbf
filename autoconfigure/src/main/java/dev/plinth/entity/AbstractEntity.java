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
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Transient;
import org.hibernate.Hibernate;
import org.jspecify.annotations.Nullable;

/**
 * Root of the entity bases. It gives an entity its identity and holds the state of the
 * {@linkplain Timestamped mixins} that the entity implements; it declares no column of
 * its own. An entity that needs an identifier of its own type extends this class and
 * declares the {@code @Id} attribute; the others extend {@link AbstractBaseEntity} or
 * {@link AbstractUuidEntity}.
 * <p>
 * JSON shows the attributes of the mixins and the identifiers of those two bases but
 * never sets them: annotations that Jackson 2 and 3 share keep every mapper from it,
 * since Jackson by default writes private fields that have a getter.
 * <p>
 * Two entities are equal when they are of the same entity class and have the same,
 * non-null identifier; an entity without identifier equals itself only. The hash code
 * depends on the entity class alone, so it stays the same from construction through
 * {@code persist}, and equals that of a proxy for the same row (Jakarta Persistence 3.2,
 * section 2.4).
 *
 * @param <ID> the type of the identifier
 */
@MappedSuperclass
@Access(AccessType.FIELD)
public abstract class AbstractEntity<ID> {

	@Transient
	@JsonIgnore
	@Nullable Instant createdAt;

	@Transient
	@JsonIgnore
	@Nullable Instant updatedAt;

	@Transient
	@JsonIgnore
	@Nullable String createdBy;

	@Transient
	@JsonIgnore
	@Nullable String updatedBy;

	@Transient
	@JsonIgnore
	@Nullable Instant deletedAt;

	@Transient
	@JsonIgnore
	@Nullable String deletedBy;

	@Transient
	@JsonIgnore
	@Nullable UUID deletionId;

	@Transient
	@JsonIgnore
	@Nullable Long version;

	@Transient
	@JsonIgnore
	boolean softDeleteRequested;

	@Transient
	@JsonIgnore
	@Nullable Map<String, @Nullable Object> mixinState;

	/**
	 * Return an entity with the state of its mixins. An instance of an enhanced class may
	 * stand for a row that is not loaded yet; it loads the row when one of its own
	 * attributes is read, and knows nothing of those of the mixins.
	 * @param mixin an entity that implements a mixin
	 * @return the entity, loaded
	 */
	static AbstractEntity<?> loaded(Object mixin) {
		Hibernate.initialize(mixin);
		return (AbstractEntity<?>) mixin;
	}

	/**
	 * Return the identifier.
	 * @return the identifier, or {@code null} while the entity is new
	 */
	public abstract @Nullable ID getId();

	/**
	 * Return the entity class of this instance, never that of a proxy.
	 * @return the entity class
	 */
	protected Class<?> entityClass() {
		return getClass();
	}

	@Override
	public boolean equals(@Nullable Object other) {
		if (this == other) {
			return true;
		}
		if (!(other instanceof AbstractEntity<?> that)) {
			return false;
		}
		ID id = getId();
		return id != null && id.equals(that.getId()) && entityClass() == that.entityClass();
	}

	@Override
	public int hashCode() {
		return entityClass().getName().hashCode();
	}

	@Override
	public String toString() {
		return entityClass().getSimpleName() + "(id=" + getId() + ")";
	}

}
