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

import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.LastModifiedBy;
import org.springframework.data.annotation.LastModifiedDate;

/**
 * An embeddable whose other attributes are not null to begin with.
 */
@Embeddable
public class Size {

	private int width;

	private String unit = "cm";

	@LastModifiedBy
	private @Nullable String resizedBy;

	@LastModifiedDate
	private @Nullable Instant resizedAt;

	public int getWidth() {
		return this.width;
	}

	public String getUnit() {
		return this.unit;
	}

	public @Nullable String getResizedBy() {
		return this.resizedBy;
	}

	public void setResizedBy(String resizedBy) {
		this.resizedBy = resizedBy;
	}

	public @Nullable Instant getResizedAt() {
		return this.resizedAt;
	}

}
