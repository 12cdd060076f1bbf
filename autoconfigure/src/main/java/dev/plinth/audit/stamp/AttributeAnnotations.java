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

import java.lang.annotation.Annotation;

import dev.plinth.mapping.imperative.ImperativeMappings;
import org.hibernate.metamodel.mapping.AttributeMapping;

/**
 * The annotations of mapped attributes, be they on the field, on the getter or in the
 * description of the class.
 */
public final class AttributeAnnotations {

	private AttributeAnnotations() {
	}

	public static boolean isPresent(AttributeMapping attribute, Class<? extends Annotation> annotation) {
		return ImperativeMappings
			.of(attribute.findContainingEntityMapping().getEntityPersister().getFactory().getServiceRegistry())
			.annotation(attribute.getPropertyAccess().getGetter().getMember(), attribute.getAttributeName(),
					annotation) != null;
	}

}
