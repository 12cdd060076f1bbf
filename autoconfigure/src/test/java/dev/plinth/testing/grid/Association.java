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

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The kinds of associations, each with the source of its attribute.
 */
public enum Association {

	MANY_TO_ONE("ManyToOne", EnumSet.of(Fetching.LAZY, Fetching.EAGER, Fetching.BATCH)) {

		@Override
		String attribute(GridUnit unit, String owner, String name, String target, Fetching fetching) {
			return "@ManyToOne(fetch = " + fetching.type() + ") private " + target + " " + name + ";";
		}

	},

	ONE_TO_ONE("OneToOne", EnumSet.of(Fetching.LAZY, Fetching.EAGER)) {

		@Override
		String attribute(GridUnit unit, String owner, String name, String target, Fetching fetching) {
			return "@OneToOne(fetch = " + fetching.type() + ") private " + target + " " + name + ";";
		}

	},

	ONE_TO_ONE_INVERSE("OneToOneInverse", EnumSet.of(Fetching.LAZY, Fetching.EAGER)) {

		@Override
		public boolean hasChildren() {
			return true;
		}

		@Override
		public boolean hidesDeleted() {
			return true;
		}

		@Override
		String attribute(GridUnit unit, String owner, String name, String target, Fetching fetching) {
			return "@OneToOne(mappedBy = \"" + name
					+ "Owner\", cascade = CascadeType.ALL, orphanRemoval = true, fetch = " + fetching.type()
					+ ") private " + target + " " + name + ";";
		}

		@Override
		String backReference(String owner, String name) {
			return "@OneToOne(fetch = FetchType.LAZY) private " + owner + " " + name + ";";
		}

	},

	EMBEDDED_REFERENCE("EmbeddedReference", EnumSet.of(Fetching.LAZY, Fetching.EAGER, Fetching.BATCH)) {

		@Override
		String attribute(GridUnit unit, String owner, String name, String target, Fetching fetching) {
			String type = owner + "Part";
			return "@Embeddable public static class " + type + " { @ManyToOne(fetch = " + fetching.type() + ") "
					+ target + " " + name + "; }\n@Embedded private " + type + " " + name + "Part = new " + type
					+ "();";
		}

		@Override
		public String path(String name) {
			return name + "Part." + name;
		}

	},

	SECONDARY_TABLE("SecondaryTable", EnumSet.of(Fetching.LAZY, Fetching.EAGER)) {

		@Override
		String annotation(String owner) {
			return "@SecondaryTable(name = \"" + owner + "More\")";
		}

		@Override
		String attribute(GridUnit unit, String owner, String name, String target, Fetching fetching) {
			return "@ManyToOne(fetch = " + fetching.type() + ")"
					+ unit.identifier()
						.columns()
						.stream()
						.map((column) -> "@JoinColumn(table = \"" + owner + "More\", name = \"" + name + "_" + column
								+ "\", referencedColumnName = \"" + column + "\")")
						.collect(Collectors.joining(" "))
					+ " private " + target + " " + name + ";";
		}

	},

	ONE_TO_MANY("OneToMany", EnumSet.allOf(Fetching.class)) {

		@Override
		public boolean isCollection() {
			return true;
		}

		@Override
		public boolean hasChildren() {
			return true;
		}

		@Override
		String attribute(GridUnit unit, String owner, String name, String target, Fetching fetching) {
			return "@OneToMany(mappedBy = \"" + name
					+ "Owner\", cascade = CascadeType.ALL, orphanRemoval = true, fetch = " + fetching.type() + ")"
					+ fetching.annotation() + set(name, target);
		}

		@Override
		String backReference(String owner, String name) {
			return "@ManyToOne(fetch = FetchType.LAZY) private " + owner + " " + name + ";";
		}

	},

	JOIN_TABLE("JoinTable", EnumSet.allOf(Fetching.class)) {

		@Override
		public boolean isCollection() {
			return true;
		}

		@Override
		String attribute(GridUnit unit, String owner, String name, String target, Fetching fetching) {
			return "@OneToMany(fetch = " + fetching.type() + ")" + joinTable(owner, name) + fetching.annotation()
					+ set(name, target);
		}

	},

	MANY_TO_MANY("ManyToMany", EnumSet.allOf(Fetching.class)) {

		@Override
		public boolean isCollection() {
			return true;
		}

		@Override
		String attribute(GridUnit unit, String owner, String name, String target, Fetching fetching) {
			return "@ManyToMany(fetch = " + fetching.type() + ")" + joinTable(owner, name) + fetching.annotation()
					+ set(name, target);
		}

	},

	ELEMENTS("Elements", EnumSet.allOf(Fetching.class)) {

		@Override
		public boolean isCollection() {
			return true;
		}

		@Override
		String attribute(GridUnit unit, String owner, String name, String target, Fetching fetching) {
			return "@ElementCollection(fetch = " + fetching.type() + ")" + fetching.annotation() + set(name, target);
		}

	};

	private final String prefix;

	private final Set<Fetching> fetchings;

	Association(String prefix, Set<Fetching> fetchings) {
		this.prefix = prefix;
		this.fetchings = fetchings;
	}

	abstract String attribute(GridUnit unit, String owner, String name, String target, Fetching fetching);

	/**
	 * Return the attribute of a child that refers to its owner.
	 */
	String backReference(String owner, String name) {
		return "";
	}

	String annotation(String owner) {
		return "";
	}

	/**
	 * Return whether a target that is deleted by itself is hidden. The inverse side of a
	 * one-to-one is a collection of at most one.
	 */
	public boolean hidesDeleted() {
		return isCollection();
	}

	/**
	 * Return the path from the owner to what the association holds.
	 * @param name the name of the association
	 */
	public String path(String name) {
		return name;
	}

	public boolean isCollection() {
		return false;
	}

	/**
	 * Whether the targets belong to their owner, and go with it.
	 */
	public boolean hasChildren() {
		return false;
	}

	String prefix() {
		return this.prefix;
	}

	Set<Fetching> fetchings() {
		return this.fetchings;
	}

	private static String joinTable(String owner, String name) {
		return "@JoinTable(name = \"" + owner + "_" + name + "\")";
	}

	private static String set(String name, String target) {
		return " private Set<" + target + "> " + name + " = new LinkedHashSet<>();";
	}

}
