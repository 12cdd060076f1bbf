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
package dev.plinth.testing.fleet;

import java.util.LinkedHashSet;
import java.util.Set;

import dev.plinth.entity.AbstractBaseEntity;
import dev.plinth.entity.DeletedReference;
import dev.plinth.entity.DeletedReferencePolicy;
import dev.plinth.entity.SoftDeletable;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;

/**
 * An entity with attributes of every kind that a condition can ask for, which refers to
 * each of the hierarchies.
 */
@Entity
public class Cargo extends AbstractBaseEntity implements SoftDeletable {

	private String name;

	@Enumerated(EnumType.STRING)
	private Handling handling;

	@Convert(converter = WeightConverter.class)
	private Weight weight;

	private Mark mark;

	@ElementCollection
	private Set<String> tags = new LinkedHashSet<>();

	@ManyToOne(fetch = FetchType.LAZY)
	private Vehicle vehicle;

	@ManyToOne(fetch = FetchType.LAZY)
	private Vessel vessel;

	@ManyToOne(fetch = FetchType.LAZY)
	private Aircraft aircraft;

	@ManyToOne(fetch = FetchType.LAZY)
	@DeletedReference(DeletedReferencePolicy.HIDE)
	private Vessel hiddenVessel;

	@ManyToOne(fetch = FetchType.LAZY)
	@DeletedReference(DeletedReferencePolicy.HIDE)
	private Ferry hiddenFerry;

	@ManyToMany
	private Set<Vessel> escorts = new LinkedHashSet<>();

	protected Cargo() {
	}

	public Cargo(String name, Handling handling, Weight weight, Mark mark) {
		this.name = name;
		this.handling = handling;
		this.weight = weight;
		this.mark = mark;
	}

	/**
	 * Put it on means of transport.
	 */
	public void load(Vehicle vehicle, Vessel vessel, Aircraft aircraft) {
		this.vehicle = vehicle;
		this.vessel = vessel;
		this.hiddenVessel = vessel;
		this.hiddenFerry = (vessel instanceof Ferry ferry) ? ferry : null;
		this.aircraft = aircraft;
	}

	public String getName() {
		return this.name;
	}

	public Handling getHandling() {
		return this.handling;
	}

	public Weight getWeight() {
		return this.weight;
	}

	public Mark getMark() {
		return this.mark;
	}

	public Set<String> getTags() {
		return this.tags;
	}

	public Vehicle getVehicle() {
		return this.vehicle;
	}

	public Vessel getVessel() {
		return this.vessel;
	}

	public Aircraft getAircraft() {
		return this.aircraft;
	}

	public Vessel getHiddenVessel() {
		return this.hiddenVessel;
	}

	public Ferry getHiddenFerry() {
		return this.hiddenFerry;
	}

	public Set<Vessel> getEscorts() {
		return this.escorts;
	}

	/**
	 * How it is handled.
	 */
	public enum Handling {

		CRANE, FORKLIFT

	}

	/**
	 * What it weighs.
	 *
	 * @param kilograms the number of kilograms
	 */
	public record Weight(int kilograms) {
	}

	/**
	 * How it is marked.
	 *
	 * @param code what the mark says
	 * @param size its size
	 */
	@Embeddable
	public record Mark(String code, int size) {
	}

	/**
	 * Stores weights as text.
	 */
	static class WeightConverter implements AttributeConverter<Weight, String> {

		@Override
		public String convertToDatabaseColumn(Weight weight) {
			return (weight != null) ? weight.kilograms() + " kg" : null;
		}

		@Override
		public Weight convertToEntityAttribute(String text) {
			return (text != null) ? new Weight(Integer.parseInt(text.split(" ")[0])) : null;
		}

	}

}
