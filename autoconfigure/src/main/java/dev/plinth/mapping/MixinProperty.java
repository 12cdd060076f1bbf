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

import java.util.function.Function;

import dev.plinth.mapping.naming.ReservedWords;
import org.hibernate.annotations.TenantId;
import org.hibernate.binder.internal.TenantIdBinder;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.relational.Database;
import org.hibernate.boot.spi.MetadataBuildingContext;
import org.hibernate.generator.BeforeExecutionGenerator;
import org.hibernate.generator.internal.TenantIdGeneration;
import org.hibernate.mapping.BasicValue;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.RootClass;
import org.hibernate.mapping.SingleTableSubclass;
import org.hibernate.mapping.Table;
import org.hibernate.property.access.spi.PropertyAccessStrategy;
import org.hibernate.service.ServiceRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.AnnotationUtils;

/**
 * The boot-time model of a {@link MixinAttribute} on one entity: a basic property, as
 * Hibernate makes it of an annotated field. The name of the column is taken as it is,
 * without a naming strategy, so that it is the name in migrations, too; reserved words
 * are quoted in both.
 */
final class MixinProperty {

	private static final TenantId TENANT_ID = AnnotationUtils.synthesizeAnnotation(TenantId.class);

	private final MixinAttribute attribute;

	private final PersistentClass entity;

	private final MetadataBuildingContext context;

	private final Identifier column;

	private final @Nullable PropertyAccessStrategy access;

	MixinProperty(MixinAttribute attribute, @Nullable PropertyAccessStrategy access, PersistentClass entity,
			MetadataBuildingContext context) {
		this.attribute = attribute;
		this.access = access;
		this.entity = entity;
		this.context = context;
		Database database = context.getMetadataCollector().getDatabase();
		this.column = ReservedWords.quoted(database.toIdentifier(attribute.column(), true), database.getDialect());
	}

	Identifier columnName() {
		return this.column;
	}

	void addToEntity() {
		Property property = property(value(column()));
		this.entity.addProperty(property);
		if (this.attribute.version()) {
			RootClass root = (RootClass) this.entity;
			root.setVersion(property);
			root.setDeclaredVersion(property);
		}
		if (this.attribute.tenantId()) {
			new TenantIdBinder().bind(TENANT_ID, this.context, this.entity, property);
		}
	}

	private Column column() {
		Column column = new Column(this.column.render(this.context.getMetadataCollector().getDatabase().getDialect()));
		column.setNullable(this.attribute.nullable() || isInSubclassOfSharedTable());
		if (this.attribute.length() != null) {
			column.setLength(this.attribute.length());
		}
		if (this.attribute.precision() != null) {
			column.setTemporalPrecision(this.attribute.precision());
		}
		Table table = this.entity.getTable();
		table.addColumn(column);
		this.context.getMetadataCollector().addColumnNameBinding(table, this.column, column);
		return column;
	}

	/**
	 * A column of a subclass is null in the rows of the other classes of the table.
	 */
	private boolean isInSubclassOfSharedTable() {
		return this.entity instanceof SingleTableSubclass;
	}

	private BasicValue value(Column column) {
		BasicValue value = new BasicValue(this.context, this.entity.getTable());
		value.setImplicitJavaTypeAccess((typeConfiguration) -> this.attribute.type());
		value.addColumn(column, true, this.attribute.updatable());
		this.context.getMetadataCollector().registerValueMappingResolver(value::resolve);
		return value;
	}

	private Property property(BasicValue value) {
		Property property = new Property();
		property.setName(this.attribute.name());
		property.setValue(value);
		property.setPropertyAccessorName("field");
		property.setPropertyAccessStrategy(this.access);
		property.setReturnedClassName(this.attribute.type().getName());
		property.setOptional(this.attribute.nullable());
		property.setInsertable(true);
		property.setUpdatable(this.attribute.updatable());
		if (!Mixins.isMetamodelOnly(this.context.getBootstrapContext())) {
			generateValues(property);
		}
		return property;
	}

	private void generateValues(Property property) {
		Function<ServiceRegistry, BeforeExecutionGenerator> generator = this.attribute.generator();
		if (generator != null) {
			property
				.setValueGeneratorCreator((creation) -> keptOutside(generator.apply(creation.getServiceRegistry())));
		}
		else if (this.attribute.tenantId()) {
			property.setValueGeneratorCreator((creation) -> new TenantIdGeneration(TENANT_ID, creation));
		}
	}

	/**
	 * Nothing changes the value of an instance whose class does not hold it, and a copy
	 * of the instance is without: an update by a stateless session, which takes all
	 * values from the instance, would overwrite that of the row. Those that the library
	 * writes itself have updates of their own.
	 */
	private BeforeExecutionGenerator keptOutside(BeforeExecutionGenerator generator) {
		return (this.access instanceof OutsideState && !generator.generatesOnUpdate()
				&& !(generator instanceof ManagedAttributeGenerator)) ? new InsertGenerator(generator) : generator;
	}

}
