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
package dev.plinth.testing.shelf;

import dev.plinth.entity.AbstractBaseEntity;
import dev.plinth.entity.SoftDeletable;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToOne;

/**
 * A soft-deletable element.
 */
@Entity
public class Book extends AbstractBaseEntity implements SoftDeletable {

	private String title;

	@OneToOne(cascade = CascadeType.PERSIST)
	private Label label;

	@ManyToOne(fetch = FetchType.LAZY)
	private InverseShelves.InverseSet inverseSet;

	@ManyToOne(fetch = FetchType.LAZY)
	private OwningInverseShelves.OwningInverseSet owningInverseSet;

	@ManyToOne(fetch = FetchType.LAZY)
	private InverseShelves.InverseBag inverseBag;

	@ManyToOne(fetch = FetchType.LAZY)
	private OwningInverseShelves.OwningInverseBag owningInverseBag;

	@ManyToOne(fetch = FetchType.LAZY)
	private InverseShelves.InverseList inverseList;

	@ManyToOne(fetch = FetchType.LAZY)
	private OwningInverseShelves.OwningInverseList owningInverseList;

	@ManyToOne(fetch = FetchType.LAZY)
	private InverseShelves.InverseMapByAttribute inverseMapByAttribute;

	@ManyToOne(fetch = FetchType.LAZY)
	private OwningInverseShelves.OwningInverseMapByAttribute owningInverseMapByAttribute;

	@ManyToOne(fetch = FetchType.LAZY)
	private InverseShelves.InverseMapByColumn inverseMapByColumn;

	@ManyToOne(fetch = FetchType.LAZY)
	private OwningInverseShelves.OwningInverseMapByColumn owningInverseMapByColumn;

	@ManyToOne(fetch = FetchType.LAZY)
	private InverseShelves.InverseMapByEntity inverseMapByEntity;

	@ManyToOne(fetch = FetchType.LAZY)
	private OwningInverseShelves.OwningInverseMapByEntity owningInverseMapByEntity;

	protected Book() {
	}

	public Book(String title) {
		this(title, new Label());
	}

	public Book(String title, Label label) {
		this.title = title;
		this.label = label;
	}

	public String getTitle() {
		return this.title;
	}

	public Label getLabel() {
		return this.label;
	}

	void standOn(Shelf shelf) {
		if (shelf instanceof InverseShelves.InverseSet reference) {
			this.inverseSet = reference;
		}
		if (shelf instanceof OwningInverseShelves.OwningInverseSet reference) {
			this.owningInverseSet = reference;
		}
		if (shelf instanceof InverseShelves.InverseBag reference) {
			this.inverseBag = reference;
		}
		if (shelf instanceof OwningInverseShelves.OwningInverseBag reference) {
			this.owningInverseBag = reference;
		}
		if (shelf instanceof InverseShelves.InverseList reference) {
			this.inverseList = reference;
		}
		if (shelf instanceof OwningInverseShelves.OwningInverseList reference) {
			this.owningInverseList = reference;
		}
		if (shelf instanceof InverseShelves.InverseMapByAttribute reference) {
			this.inverseMapByAttribute = reference;
		}
		if (shelf instanceof OwningInverseShelves.OwningInverseMapByAttribute reference) {
			this.owningInverseMapByAttribute = reference;
		}
		if (shelf instanceof InverseShelves.InverseMapByColumn reference) {
			this.inverseMapByColumn = reference;
		}
		if (shelf instanceof OwningInverseShelves.OwningInverseMapByColumn reference) {
			this.owningInverseMapByColumn = reference;
		}
		if (shelf instanceof InverseShelves.InverseMapByEntity reference) {
			this.inverseMapByEntity = reference;
		}
		if (shelf instanceof OwningInverseShelves.OwningInverseMapByEntity reference) {
			this.owningInverseMapByEntity = reference;
		}
	}

	void leave(Shelf shelf) {
		if (shelf instanceof InverseShelves.InverseSet) {
			this.inverseSet = null;
		}
		if (shelf instanceof InverseShelves.InverseBag) {
			this.inverseBag = null;
		}
		if (shelf instanceof InverseShelves.InverseList) {
			this.inverseList = null;
		}
		if (shelf instanceof InverseShelves.InverseMapByAttribute) {
			this.inverseMapByAttribute = null;
		}
		if (shelf instanceof InverseShelves.InverseMapByColumn) {
			this.inverseMapByColumn = null;
		}
		if (shelf instanceof InverseShelves.InverseMapByEntity) {
			this.inverseMapByEntity = null;
		}
	}

}
