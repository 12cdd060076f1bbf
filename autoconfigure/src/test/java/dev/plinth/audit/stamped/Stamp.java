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
package dev.plinth.audit.stamped;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import dev.plinth.audit.stamp.StampGenerators;
import org.hibernate.annotations.AttributeBinderType;
import org.hibernate.binder.AttributeBinder;
import org.hibernate.boot.spi.MetadataBuildingContext;
import org.hibernate.generator.BeforeExecutionGenerator;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.service.ServiceRegistry;

/**
 * Generates the values of an attribute, as the mixins do.
 */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@AttributeBinderType(binder = Stamp.Binder.class)
public @interface Stamp {

	Kind value();

	enum Kind {

		CREATED_AT, UPDATED_AT, CREATED_BY, UPDATED_BY;

		BeforeExecutionGenerator generator(ServiceRegistry services) {
			return switch (this) {
				case CREATED_AT -> StampGenerators.createdAt(services);
				case UPDATED_AT -> StampGenerators.updatedAt(services);
				case CREATED_BY -> StampGenerators.createdBy(services);
				case UPDATED_BY -> StampGenerators.updatedBy(services);
			};
		}

	}

	class Binder implements AttributeBinder<Stamp> {

		@Override
		public void bind(Stamp annotation, MetadataBuildingContext context, PersistentClass entity, Property property) {
			property
				.setValueGeneratorCreator((creation) -> annotation.value().generator(creation.getServiceRegistry()));
		}

	}

}
