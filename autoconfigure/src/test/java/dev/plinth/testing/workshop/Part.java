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
package dev.plinth.testing.workshop;

/**
 * An entity that knows nothing of the mixins that its table has.
 */
public class Part extends Numbered {

	private PartNumber number;

	private Material material = Material.STEEL;

	private Money price;

	private Dimensions dimensions;

	private Supplier supplier;

	private String draft = "unmapped";

	protected Part() {
		this.draft = "made by Hibernate";
	}

	public Part(PartNumber number, Supplier supplier) {
		this.number = number;
		this.supplier = supplier;
	}

	public PartNumber getNumber() {
		return this.number;
	}

	public Material getMaterial() {
		return this.material;
	}

	public void setMaterial(Material material) {
		this.material = material;
	}

	public Money getPrice() {
		return this.price;
	}

	public void setPrice(Money price) {
		this.price = price;
	}

	public Dimensions getDimensions() {
		return this.dimensions;
	}

	public void setDimensions(Dimensions dimensions) {
		this.dimensions = dimensions;
	}

	public Supplier getSupplier() {
		return this.supplier;
	}

	public String getDraft() {
		return this.draft;
	}

	/**
	 * What a part is made of.
	 */
	public enum Material {

		/**
		 * Iron and carbon.
		 */
		STEEL,

		/**
		 * Copper and zinc.
		 */
		BRASS

	}

}
