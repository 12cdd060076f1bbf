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
package dev.plinth.testing.newsroom;

import java.util.Date;

import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Temporal;
import jakarta.persistence.TemporalType;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.CreatedBy;
import org.springframework.data.annotation.CreatedDate;
import org.springframework.data.annotation.LastModifiedBy;
import org.springframework.data.annotation.LastModifiedDate;

/**
 * A base class as applications have it, with setters.
 *
 * @param <U> the type of the auditor
 */
@MappedSuperclass
@SuppressWarnings("deprecation") // applications still have attributes with a TemporalType
public abstract class Audited<U> {

	@CreatedBy
	private @Nullable U createdBy;

	@CreatedDate
	@Temporal(TemporalType.TIMESTAMP)
	private @Nullable Date created;

	@LastModifiedBy
	private @Nullable U modifiedBy;

	@LastModifiedDate
	private @Nullable Date modified;

	public @Nullable U getCreatedBy() {
		return this.createdBy;
	}

	public void setCreatedBy(@Nullable U createdBy) {
		this.createdBy = createdBy;
	}

	public @Nullable Date getCreated() {
		return this.created;
	}

	public void setCreated(@Nullable Date created) {
		this.created = created;
	}

	public @Nullable U getModifiedBy() {
		return this.modifiedBy;
	}

	public void setModifiedBy(@Nullable U modifiedBy) {
		this.modifiedBy = modifiedBy;
	}

	public @Nullable Date getModified() {
		return this.modified;
	}

	public void setModified(@Nullable Date modified) {
		this.modified = modified;
	}

}
