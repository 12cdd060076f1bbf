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

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * The stamps of a row that comes from elsewhere, to be kept as they are. A part that is
 * {@code null} gets the value that the row would get without.
 *
 * @param createdAt when the row was created; written by its insert
 * @param createdBy who created it; written by its insert
 * @param updatedAt when its content last changed
 * @param updatedBy who last changed its content
 * @param deletedAt when it was deleted softly; written if it is deleted as well
 * @param deletedBy who deleted it; written if it is deleted as well
 * @see Auditors#keepStamps(Object, KeptStamps)
 */
public record KeptStamps(@Nullable Instant createdAt, @Nullable String createdBy, @Nullable Instant updatedAt,
		@Nullable String updatedBy, @Nullable Instant deletedAt, @Nullable String deletedBy) {

	public KeptStamps {
		requireTextIfGiven(createdBy, "'createdBy' must not be empty");
		requireTextIfGiven(updatedBy, "'updatedBy' must not be empty");
		requireTextIfGiven(deletedBy, "'deletedBy' must not be empty");
	}

	private static void requireTextIfGiven(@Nullable String auditor, String message) {
		if (auditor != null) {
			Assert.hasText(auditor, message);
		}
	}

	/**
	 * Return stamps that tell the creation of a row.
	 * @param at when it was created, or {@code null} if that is not known
	 * @param by who created it, or {@code null} if that is not known
	 * @return the stamps
	 * @throws IllegalArgumentException if the name is empty
	 */
	public static KeptStamps created(@Nullable Instant at, @Nullable String by) {
		return new KeptStamps(at, by, null, null, null, null);
	}

	/**
	 * Return these stamps with the last change of content.
	 * @param at when the content last changed, or {@code null} if that is not known
	 * @param by who changed it, or {@code null} if that is not known
	 * @return the stamps
	 * @throws IllegalArgumentException if the name is empty
	 */
	public KeptStamps updated(@Nullable Instant at, @Nullable String by) {
		return new KeptStamps(this.createdAt, this.createdBy, at, by, this.deletedAt, this.deletedBy);
	}

	/**
	 * Return these stamps with the soft deletion of the row. They do not delete it;
	 * deleting it is left to the import.
	 * @param at when the row was deleted, or {@code null} if that is not known
	 * @param by who deleted it, or {@code null} if that is not known
	 * @return the stamps
	 * @throws IllegalArgumentException if the name is empty
	 */
	public KeptStamps deleted(@Nullable Instant at, @Nullable String by) {
		return new KeptStamps(this.createdAt, this.createdBy, this.updatedAt, this.updatedBy, at, by);
	}

}
