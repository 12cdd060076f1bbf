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

import dev.plinth.entity.AbstractBaseEntity;
import dev.plinth.entity.DeletedReference;
import dev.plinth.entity.DeletedReferencePolicy;
import dev.plinth.entity.SoftDeletable;
import dev.plinth.entity.Timestamped;
import dev.plinth.entity.Versioned;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.NamedAttributeNode;
import jakarta.persistence.NamedEntityGraph;
import jakarta.persistence.OneToOne;
import org.hibernate.annotations.Cache;
import org.hibernate.annotations.CacheConcurrencyStrategy;

/**
 * An entity with a version that hides its references to deleted rows, but for one.
 */
@Entity
@Inheritance(strategy = InheritanceType.JOINED)
@Cache(usage = CacheConcurrencyStrategy.READ_WRITE)
@NamedEntityGraph(name = "references",
		attributeNodes = { @NamedAttributeNode("painter"), @NamedAttributeNode("restorer") })
public class Painting extends AbstractBaseEntity implements Timestamped, SoftDeletable, Versioned {

	private String title;

	@ManyToOne(fetch = FetchType.LAZY)
	@DeletedReference(DeletedReferencePolicy.HIDE)
	private Artist painter;

	@ManyToOne
	@DeletedReference(DeletedReferencePolicy.HIDE)
	private Artist restorer;

	@ManyToOne(fetch = FetchType.LAZY)
	private Artist framer;

	@OneToOne(fetch = FetchType.LAZY)
	@DeletedReference(DeletedReferencePolicy.HIDE)
	private Frame frame;

	@Embedded
	private Provenance provenance;

	@ElementCollection
	private Set<String> keywords = new LinkedHashSet<>();

	protected Painting() {
	}

	public Painting(String title) {
		this.title = title;
	}

	public String getTitle() {
		return this.title;
	}

	public void setTitle(String title) {
		this.title = title;
	}

	public Artist getPainter() {
		return this.painter;
	}

	public void setPainter(Artist painter) {
		this.painter = painter;
	}

	public Artist getRestorer() {
		return this.restorer;
	}

	public void setRestorer(Artist restorer) {
		this.restorer = restorer;
	}

	public Artist getFramer() {
		return this.framer;
	}

	public void setFramer(Artist framer) {
		this.framer = framer;
	}

	public Frame getFrame() {
		return this.frame;
	}

	public void setFrame(Frame frame) {
		this.frame = frame;
	}

	public Provenance getProvenance() {
		return this.provenance;
	}

	public void setProvenance(Provenance provenance) {
		this.provenance = provenance;
	}

	public Set<String> getKeywords() {
		return this.keywords;
	}

}
