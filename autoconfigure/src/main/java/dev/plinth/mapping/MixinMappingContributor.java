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

import java.beans.PropertyDescriptor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import dev.plinth.entity.AbstractEntity;
import org.hibernate.boot.ResourceStreamLocator;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.spi.AdditionalMappingContributions;
import org.hibernate.boot.spi.AdditionalMappingContributor;
import org.hibernate.boot.spi.InFlightMetadataCollector;
import org.hibernate.boot.spi.MetadataBuildingContext;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.RootClass;
import org.hibernate.mapping.UnionSubclass;
import org.hibernate.property.access.spi.PropertyAccessStrategy;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeanUtils;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;
import org.springframework.util.StringUtils;

/**
 * Adds the attributes of the mixins to the entities that implement them. Hibernate calls
 * it once the annotations of all entities are processed, before tables and metamodel are
 * built of them, so that the attributes are like any others from there on.
 * <p>
 * A mixin is mapped on the topmost entity that implements it: where a mapped superclass
 * does, on each entity right below. Where an entity is given a mixin that its class does
 * not implement, nothing in the class holds the attributes, see {@link OutsideState}.
 */
public final class MixinMappingContributor implements AdditionalMappingContributor {

	@Override
	public void contribute(AdditionalMappingContributions contributions, InFlightMetadataCollector metadata,
			ResourceStreamLocator resourceStreamLocator, MetadataBuildingContext context) {
		Mixins mixins = Mixins.of(context.getBootstrapContext());
		for (PersistentClass entity : List.copyOf(metadata.getEntityBindings())) {
			if (entity.getClassName() == null) {
				continue;
			}
			Class<?> type = entity.getMappedClass();
			if (mixins != null) {
				validateIdentifier(entity, type);
				List<Mixin> mixinsOfType = mixins.of(type);
				validateGiven(mixins, mixinsOfType, type);
				mixinsOfType.forEach((mixin) -> map(mixin, mixins, entity, type, context));
				if (mixinsOfType.stream().anyMatch((mixin) -> isWrittenOnUpdate(mixin, mixins.columns()))) {
					manageUpdates(entity.getRootClass());
				}
			}
			else if (AbstractEntity.class.isAssignableFrom(type) && hasMixin(type)) {
				throw new MixinMappingException(type,
						"The persistence unit of entity " + type.getName() + " does not know any mixins.",
						"Apply the HibernatePropertiesCustomizer beans of the application context to the"
								+ " entity manager factory that maps the class.");
			}
		}
	}

	private static boolean isWrittenOnUpdate(Mixin mixin, ColumnSettings columns) {
		return mixin.attributes(columns)
			.stream()
			.anyMatch((attribute) -> attribute.updatable() && attribute.generator() != null);
	}

	private static void manageUpdates(RootClass root) {
		if (root.getStateManagementType() == null) {
			root.setStateManagementType(DynamicUpdateStateManagement.class);
		}
	}

	private static boolean hasMixin(Class<?> type) {
		String mixinPackage = AbstractEntity.class.getPackageName();
		return MergedAnnotations.from(type, SearchStrategy.TYPE_HIERARCHY).isPresent(MixinMapping.class)
				|| ClassUtils.getAllInterfacesForClassAsSet(type)
					.stream()
					.anyMatch((candidate) -> candidate.getPackageName().equals(mixinPackage));
	}

	private static void validateIdentifier(PersistentClass entity, Class<?> type) {
		if (!(entity instanceof RootClass) || !AbstractEntity.class.isAssignableFrom(type)
				|| !entity.hasIdentifierProperty()) {
			return;
		}
		Class<?> declared = ResolvableType.forClass(type).as(AbstractEntity.class).getGeneric(0).resolve();
		Class<?> mapped = entity.getIdentifier().getType().getReturnedClass();
		if (declared != null && !ClassUtils.isAssignable(declared, mapped)) {
			throw new MixinMappingException(type,
					"Entity " + type.getName() + " extends AbstractEntity<" + declared.getSimpleName()
							+ "> but its identifier '" + entity.getIdentifierProperty().getName() + "' is of type "
							+ mapped.getName() + ".",
					"Let the class extend AbstractEntity<" + mapped.getSimpleName()
							+ ">, or give the @Id attribute the type " + declared.getSimpleName() + ".");
		}
	}

