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

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import jakarta.persistence.ElementCollection;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import org.jspecify.annotations.Nullable;

/**
 * What the entities of the registry have in common but for how they are deleted.
 */
@MappedSuperclass
public abstract class Dossier {

	@Id
	@GeneratedValue
	private @Nullable Long id;

	private @Nullable String title;

	private @Nullable String code;

	@ElementCollection
	private Set<String> labels = new HashSet<>();

	public @Nullable Long getId() {
		return this.id;
	}

	public void setId(@Nullable Long id) {
		this.id = id;
	}

	public @Nullable String getTitle() {
		return this.title;
	}

	public void setTitle(@Nullable String title) {
		this.title = title;
	}

	public @Nullable String getCode() {
		return this.code;
	}

	public void setCode(@Nullable String code) {
		this.code = code;
	}

	public Set<String> getLabels() {
		return this.labels;
	}

	/**
	 * Return the sheets, to which a removal cascades.
	 */
	public abstract List<? extends Sheet> getSheets();

	/**
	 * Add a sheet.
	 * @param text what it says
	 * @return the sheet
	 */
	public abstract Sheet addSheet(String text);

	/**
	 * Return what the attributes of the deletion hold, the one that tells it first.
	 */
	public abstract List<@Nullable Object> getDeletion();

	/**
	 * Assign to the attributes of the deletion, as the binding of a request might.
	 * @param deleted whether they are to tell a deletion
	 */
	public abstract void assignDeletion(boolean deleted);

}
