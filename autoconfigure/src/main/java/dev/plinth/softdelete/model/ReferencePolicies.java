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
package dev.plinth.softdelete.model;

import java.lang.reflect.Member;

import dev.plinth.entity.DeletedReference;
import dev.plinth.entity.DeletedReferencePolicy;
import dev.plinth.mapping.imperative.ImperativeMappings;
import dev.plinth.softdelete.SoftDeleteSettings;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.metamodel.mapping.ForeignKeyDescriptor;
import org.hibernate.metamodel.mapping.internal.ToOneAttributeMapping;
import org.hibernate.metamodel.mapping.internal.ToOneAttributeMapping.Cardinality;
import org.hibernate.service.ServiceRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Which policy holds for which reference: the annotated one, else that of the settings.
 */
public final class ReferencePolicies {

	private ReferencePolicies() {
	}

	/**
	 * Return the policy of an association.
	 * @param association the association
	 * @return the policy, which is {@link DeletedReferencePolicy#RESOLVE} for all that is
	 * no foreign key to soft-deletable rows
	 */
	public static DeletedReferencePolicy of(ToOneAttributeMapping association) {
		if (association.getSideNature() != ForeignKeyDescriptor.Nature.KEY
				|| association.getCardinality() == Cardinality.ONE_TO_ONE
				|| SoftDeleteAttributes.of(association.getAssociatedEntityMappingType().getEntityPersister()) == null) {
			return DeletedReferencePolicy.RESOLVE;
		}
		SessionFactoryImplementor sessionFactory = association.findContainingEntityMapping()
			.getEntityPersister()
			.getFactory();
		DeletedReferencePolicy declared = declared(association.getPropertyAccess().getGetter().getMember(),
				association.getAttributeName(), sessionFactory.getServiceRegistry());
		return (declared != null) ? declared : SoftDeleteSettings.of(sessionFactory).references();
	}

	/**
	 * Return the policy that an attribute is annotated with.
	 * @param member the field or the getter that the attribute is mapped by, if any
	 * @param attribute the name of the attribute
	 * @param services the services of the persistence unit
	 * @return the policy, or {@code null} if the attribute is not annotated
	 */
	public static @Nullable DeletedReferencePolicy declared(@Nullable Member member, String attribute,
			ServiceRegistry services) {
		DeletedReference annotation = ImperativeMappings.of(services)
			.annotation(member, attribute, DeletedReference.class);
		return (annotation != null) ? annotation.value() : null;
	}

}
