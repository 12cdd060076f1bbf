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

import dev.plinth.entity.DeletedBy;
import dev.plinth.entity.DeletedDate;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import org.jspecify.annotations.Nullable;

/**
 * A sheet of a licence, deleted like it.
 */
@Entity
public class LicenceSheet extends Sheet {

	@ManyToOne(fetch = FetchType.LAZY)
	private @Nullable Licence dossier;

	@DeletedDate
	private @Nullable Long endedAt;

	@DeletedBy
	@ManyToOne(fetch = FetchType.LAZY)
	private @Nullable Clerk endedBy;

	protected LicenceSheet() {
	}

	public LicenceSheet(String text, Licence dossier) {
		super(text);
		this.dossier = dossier;
	}

	@Override
	public @Nullable Licence getDossier() {
		return this.dossier;
	}

}
