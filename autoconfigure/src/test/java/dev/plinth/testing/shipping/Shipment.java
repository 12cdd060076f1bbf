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

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.plinth.entity.AbstractBaseEntity;
import dev.plinth.entity.RestrictDelete;
import dev.plinth.entity.SoftDeletable;
import dev.plinth.entity.Versioned;
import jakarta.persistence.AssociationOverride;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKeyJoinColumn;
import jakarta.persistence.OneToMany;

/**
 * An entity that holds references of every kind.
 */
@Entity
public class Shipment extends AbstractBaseEntity implements SoftDeletable, Versioned {

	private String label;

	@ManyToOne(fetch = FetchType.LAZY, cascade = { CascadeType.PERSIST, CascadeType.MERGE })
	private Depot origin;

	@Embedded
	@AssociationOverride(name = "depot", joinColumns = @JoinColumn(name = "destination_id"))
	private Stop destination;

	@ElementCollection
	private Set<Stop> stops = new LinkedHashSet<>();

	@ManyToMany
	@RestrictDelete(false)
	private Set<Carrier> carriers = new LinkedHashSet<>();

	@OneToMany(cascade = CascadeType.ALL)
	@JoinColumn(name = "shipment_id")
	private Set<Parcel> parcels = new LinkedHashSet<>();

	@OneToMany(mappedBy = "shipment", cascade = CascadeType.ALL)
	private List<Item> items = new ArrayList<>();

	@OneToMany(mappedBy = "shipment", cascade = CascadeType.ALL)
	private List<Remark> remarks = new ArrayList<>();

	@OneToMany(mappedBy = "shipment", cascade = CascadeType.ALL)
	private List<Waybill> waybills = new ArrayList<>();

	@Embedded
	@AssociationOverride(name = "office", joinColumns = @JoinColumn(name = "seal_office_id"))
	@AttributeOverride(name = "code", column = @Column(name = "seal_code"))
	private Seal seal;

	@ElementCollection
	private Set<Seal> customs = new LinkedHashSet<>();

	@ManyToMany
	@JoinTable(name = "shipment_insurers")
	@RestrictDelete
	private Set<Carrier> insurers = new LinkedHashSet<>();

	@ElementCollection
	@MapKeyJoinColumn(name = "depot_id")
	@RestrictDelete
	private Map<Depot, String> charges = new LinkedHashMap<>();

	protected Shipment() {
	}

	public Shipment(String label, Depot origin) {
		this.label = label;
		this.origin = origin;
	}

	public String getLabel() {
		return this.label;
	}

	public void setLabel(String label) {
		this.label = label;
	}

	public Depot getOrigin() {
		return this.origin;
	}

	public void setOrigin(Depot origin) {
		this.origin = origin;
	}

	public Stop getDestination() {
		return this.destination;
	}

	public void setDestination(Stop destination) {
		this.destination = destination;
	}

	public Set<Stop> getStops() {
		return this.stops;
	}

	public Set<Carrier> getCarriers() {
		return this.carriers;
	}

	public void setCarriers(Set<Carrier> carriers) {
		this.carriers = carriers;
	}

	public Set<Parcel> getParcels() {
		return this.parcels;
	}

	public List<Waybill> getWaybills() {
		return this.waybills;
	}

	public List<Item> getItems() {
		return this.items;
	}

	public List<Remark> getRemarks() {
		return this.remarks;
	}

	public Seal getSeal() {
		return this.seal;
	}

	public void setSeal(Seal seal) {
		this.seal = seal;
	}

	public Set<Seal> getCustoms() {
		return this.customs;
	}

	public Map<Depot, String> getCharges() {
		return this.charges;
	}

	public Set<Carrier> getInsurers() {
		return this.insurers;
	}

	public void setInsurers(Set<Carrier> insurers) {
		this.insurers = insurers;
	}

}
