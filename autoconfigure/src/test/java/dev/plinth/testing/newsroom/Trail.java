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

import java.time.Instant;
import java.util.Objects;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.LastModifiedBy;
import org.springframework.data.annotation.LastModifiedDate;

/**
 * An embeddable with audit attributes, one in a further embeddable, and another
 * attribute.
 */
@Embeddable
public class Trail {

	@LastModifiedDate
	private @Nullable Instant changedAt;

	@LastModifiedBy
	@Column(length = 20)
	private @Nullable String changedBy;

	private @Nullable String remark;

	@Embedded
	private @Nullable Origin origin;

	protected Trail() {
	}

	public Trail(String remark) {
		this.remark = remark;
	}

	public Trail(String remark, Instant changedAt, String changedBy, Origin origin) {
		this.remark = remark;
		this.changedAt = changedAt;
		this.changedBy = changedBy;
		this.origin = origin;
	}

	public @Nullable Instant getChangedAt() {
		return this.changedAt;
	}

	public @Nullable String getChangedBy() {
		return this.changedBy;
	}

	public @Nullable String getRemark() {
		return this.remark;
	}

	public void setRemark(String remark) {
		this.remark = remark;
	}

	public @Nullable Origin getOrigin() {
		return this.origin;
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof Trail that && Objects.equals(this.changedAt, that.changedAt)
				&& Objects.equals(this.changedBy, that.changedBy) && Objects.equals(this.remark, that.remark)
				&& Objects.equals(this.origin, that.origin);
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.changedAt, this.changedBy, this.remark, this.origin);
	}

}
