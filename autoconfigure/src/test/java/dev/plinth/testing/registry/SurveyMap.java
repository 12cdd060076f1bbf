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

import java.util.UUID;

import dev.plinth.entity.DeletedDate;
import jakarta.persistence.Cacheable;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.OneToOne;
import org.jspecify.annotations.Nullable;

/**
 * The appendix of a survey, deleted like it.
 */
@Entity
@Cacheable
public class SurveyMap extends Appendix {

	@OneToOne(fetch = FetchType.LAZY)
	private @Nullable Survey entry;

	@DeletedDate
	private boolean gone;

	protected SurveyMap() {
	}

	SurveyMap(Survey entry) {
		this.entry = entry;
	}

	@Override
	public @Nullable Survey getEntry() {
		return this.entry;
	}

	@Override
	public void assignDeletion(UUID deletion) {
		this.gone = true;
	}

}
