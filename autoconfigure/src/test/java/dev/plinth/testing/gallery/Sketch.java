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
package dev.plinth.testing.gallery;

import java.util.LinkedHashSet;
import java.util.Set;

import dev.plinth.entity.DeletedReference;
import dev.plinth.entity.DeletedReferencePolicy;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;
import org.hibernate.annotations.Filter;
import org.hibernate.annotations.FilterDef;

/**
 * An entity without any mixin that hides its reference to deleted rows.
 */
@Entity
@FilterDef(name = "shown")
@Filter(name = "shown", condition = "title <> 'secret'")
public class Sketch {

	@Id
	@GeneratedValue
	private Long id;

	@Version
	private int revision;

	private String title;

	@ManyToOne(fetch = FetchType.LAZY)
	@DeletedReference(DeletedReferencePolicy.HIDE)
	private Artist draughtsman;

	@Embedded
	private Appraisal appraisal;

	@ElementCollection
	private Set<String> keywords = new LinkedHashSet<>();

	public Long getId() {
		return this.id;
	}

	public String getTitle() {
		return this.title;
	}

	public void setTitle(String title) {
		this.title = title;
	}

	public Appraisal getAppraisal() {
		return this.appraisal;
	}

	public void setAppraisal(Appraisal appraisal) {
		this.appraisal = appraisal;
	}

	public Set<String> getKeywords() {
		return this.keywords;
	}

	public Artist getDraughtsman() {
		return this.draughtsman;
	}

	public void setDraughtsman(Artist draughtsman) {
		this.draughtsman = draughtsman;
	}

}
