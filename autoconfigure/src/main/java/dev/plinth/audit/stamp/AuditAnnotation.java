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

import java.beans.PropertyDescriptor;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.List;

import dev.plinth.mapping.imperative.ImperativeMappings;
import org.hibernate.mapping.Property;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeanUtils;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.data.annotation.CreatedBy;
import org.springframework.data.annotation.CreatedDate;
import org.springframework.data.annotation.LastModifiedBy;
import org.springframework.data.annotation.LastModifiedDate;
import org.springframework.util.ReflectionUtils;

/**
 * The auditing annotations of Spring Data. An attribute that carries two of them has the
 * meaning of the one that comes first here.
 */
public enum AuditAnnotation {

	/**
	 * When the row was last written.
	 */
	LAST_MODIFIED_DATE(LastModifiedDate.class, false, false),

	/**
	 * Who last wrote the row.
	 */
	LAST_MODIFIED_BY(LastModifiedBy.class, true, false),

	/**
	 * When the row was inserted.
	 */
	CREATED_DATE(CreatedDate.class, false, true),

	/**
	 * Who inserted the row.
	 */
	CREATED_BY(CreatedBy.class, true, true);

	private final Class<? extends Annotation> type;

	private final boolean auditor;

	private final boolean fixed;

	AuditAnnotation(Class<? extends Annotation> type, boolean auditor, boolean fixed) {
		this.type = type;
		this.auditor = auditor;
		this.fixed = fixed;
	}

	/**
	 * Return the annotation of an attribute, on its field, its getter or its setter, as
	 * Spring Data looks for it, or in the description of its class.
	 * @param owner the class that has the attribute, declared or inherited
	 * @param attribute the attribute
	 * @return the annotation, or {@code null} if the attribute has none
	 */
	static @Nullable AuditAnnotation of(Class<?> owner, Property attribute) {
		ImperativeMappings mappings = ImperativeMappings.of(attribute.getValue().getServiceRegistry());
		return of(elements(owner, attribute.getName()).stream().map(mappings::annotated).toList());
	}

	/**
	 * Return whether an attribute has its annotation from a description only, where
	 * Spring Data does not see it.
	 * @param owner the class that has the attribute, declared or inherited
	 * @param attribute the attribute
	 * @return {@code true} if its class does not carry the annotation
	 */
	static boolean isDescribed(Class<?> owner, Property attribute) {
		return of(owner, attribute) != null && of(elements(owner, attribute.getName())) == null;
	}

	private static @Nullable AuditAnnotation of(List<AnnotatedElement> elements) {
		for (AuditAnnotation annotation : values()) {
			if (elements.stream().anyMatch((element) -> AnnotatedElementUtils.isAnnotated(element, annotation.type))) {
				return annotation;
			}
		}
		return null;
	}

	private static List<AnnotatedElement> elements(Class<?> owner, String attribute) {
		List<AnnotatedElement> elements = new ArrayList<>(3);
		add(elements, ReflectionUtils.findField(owner, attribute));
		PropertyDescriptor descriptor = BeanUtils.getPropertyDescriptor(owner, attribute);
		if (descriptor != null) {
			add(elements, descriptor.getReadMethod());
			add(elements, descriptor.getWriteMethod());
		}
		return elements;
	}

	private static void add(List<AnnotatedElement> elements, @Nullable AnnotatedElement element) {
		if (element != null) {
			elements.add(element);
		}
	}

	/**
	 * Return the start of a message about the annotation of an attribute.
	 * @param subject the attribute, as the message names it
	 * @param owner the class that has the attribute, declared or inherited
	 * @param attribute the attribute
	 * @return the start, up to the annotation
	 */
	String statement(String subject, Class<?> owner, Property attribute) {
		return ImperativeMappings.of(attribute.getValue().getServiceRegistry())
			.statement(subject, owner, attribute.getName(), this.type);
	}

	/**
	 * Return whether the attribute tells who, not when.
	 */
	boolean isAuditor() {
		return this.auditor;
	}

	/**
	 * Return whether the value stays as it was inserted.
	 */
	boolean isFixed() {
		return this.fixed;
	}

	@Override
	public String toString() {
		return "@" + this.type.getSimpleName();
	}

}
