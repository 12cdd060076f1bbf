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
package dev.plinth.softdelete.bootstrap;

import java.lang.annotation.Annotation;
import java.util.Set;
import java.util.UUID;

import dev.plinth.audit.AuditStamps;
import dev.plinth.audit.stamp.DateConversion;
import dev.plinth.entity.DeletedBy;
import dev.plinth.entity.DeletedDate;
import dev.plinth.entity.DeletionId;
import dev.plinth.mapping.MixinMappingException;
import dev.plinth.mapping.Mixins;
import dev.plinth.mapping.imperative.ImperativeMappings;
import dev.plinth.softdelete.model.DeletionAnnotations;
import dev.plinth.softdelete.model.DeletionMark;
import dev.plinth.softdelete.model.DeletionRoles;
import dev.plinth.softdelete.model.SoftDeletableMapping;
import org.hibernate.boot.spi.InFlightMetadataCollector;
import org.hibernate.boot.spi.MetadataBuildingContext;
import org.hibernate.mapping.BasicValue;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.ManyToOne;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.RootClass;
import org.hibernate.mapping.Value;
import org.hibernate.metamodel.mapping.JdbcMapping;

/**
 * Has the attributes of an application's own written that are annotated
 * {@link DeletedDate}, {@link DeletedBy} or {@link DeletionId}. Refuses those that no
 * deletion could be told by, since rows of their entity would be lost or seen.
 */
final class OwnAttributes {

	private final PersistentClass entity;

	private final Class<?> type;

	private OwnAttributes(PersistentClass entity) {
		this.entity = entity;
		this.type = entity.getMappedClass();
	}

	/**
	 * Prepare the annotated attributes of all entities.
	 * @throws MixinMappingException if an annotated attribute cannot serve
	 */
	static void contribute(InFlightMetadataCollector metadata, MetadataBuildingContext context) {
		if (Mixins.isMetamodelOnly(context.getBootstrapContext())) {
			return;
		}
		boolean stamped = context.getBootstrapContext()
			.getConfigurationService()
			.getSettings()
			.containsKey(AuditStamps.SETTING);
		for (PersistentClass entity : metadata.getEntityBindings()) {
			if (entity.getClassName() != null) {
				new OwnAttributes(entity).contribute(stamped);
			}
		}
		for (Collection collection : metadata.getCollectionBindings()) {
			if (collection.getOwner().getClassName() != null) {
				new OwnAttributes(collection.getOwner()).refuseEmbedded(collection.getElement());
			}
		}
	}

	private void contribute(boolean stamped) {
		refuseEmbedded(this.entity.getIdentifier());
		this.entity.getDeclaredProperties().forEach((property) -> refuseEmbedded(property.getValue()));
		DeletionAnnotations annotations = DeletionAnnotations.of(this.type, this.entity.getServiceRegistry());
		annotations.attributes().forEach(this::validate);
		if (annotations.attributes().isEmpty() || !(this.entity instanceof RootClass)) {
			return;
		}
		Class<? extends Annotation> first = annotations.attributes().keySet().iterator().next();
		String attribute = annotations.attributes(first).iterator().next();
		if (SoftDeletableMapping.hasMixin(this.entity)) {
			throw failure(attribute, first, "but the class also implements SoftDeletable",
					"Remove the annotations or the mixin.");
		}
		if (first != DeletedDate.class) {
			throw failure(attribute, first, "but no attribute of the class is annotated @DeletedDate",
					"Annotate the attribute that tells when, or whether, a row was deleted.");
		}
		if (!stamped) {
			throw failure(attribute, first, "but its persistence unit does not know what to write",
					"Apply the HibernatePropertiesCustomizer beans of the application context to the"
							+ " entity manager factory that maps the class.");
		}
		generate(SoftDeletableMapping.roles(this.entity));
	}

	private void validate(Class<? extends Annotation> annotation, Set<String> attributes) {
		Class<?> root = this.entity.getRootClass().getMappedClass();
		for (String attribute : attributes) {
			if (!DeletionAnnotations.of(root, this.entity.getServiceRegistry())
				.attributes(annotation)
				.contains(attribute)) {
				throw failure(attribute, annotation, "but the class is not the root of its hierarchy",
						"Move the attribute to " + root.getName() + ".");
			}
		}
		if (attributes.size() > 1) {
			throw failure(attributes, annotation, "but only one attribute can be",
					"Leave the annotation on one of them.");
		}
		if (this.entity instanceof RootClass) {
			attributes.forEach((attribute) -> validate(annotation, attribute, property(annotation, attribute)));
		}
	}

	private Property property(Class<? extends Annotation> annotation, String attribute) {
		return this.entity.getProperties()
			.stream()
			.filter((property) -> property.getName().equals(attribute) && property != this.entity.getVersion())
			.findFirst()
			.orElseThrow(() -> failure(attribute, annotation, "but is no ordinary persistent attribute",
					"Map the attribute to a column of its own, or remove the annotation."));
	}

