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

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.plinth.entity.AbstractBaseEntity;
import dev.plinth.entity.SoftDeletable;
import dev.plinth.entity.UniqueAmongActive;
import dev.plinth.entity.Versioned;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.SecondaryTable;

/**
 * An entity with unique keys of every kind of attribute, and children of every kind.
 */
@Entity
@SecondaryTable(name = "member_remark")
@UniqueAmongActive("email")
@UniqueAmongActive({ "team", "number" })
@UniqueAmongActive(value = "address.box", name = "member_box")
public class Member extends AbstractBaseEntity implements SoftDeletable, Versioned {

	private String email;

	@ManyToOne(fetch = FetchType.LAZY)
	private Team team;

	private Integer number;

	@Embedded
	private Address address;

	@Column(table = "member_remark")
	private String remark;

	@OneToOne(mappedBy = "member", cascade = CascadeType.ALL, orphanRemoval = true)
	private Badge badge;

	@OneToOne(fetch = FetchType.LAZY, mappedBy = "member", cascade = CascadeType.ALL)
	private Pass pass;

	@Embedded
	private Belongings belongings;

	@OneToMany(mappedBy = "owner", cascade = CascadeType.ALL)
	private List<Vehicle> vehicles = new ArrayList<>();

	@OneToMany(cascade = CascadeType.ALL)
	@OrderColumn
	private List<Paper> papers = new ArrayList<>();

	@ManyToMany
	private Set<Team> guestOf = new LinkedHashSet<>();

	@ElementCollection
	private Set<String> nicknames = new LinkedHashSet<>();

	protected Member() {
	}

	public Member(String email) {
		this.email = email;
	}

	public String getEmail() {
		return this.email;
	}

	public void setEmail(String email) {
		this.email = email;
	}

	public void play(Team team, Integer number) {
		this.team = team;
		this.number = number;
	}

	public void setAddress(Address address) {
		this.address = address;
	}

	public void setRemark(String remark) {
		this.remark = remark;
	}

	public Badge getBadge() {
		return this.badge;
	}

	public Badge giveBadge(String colour) {
		this.badge = new Badge(this, colour);
		return this.badge;
	}

	public Pass getPass() {
		return this.pass;
	}

	public void givePass(String photo) {
		this.pass = new Pass(this, photo);
	}

	public Belongings getBelongings() {
		return this.belongings;
	}

	public void giveKey(String opens) {
		this.belongings = new Belongings(new Key(this, opens), "top");
	}

	public List<Vehicle> getVehicles() {
		return this.vehicles;
	}

	public void add(Vehicle vehicle) {
		vehicle.setOwner(this);
		if (!this.vehicles.contains(vehicle)) { // association management may have added
												// it
			this.vehicles.add(vehicle);
		}
	}

	public List<Paper> getPapers() {
		return this.papers;
	}

	public Set<Team> getGuestOf() {
		return this.guestOf;
	}

	public Set<String> getNicknames() {
		return this.nicknames;
	}

}
