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

import dev.plinth.entity.RestrictDelete;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import org.jspecify.annotations.Nullable;

/**
 * Refers to dossiers, which must not be deleted meanwhile.
 */
@Entity
public class Claim {

	@Id
	@GeneratedValue
	private @Nullable Long id;

	@ManyToOne(fetch = FetchType.LAZY)
	@RestrictDelete
	private @Nullable Permit permit;

	@ManyToOne(fetch = FetchType.LAZY)
	@RestrictDelete
	private @Nullable Licence licence;

	@ManyToOne(fetch = FetchType.LAZY)
	@RestrictDelete
	private @Nullable Deed deed;

	@ManyToOne(fetch = FetchType.LAZY)
	@RestrictDelete
	private @Nullable Card card;

	protected Claim() {
	}

	public Claim(Dossier dossier) {
		if (dossier instanceof Permit referred) {
			this.permit = referred;
		}
		else if (dossier instanceof Licence referred) {
			this.licence = referred;
		}
		else if (dossier instanceof Deed referred) {
			this.deed = referred;
		}
		else {
			this.card = (Card) dossier;
		}
	}

	public @Nullable Long getId() {
		return this.id;
	}

}