	private static void validateGiven(Mixins mixins, List<Mixin> mixinsOfType, Class<?> type) {
		for (Class<?> given : mixins.given().getOrDefault(type, Set.of())) {
			if (mixinsOfType.stream().noneMatch((mixin) -> mixin.type() == given)) {
				throw new MixinMappingException(type,
						"Entity " + type.getName() + " is given " + given.getName() + ", which is no mixin.",
						"Remove it, or name its mapping with @MixinMapping.");
			}
		}
	}

	private static void map(Mixin mixin, Mixins mixins, PersistentClass entity, Class<?> type,
			MetadataBuildingContext context) {
		if (isInherited(mixin, mixins, entity)) {
			return;
		}
		boolean implemented = mixin.type().isAssignableFrom(type);
		List<MixinAttribute> attributes = mixin.attributes(mixins.columns());
		if (!(entity instanceof RootClass)
				&& (mixin.rootOnly() || attributes.stream().anyMatch(MixinAttribute::tenantId))) {
			Class<?> root = entity.getRootClass().getMappedClass();
			throw new MixinMappingException(type,
					"Entity " + type.getName() + (implemented ? " implements " : " is given ")
							+ mixin.type().getSimpleName() + ", but the root of its hierarchy, " + root.getName()
							+ ", does not.",
					(implemented ? "Let " : "Give it to ") + root.getSimpleName()
							+ (implemented ? " implement " + mixin.type().getSimpleName() : "") + ".");
		}
		for (MixinAttribute attribute : attributes) {
			PropertyAccessStrategy access = implemented ? accessByClass(mixin, attribute, entity, type)
					: accessOutside(mixin, attribute, entity, type);
			MixinProperty property = new MixinProperty(
					(implemented || attribute.generator() != null) ? attribute : attribute.fixed(), access, entity,
					context);
			validateColumn(mixin, attribute, property.columnName(), mixins.columns(), entity, type, context);
			property.addToEntity();
		}
	}

	private static boolean isInherited(Mixin mixin, Mixins mixins, PersistentClass entity) {
		PersistentClass parent = entity.getSuperclass();
		return parent != null && parent.getClassName() != null && mixins.has(parent.getMappedClass(), mixin);
	}

	private static @Nullable PropertyAccessStrategy accessByClass(Mixin mixin, MixinAttribute attribute,
			PersistentClass entity, Class<?> type) {
		validateBase(mixin, type);
		Field state = ReflectionUtils.findField(type, attribute.name());
		validateName(mixin, attribute, entity, type, state);
		return access(mixin, attribute, type, state);
	}

	private static PropertyAccessStrategy accessOutside(Mixin mixin, MixinAttribute attribute, PersistentClass entity,
			Class<?> type) {
		if (attribute.version()) {
			throw new MixinMappingException(type,
					"Entity " + type.getName() + " is given " + mixin.type().getSimpleName()
							+ ", but a detached instance would not know its version.",
					"Map a field of the class with version(...).");
		}
		if (isSetByClass(attribute) && !attribute.nullable()) {
			throw new MixinMappingException(type,
					"Entity " + type.getName() + " is given " + mixin.type().getSimpleName() + ", but nothing sets its"
							+ " attribute '" + attribute.name() + "', which is required.",
					"Let the class implement it, or the mixin provide the value with withDefault or generatedBy.");
		}
		validateName(mixin, attribute, entity, type, null);
		return new OutsideState(mixin.type(), attribute.type());
	}

	/**
	 * Return whether the methods of the mixin alone set an attribute. Where the class
	 * does not have them, bulk statements are left.
	 */
	private static boolean isSetByClass(MixinAttribute attribute) {
		return !attribute.managed() && attribute.generator() == null;
	}

	private static void validateBase(Mixin mixin, Class<?> type) {
		if (!AbstractEntity.class.isAssignableFrom(type)) {
			throw new MixinMappingException(type,
					"Entity " + type.getName() + " implements " + mixin.type().getSimpleName()
							+ " but extends none of the bases that hold its state.",
					"Extend AbstractBaseEntity, AbstractUuidEntity or, with an identifier of its own,"
							+ " AbstractEntity.");
		}
	}

