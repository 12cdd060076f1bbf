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

import dev.plinth.entity.AbstractEntity;
import dev.plinth.entity.SoftDeletable;
import dev.plinth.entity.Versioned;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToOne;

/**
 * The owning side of a one-to-one association whose rows share their primary key.
 */
@Entity
public class Pass extends AbstractEntity<Long> implements SoftDeletable, Versioned {

	@Id
	private Long id;

	@MapsId
	@OneToOne(fetch = FetchType.LAZY)
	private Member member;

	private String photo;

	protected Pass() {
	}

	Pass(Member member, String photo) {
		this.member = member;
		this.photo = photo;
	}

	@Override
	public Long getId() {
		return this.id;
	}

	public Member getMember() {
		return this.member;
	}

	public String getPhoto() {
		return this.photo;
	}

}
