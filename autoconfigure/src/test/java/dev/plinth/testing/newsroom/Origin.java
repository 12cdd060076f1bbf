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

import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.CreatedBy;
import org.springframework.data.annotation.CreatedDate;

/**
 * An embeddable with nothing but audit attributes that never change.
 */
@Embeddable
public class Origin {

	@CreatedDate
	private @Nullable Instant madeAt;

	@CreatedBy
	private @Nullable String madeBy;

	protected Origin() {
	}

	public Origin(Instant madeAt, String madeBy) {
		this.madeAt = madeAt;
		this.madeBy = madeBy;
	}

	public @Nullable Instant getMadeAt() {
		return this.madeAt;
	}

	public @Nullable String getMadeBy() {
		return this.madeBy;
	}

	public void setMadeBy(String madeBy) {
		this.madeBy = madeBy;
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof Origin that && Objects.equals(this.madeAt, that.madeAt)
				&& Objects.equals(this.madeBy, that.madeBy);
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.madeAt, this.madeBy);
	}

}
