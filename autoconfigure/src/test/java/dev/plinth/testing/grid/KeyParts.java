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
package dev.plinth.testing.grid;

import java.io.Serializable;
import java.util.Objects;

/**
 * The class of an identifier of two attributes.
 */
public class KeyParts implements Serializable {

	private int tenant;

	private int serial;

	protected KeyParts() {
	}

	public KeyParts(int tenant, int serial) {
		this.tenant = tenant;
		this.serial = serial;
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof KeyParts that && this.tenant == that.tenant && this.serial == that.serial;
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.tenant, this.serial);
	}

	@Override
	public String toString() {
		return this.tenant + "/" + this.serial;
	}

}
