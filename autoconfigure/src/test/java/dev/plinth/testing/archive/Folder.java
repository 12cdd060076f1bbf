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
package dev.plinth.testing.archive;

import java.util.LinkedHashSet;
import java.util.Set;

import dev.plinth.entity.AbstractBaseEntity;
import dev.plinth.entity.SoftDeletable;
import dev.plinth.entity.Versioned;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;

/**
 * A tree, whose nodes may also be linked in circles.
 */
@Entity
public class Folder extends AbstractBaseEntity implements SoftDeletable, Versioned {

	@ManyToOne(fetch = FetchType.LAZY)
	private Folder parent;

	@OneToMany(mappedBy = "parent", cascade = CascadeType.ALL, orphanRemoval = true)
	private Set<Folder> children = new LinkedHashSet<>();

	@OneToMany(cascade = CascadeType.ALL)
	@JoinTable(name = "folder_documents")
	private Set<Document> documents = new LinkedHashSet<>();

	@OneToMany(cascade = CascadeType.ALL)
	private Set<Remark> remarks = new LinkedHashSet<>();

	@ManyToMany(cascade = CascadeType.REMOVE)
	@JoinTable(name = "folder_links")
	private Set<Folder> links = new LinkedHashSet<>();

	public Folder getParent() {
		return this.parent;
	}

	public Set<Folder> getChildren() {
		return this.children;
	}

	public Folder addChild() {
		Folder child = new Folder();
		child.parent = this;
		this.children.add(child);
		return child;
	}

	public Set<Document> getDocuments() {
		return this.documents;
	}

	public Set<Remark> getRemarks() {
		return this.remarks;
	}

	public Set<Folder> getLinks() {
		return this.links;
	}

}
