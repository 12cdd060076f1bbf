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

import java.lang.reflect.Method;

import org.aopalliance.aop.Advice;

import org.springframework.aop.support.StaticMethodMatcherPointcutAdvisor;
import org.springframework.data.repository.Repository;

/**
 * Applies {@link IncludeDeleted} and {@link OnlyDeleted} to the beans of the application.
 * Repositories are not among them: their proxies have the interceptor already.
 */
public final class VisibilityAdvisor extends StaticMethodMatcherPointcutAdvisor {

	private final transient VisibilityAnnotations annotations = new VisibilityAnnotations();

	private final transient VisibilityInterceptor interceptor = new VisibilityInterceptor(null, this.annotations);

	/**
	 * Create the advisor.
	 */
	public VisibilityAdvisor() {
		setClassFilter((type) -> !Repository.class.isAssignableFrom(type) && this.annotations.areOn(type));
	}

	@Override
	public boolean matches(Method method, Class<?> targetClass) {
		return this.annotations.visibility(method, targetClass) != null;
	}

	@Override
	public Advice getAdvice() {
		return this.interceptor;
	}

}
