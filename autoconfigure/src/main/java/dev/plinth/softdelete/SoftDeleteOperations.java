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
package dev.plinth.softdelete;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What can be done with soft-deleted rows beyond hiding them: the trash, restoring and
 * removing for good. Part of {@link SoftDeleteRepository}.
 *
 * @param <T> the entity type, which must be soft-deletable
 * @param <ID> the type of its identifier
 */
public interface SoftDeleteOperations<T, ID> {

	/**
	 * Return all deleted rows.
	 * @return the rows, never {@code null}
	 */
	@Transactional(readOnly = true)
	List<T> findAllDeleted();

	/**
	 * Return a page of the deleted rows.
	 * @param pageable which page, in which order
	 * @return the page, its total counting deleted rows only
	 */
	@Transactional(readOnly = true)
	Page<T> findAllDeleted(Pageable pageable);

	/**
	 * Return a deleted row.
	 * @param id the identifier
	 * @return the row, or empty if there is none or it lives
	 */
	@Transactional(readOnly = true)
	Optional<T> findDeletedById(ID id);

	/**
	 * Return a row, deleted or not.
	 * @param id the identifier
	 * @return the row, or empty if there is none
	 */
	@Transactional(readOnly = true)
	Optional<T> findByIdIncludingDeleted(ID id);

	/**
	 * Return the number of deleted rows.
	 * @return the number
	 */
	@Transactional(readOnly = true)
	long countDeleted();

	/**
	 * Bring a deleted row back, with what went with it in the same deletion; alone if it
	 * does not know its deletion. Without effect on a row that lives. A row that went
	 * with its parent comes back without it: the parent stays deleted, and the row keeps
	 * referring to it.
	 * @param entity the entity
	 * @return the managed, restored entity
	 * @throws org.springframework.dao.EmptyResultDataAccessException if there is no such
	 * row
	 * @throws org.springframework.dao.OptimisticLockingFailureException if the row has
	 * changed since the entity was loaded
	 * @throws RestoreConflictException if a row would violate a unique key among living
	 * rows; nothing is changed
	 */
	@Transactional
	T restore(T entity);

	/**
	 * Bring a deleted row back, with what went with it in the same deletion.
	 * @param id the identifier
	 * @return the managed, restored entity, or empty if there is no such deleted row
	 * @throws RestoreConflictException if a row would violate a unique key among living
	 * rows; nothing is changed
	 */
	@Transactional
	Optional<T> restoreById(ID id);

	/**
	 * Bring deleted rows back, each with what went with it in the same deletion.
	 * Identifiers of rows that live or do not exist are passed over. All of them come
	 * back or none, and by a number of statements that does not depend on how many there
	 * are, but for batches of 1000 rows.
	 * @param ids the identifiers
	 * @return the managed, restored entities, in the order of the identifiers
	 * @throws RestoreConflictException if a row would violate a unique key among living
	 * rows; nothing is changed
	 */
	@Transactional
	List<T> restoreAllById(Iterable<? extends ID> ids);

	/**
	 * Undo a deletion as a whole: all rows that it took, of any soft-deletable entity of
	 * the persistence unit, not only of this repository's. A row that was restored or
	 * removed since is passed over. The rows are not loaded; instances that the
	 * persistence context holds live again.
	 * @param deletionId the identifier that the deleted rows have in common
	 * @return the identifiers of the restored rows by their entity class, empty if there
	 * are none
	 * @throws org.springframework.dao.OptimisticLockingFailureException if a row has
	 * changed since the persistence context loaded it
	 * @throws RestoreConflictException if a row would violate a unique key among living
	 * rows; nothing is changed
	 */
	@Transactional
	Map<Class<?>, List<Object>> restoreDeletion(UUID deletionId);

	/**
	 * Delete rows and, level by level, all soft-deletable rows that they cascade to. The
	 * number of statements grows with the depth of the tree, not with its rows. As with
	 * other bulk statements, no callbacks are called and no events published. Entities
	 * that the persistence context holds are deleted as well. Identifiers of rows that
	 * are deleted or do not exist are passed over.
	 * @param ids the identifiers
	 * @return the number of rows that were deleted, of all types
	 */
	@Transactional
	int deleteTree(Iterable<? extends ID> ids);

	/**
	 * Remove a row for good, deleted or not, with the rows that its associations cascade
	 * to, hidden ones included.
	 * @param entity the entity
	 * @throws org.springframework.dao.OptimisticLockingFailureException if the row, or
	 * one that it cascades to, has changed since it was loaded; also, without a version,
	 * if it has been restored or deleted
	 * @throws org.springframework.dao.DataIntegrityViolationException if other rows refer
	 * to one of these rows
	 */
	@Transactional
	void hardDelete(T entity);

	/**
	 * Remove a row for good, deleted or not, with the rows that its associations cascade
	 * to, hidden ones included. Without effect if there is no such row.
	 * @param id the identifier
	 * @throws org.springframework.dao.DataIntegrityViolationException if other rows refer
	 * to one of these rows
	 */
	@Transactional
	void hardDeleteById(ID id);

	/**
	 * Remove for good the rows that were deleted before an instant, with the rows that
	 * their associations cascade to, soft-deletable or not. A row stays, and so does all
	 * that it cascades to, if any of these lives or was deleted later, if a foreign key
	 * protects one of them, or if another transaction holds one of them. That may be
	 * another purge: any number can run at once, and each row is removed and counted by
	 * one.
	 * <p>
	 * The rows go in batches, each in a transaction of its own, so that a purge that ends
	 * early leaves nothing half done and the next one goes on. A transaction of the
	 * caller's is suspended: it does not take part, and its rollback brings nothing back.
	 * As with other bulk statements, no callbacks are called, and entities that a
	 * persistence context holds stay as they were loaded.
	 * @param cutoff the instant
	 * @return the number of rows of the repository's type that were removed
	 * @throws UnsupportedOperationException if rows of the type say that they are
	 * deleted, but not when
	 */
	@Transactional(propagation = Propagation.NOT_SUPPORTED)
	long purgeDeletedBefore(Instant cutoff);

}
