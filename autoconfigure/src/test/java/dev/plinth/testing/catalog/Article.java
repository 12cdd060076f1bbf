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
package dev.plinth.testing.catalog;

import java.util.LinkedHashSet;
import java.util.Set;

import dev.plinth.entity.AbstractBaseEntity;
import dev.plinth.entity.SoftDeletable;
import dev.plinth.entity.Timestamped;
import dev.plinth.entity.Versioned;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import org.hibernate.annotations.Cache;
import org.hibernate.annotations.CacheConcurrencyStrategy;
import org.hibernate.annotations.NaturalId;
import org.hibernate.annotations.NaturalIdCache;

/**
 * A cached entity with a natural id that is cached, too.
 */
@Entity
@Cache(usage = CacheConcurrencyStrategy.READ_WRITE)
@NaturalIdCache(region = "articleNaturalIds")
@EntityListeners(Callbacks.class)
public class Article extends AbstractBaseEntity implements Timestamped, SoftDeletable, Versioned {

	@NaturalId
	private String number;

	private String title;

	@ManyToOne(fetch = FetchType.LAZY)
	private Shelf shelf;

	@ElementCollection
	@Cache(usage = CacheConcurrencyStrategy.READ_WRITE)
	private Set<String> keywords = new LinkedHashSet<>();

	protected Article() {
	}

	public Article(String number, String title) {
		this.number = number;
		this.title = title;
	}

	public String getNumber() {
		return this.number;
	}

	public String getTitle() {
		return this.title;
	}

	public void setTitle(String title) {
		this.title = title;
	}

	public Shelf getShelf() {
		return this.shelf;
	}

	public void setShelf(Shelf shelf) {
		this.shelf = shelf;
	}

	public Set<String> getKeywords() {
		return this.keywords;
	}

}
