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
package dev.plinth.softdelete.repository;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

import dev.plinth.softdelete.DeletedRows;
import dev.plinth.softdelete.SoftDeleteOperations;
import dev.plinth.softdelete.deletion.TreeDeletion;
import dev.plinth.softdelete.removal.HardDeletion;
import dev.plinth.softdelete.removal.Purge;
import dev.plinth.softdelete.restoration.Restoration;
import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import org.hibernate.Hibernate;
import org.hibernate.event.spi.EventSource;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.support.JpaEntityInformation;
import org.springframework.data.jpa.repository.support.SimpleJpaRepository;
import org.springframework.data.util.Streamable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.util.Assert;

/**
 * Implements {@link SoftDeleteOperations} for one repository: what is read, by Spring
 * Data's own repository methods within a scope; what is written, by the engine.
 *
 * @param <T> the entity type
 * @param <ID> the type of its identifier
 */
public class SoftDeleteOperationsFragment<T, ID> implements SoftDeleteOperations<T, ID> {

	private static final int PURGE_BATCH_SIZE = 500;

	private final JpaEntityInformation<T, ID> entityInformation;

	private final EntityManager entityManager;

	private final SimpleJpaRepository<T, ID> repository;

	private final Supplier<PlatformTransactionManager> transactionManager;

	public SoftDeleteOperationsFragment(JpaEntityInformation<T, ID> entityInformation, EntityManager entityManager,
			Supplier<PlatformTransactionManager> transactionManager) {
		this.entityInformation = entityInformation;
		this.entityManager = entityManager;
		this.repository = new SimpleJpaRepository<>(entityInformation, entityManager);
		this.transactionManager = transactionManager;
	}

	@Override
	public List<T> findAllDeleted() {
		return DeletedRows.only(() -> this.repository.findAll());
	}

	@Override
	public Page<T> findAllDeleted(Pageable pageable) {
		Assert.notNull(pageable, "'pageable' must not be null");
		return DeletedRows.only(() -> this.repository.findAll(pageable));
	}

	@Override
	public Optional<T> findDeletedById(ID id) {
		return DeletedRows.only(() -> this.repository.findById(id));
	}

	@Override
	public Optional<T> findByIdIncludingDeleted(ID id) {
		return DeletedRows.include(() -> this.repository.findById(id));
	}

	@Override
	public long countDeleted() {
		return DeletedRows.only(() -> this.repository.count());
	}

	@Override
	public T restore(T entity) {
		Assert.notNull(entity, "'entity' must not be null");
		this.entityManager.flush();
		T managed = managed(entity);
		restoreManaged(managed);
		return managed;
	}

	@Override
	public Optional<T> restoreById(ID id) {
		this.entityManager.flush();
		Optional<T> deleted = findDeletedById(id);
		deleted.ifPresent(this::restoreManaged);
		return deleted;
	}

	@Override
	public List<T> restoreAllById(Iterable<? extends ID> ids) {
		Assert.notNull(ids, "'ids' must not be null");
		this.entityManager.flush();
		Set<ID> distinct = new LinkedHashSet<>();
		ids.forEach(distinct::add);
		EventSource session = this.entityManager.unwrap(EventSource.class);
		List<T> restored = new ArrayList<>(DeletedRows
			.only(() -> session.findMultiple(this.entityInformation.getJavaType(), List.copyOf(distinct))));
		restored.removeIf(Objects::isNull);
		Restoration.restore(restored, session);
		return restored;
	}

	@Override
	public Map<Class<?>, List<Object>> restoreDeletion(UUID deletionId) {
		Assert.notNull(deletionId, "'deletionId' must not be null");
		this.entityManager.flush();
		return Restoration.restoreDeletion(deletionId, this.entityManager.unwrap(EventSource.class));
	}

	@Override
	public int deleteTree(Iterable<? extends ID> ids) {
		Assert.notNull(ids, "'ids' must not be null");
		this.entityManager.flush();
		EventSource session = this.entityManager.unwrap(EventSource.class);
		return TreeDeletion.delete(
				session.getFactory().getMappingMetamodel().getEntityDescriptor(this.entityInformation.getJavaType()),
				Streamable.of((Iterable<?>) ids).toList(), session);
	}

	@Override
	public void hardDelete(T entity) {
		Assert.notNull(entity, "'entity' must not be null");
		this.entityManager.flush();
		hardDeleteManaged(managed(entity));
	}

	@Override
	public void hardDeleteById(ID id) {
		this.entityManager.flush();
		findByIdIncludingDeleted(id).ifPresent(this::hardDeleteManaged);
	}

	@Override
	public long purgeDeletedBefore(Instant cutoff) {
		Assert.notNull(cutoff, "'cutoff' must not be null");
		return new Purge(this.entityInformation.getJavaType(), PURGE_BATCH_SIZE, this.entityManager,
				this.transactionManager.get())
			.deletedBefore(cutoff);
	}

	private void restoreManaged(T managed) {
		Restoration.restore(List.of(managed), this.entityManager.unwrap(EventSource.class));
	}

	private void hardDeleteManaged(T managed) {
		EventSource session = this.entityManager.unwrap(EventSource.class);
		HardDeletion.run(session, () -> {
			this.entityManager.remove(managed);
			HardDeletion.lockRows(session);
			this.entityManager.flush();
		});
	}

	/**
	 * Return the managed instance of an entity, provided that the row has not changed
	 * since the entity was loaded.
	 */
	private T managed(T entity) {
		if (this.entityManager.contains(entity)) {
			return entity;
		}
		ID id = this.entityInformation.getRequiredId(entity);
		T managed = findByIdIncludingDeleted(id).orElseThrow(() -> new EmptyResultDataAccessException(
				"No " + this.entityInformation.getEntityName() + " with identifier " + id + " exists", 1));
		if (!Objects.equals(version(entity), version(managed))) {
			throw new OptimisticLockException(
					"Row " + id + " of " + this.entityInformation.getEntityName() + " has changed since it was loaded",
					null, entity);
		}
		return managed;
	}

	private @Nullable Object version(T instance) {
		EventSource session = this.entityManager.unwrap(EventSource.class);
		Object entity = Hibernate.unproxy(instance);
		EntityPersister persister = session.getEntityPersister(null, entity);
		return persister.isVersioned() ? persister.getVersion(entity) : null;
	}

}
