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

import java.util.List;

/**
 * The kinds of identifiers.
 */
public enum Identifier {

	LONG("AbstractBaseEntity", List.of("id"), "", "public void assign(int serial) { }"),

	UUID("AbstractUuidEntity", List.of("id"), "", "public void assign(int serial) { }"),

	EMBEDDED("AbstractEntity<Key>", List.of("tenant", "serial"), "", """
			@EmbeddedId private Key code;
			@Override public Key getId() { return this.code; }
			public void assign(int serial) { this.code = new Key(1, serial); }
			"""),

	ID_CLASS("AbstractEntity<KeyParts>", List.of("tenant", "serial"), "@IdClass(KeyParts.class)",
			"""
					@Id private int tenant;
					@Id private int serial;
					@Override public KeyParts getId() { return (this.tenant != 0) ? new KeyParts(this.tenant, this.serial) : null; }
					public void assign(int serial) { this.tenant = 1; this.serial = serial; }
					""");

	private final String base;

	private final List<String> columns;

	private final String annotation;

	private final String members;

	Identifier(String base, List<String> columns, String annotation, String members) {
		this.base = base;
		this.columns = columns;
		this.annotation = annotation;
		this.members = members;
	}

	String base() {
		return this.base;
	}

	List<String> columns() {
		return this.columns;
	}

	String annotation() {
		return this.annotation;
	}

	String members() {
		return this.members;
	}

}
