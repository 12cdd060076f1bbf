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

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Stream;

import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeanUtils;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.util.Assert;

/**
 * The mixins of a persistence unit and the settings of their columns. An instance reaches
 * Hibernate as the setting {@link #SETTING}.
 *
 * @param columns names and sizes of the columns
 * @param all the mixins that entities of the unit can implement
 * @param given the mixins that classes have without implementing them: the interfaces, by
 * class
 */
public record Mixins(ColumnSettings columns, List<Mixin> all, Map<Class<?>, Set<Class<?>>> given) {

	/**
	 * Name of the Hibernate setting that holds the mixins.
	 */
	public static final String SETTING = Mixins.class.getName();

	/**
	 * Name of the Hibernate setting that holds the mixins of a persistence unit that is
	 * built {@linkplain #isMetamodelOnly for its metamodel only}, if it has others than
	 * those of the library.
	 */
	public static final String METAMODEL_SETTING = SETTING + ".metamodel";

	public Mixins {
		Assert.notNull(columns, "'columns' must not be null");
		Assert.notNull(all, "'all' must not be null");
		Assert.notNull(given, "'given' must not be null");
		all = List.copyOf(all);
		given = Map.copyOf(given);
	}

	/**
	 * Create mixins that only classes have that implement them.
	 * @param columns names and sizes of the columns
	 * @param all the mixins that entities of the unit can implement
	 */
	public Mixins(ColumnSettings columns, List<Mixin> all) {
		this(columns, all, Map.of());
	}

	/**
	 * Return whether a class has a mixin: implements it, or is given it, or inherits from
	 * a class that is.
	 * @param type the class
	 * @param mixin the mixin
	 * @return {@code true} if the class has the mixin
	 */
	public boolean has(Class<?> type, Mixin mixin) {
		return mixin.type().isAssignableFrom(type) || isGiven(type, mixin.type());
	}

	/**
	 * Return whether a class has a mixin without implementing it.
	 */
	boolean isGiven(Class<?> type, Class<?> mixin) {
		return given(type).anyMatch(mixin::equals);
	}

	private Stream<Class<?>> given(Class<?> type) {
		return Stream.<Class<?>>iterate(type, Objects::nonNull, Class::getSuperclass)
			.flatMap((current) -> this.given.getOrDefault(current, Set.of()).stream());
	}

	/**
	 * Return whether an entity has a mixin without implementing it.
	 * @param mixin the interface of the mixin
	 * @param persister the persister of the entity
	 * @return {@code true} if it is given the mixin
	 */
	public static boolean isGiven(Class<?> mixin, EntityPersister persister) {
		Mixins mixins = of(persister.getFactory());
		return mixins != null && persister.getMappedClass() != null
				&& mixins.isGiven(persister.getMappedClass(), mixin);
	}

	/**
	 * Return whether an entity has a mixin without implementing it.
	 * @param mixin the interface of the mixin
	 * @param entity the mapping of the entity, once mixins are mapped
	 * @return {@code true} if it is given the mixin
	 */
	public static boolean isGiven(Class<?> mixin, PersistentClass entity) {
		return entity.getPropertyClosure()
			.stream()
			.anyMatch((property) -> property.getPropertyAccessStrategy() instanceof OutsideState state
					&& state.mixin() == mixin);
	}

	/**
	 * Return the mixins of a class: those of the persistence unit, and those whose
	 * interfaces name their {@linkplain MixinMapping mapping}.
	 * @param type an entity class
	 * @return the mixins
	 */
	public List<Mixin> of(Class<?> type) {
		List<Mixin> mixins = new ArrayList<>(this.all.stream().filter((mixin) -> has(type, mixin)).toList());
		Stream<MergedAnnotation<MixinMapping>> ofType = MergedAnnotations.from(type, SearchStrategy.TYPE_HIERARCHY)
			.stream(MixinMapping.class);
		Stream<MergedAnnotation<MixinMapping>> ofGiven = given(type).filter((mixin) -> !mixin.isAssignableFrom(type))
			.flatMap((mixin) -> MergedAnnotations.from(mixin).stream(MixinMapping.class));
		Stream.concat(ofType, ofGiven)
			.filter((mapping) -> this.all.stream().noneMatch((mixin) -> mixin.type().equals(mapping.getSource())))
			.forEach((mapping) -> mixins.add(instantiate(mapping)));
		return mixins;
	}

