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
package dev.plinth.registration;

import java.lang.annotation.Annotation;
import java.util.Map;
import java.util.Objects;

import dev.plinth.mapping.imperative.ImperativeMappings;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinColumns;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.OneToMany;
import org.hibernate.boot.model.TypeContributions;
import org.hibernate.boot.model.TypeContributor;
import org.hibernate.boot.models.JpaAnnotations;
import org.hibernate.boot.models.annotations.spi.DatabaseObjectDetails;
import org.hibernate.boot.spi.MetadataBuilderImplementor;
import org.hibernate.engine.jdbc.env.spi.JdbcEnvironment;
import org.hibernate.models.spi.AnnotationDescriptor;
import org.hibernate.models.spi.AnnotationTarget;
import org.hibernate.models.spi.ClassDetails;
import org.hibernate.models.spi.MemberDetails;
import org.hibernate.models.spi.ModelsContext;
import org.hibernate.models.spi.MutableAnnotationTarget;
import org.hibernate.service.ServiceRegistry;

/**
 * Gives the tables of registered classes the schema of their registration. It does so
 * before Hibernate reads the annotations, in its model of them, as if they named the
 * schema: two modules may then have tables of one name. Schemas that annotations name
 * themselves stay.
 * <p>
 * Hibernate asks for types twice: when it configures the building of its metadata, where
 * the model of the annotations is at hand, and when it begins to build. The classes are
 * loaded at the second time, since transformers are handed over in between that may
 * change them.
 */
public final class RegisteredSchemas implements TypeContributor {

	@Override
	public void contribute(TypeContributions types, ServiceRegistry registry) {
		UnitEntities entities = UnitEntities.of(registry);
		if (entities == null || entities.schemas().isEmpty()) {
			return;
		}
		if (types instanceof MetadataBuilderImplementor metadata) {
			entities.models().set(metadata.getBootstrapContext().getModelsContext());
			return;
		}
		ModelsContext models = Objects.requireNonNull(entities.models().getAndSet(null));
		boolean hasSchemas = registry.requireService(JdbcEnvironment.class).getNameQualifierSupport().supportsSchemas();
		new Target(models, hasSchemas, ImperativeMappings.of(registry)).apply(entities.schemas());
	}

	/**
	 * Hibernate's model of the annotations.
	 *
	 * @param models gives the model of each class
	 * @param hasSchemas whether the database has schemas; else they are catalogs
	 * @param descriptions the classes that are described instead of annotated
	 */
	private record Target(ModelsContext models, boolean hasSchemas, ImperativeMappings descriptions) {

		/**
		 * Hibernate refuses a table that is named for a subclass in a single-table
		 * hierarchy. Secondary ones it has.
		 */
		void apply(Map<String, String> schemas) {
			schemas.forEach((className, schema) -> {
				ClassDetails type = this.models.getClassDetailsRegistry().resolveClassDetails(className);
				if (type.hasDirectAnnotationUsage(Entity.class)) {
					if (!this.descriptions.isInTableOfSuperclass(type.toJavaClass())) {
						apply(type, JpaAnnotations.TABLE, schema, true);
					}
					type.forEachAnnotationUsage(JpaAnnotations.SECONDARY_TABLE, this.models,
							(table) -> apply(table, schema));
				}
				type.forEachPersistableMember((member) -> apply(member, schema));
			});
		}

		private void apply(MemberDetails member, String schema) {
			apply(member, JpaAnnotations.COLLECTION_TABLE, schema,
					member.hasDirectAnnotationUsage(ElementCollection.class)
							&& !member.hasDirectAnnotationUsage(JoinTable.class));
			apply(member, JpaAnnotations.JOIN_TABLE, schema, hasJoinTable(member));
		}

		private <A extends Annotation> void apply(AnnotationTarget target, AnnotationDescriptor<A> table, String schema,
				boolean implicit) {
			A present = target.getDirectAnnotationUsage(table);
			if (present != null) {
				apply(present, schema);
			}
			else if (implicit) {
				apply(((MutableAnnotationTarget) target).applyAnnotationUsage(table, this.models), schema);
			}
		}

		private void apply(Annotation annotation, String schema) {
			DatabaseObjectDetails table = (DatabaseObjectDetails) annotation;
			if (table.schema().isEmpty() && table.catalog().isEmpty()) {
				if (this.hasSchemas) {
					table.schema(schema);
				}
				else {
					table.catalog(schema);
				}
			}
		}

		private static boolean hasJoinTable(MemberDetails member) {
			ManyToMany manyToMany = member.getDirectAnnotationUsage(ManyToMany.class);
			OneToMany oneToMany = member.getDirectAnnotationUsage(OneToMany.class);
			return (manyToMany != null && manyToMany.mappedBy().isEmpty()) || (oneToMany != null
					&& oneToMany.mappedBy().isEmpty() && !member.hasDirectAnnotationUsage(JoinColumn.class)
					&& !member.hasDirectAnnotationUsage(JoinColumns.class));
		}

	}

}
