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
import java.util.List;

import dev.plinth.entity.DeletedDate;
import jakarta.persistence.Cacheable;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import org.jspecify.annotations.Nullable;

/**
 * Rows in several tables, one for each class, that say no more than that they are
 * deleted.
 */
@Entity
@Cacheable
@Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
public class Survey extends Entry {

	@DeletedDate
	private boolean gone;

	@OneToOne(mappedBy = "entry", cascade = CascadeType.ALL)
	private @Nullable SurveyMap appendix;

	@ManyToOne(fetch = FetchType.LAZY)
	private @Nullable Survey whole;

	@OneToMany(mappedBy = "whole", cascade = CascadeType.ALL)
	private List<Survey> parts = new ArrayList<>();

	protected Survey() {
	}

	public Survey(String sign) {
		super(sign);
	}

	@Override
	public @Nullable SurveyMap getAppendix() {
		return this.appendix;
	}

	@Override
	public void append() {
		this.appendix = new SurveyMap(this);
	}

	@Override
	public List<Survey> getParts() {
		return this.parts;
	}

	@Override
	public Survey add(String sign) {
		Survey part = new AerialSurvey(sign);
		part.whole = this;
		this.parts.add(part);
		return part;
	}

	@Override
	public boolean isGone() {
		return this.gone;
	}

}
