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

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.plinth.testing.SourceCompiler;

/**
 * Entity classes, generated as source and compiled, with every kind of association loaded
 * in every way, in one kind of hierarchy and with one kind of identifier.
 *
 * @param hierarchy the kind of hierarchy
 * @param identifier the kind of identifier
 */
public record GridUnit(Hierarchy hierarchy, Identifier identifier) {

	private static final String PACKAGE = GridUnit.class.getPackageName();

	/**
	 * Return all units.
	 * @return the units
	 */
	public static List<GridUnit> all() {
		List<GridUnit> units = new ArrayList<>();
		for (Hierarchy hierarchy : Hierarchy.values()) {
			for (Identifier identifier : Identifier.values()) {
				units.add(new GridUnit(hierarchy, identifier));
			}
		}
		return units;
	}

	/**
	 * Return every second unit, as on a chessboard: each hierarchy and each kind of
	 * identifier is among them.
	 * @param white which of the two halves
	 * @return the units
	 */
	public static List<GridUnit> half(boolean white) {
		return all().stream()
			.filter((unit) -> ((unit.hierarchy.ordinal() + unit.identifier.ordinal()) % 2 == 0) == white)
			.toList();
	}

	/**
	 * Generate the classes of all units.
	 * @return the source of each class, by the name of the class
	 */
	public static Map<String, String> allSources() {
		Map<String, String> sources = new LinkedHashMap<>();
		all().forEach((unit) -> sources.putAll(unit.sources()));
		return sources;
	}

	/**
	 * Return the cells of this unit that differ in their mapping.
	 * @return the cells
	 */
	public List<Cell> cells() {
		List<Cell> cells = new ArrayList<>();
		for (Association association : Association.values()) {
			if (association != Association.SECONDARY_TABLE || this.hierarchy != Hierarchy.TABLE_PER_CLASS) {
				association.fetchings().forEach((fetching) -> cells.add(new Cell(this, association, fetching)));
			}
		}
		return cells;
	}

	/**
	 * Load the entity classes of this unit.
	 * @param classLoader what loads them
	 * @return the classes
	 */
	public List<Class<?>> classes(ClassLoader classLoader) {
		return sources().keySet().stream().<Class<?>>map((name) -> SourceCompiler.load(name, classLoader)).toList();
	}

	boolean isHierarchy() {
		return this.hierarchy != Hierarchy.NONE;
	}

	/**
	 * Return the package of the entity classes of this unit.
	 * @return the name of the package
	 */
	public String packageName() {
		return PACKAGE + "." + this.hierarchy.name().toLowerCase(Locale.ROOT) + "." + "id_"
				+ this.identifier.name().toLowerCase(Locale.ROOT);
	}

	String qualified(String simpleName) {
		return packageName() + "." + simpleName;
	}

	private Map<String, String> sources() {
		Map<String, String> sources = new LinkedHashMap<>();
		entity(sources, "Item", "", "", "");
		entity(sources, "BatchItem", "@BatchSize(size = 10)", "", "");
		for (Cell cell : cells()) {
			cell.addSources(sources);
		}
		return sources;
	}

	/**
	 * Add a soft-deletable entity class, and where there are hierarchies, a subclass.
	 */
	void entity(Map<String, String> sources, String name, String annotation, String members, String subclassMembers) {
		root(sources, name, annotation, "Node", members);
		if (isHierarchy()) {
			subclass(sources, name, subclassMembers);
		}
	}

	void root(Map<String, String> sources, String name, String annotation, String interfaces, String members) {
		add(sources, name, """
				@Entity %s %s %s
				public class %s extends %s implements SoftDeletable, %s {
				private String text;
				%s
				@Override public String getText() { return this.text; }
				@Override public void setText(String text) { this.text = text; }
				%s
				}
				""".formatted(this.hierarchy.annotation(), this.identifier.annotation(), annotation, name,
				this.identifier.base(), interfaces, this.identifier.members(), members));
	}

	void subclass(Map<String, String> sources, String name, String members) {
		add(sources, "Sub" + name, """
				@Entity
				public class Sub%s extends %s {
				private String extra = "extra";
				%s
				}
				""".formatted(name, name, members));
	}

	private void add(Map<String, String> sources, String name, String declaration) {
		String qualified = qualified(name);
		sources.put(qualified, """
				package %s;
				import dev.plinth.entity.*;
				import dev.plinth.testing.grid.*;
				import jakarta.persistence.*;
				import java.util.*;
				import org.hibernate.annotations.BatchSize;
				import org.hibernate.annotations.Fetch;
				import org.hibernate.annotations.FetchMode;
				""".formatted(qualified.substring(0, qualified.lastIndexOf('.'))) + declaration);
	}

	@Override
	public String toString() {
		return this.hierarchy + ", " + this.identifier;
	}

}
