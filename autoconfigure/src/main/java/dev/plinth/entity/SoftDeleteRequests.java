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

/**
 * The deletions that {@link SoftDeletable#softDelete()} asked for and no flush has
 * carried out yet. Public for the engine that carries them out; not for use by
 * applications.
 */
public final class SoftDeleteRequests {

	private SoftDeleteRequests() {
	}

	/**
	 * Return whether the deletion of an entity was asked for, and forget it.
	 * @param entity an entity of any type
	 * @return {@code true} if there was such a request
	 */
	public static boolean take(Object entity) {
		if (!isPending(entity)) {
			return false;
		}
		((AbstractEntity<?>) entity).softDeleteRequested = false;
		return true;
	}

	/**
	 * Return whether the deletion of an entity was asked for.
	 * @param entity an entity of any type
	 * @return {@code true} if there is such a request
	 */
	public static boolean isPending(Object entity) {
		return entity instanceof AbstractEntity<?> candidate && candidate.softDeleteRequested;
	}

}
