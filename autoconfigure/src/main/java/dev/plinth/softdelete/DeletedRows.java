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

import java.util.function.Supplier;

import dev.plinth.audit.TransactionSessions;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Scopes that change whether soft-deleted rows are seen. A scope applies to what the
 * current thread loads while the given work runs, inside a transaction or outside, in
 * persistence contexts that are open already and in those opened meanwhile. Scopes nest,
 * the innermost decides; a scope ends with its work, also when the work throws. What a
 * persistence context holds already stays as it was loaded.
 *
 * @see IncludeDeleted
 * @see OnlyDeleted
 */
public final class DeletedRows {

	private static final ThreadLocal<Visibility> VISIBILITY = new ThreadLocal<>();

	private static final ThreadLocal<Boolean> EDITING = new ThreadLocal<>();

	private DeletedRows() {
	}

	/**
	 * Run work that sees deleted rows beside living ones.
	 * @param <T> the type of the result
	 * @param work the work to run
	 * @return what the work returns
	 */
	public static <T extends @Nullable Object> T include(Supplier<T> work) {
		return within(Visibility.ALL, work);
	}

	/**
	 * Run work that sees deleted rows beside living ones.
	 * @param work the work to run
	 */
	public static void include(Runnable work) {
		within(Visibility.ALL, supplier(work));
	}

	/**
	 * Run work whose query roots are deleted rows only. Joins and subqueries show living
	 * rows, look-ups by identifier find deleted ones.
	 * @param <T> the type of the result
	 * @param work the work to run
	 * @return what the work returns
	 */
	public static <T extends @Nullable Object> T only(Supplier<T> work) {
		return within(Visibility.DELETED, work);
	}

	/**
	 * Run work whose query roots are deleted rows only. Joins and subqueries show living
	 * rows, look-ups by identifier find deleted ones.
	 * @param work the work to run
	 */
	public static void only(Runnable work) {
		within(Visibility.DELETED, supplier(work));
	}

	/**
	 * Run work that sees living rows only, whatever scope it is called in.
	 * @param <T> the type of the result
	 * @param work the work to run
	 * @return what the work returns
	 */
	public static <T extends @Nullable Object> T exclude(Supplier<T> work) {
		return within(Visibility.LIVE, work);
	}

	/**
	 * Run work that sees living rows only, whatever scope it is called in.
	 * @param work the work to run
	 */
	public static void exclude(Runnable work) {
		within(Visibility.LIVE, supplier(work));
	}

	/**
	 * Run work that may change the content of deleted rows, such as a unique value that
	 * would stand in the way of a restoration, or personal data that has to go. It sees
	 * deleted rows beside living ones. A row that was restored or deleted anew meanwhile
	 * fails the work with an optimistic-lock exception; whether a row is deleted cannot
	 * be changed in this way.
	 * <p>
	 * Where a Spring-managed transaction is active, the entity managers that take part in
	 * it are flushed when the scope begins and when it ends, so that it covers just what
	 * is changed in it.
	 * @param <T> the type of the result
	 * @param work the work to run
	 * @return what the work returns
	 */
	public static <T extends @Nullable Object> T edit(Supplier<T> work) {
		Assert.notNull(work, "'work' must not be null");
		TransactionSessions.flush();
		Boolean outer = EDITING.get();
		EDITING.set(Boolean.TRUE);
		try {
			return TransactionSessions.flushAfter(() -> include(work));
		}
		finally {
			if (outer == null) {
				EDITING.remove();
			}
		}
	}

	/**
	 * Run work that may change the content of deleted rows, as {@link #edit(Supplier)}
	 * does.
	 * @param work the work to run
	 */
	public static void edit(Runnable work) {
		edit(supplier(work));
	}

	/**
	 * Return whether the current work may change the content of deleted rows.
	 * @return {@code true} inside {@link #edit(Supplier)}
	 */
	public static boolean isEditing() {
		return EDITING.get() != null;
	}

	/**
	 * Return what the current work sees of soft-deleted rows.
	 * @return the visibility of the innermost scope
	 */
	public static Visibility visibility() {
		Visibility visibility = VISIBILITY.get();
		return (visibility != null) ? visibility : Visibility.LIVE;
	}

	private static <T extends @Nullable Object> T within(Visibility visibility, Supplier<T> work) {
		Assert.notNull(work, "'work' must not be null");
		return DeletedRows.<T, RuntimeException>invokeWithin(visibility, work::get);
	}

	static <T extends @Nullable Object, X extends Throwable> T invokeWithin(Visibility visibility,
			Invocation<T, X> invocation) throws X {
		Visibility outer = VISIBILITY.get();
		VISIBILITY.set(visibility);
		try {
			return invocation.proceed();
		}
		finally {
			if (outer != null) {
				VISIBILITY.set(outer);
			}
			else {
				VISIBILITY.remove();
			}
		}
	}

	private static Supplier<@Nullable Void> supplier(Runnable work) {
		Assert.notNull(work, "'work' must not be null");
		return () -> {
			work.run();
			return null;
		};
	}

	/**
	 * Work that may throw.
	 *
	 * @param <T> the type of the result
	 * @param <X> the type of what it throws
	 */
	@FunctionalInterface
	interface Invocation<T extends @Nullable Object, X extends Throwable> {

		T proceed() throws X;

	}

}
