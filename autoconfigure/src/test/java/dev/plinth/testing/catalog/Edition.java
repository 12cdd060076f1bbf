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
package dev.plinth.testing.catalog;

import dev.plinth.entity.AbstractBaseEntity;
import dev.plinth.entity.SoftDeletable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import org.hibernate.annotations.NaturalId;

/**
 * An entity with a natural id of two attributes that can change, without version.
 */
@Entity
public class Edition extends AbstractBaseEntity implements SoftDeletable {

	@NaturalId(mutable = true)
	private String code;

	@NaturalId(mutable = true)
	@Column(name = "published")
	private int year;

	protected Edition() {
	}

	public Edition(String code, int year) {
		this.code = code;
		this.year = year;
	}

	public String getCode() {
		return this.code;
	}

	public void setCode(String code) {
		this.code = code;
	}

	public int getYear() {
		return this.year;
	}

}
