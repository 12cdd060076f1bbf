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

package dev.plinth.softdelete;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.aop.support.AopUtils;
import org.springframework.core.MethodClassKey;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Looks up where {@link IncludeDeleted} and {@link OnlyDeleted} stand. The annotation of
 * a method goes before that of its class. What is found is kept: hundreds of repositories
 * have the same methods in common.
 */
public final class VisibilityAnnotations {

	private final Map<Class<?>, Boolean> annotated = new ConcurrentHashMap<>();

	private final Map<MethodClassKey, Optional<Visibility>> visibilities = new ConcurrentHashMap<>();

	/**
	 * Return whether a type or any of its methods, declared or inherited, is annotated.
	 * @param type the type
	 * @return {@code false} if {@link #visibility(Method, Class)} has nothing to find
	 */
	public boolean areOn(Class<?> type) {
		Class<?> parent = type.getSuperclass();
		return this.annotated.computeIfAbsent(type, VisibilityAnnotations::areDeclaredBy)
				|| Stream.of(type.getInterfaces()).anyMatch(this::areOn) || (parent != null && areOn(parent));
	}

	private static boolean areDeclaredBy(Class<?> type) {
		return visibility(type) != null
				|| Stream.of(ReflectionUtils.getDeclaredMethods(type)).anyMatch((method) -> visibility(method) != null);
	}

	/**
	 * Return the visibility that a method is annotated with.
	 * @param method the method
	 * @param targetType the type that it is called on, or {@code null} for the one that
	 * declares it
	 * @return the visibility, or {@code null} if neither the method nor the type is
	 * annotated
	 */
	public @Nullable Visibility visibility(Method method, @Nullable Class<?> targetType) {
		return this.visibilities.computeIfAbsent(new MethodClassKey(method, targetType), (key) -> {
			Visibility ofMethod = visibility(AopUtils.getMostSpecificMethod(method, targetType));
			if (ofMethod != null) {
				return Optional.of(ofMethod);
			}
			return Optional.ofNullable(visibility((targetType != null) ? targetType : method.getDeclaringClass()));
		}).orElse(null);
	}

	private static @Nullable Visibility visibility(AnnotatedElement element) {
		if (AnnotatedElementUtils.hasAnnotation(element, OnlyDeleted.class)) {
			return Visibility.DELETED;
		}
		return AnnotatedElementUtils.hasAnnotation(element, IncludeDeleted.class) ? Visibility.ALL : null;
	}

}
