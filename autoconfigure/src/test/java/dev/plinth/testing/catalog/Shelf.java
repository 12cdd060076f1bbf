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
import dev.plinth.entity.Versioned;
import jakarta.persistence.CascadeType;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.OneToMany;
import org.hibernate.annotations.Cache;
import org.hibernate.annotations.CacheConcurrencyStrategy;

/**
 * A cached entity with collections that are marked as cached.
 */
@Entity
@Cache(usage = CacheConcurrencyStrategy.READ_WRITE)
@EntityListeners(Callbacks.class)
public class Shelf extends AbstractBaseEntity implements SoftDeletable, Versioned {

	private String name;

	@OneToMany(mappedBy = "shelf", cascade = CascadeType.ALL, orphanRemoval = true)
	@Cache(usage = CacheConcurrencyStrategy.READ_WRITE)
	private Set<Article> articles = new LinkedHashSet<>();

	@ManyToMany
	@Cache(usage = CacheConcurrencyStrategy.READ_WRITE)
	private Set<Edition> editions = new LinkedHashSet<>();

	@ElementCollection
	@Cache(usage = CacheConcurrencyStrategy.READ_WRITE)
	private Set<String> labels = new LinkedHashSet<>();

	protected Shelf() {
	}

	public Shelf(String name) {
		this.name = name;
	}

	public String getName() {
		return this.name;
	}

	public void setName(String name) {
		this.name = name;
	}

	public Set<Article> getArticles() {
		return this.articles;
	}

	public Article add(Article article) {
		article.setShelf(this);
		this.articles.add(article);
		return article;
	}

	public Set<Edition> getEditions() {
		return this.editions;
	}

	public Set<String> getLabels() {
		return this.labels;
	}

}
