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

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.support.AopUtils;
import org.springframework.core.MethodClassKey;
import org.springframework.core.annotation.AnnotatedElementUtils;

/**
 * Runs methods annotated {@link IncludeDeleted} or {@link OnlyDeleted} in the scope that
 * the annotation names. The annotation of the method goes before that of its class.
 */
public final class VisibilityInterceptor implements MethodInterceptor {

	private final @Nullable Class<?> type;

	private final Map<MethodClassKey, Optional<Visibility>> visibilities = new ConcurrentHashMap<>();

	/**
	 * Create an interceptor.
	 * @param type the type whose annotations count, or {@code null} for those of the
	 * class of the target
	 */
	public VisibilityInterceptor(@Nullable Class<?> type) {
		this.type = type;
	}

	@Override
	@SuppressWarnings("NullAway") // the checker does not see that the result may be null
	public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
		Visibility visibility = visibility(invocation.getMethod(), type(invocation.getThis()));
		return (visibility != null) ? DeletedRows.invokeWithin(visibility, invocation::proceed) : invocation.proceed();
	}

	private @Nullable Class<?> type(@Nullable Object target) {
		if (this.type != null) {
			return this.type;
		}
		return (target != null) ? AopUtils.getTargetClass(target) : null;
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
