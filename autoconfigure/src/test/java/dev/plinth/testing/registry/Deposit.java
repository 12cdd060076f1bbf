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

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dev.plinth.entity.DeletedDate;
import dev.plinth.entity.DeletionId;
import jakarta.persistence.Cacheable;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import org.jspecify.annotations.Nullable;

/**
 * Rows in several tables, one for each class, that know their deletion.
 */
@Entity
@Cacheable
@Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
public class Deposit extends Entry {

	@DeletedDate
	private @Nullable Instant gone;

	@DeletionId
	private @Nullable UUID goneWith;

	@OneToOne(mappedBy = "entry", cascade = CascadeType.ALL)
	private @Nullable DepositBox appendix;

	@ManyToOne(fetch = FetchType.LAZY)
	private @Nullable Deposit whole;

	@OneToMany(mappedBy = "whole", cascade = CascadeType.ALL)
	private List<Deposit> parts = new ArrayList<>();

	protected Deposit() {
	}

	public Deposit(String sign) {
		super(sign);
	}

	@Override
	public @Nullable DepositBox getAppendix() {
		return this.appendix;
	}

	@Override
	public void append() {
		this.appendix = new DepositBox(this);
	}

	@Override
	public List<Deposit> getParts() {
		return this.parts;
	}

	@Override
	public Deposit add(String sign) {
		Deposit part = new SealedDeposit(sign);
		part.whole = this;
		this.parts.add(part);
		return part;
	}

	@Override
	public boolean isGone() {
		return this.gone != null;
	}

}
