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
package dev.plinth.audit.stamp;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

import dev.plinth.audit.AuditStamps;
import dev.plinth.audit.SpringDataAuditing;
import dev.plinth.mapping.DynamicUpdateStateManagement;
import dev.plinth.mapping.MixinMappingException;
import org.hibernate.boot.ResourceStreamLocator;
import org.hibernate.boot.spi.AdditionalMappingContributions;
import org.hibernate.boot.spi.AdditionalMappingContributor;
import org.hibernate.boot.spi.InFlightMetadataCollector;
import org.hibernate.boot.spi.MetadataBuildingContext;
import org.hibernate.engine.config.spi.ConfigurationService;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.SimpleValue;
import org.hibernate.service.ServiceRegistry;
import org.hibernate.type.ComponentType;
import org.jspecify.annotations.Nullable;

/**
 * Has the attributes stamped that carry auditing annotations of Spring Data:
 * {@code @CreatedDate}, {@code @LastModifiedDate}, {@code @CreatedBy} and
 * {@code @LastModifiedBy}, wherever an entity gets them from. Entities that Spring Data's
 * own listener stamps are left to it. Hibernate finds it as a service; applications have
 * no use for it.
 */
public final class AuditAnnotationContributor implements AdditionalMappingContributor {

	@Override
	public void contribute(AdditionalMappingContributions contributions, InFlightMetadataCollector metadata,
			ResourceStreamLocator resourceStreamLocator, MetadataBuildingContext context) {
		Map<String, Object> settings = context.getBootstrapContext()
			.getServiceRegistry()
			.requireService(ConfigurationService.class)
			.getSettings();
		if (!settings.containsKey(AuditStamps.SETTING)) {
			return;
		}
		SpringDataAuditing springData = SpringDataAuditing.of(settings);
		Predicate<PersistentClass> stamped = (entity) -> entity.getClassName() != null
				&& !springData.stamps(entity, metadata);
		metadata.getEntityBindings()
			.stream()
			.filter((entity) -> entity.getClassName() != null && !stamped.test(entity))
			.forEach((entity) -> entity.getProperties()
				.forEach((property) -> refuseDescribed(property, entity.getMappedClass(), entity)));
		metadata.getEntityBindings().stream().filter(stamped).forEach((entity) -> {
			UnstampedAttributes.reportIdentifier(entity);
			entity.getProperties()
				.stream()
				.filter((property) -> property != entity.getVersion())
				.forEach((property) -> contribute(property, entity));
		});
		metadata.getCollectionBindings()
			.stream()
			.filter((collection) -> stamped.test(collection.getOwner()))
			.forEach(UnstampedAttributes::reportElements);
	}

	/**
	 * Spring Data would leave an attribute without a stamp whose class does not carry the
	 * annotation.
	 */
	private static void refuseDescribed(Property property, Class<?> owner, PersistentClass entity) {
		AuditAnnotation annotation = AuditAnnotation.of(owner, property);
		if (annotation != null && AuditAnnotation.isDescribed(owner, property)) {
			throw new MixinMappingException(entity.getMappedClass(),
					annotation.statement("Attribute '" + property.getName() + "' of " + owner.getName(), owner,
							property) + ", but " + entity.getEntityName()
							+ " is stamped by the listener of Spring Data, which reads annotations only.",
					"Remove AuditingEntityListener from its listeners, or annotate the field.");
		}
		if (property.getValue() instanceof Component component && !component.isDynamic()) {
			component.getProperties()
				.forEach((embedded) -> refuseDescribed(embedded, component.getComponentClass(), entity));
		}
	}

	private static void contribute(Property property, PersistentClass entity) {
		StampFactory factory = factory(property, entity.getMappedClass());
		if (factory != null) {
			property.setValueGeneratorCreator(
					(creation) -> AnnotatedStampGenerator.of(factory.apply(creation.getServiceRegistry())));
			if (entity.getRootClass().getStateManagementType() == null) {
				entity.getRootClass().setStateManagementType(DynamicUpdateStateManagement.class);
			}
		}
	}

	/**
	 * Return what creates the stamp of an attribute once the types of all attributes are
	 * known.
	 */
	private static @Nullable StampFactory factory(Property property, Class<?> owner) {
		AuditAnnotation annotation = AuditAnnotation.of(owner, property);
		if (annotation != null && property.isInsertable() && property.getValue() instanceof SimpleValue value) {
			if (annotation.isFixed()) {
				property.setUpdatable(false);
				value.setNonUpdatable();
			}
			return (services) -> BasicStamp.of(annotation, property, owner, AuditStamps.of(services));
		}
		return (property.getValue() instanceof Component component) ? factory(component) : null;
	}

	private static @Nullable StampFactory factory(Component component) {
		if (component.isDynamic()) {
			return null;
		}
		Map<String, StampFactory> factories = new LinkedHashMap<>();
		for (Property property : component.getProperties()) {
			StampFactory factory = factory(property, component.getComponentClass());
			if (factory != null) {
				factories.put(property.getName(), factory);
			}
		}
		return factories.isEmpty() ? null : (services) -> {
			ComponentType type = (ComponentType) component.getType();
			Map<Integer, AnnotatedStamp> stamps = new LinkedHashMap<>();
			factories.forEach((name, factory) -> stamps.put(type.getPropertyIndex(name), factory.apply(services)));
			return new EmbeddedStamps(type, stamps);
		};
	}

	/**
	 * Creates a stamp from the services of the session factory.
	 */
	@FunctionalInterface
	private interface StampFactory extends Function<ServiceRegistry, AnnotatedStamp> {

	}

}
