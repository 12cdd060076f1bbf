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
package dev.plinth.testing.registry;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Date;

import dev.plinth.entity.DeletedDate;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Temporal;
import jakarta.persistence.TemporalType;
import org.jspecify.annotations.Nullable;

/**
 * Entities whose date of deletion is of one type each.
 */
public final class Dates {

	private Dates() {
	}

	/**
	 * What they have in common.
	 */
	@MappedSuperclass
	public abstract static class Dated {

		@Id
		@GeneratedValue
		private @Nullable Long id;

		public @Nullable Long getId() {
			return this.id;
		}

		public abstract @Nullable Object getDeleted();

	}

	/**
	 * With an offset.
	 */
	@Entity
	public static class WithOffset extends Dated {

		@DeletedDate
		private @Nullable OffsetDateTime deleted;

		@Override
		public @Nullable Object getDeleted() {
			return this.deleted;
		}

	}

	/**
	 * With a time zone.
	 */
	@Entity
	public static class WithZone extends Dated {

		@DeletedDate
		private @Nullable ZonedDateTime deleted;

		@Override
		public @Nullable Object getDeleted() {
			return this.deleted;
		}

	}

	/**
	 * With the date and time of the system.
	 */
	@Entity
	public static class WithLocalTime extends Dated {

		private @Nullable LocalDateTime deleted;

		@Override
		@DeletedDate
		public @Nullable LocalDateTime getDeleted() {
			return this.deleted;
		}

	}

	/**
	 * With the day.
	 */
	@Entity
	public static class WithDay extends Dated {

		@DeletedDate
		private @Nullable LocalDate deleted;

		@Override
		public @Nullable Object getDeleted() {
			return this.deleted;
		}

	}

	/**
	 * With a date of old.
	 */
	@Entity
	@SuppressWarnings("deprecation") // applications still have such attributes
	public static class WithDate extends Dated {

		@DeletedDate
		@Temporal(TemporalType.TIMESTAMP)
		private @Nullable Date deleted;

		@Override
		public @Nullable Object getDeleted() {
			return this.deleted;
		}

	}

}
