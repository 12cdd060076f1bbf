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
package dev.plinth.testing.agency;

import java.util.LinkedHashSet;
import java.util.Set;

import dev.plinth.entity.AbstractBaseEntity;
import dev.plinth.entity.RestrictDelete;
import dev.plinth.entity.SoftDeletable;
import dev.plinth.entity.Versioned;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import org.hibernate.annotations.Filter;
import org.hibernate.annotations.FilterDef;
import org.hibernate.annotations.TenantId;

/**
 * An entity that belongs to a tenant.
 */
@Entity
@Table(name = "agency_case")
@FilterDef(name = "cases")
@Filter(name = "cases", condition = "title is not null or title is null")
@FilterDef(name = "unsealed")
@Filter(name = "unsealed", condition = "title <> 'sealed'")
public class Case extends AbstractBaseEntity implements SoftDeletable, Versioned {

	@TenantId
	private String tenant;

	private String title;

	@ManyToOne(fetch = FetchType.LAZY)
	@RestrictDelete
	private Case related;

	@OneToMany(mappedBy = "file", cascade = CascadeType.ALL, orphanRemoval = true)
	private Set<Exhibit> exhibits = new LinkedHashSet<>();

	protected Case() {
	}

	public Case(String title) {
		this.title = title;
	}

	public String getTenant() {
		return this.tenant;
	}

	public String getTitle() {
		return this.title;
	}

	public void setTitle(String title) {
		this.title = title;
	}

	public Case getRelated() {
		return this.related;
	}

	public void setRelated(Case related) {
		this.related = related;
	}

	public Set<Exhibit> getExhibits() {
		return this.exhibits;
	}

	public Exhibit addExhibit() {
		Exhibit exhibit = new Exhibit(this);
		this.exhibits.add(exhibit);
		return exhibit;
	}

}
