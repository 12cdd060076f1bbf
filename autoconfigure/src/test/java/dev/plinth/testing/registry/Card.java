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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.plinth.entity.DeletedBy;
import dev.plinth.entity.UniqueAmongActive;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Version;
import org.hibernate.type.YesNoConverter;
import org.jspecify.annotations.Nullable;

/**
 * An entity of a legacy table whose flag is a character that may be null.
 */
@Entity
@UniqueAmongActive("code")
public class Card extends Dossier {

	@Version
	private @Nullable Integer version;

	@Removed
	@Convert(converter = YesNoConverter.class)
	@Column(name = "discarded")
	private @Nullable Boolean discarded;

	@DeletedBy
	private @Nullable String discardedBy;

	@OneToMany(mappedBy = "dossier", cascade = CascadeType.ALL, orphanRemoval = true)
	private List<CardSheet> sheets = new ArrayList<>();

	@Override
	public List<CardSheet> getSheets() {
		return this.sheets;
	}

	@Override
	public CardSheet addSheet(String text) {
		CardSheet sheet = new CardSheet(text, this);
		this.sheets.add(sheet);
		return sheet;
	}

	@Override
	public List<@Nullable Object> getDeletion() {
		return Arrays.asList(this.discarded, this.discardedBy);
	}

	@Override
	public void assignDeletion(boolean deleted) {
		this.discarded = deleted ? true : null;
		this.discardedBy = deleted ? "somebody" : null;
	}

}
