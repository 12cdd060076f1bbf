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
package dev.plinth.audit;

import java.util.function.Supplier;

import org.hibernate.Hibernate;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Names the auditor of work that no signed-in user does: a scheduled job, an import, a
 * message listener. The name also goes before that of a signed-in user. An import can
 * also have single rows {@linkplain #keepStamps(Object, KeptStamps) keep} the stamps they
 * have.
 * <p>
 * A scope holds for the current thread. Where a Spring-managed transaction is active, the
 * entity managers that take part in it are flushed when the scope begins and when it
 * ends, so that each row carries the name under which it was changed. A read-only
 * transaction, one marked for rollback and a session with manual flush mode are not
 * flushed.
 */
public final class Auditors {

	private Auditors() {
	}

	/**
	 * Run work whose writes carry the given name. Scopes nest; the previous name is back
	 * when the work has ended, be it with an exception.
	 * @param <T> the type of the result
	 * @param auditor the name
	 * @param work the work to run
	 * @return what the work returns
	 * @throws IllegalArgumentException if the name is empty
	 */
	public static <T extends @Nullable Object> T runAs(String auditor, Supplier<T> work) {
		Assert.hasText(auditor, "'auditor' must not be empty");
		Assert.notNull(work, "'work' must not be null");
		TransactionSessions.flush();
		String outer = RunAs.get();
		RunAs.set(auditor);
		try {
			return TransactionSessions.flushAfter(work);
		}
		finally {
			RunAs.set(outer);
		}
	}

	/**
	 * Run work whose writes carry the given name. Scopes nest; the previous name is back
	 * when the work has ended, be it with an exception.
	 * @param auditor the name
	 * @param work the work to run
	 * @throws IllegalArgumentException if the name is empty
	 */
	public static void runAs(String auditor, Runnable work) {
		Assert.notNull(work, "'work' must not be null");
		Auditors.<@Nullable Object>runAs(auditor, () -> {
			work.run();
			return null;
		});
	}

	/**
	 * Have a row keep the stamps that it comes with, as an import does that takes rows
	 * over from elsewhere. They are written instead of the ordinary ones when the given
	 * instance is inserted or updated (of an existing row, those of its last change), and
	 * when it is deleted softly; a managed entity is updated if its stamps differ. They
	 * hold for this instance and for the one it is merged into, until the transaction
	 * commits that writes them; if it is rolled back, this instance has them still. No
	 * other row is concerned.
	 * <p>
	 * Instants are truncated to the precision of the columns. A name that does not fit
	 * its column makes the write fail with an {@link AuditorTooLongException}.
	 * @param entity the entity, new, managed or detached
	 * @param stamps the stamps; the ordinary ones are written for those that are
	 * {@code null}
	 * @throws IllegalArgumentException if a name is empty
	 */
	public static void keepStamps(Object entity, KeptStamps stamps) {
		Assert.notNull(entity, "'entity' must not be null");
		Assert.notNull(stamps, "'stamps' must not be null");
		StampKeeper.keep(Hibernate.unproxy(entity), stamps);
	}

}
