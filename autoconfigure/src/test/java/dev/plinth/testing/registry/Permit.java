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

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import dev.plinth.entity.DeletedBy;
import dev.plinth.entity.DeletedDate;
import dev.plinth.entity.DeletionId;
import dev.plinth.entity.UniqueAmongActive;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/**
 * An entity that holds all there is to know of its deletion.
 */
@Entity
@UniqueAmongActive("code")
public class Permit extends Dossier {

	@Version
	private @Nullable Integer version;

	@DeletedDate
	@Column(name = "gone_on")
	private @Nullable Instant deletedOn;

	@DeletedBy
	@Column(name = "gone_by", length = 40)
	private @Nullable String remover;

	@DeletionId
	@Column(name = "gone_with")
	private @Nullable UUID removal;

	@OneToMany(mappedBy = "dossier", cascade = CascadeType.ALL, orphanRemoval = true)
	private List<PermitSheet> sheets = new ArrayList<>();

	@OneToMany(mappedBy = "permit", cascade = CascadeType.ALL)
	private List<Plot> plots = new ArrayList<>();

	@Override
	public List<PermitSheet> getSheets() {
		return this.sheets;
	}

	public List<Plot> getPlots() {
		return this.plots;
	}

	@Override
	public PermitSheet addSheet(String text) {
		PermitSheet sheet = new PermitSheet(text, this);
		this.sheets.add(sheet);
		return sheet;
	}

	@Override
	public List<@Nullable Object> getDeletion() {
		return Arrays.asList(this.deletedOn, this.remover, this.removal);
	}

	@Override
	public void assignDeletion(boolean deleted) {
		this.deletedOn = deleted ? Instant.EPOCH : null;
		this.remover = deleted ? "somebody" : null;
		this.removal = deleted ? UUID.randomUUID() : null;
	}

}
