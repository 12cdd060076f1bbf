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
package dev.plinth.testing.shipping;

import java.math.BigDecimal;

import dev.plinth.entity.RestrictDelete;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import org.hibernate.annotations.Filter;
import org.hibernate.type.YesNoConverter;

/**
 * An entity without mixins, whose row is inserted at once since the database generates
 * its identifier.
 */
@Entity
@Filter(name = "open", condition = "issuer_id is null")
public class Receipt {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private Long id;

	@ManyToOne(fetch = FetchType.LAZY)
	private Depot depot;

	@ManyToOne(fetch = FetchType.LAZY)
	@RestrictDelete
	private Depot issuer;

	@Convert(converter = YesNoConverter.class)
	private Boolean paid;

	@Convert(converter = Sealing.class)
	private String seal;

	@Column(precision = 25, scale = 5)
	private BigDecimal amount;

	protected Receipt() {
	}

	public Receipt(Depot depot) {
		this.depot = depot;
	}

	public Long getId() {
		return this.id;
	}

	public Depot getDepot() {
		return this.depot;
	}

	public void setDepot(Depot depot) {
		this.depot = depot;
	}

	public Depot getIssuer() {
		return this.issuer;
	}

	public void setIssuer(Depot issuer) {
		this.issuer = issuer;
	}

}
