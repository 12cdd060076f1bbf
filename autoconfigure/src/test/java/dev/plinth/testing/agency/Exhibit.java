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

import dev.plinth.entity.AbstractBaseEntity;
import dev.plinth.entity.SoftDeletable;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import org.hibernate.annotations.Filter;
import org.hibernate.annotations.FilterDef;
import org.hibernate.annotations.TenantId;

/**
 * A child that belongs to a tenant.
 */
@Entity
@FilterDef(name = "exhibits")
@Filter(name = "exhibits", condition = "file_id is not null or file_id is null")
public class Exhibit extends AbstractBaseEntity implements SoftDeletable {

	@TenantId
	private String tenant;

	@ManyToOne(fetch = FetchType.LAZY)
	private Case file;

	protected Exhibit() {
	}

	Exhibit(Case file) {
		this.file = file;
	}

	public Case getFile() {
		return this.file;
	}

}
