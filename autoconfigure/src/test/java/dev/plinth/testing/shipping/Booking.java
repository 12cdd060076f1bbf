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

import dev.plinth.entity.AbstractBaseEntity;
import dev.plinth.entity.RestrictDelete;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import org.hibernate.annotations.Any;
import org.hibernate.annotations.AnyDiscriminatorValue;
import org.hibernate.annotations.AnyKeyJavaClass;

/**
 * An entity that refers to rows with other keys and tables.
 */
@Entity
public class Booking extends AbstractBaseEntity {

	@ManyToOne(fetch = FetchType.LAZY)
	@RestrictDelete
	private Berth berth;

	@ManyToOne(fetch = FetchType.LAZY)
	@RestrictDelete
	private Gate gate;

	@ManyToOne(fetch = FetchType.LAZY)
	@RestrictDelete
	private Vessel vessel;

	@Any(fetch = FetchType.LAZY)
	@AnyKeyJavaClass(Long.class)
	@AnyDiscriminatorValue(discriminator = "depot", entity = Depot.class)
	@JoinColumn(name = "place_id")
	private Object place;

	@Any(fetch = FetchType.LAZY)
	@AnyKeyJavaClass(Long.class)
	@AnyDiscriminatorValue(discriminator = "depot", entity = Depot.class)
	@AnyDiscriminatorValue(discriminator = "shipment", entity = Shipment.class)
	@Column(name = "pickup_type")
	@JoinColumn(name = "pickup_id")
	@RestrictDelete
	private Object pickup;

	@Any(fetch = FetchType.LAZY)
	@AnyKeyJavaClass(Long.class)
	@Column(name = "subject_type")
	@JoinColumn(name = "subject_id")
	@RestrictDelete
	private Object subject;

	protected Booking() {
	}

	public Booking(Berth berth, Gate gate, Vessel vessel, Object place) {
		this.berth = berth;
		this.gate = gate;
		this.vessel = vessel;
		this.place = place;
	}

	public Berth getBerth() {
		return this.berth;
	}

	public Gate getGate() {
		return this.gate;
	}

	public Vessel getVessel() {
		return this.vessel;
	}

	public Object getPickup() {
		return this.pickup;
	}

	public void setPickup(Object pickup) {
		this.pickup = pickup;
	}

	public Object getSubject() {
		return this.subject;
	}

	public void setSubject(Object subject) {
		this.subject = subject;
	}

	public Object getPlace() {
		return this.place;
	}

}
