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

import org.jspecify.annotations.Nullable;

/**
 * The user on whose behalf the current thread works, as far as auditing needs to know.
 */
public interface SignedInUser {

	/**
	 * Return what stands for the user: as long as it is the same or equal, the auditor is
	 * not resolved again within a transaction.
	 * @return the identity, or {@code null} when nobody is signed in
	 */
	@Nullable Object identity();

	/**
	 * Return the name of the user.
	 * @return the name, or {@code null} when nobody is signed in or the user is anonymous
	 */
	@Nullable String name();

	/**
	 * Return whether the name is known to be at hand, so that it may be asked for at any
	 * time. Otherwise it is taken to need a query, and asked for before a flush only.
	 * @return {@code false} unless overridden
	 */
	default boolean isImmediate() {
		return false;
	}

	/**
	 * Return a source for applications where nobody ever signs in.
	 * @return nobody
	 */
	static SignedInUser nobody() {
		return Nobody.INSTANCE;
	}

}
