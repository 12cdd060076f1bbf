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

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.support.AopUtils;

/**
 * Runs methods annotated {@link IncludeDeleted} or {@link OnlyDeleted} in the scope that
 * the annotation names. The annotation of the method goes before that of its class.
 */
public final class VisibilityInterceptor implements MethodInterceptor {

	private final @Nullable Class<?> type;

	private final VisibilityAnnotations annotations;

	/**
	 * Create an interceptor.
	 * @param type the type whose annotations count, or {@code null} for those of the
	 * class of the target
	 * @param annotations looks the annotations up
	 */
	public VisibilityInterceptor(@Nullable Class<?> type, VisibilityAnnotations annotations) {
		this.type = type;
		this.annotations = annotations;
	}

	@Override
	@SuppressWarnings("NullAway") // the checker does not see that the result may be null
	public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
		Visibility visibility = this.annotations.visibility(invocation.getMethod(), type(invocation.getThis()));
		return (visibility != null) ? DeletedRows.invokeWithin(visibility, invocation::proceed) : invocation.proceed();
	}

	private @Nullable Class<?> type(@Nullable Object target) {
		if (this.type != null) {
			return this.type;
		}
		return (target != null) ? AopUtils.getTargetClass(target) : null;
	}

}
