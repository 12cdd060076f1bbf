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
package dev.plinth.testing.club;

import dev.plinth.entity.AbstractBaseEntity;
import dev.plinth.entity.SoftDeletable;
import dev.plinth.entity.UniqueAmongActive;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;

/**
 * The owning side of a one-to-one association whose other side stands in an embeddable.
 */
@Entity
@Table(name = "member_key")
@UniqueAmongActive("keeper")
public class Key extends AbstractBaseEntity implements SoftDeletable {

	@OneToOne(fetch = FetchType.LAZY)
	private Member keeper;

	private String opens;

	protected Key() {
	}

	Key(Member keeper, String opens) {
		this.keeper = keeper;
		this.opens = opens;
	}

	public Member getKeeper() {
		return this.keeper;
	}

	public String getOpens() {
		return this.opens;
	}

}
