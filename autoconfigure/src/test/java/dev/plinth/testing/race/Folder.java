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
package dev.plinth.testing.race;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.OneToMany;

/**
 * A parent without version.
 */
@Entity
public class Folder extends Paper implements Binding {

	@OneToMany(mappedBy = "folder", cascade = CascadeType.ALL, orphanRemoval = true)
	private Set<Sheet> sheets = new LinkedHashSet<>();

	@Override
	public Collection<Sheet> getSheets() {
		return this.sheets;
	}

	@Override
	public Sheet newSheet() {
		return new Sheet(this);
	}

	@Override
	public Sheet addSheet() {
		Sheet sheet = newSheet();
		this.sheets.add(sheet);
		return sheet;
	}

}