	private void validate(Class<? extends Annotation> annotation, String attribute, Property property) {
		Value value = property.getValue();
		boolean simple = value instanceof BasicValue || (annotation == DeletedBy.class && value instanceof ManyToOne);
		Class<?> valueType = property.getType().getReturnedClass();
		if (!simple || !isSupported(annotation, property, valueType)) {
			throw failure(attribute, annotation, "but is of type " + valueType.getName(),
					"Give it the type " + types(annotation) + ".");
		}
		if (value.hasFormula() || !value.getTable().equals(this.entity.getRootTable())) {
			throw failure(attribute, annotation, "but has no column in table " + this.entity.getRootTable().getName(),
					"Map it to a column of that table.");
		}
		if (!property.isUpdatable() || !property.isInsertable()) {
			throw failure(attribute, annotation, "but its column is never written",
					"Remove 'updatable = false' and 'insertable = false'.");
		}
		if (value.getColumns()
			.stream()
			.anyMatch((column) -> column.getCustomRead() != null || column.getCustomWrite() != null)) {
			throw failure(attribute, annotation, "but its column is written by an expression",
					"Replace @ColumnTransformer by a converter.");
		}
		if (value instanceof BasicValue basic) {
			validateConversion(annotation, attribute, property, basic.resolve().getJdbcMapping());
		}
		if (!DeletionMark.isFlag(property)
				&& (!property.isOptional() || !value.getColumns().stream().allMatch(Column::isNullable))) {
			throw failure(attribute, annotation, "but its column cannot be null, as it is in living rows",
					"Let the column be null, and the attribute be of no primitive type.");
		}
		if (property.isLazy() && value instanceof BasicValue) {
			throw failure(attribute, annotation, "but is not loaded with its row", "Remove the LAZY fetch type.");
		}
		if (property.getValueGeneratorCreator() != null) {
			throw failure(attribute, annotation, "but is generated otherwise", "Remove the other annotation.");
		}
	}

	/**
	 * Rows are told by null, or by two values, also in SQL.
	 */
	private void validateConversion(Class<? extends Annotation> annotation, String attribute, Property property,
			JdbcMapping type) {
		if (annotation != DeletedDate.class || !DeletionMark.isFlag(property)) {
			if (type.convertToRelationalValue(null) != null) {
				throw failure(attribute, annotation, "but its converter writes a value for null",
						"Let the converter write null, which living rows have.");
			}
			return;
		}
		Object unset = type.convertToRelationalValue(false);
		Object set = type.convertToRelationalValue(true);
		if (unset == null || set == null || unset.equals(set)) {
			throw failure(attribute, annotation, "but its converter does not write two values",
					"Let the converter write one value for false and another for true.");
		}
	}

	private static boolean isSupported(Class<? extends Annotation> annotation, Property property, Class<?> valueType) {
		if (annotation == DeletedDate.class) {
			return DeletionMark.isFlag(property) || DateConversion.of(property) != null;
		}
		return annotation == DeletedBy.class || valueType == UUID.class;
	}

	private static String types(Class<? extends Annotation> annotation) {
		if (annotation == DeletedDate.class) {
			return DateConversion.TYPES + ", or boolean";
		}
		return (annotation == DeletionId.class) ? "UUID"
				: "String, or that of the application's auditors: a single value or a reference";
	}

	private static void generate(DeletionRoles roles) {
		roles.mark().setValueGeneratorCreator((creation) -> new DeletionGenerator.Mark(DeletionMark.of(roles.mark())));
		Property auditor = roles.auditor();
		if (auditor != null) {
			auditor.setValueGeneratorCreator(
					(creation) -> new DeletionGenerator.Auditor(auditor.getType().getReturnedClass()));
		}
		if (roles.id() != null) {
			roles.id().setValueGeneratorCreator((creation) -> new DeletionGenerator());
		}
	}

	private void refuseEmbedded(Value value) {
		if (value instanceof Component component && !component.isDynamic()
				&& component.getComponentClassName() != null) {
			Class<?> embeddable = component.getComponentClass();
			DeletionAnnotations.of(embeddable, this.entity.getServiceRegistry())
				.attributes()
				.forEach((annotation, attributes) -> {
					throw new MixinMappingException(this.type,
							statement(Set.of(attributes.iterator().next()), embeddable, annotation)
									+ ", but is embedded in " + this.type.getName() + ".",
							"Move the attribute to the entity.");
				});
			component.getProperties().forEach((property) -> refuseEmbedded(property.getValue()));
		}
	}

	private MixinMappingException failure(String attribute, Class<? extends Annotation> annotation, String problem,
			String remedy) {
		return failure(Set.of(attribute), annotation, problem, remedy);
	}

	private MixinMappingException failure(Set<String> attributes, Class<? extends Annotation> annotation,
			String problem, String remedy) {
		return new MixinMappingException(this.type, statement(attributes, this.type, annotation) + ", " + problem + ".",
				remedy);
	}

	private String statement(Set<String> attributes, Class<?> type, Class<? extends Annotation> annotation) {
		return ImperativeMappings.of(this.entity.getServiceRegistry())
			.statement("Attribute '" + String.join("', '", attributes) + "' of " + type.getName(), type,
					attributes.iterator().next(), annotation);
	}

}