	private static Mixin instantiate(MergedAnnotation<MixinMapping> mapping) {
		Class<?> mixinType = mapping.getClass(MergedAnnotation.VALUE);
		Mixin mixin = (Mixin) BeanUtils.instantiateClass(mixinType);
		if (!mixin.type().equals(mapping.getSource())) {
			throw new IllegalStateException("@MixinMapping on " + mapping.getSource() + " names " + mixinType.getName()
					+ ", which describes " + mixin.type().getName());
		}
		return mixin;
	}

	/**
	 * Return the names of the attributes that the mixins of a class add and a detached
	 * instance does not hand over: the library alone sets them, or nothing in the class
	 * holds them.
	 * @param type an entity class
	 * @return the names
	 */
	List<String> managedAttributes(@Nullable Class<?> type) {
		return (type == null) ? List.of()
				: of(type).stream()
					.flatMap((mixin) -> mixin.attributes(this.columns)
						.stream()
						.filter((attribute) -> attribute.managed() || !mixin.type().isAssignableFrom(type)))
					.map(MixinAttribute::name)
					.toList();
	}

	/**
	 * Return the mixins of this library, whatever a persistence unit has.
	 * @return the mixins
	 */
	public static List<Mixin> ofLibrary() {
		return ServiceLoader.load(Mixin.class, Mixins.class.getClassLoader())
			.stream()
			.map(ServiceLoader.Provider::get)
			.toList();
	}

	static @Nullable Mixins of(SessionFactoryImplementor sessionFactory) {
		return (Mixins) sessionFactory.getProperties().get(SETTING);
	}

	/**
	 * Return the names and sizes of columns in a persistence unit that is being built.
	 * @param bootstrapContext the context of its start
	 * @return the settings, the defaults in a unit without mixins
	 */
	public static ColumnSettings columns(BootstrapContext bootstrapContext) {
		Mixins mixins = of(bootstrapContext);
		return (mixins != null) ? mixins.columns() : ColumnSettings.DEFAULTS;
	}

	/**
	 * Return the mixins of a persistence unit that is being built, those of the library
	 * if it is built {@linkplain #isMetamodelOnly for its metamodel only} and given none.
	 */
	static @Nullable Mixins of(BootstrapContext bootstrapContext) {
		Mixins mixins = of(settings(bootstrapContext));
		return (mixins == null && isMetamodelOnly(bootstrapContext)) ? new Mixins(ColumnSettings.DEFAULTS, ofLibrary())
				: mixins;
	}

	/**
	 * Return the mixins that a persistence unit is given.
	 * @param settings the settings of the unit
	 * @return the mixins, or {@code null} if it is given none
	 */
	public static @Nullable Mixins of(Map<String, Object> settings) {
		return (Mixins) settings.getOrDefault(SETTING, settings.get(METAMODEL_SETTING));
	}

	/**
	 * Return whether a persistence unit that is being built only has to tell its
	 * attributes. While Spring generates a context ahead of time, Spring Data builds a
	 * unit of its own, without the settings of the application, and generates
	 * repositories from its metamodel.
	 * @param bootstrapContext the context of its start
	 * @return {@code true} if nothing is written or read with it
	 */
	public static boolean isMetamodelOnly(BootstrapContext bootstrapContext) {
		return Boolean.getBoolean(AbstractAotProcessor.AOT_PROCESSING)
				&& !settings(bootstrapContext).containsKey(SETTING);
	}

	private static Map<String, Object> settings(BootstrapContext bootstrapContext) {
		return bootstrapContext.getConfigurationService().getSettings();
	}

}
