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
package dev.plinth.demo.invoice;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import dev.plinth.demo.tag.Tag;
import dev.plinth.demo.user.User;
import dev.plinth.entity.AbstractBaseEntity;
import dev.plinth.entity.SoftDeletable;
import dev.plinth.entity.Timestamped;
import dev.plinth.entity.Userstamped;
import dev.plinth.entity.Versioned;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderColumn;

/**
 * An invoice to a customer, with its lines and tags. Deleting it takes its lines along,
 * restoring it brings back those and no others.
 */
@Entity
class Invoice extends AbstractBaseEntity implements Timestamped, Userstamped, SoftDeletable, Versioned {

	@ManyToOne(fetch = FetchType.LAZY, optional = false)
	private User customer;

	private String description;

	@OneToMany(mappedBy = "invoice", cascade = CascadeType.ALL, orphanRemoval = true)
	private List<InvoiceLine> lines = new ArrayList<>();

	/**
	 * How often the lines have changed. Lines are rows of their own; counting their
	 * changes here makes each of them a change of the invoice, with a new version and a
	 * new {@code updatedBy}.
	 */
	@SuppressWarnings("UnusedVariable")
	private int lineChanges;

	@ManyToMany
	@JoinTable(name = "invoice_tag", inverseJoinColumns = @JoinColumn(name = "tag_id"))
	@OrderColumn(name = "tag_position")
	private List<Tag> tags = new ArrayList<>();

	Invoice(User customer, String description) {
		this.customer = customer;
		this.description = description;
	}

	protected Invoice() {
	}

	User getCustomer() {
		return this.customer;
	}

	String getDescription() {
		return this.description;
	}

	List<InvoiceLine> getLines() {
		return this.lines.stream().sorted(Comparator.comparingInt(InvoiceLine::getNumber)).toList();
	}

	List<Tag> getTags() {
		return List.copyOf(this.tags);
	}

	BigDecimal getTotal() {
		return this.lines.stream().map(InvoiceLine::getTotal).reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
	}

	void change(User customer, String description, List<Tag> tags) {
		this.customer = customer;
		this.description = description;
		if (!this.tags.equals(tags)) {
			this.tags.clear();
			this.tags.addAll(tags);
		}
	}

	/**
	 * Make the given lines those of the invoice, numbered in their order. Lines that are
	 * not among them are deleted.
	 * @param lines the new lines and the old ones to keep
	 */
	void replaceLines(List<InvoiceLine> lines) {
		this.lines.retainAll(lines);
		lines.stream().filter((line) -> !this.lines.contains(line)).forEach(this.lines::add);
		for (int index = 0; index < lines.size(); index++) {
			lines.get(index).setNumber(index + 1);
		}
		this.lineChanges++;
	}

}
