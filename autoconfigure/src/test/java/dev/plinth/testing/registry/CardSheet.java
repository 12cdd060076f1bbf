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

import dev.plinth.entity.DeletedDate;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import org.hibernate.type.YesNoConverter;
import org.jspecify.annotations.Nullable;

/**
 * A sheet of a card, deleted like it.
 */
@Entity
public class CardSheet extends Sheet {

	@ManyToOne(fetch = FetchType.LAZY)
	private @Nullable Card dossier;

	@DeletedDate
	@Convert(converter = YesNoConverter.class)
	private @Nullable Boolean discarded;

	protected CardSheet() {
	}

	public CardSheet(String text, Card dossier) {
		super(text);
		this.dossier = dossier;
	}

	@Override
	public @Nullable Card getDossier() {
		return this.dossier;
	}

}
