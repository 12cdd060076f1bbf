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
package dev.plinth.mapping;

import java.io.Serializable;
import java.lang.annotation.Annotation;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import dev.plinth.entity.AbstractBaseEntity;
import dev.plinth.entity.AbstractEntity;
import dev.plinth.entity.AbstractUuidEntity;
import dev.plinth.entity.SoftDeletable;
import dev.plinth.entity.Timestamped;
import dev.plinth.entity.Userstamped;
import dev.plinth.entity.Versioned;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.MappedSuperclass;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.modifier.TypeManifestation;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.implementation.FieldAccessor;

/**
 * A hierarchy of a root and one subclass whose classes are generated, and what it is
 * expected to be mapped to.
 *
 * @param name what it is called in reports
 * @param strategy how the hierarchy is mapped to tables
 * @param place the class that has the mixins
 * @param mixins the mixins
 * @param identifier the kind of identifier
 * @param root the root entity class
 * @param leaf the entity class below
 */
record GeneratedHierarchy(String name, InheritanceType strategy, Place place, Set<Class<?>> mixins,
		Identifier identifier, Class<? extends Generated> root, Class<? extends Generated> leaf) {

	private static final Map<Class<?>, Map<String, String>> ATTRIBUTES = Map.of(Timestamped.class,
			Map.of("createdAt", "created_at", "updatedAt", "updated_at"), Userstamped.class,
			Map.of("createdBy", "created_by", "updatedBy", "updated_by"), SoftDeletable.class,
			Map.of("deletedAt", "deleted_at", "deletedBy", "deleted_by", "deletionId", "deletion_id"), Versioned.class,
			Map.of("version", "version"));

	private static final Map<String, GeneratedHierarchy> GENERATED = new LinkedHashMap<>();

	/**
	 * Return hierarchies for all combinations that the library allows.
	 * @param identifiers the kinds of identifiers to combine
	 * @return the hierarchies
	 */
	static synchronized List<GeneratedHierarchy> all(Collection<Identifier> identifiers) {
		List<GeneratedHierarchy> hierarchies = new ArrayList<>();
		for (InheritanceType strategy : InheritanceType.values()) {
			for (Identifier identifier : identifiers) {
				for (Place place : Place.values()) {
					for (Set<Class<?>> mixins : combinations()) {
						if (place.admits(mixins)) {
							hierarchies.add(of(strategy, place, mixins, identifier));
						}
					}
				}
			}
		}
		return hierarchies;
	}

	private static List<Set<Class<?>>> combinations() {
		List<Class<?>> all = List.of(Timestamped.class, Userstamped.class, SoftDeletable.class, Versioned.class);
		List<Set<Class<?>>> combinations = new ArrayList<>();
		for (int bits = 0; bits < 1 << all.size(); bits++) {
			int chosen = bits;
			combinations.add(all.stream()
				.filter((mixin) -> (chosen & 1 << all.indexOf(mixin)) != 0)
				.collect(Collectors.toUnmodifiableSet()));
		}
		return combinations;
	}

	private static GeneratedHierarchy of(InheritanceType strategy, Place place, Set<Class<?>> mixins,
			Identifier identifier) {
		String name = strategy + ", " + identifier + ", on " + place + ": "
				+ mixins.stream().map(Class::getSimpleName).sorted().collect(Collectors.joining(" "));
		return GENERATED.computeIfAbsent(name, (absent) -> generate(name, strategy, place, mixins, identifier));
	}

	private static GeneratedHierarchy generate(String name, InheritanceType strategy, Place place, Set<Class<?>> mixins,
			Identifier identifier) {
		int number = GENERATED.size();
		TypeDescription.Generic above = identifier.base();
		if (place == Place.MAPPED_SUPERCLASS) {
			above = TypeDescription.Generic.OfNonGenericType.ForLoadedType.of(load(new ByteBuddy().subclass(above)
				.modifiers(Visibility.PUBLIC, TypeManifestation.ABSTRACT)
				.implement(mixins.toArray(Class<?>[]::new))
				.name(className("Above", number))
				.annotateType(annotation(MappedSuperclass.class))));
		}
		DynamicType.Builder<?> rootBuilder = new ByteBuddy().subclass(above)
			.name(className("Root", number))
			.annotateType(annotation(Entity.class),
					AnnotationDescription.Builder.ofType(Inheritance.class).define("strategy", strategy).build())
			.defineField("text", String.class, Visibility.PACKAGE_PRIVATE)
			.implement(Generated.class)
			.intercept(FieldAccessor.ofBeanProperty());
		rootBuilder = identifier.declare(rootBuilder);
		if (place == Place.ROOT) {
			rootBuilder = rootBuilder.implement(mixins.toArray(Class<?>[]::new));
		}
		Class<?> root = load(rootBuilder);
		DynamicType.Builder<?> leafBuilder = new ByteBuddy().subclass(root)
			.name(className("Leaf", number))
			.annotateType(annotation(Entity.class))
			.defineField("extra", String.class, Visibility.PACKAGE_PRIVATE);
		if (place == Place.SUBCLASS) {
			leafBuilder = leafBuilder.implement(mixins.toArray(Class<?>[]::new));
		}
		return new GeneratedHierarchy(name, strategy, place, mixins, identifier, root.asSubclass(Generated.class),
				load(leafBuilder).asSubclass(Generated.class));
	}

	private static String className(String role, int number) {
		return GeneratedHierarchy.class.getPackageName() + "." + role + number;
	}

	private static AnnotationDescription annotation(Class<? extends Annotation> type) {
		return AnnotationDescription.Builder.ofType(type).build();
	}

	private static Class<?> load(DynamicType.Builder<?> builder) {
		try (DynamicType.Unloaded<?> unloaded = builder.make()) {
			return unloaded
				.load(GeneratedHierarchy.class.getClassLoader(),
						ClassLoadingStrategy.UsingLookup.of(MethodHandles.lookup()))
				.getLoaded();
		}
	}

	boolean has(Class<?> mixin, Class<?> type) {
		return this.mixins.contains(mixin) && (this.place != Place.SUBCLASS || type == this.leaf);
	}

	Set<String> mixinAttributes(Class<?> type) {
		return this.mixins.stream()
			.filter((mixin) -> has(mixin, type))
			.flatMap((mixin) -> ATTRIBUTES.get(mixin).keySet().stream())
			.collect(Collectors.toCollection(TreeSet::new));
	}

	static Set<String> allMixinAttributes() {
		return ATTRIBUTES.values()
			.stream()
			.flatMap((attributes) -> attributes.keySet().stream())
			.collect(Collectors.toSet());
	}

	Set<String> attributes(Class<?> type) {
		Set<String> attributes = mixinAttributes(type);
		attributes.add(this.identifier.attribute());
		attributes.add("text");
		if (type == this.leaf) {
			attributes.add("extra");
		}
		return attributes;
	}

	/**
	 * Return the columns of the table of a class.
	 * @param type the root or the leaf
	 * @return whether the column may be null, by the name of the column
	 */
	Map<String, Boolean> columns(Class<?> type) {
		Map<String, Boolean> columns = new TreeMap<>();
		this.identifier.columns().forEach((column) -> columns.put(column, false));
		boolean shared = this.strategy == InheritanceType.SINGLE_TABLE;
		boolean whole = this.strategy == InheritanceType.TABLE_PER_CLASS;
		if (type == this.root || shared || whole) {
			columns.put("text", true);
		}
		if (type == this.leaf || shared) {
			columns.put("extra", true);
		}
		if (shared) {
			columns.put("dtype", false);
		}
		boolean inRoot = this.place != Place.SUBCLASS;
		if (shared || whole && (inRoot || type == this.leaf) || inRoot == (type == this.root)) {
			boolean othersShareTheTable = shared && !inRoot;
			this.mixins.forEach((mixin) -> ATTRIBUTES.get(mixin)
				.values()
				.forEach((column) -> columns.put(column, othersShareTheTable || mixin == SoftDeletable.class)));
		}
		return columns;
	}

	String table(Class<?> type) {
		return ((this.strategy == InheritanceType.SINGLE_TABLE) ? this.root : type).getSimpleName();
	}

	@Override
	public String toString() {
		return this.name;
	}

	/**
	 * What the generated entities have of their own.
	 */
	public interface Generated {

		String getText();

		void setText(String text);

	}

	/**
	 * The class that implements the mixins.
	 */
	enum Place {

		ROOT, MAPPED_SUPERCLASS, SUBCLASS;

		boolean admits(Set<Class<?>> mixins) {
			return this != SUBCLASS || (!mixins.isEmpty() && !mixins.contains(SoftDeletable.class)
					&& !mixins.contains(Versioned.class));
		}

	}

	/**
	 * The kinds of identifiers.
	 */
	enum Identifier {

		LONG("id", List.of("id")) {

			@Override
			TypeDescription.Generic base() {
				return type(AbstractBaseEntity.class);
			}

		},

		UUID("id", List.of("id")) {

			@Override
			TypeDescription.Generic base() {
				return type(AbstractUuidEntity.class);
			}

		},

		ASSIGNED("code", List.of("code")) {

			@Override
			TypeDescription.Generic base() {
				return base(String.class);
			}

			@Override
			DynamicType.Builder<?> declare(DynamicType.Builder<?> builder) {
				return declare(builder, String.class, Id.class);
			}

			@Override
			Object assign(int number) {
				return "a" + number;
			}

		},

		EMBEDDED("code", List.of("tenant", "serial")) {

			@Override
			TypeDescription.Generic base() {
				return base(Key.class);
			}

			@Override
			DynamicType.Builder<?> declare(DynamicType.Builder<?> builder) {
				return declare(builder, Key.class, EmbeddedId.class);
			}

			@Override
			Object assign(int number) {
				return new Key("a", number);
			}

		};

		private final String attribute;

		private final List<String> columns;

		Identifier(String attribute, List<String> columns) {
			this.attribute = attribute;
			this.columns = columns;
		}

		abstract TypeDescription.Generic base();

		DynamicType.Builder<?> declare(DynamicType.Builder<?> builder) {
			return builder;
		}

		/**
		 * Return an identifier for a new entity, {@code null} if it is generated.
		 */
		Object assign(int number) {
			return null;
		}

		String attribute() {
			return this.attribute;
		}

		List<String> columns() {
			return this.columns;
		}

		static TypeDescription.Generic type(Class<?> type) {
			return TypeDescription.Generic.OfNonGenericType.ForLoadedType.of(type);
		}

		static TypeDescription.Generic base(Class<?> identifier) {
			return TypeDescription.Generic.Builder.parameterizedType(AbstractEntity.class, identifier).build();
		}

		static DynamicType.Builder<?> declare(DynamicType.Builder<?> builder, Class<?> type,
				Class<? extends Annotation> annotation) {
			return builder.defineField("code", type, Visibility.PUBLIC)
				.annotateField(annotation(annotation))
				.defineMethod("getId", type, Visibility.PUBLIC)
				.intercept(FieldAccessor.ofField("code"));
		}

	}

	/**
	 * An identifier of two columns.
	 *
	 * @param tenant the first
	 * @param serial the second
	 */
	@Embeddable
	public record Key(String tenant, int serial) implements Serializable {

	}

}