	/**
	 * How Hibernate gets at the state of the attribute, {@code null} for its own access
	 * to fields.
	 */
	private static @Nullable PropertyAccessStrategy access(Mixin mixin, MixinAttribute attribute, Class<?> type,
			@Nullable Field state) {
		if (state != null) {
			return isRightBelowBase(type) ? null : ReflectiveFieldAccess.INSTANCE;
		}
		PropertyDescriptor property = BeanUtils.getPropertyDescriptor(mixin.type(), attribute.name());
		Method getter = (property != null) ? property.getReadMethod() : null;
		if (getter == null || ClassUtils.resolvePrimitiveIfNecessary(getter.getReturnType()) != attribute.type()) {
			throw new MixinMappingException(type,
					"Mixin " + mixin.type().getName() + " has no getter of type " + attribute.type().getName()
							+ " for the attribute '" + attribute.name() + "', and entity " + type.getName()
							+ " has no field of that name.",
					"Add a default method get" + StringUtils.capitalize(attribute.name()) + "() that returns"
							+ " MixinState.get(this, \"" + attribute.name() + "\", " + attribute.type().getSimpleName()
							+ ".class).");
		}
		return new MixinStateAccess(getter);
	}

	private static boolean isRightBelowBase(Class<?> type) {
		return type.getSuperclass().getPackageName().equals(AbstractEntity.class.getPackageName());
	}

	private static void validateName(Mixin mixin, MixinAttribute attribute, PersistentClass entity, Class<?> type,
			@Nullable Field state) {
		if ((state != null && shadowsState(state)) || declares(entity, attribute)) {
			throw new MixinMappingException(type,
					"Entity " + type.getName() + " declares the attribute '" + attribute.name()
							+ "', which it also gets from " + mixin.type().getSimpleName() + ".",
					"Remove the attribute or the mixin.");
		}
		if (attribute.version() && entity.isVersioned()) {
			throw new MixinMappingException(type,
					"Entity " + type.getName() + " declares the version '" + entity.getVersion().getName()
							+ "' and also implements " + mixin.type().getSimpleName() + ".",
					"Remove the @Version attribute or the mixin.");
		}
	}

	private static boolean shadowsState(Field state) {
		return ReflectionUtils.findField(state.getDeclaringClass().getSuperclass(), state.getName()) != null;
	}

	private static boolean declares(PersistentClass entity, MixinAttribute attribute) {
		return Stream.concat(entity.getPropertyClosure().stream(), entity.getSubclassPropertyClosure().stream())
			.anyMatch((property) -> property.getName().equals(attribute.name()));
	}

	private static void validateColumn(Mixin mixin, MixinAttribute attribute, Identifier column, ColumnSettings columns,
			PersistentClass entity, Class<?> type, MetadataBuildingContext context) {
		Property taken = propertyOfColumn(column, entity, context);
		if (taken != null) {
			throw new MixinMappingException(type,
					"Entity " + type.getName() + " maps the column '" + column.getText() + "' of '" + attribute.name()
							+ "', which it gets from " + mixin.type().getSimpleName() + ", to the attribute '"
							+ taken.getName() + "' as well.",
					(columns.names().containsKey(attribute.name())
							? "Set " + settingOf(attribute) + " to another name, or"
							: "Let the mixin name another column, or") + " give '" + taken.getName()
							+ "' another column with @Column.");
		}
	}

	private static String settingOf(MixinAttribute attribute) {
		return "plinth.columns." + ColumnSettings.DEFAULTS.column(attribute.name()).replace('_', '-');
	}

	private static @Nullable Property propertyOfColumn(Identifier column, PersistentClass entity,
			MetadataBuildingContext context) {
		for (Property property : entity.getSubclassPropertyClosure()) {
			boolean written = property.isInsertable() || property.isUpdatable();
			if (written && sharesTable(property, entity)
					&& property.getColumns()
						.stream()
						.anyMatch((candidate) -> column.equals(candidate.getNameIdentifier(context)))) {
				return property;
			}
		}
		return null;
	}

	private static boolean sharesTable(Property property, PersistentClass entity) {
		return property.getValue().getTable().equals(entity.getTable())
				|| property.getPersistentClass() instanceof UnionSubclass;
	}

}
