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
package dev.plinth.testing.sales;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.plinth.entity.AbstractBaseEntity;
import dev.plinth.entity.SoftDeletable;
import dev.plinth.entity.Timestamped;
import dev.plinth.entity.Userstamped;
import dev.plinth.entity.Versioned;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.Filter;
import org.hibernate.annotations.FilterDef;

/**
 * An entity with every mixin and every kind of association.
 */
@Entity
@FilterDef(name = "none")
public class Invoice extends AbstractBaseEntity implements Timestamped, Userstamped, SoftDeletable, Versioned {

	@Column(unique = true)
	private String number;

	private String description;

	@ManyToOne(fetch = FetchType.LAZY)
	private Customer customer;

	@ManyToOne(fetch = FetchType.EAGER)
	private Customer payer;

	@OneToMany(mappedBy = "invoice", cascade = CascadeType.ALL, orphanRemoval = true)
	@OrderBy("id")
	@BatchSize(size = 10)
	@Filter(name = "none", condition = "1 = 0")
	private List<Line> lines = new ArrayList<>();

	@OneToMany(mappedBy = "invoice", cascade = CascadeType.ALL, orphanRemoval = true)
	private Set<Note> notes = new LinkedHashSet<>();

	@ManyToMany
	@Filter(name = "none", condition = "1 = 0")
	private Set<Tag> tags = new LinkedHashSet<>();

	@ElementCollection
	private Set<String> labels = new LinkedHashSet<>();

	protected Invoice() {
	}

	public Invoice(String number, Customer customer) {
		this.number = number;
		this.customer = customer;
	}

	public String getNumber() {
		return this.number;
	}

	public void setNumber(String number) {
		this.number = number;
	}

	public String getDescription() {
		return this.description;
	}

	public void setDescription(String description) {
		this.description = description;
	}

	public Customer getCustomer() {
		return this.customer;
	}

	public void setCustomer(Customer customer) {
		this.customer = customer;
	}

	public Customer getPayer() {
		return this.payer;
	}

	public void setPayer(Customer payer) {
		this.payer = payer;
	}

	public List<Line> getLines() {
		return this.lines;
	}

	public Line addLine(String product) {
		Line line = new Line(this, product);
		if (!this.lines.contains(line)) { // association management may have added it
			this.lines.add(line);
		}
		return line;
	}

	public Set<Note> getNotes() {
		return this.notes;
	}

	public Note addNote(String text) {
		Note note = new Note(this, text);
		this.notes.add(note);
		return note;
	}

	public Set<Tag> getTags() {
		return this.tags;
	}

	public Set<String> getLabels() {
		return this.labels;
	}

}
