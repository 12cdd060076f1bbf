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
import java.util.Locale;
import java.util.Map;

import dev.plinth.testing.SourceCompiler;

/**
 * An entity class with one kind of association, loaded in one way.
 *
 * @param unit the unit that it belongs to
 * @param association the kind of association
 * @param fetching how it is loaded
 */
public record Cell(GridUnit unit, Association association, Fetching fetching) {

	/**
	 * Return the name of the owner's root entity, with which the names of all tables of
	 * the owner and its children begin.
	 * @return the name
	 */
	public String rootName() {
		String fetch = this.fetching.name();
		return this.association.prefix() + fetch.charAt(0) + fetch.substring(1).toLowerCase(Locale.ROOT);
	}

	/**
	 * Return the names of the associations.
	 * @return one name for each class that declares one
	 */
	public List<String> attributes() {
		return (this.unit.isHierarchy() && this.association != Association.SECONDARY_TABLE) ? List.of("held", "subHeld")
				: List.of("held");
	}

	/**
	 * Load the class of the owner.
	 * @param classLoader what loads it
	 * @return the lowest class of its hierarchy
	 */
	public Class<? extends Owner> ownerClass(ClassLoader classLoader) {
		String name = this.unit.isHierarchy() ? "Sub" + rootName() : rootName();
		return SourceCompiler.load(this.unit.qualified(name), classLoader).asSubclass(Owner.class);
	}

	void addSources(Map<String, String> sources) {
		String name = rootName();
		this.unit.root(sources, name, this.association.annotation(name), "Versioned, Owner",
				declaration(name, "held", target()) + """
						@Override public List<Object> values() { return new ArrayList<>(Arrays.asList(%s)); }
						@Override public Object newTarget(int serial, String text) { %s }
						@Override public void link(int place, Object target) { %s }
						""".formatted("this." + this.association.path("held"), newTarget(), link("held", target())));
		if (this.unit.isHierarchy()) {
			this.unit.subclass(sources, name, (attributes().size() > 1) ? subclassMembers(name) : "");
		}
		if (this.association.hasChildren()) {
			this.unit.entity(sources, name + "Child", "", backReference(name, "held"),
					backReference("Sub" + name, "subHeld"));
		}
	}

	private String subclassMembers(String name) {
		return declaration("Sub" + name, "subHeld", subclassTarget())
				+ """
						@Override public List<Object> values() { List<Object> values = super.values(); values.add(%s); return values; }
						@Override public void link(int place, Object target) { if (place == 0) { super.link(place, target); } else { %s } }
						"""
					.formatted("this." + this.association.path("subHeld"), link("subHeld", subclassTarget()));
	}

	private String declaration(String owner, String attribute, String target) {
		return this.association.attribute(this.unit, owner, attribute, target, this.fetching) + "\n";
	}

	/**
	 * The association of the root refers to the root of the targets, that of the subclass
	 * to their subclass.
	 */
	private String target() {
		if (this.association == Association.ELEMENTS) {
			return "String";
		}
		if (this.association.hasChildren()) {
			return rootName() + "Child";
		}
		return (this.fetching == Fetching.BATCH && !this.association.isCollection()) ? "BatchItem" : "Item";
	}

	private String subclassTarget() {
		return (this.association == Association.ELEMENTS) ? "String" : "Sub" + target();
	}

	private String newTarget() {
		if (this.association == Association.ELEMENTS) {
			return "return text;";
		}
		String type = this.unit.isHierarchy() ? subclassTarget() : target();
		return type + " target = new " + type + "(); target.assign(serial); target.setText(text); return target;";
	}

	private String link(String attribute, String target) {
		String cast = "(" + target + ") target";
		String link = this.association.isCollection() ? "this." + attribute + ".add(" + cast + ");"
				: "this." + this.association.path(attribute) + " = " + cast + ";";
		return this.association.hasChildren() ? link + " (" + cast + ").belongsTo(this);" : link;
	}

	private String backReference(String owner, String attribute) {
		return this.association.backReference(owner, attribute + "Owner") + "\nvoid belongsTo(" + owner
				+ " owner) { this." + attribute + "Owner = owner; }\npublic Object get"
				+ Character.toUpperCase(attribute.charAt(0)) + attribute.substring(1) + "Owner() { return this."
				+ attribute + "Owner; }";
	}

	@Override
	public String toString() {
		return this.association + " " + this.fetching;
	}

}
