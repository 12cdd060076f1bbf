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

import dev.plinth.entity.DeletedDate;
import dev.plinth.entity.UniqueAmongActive;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.OneToMany;
import org.jspecify.annotations.Nullable;

/**
 * An entity of a legacy table that only says whether a row is deleted, in a hierarchy of
 * several tables.
 */
@Entity
@UniqueAmongActive("code")
@Inheritance(strategy = InheritanceType.JOINED)
public class Deed extends Dossier {

	@DeletedDate
	private boolean removed;

	@OneToMany(mappedBy = "dossier", cascade = CascadeType.ALL, orphanRemoval = true)
	private List<DeedSheet> sheets = new ArrayList<>();

	@Override
	public List<DeedSheet> getSheets() {
		return this.sheets;
	}

	@Override
	public DeedSheet addSheet(String text) {
		DeedSheet sheet = new DeedSheet(text, this);
		this.sheets.add(sheet);
		return sheet;
	}

	@Override
	public List<@Nullable Object> getDeletion() {
		return Arrays.asList(this.removed);
	}

	@Override
	public void assignDeletion(boolean deleted) {
		this.removed = deleted;
	}

}
