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

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.config.spi.ConfigurationService;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

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
		for (Class<?> current = type; current != null; current = current.getSuperclass()) {
			if (this.given.getOrDefault(current, Set.of()).contains(mixin)) {
				return true;
			}
		}
		return false;
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
	 * Return the names of the attributes that the mixins of a class add and the library
	 * alone sets.
	 * @param type an entity class
	 * @return the names
	 */
	List<String> managedAttributes(@Nullable Class<?> type) {
		return (type == null) ? List.of()
				: this.all.stream()
					.filter((mixin) -> has(type, mixin))
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

	static @Nullable Mixins of(BootstrapContext bootstrapContext) {
		ConfigurationService settings = bootstrapContext.getConfigurationService();
		return (Mixins) settings.getSettings().get(SETTING);
	}

}
