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
import java.util.ServiceLoader;

import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
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
 */
public record Mixins(ColumnSettings columns, List<Mixin> all) {

	/**
	 * Name of the Hibernate setting that holds the mixins.
	 */
	public static final String SETTING = Mixins.class.getName();

	public Mixins {
		Assert.notNull(columns, "'columns' must not be null");
		Assert.notNull(all, "'all' must not be null");
		all = List.copyOf(all);
	}

	/**
	 * Return the mixins of a class: those of the persistence unit, and those whose
	 * interfaces name their {@linkplain MixinMapping mapping}.
	 * @param type an entity class
	 * @return the mixins
	 */
	public List<Mixin> of(Class<?> type) {
		List<Mixin> mixins = new ArrayList<>(
				this.all.stream().filter((mixin) -> mixin.type().isAssignableFrom(type)).toList());
		MergedAnnotations.from(type, SearchStrategy.TYPE_HIERARCHY)
			.stream(MixinMapping.class)
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
	 * Return the names of the attributes that the mixins of a class add and the library
	 * alone sets.
	 * @param type an entity class
	 * @return the names
	 */
	List<String> managedAttributes(Class<?> type) {
		return of(type).stream()
			.flatMap((mixin) -> mixin.attributes(this.columns).stream())
			.filter(MixinAttribute::managed)
			.map(MixinAttribute::name)
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
	 * if it is built {@linkplain #isMetamodelOnly for its metamodel only}.
	 */
	static @Nullable Mixins of(BootstrapContext bootstrapContext) {
		if (isMetamodelOnly(bootstrapContext)) {
			return new Mixins(ColumnSettings.DEFAULTS,
					ServiceLoader.load(Mixin.class, Mixins.class.getClassLoader())
						.stream()
						.map(ServiceLoader.Provider::get)
						.toList());
		}
		return (Mixins) settings(bootstrapContext).get(SETTING);
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
