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
package dev.plinth.testing.club;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Embeddable;
import jakarta.persistence.OneToOne;

/**
 * An embeddable with the inverse side of a one-to-one association.
 */
@Embeddable
public class Belongings {

	@OneToOne(mappedBy = "keeper", cascade = CascadeType.ALL)
	private Key key;

	private String shelf;

	protected Belongings() {
	}

	Belongings(Key key, String shelf) {
		this.key = key;
		this.shelf = shelf;
	}

	public Key getKey() {
		return this.key;
	}

	public String getShelf() {
		return this.shelf;
	}

}
