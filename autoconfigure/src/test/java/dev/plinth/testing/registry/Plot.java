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
import jakarta.persistence.CascadeType;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import org.jspecify.annotations.Nullable;

/**
 * An entity with an identifier of several columns and a flag, that a permit and a plot
 * may cascade to.
 */
@Entity
public class Plot {

	@EmbeddedId
	private @Nullable PlotId id;

	@DeletedDate
	private boolean removed;

	@ManyToOne(fetch = FetchType.LAZY)
	private @Nullable Permit permit;

	@ManyToOne(fetch = FetchType.LAZY)
	@JoinColumn(name = "parent_page", referencedColumnName = "page")
	@JoinColumn(name = "parent_number", referencedColumnName = "number")
	private @Nullable Plot parent;

	@OneToMany(mappedBy = "parent", cascade = CascadeType.ALL)
	private List<Plot> parts = new ArrayList<>();

	protected Plot() {
	}

	public Plot(int page, int number, @Nullable Permit permit) {
		this.id = new PlotId(page, number);
		this.permit = permit;
	}

	public @Nullable PlotId getId() {
		return this.id;
	}

	public boolean isRemoved() {
		return this.removed;
	}

	public List<Plot> getParts() {
		return this.parts;
	}

	/**
	 * Add a part.
	 * @param number its number on the page
	 * @return the part
	 */
	public Plot add(int number) {
		Plot part = new Plot(this.id.page(), number, null);
		part.parent = this;
		this.parts.add(part);
		return part;
	}

}
