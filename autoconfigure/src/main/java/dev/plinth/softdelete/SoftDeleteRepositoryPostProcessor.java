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

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.data.jpa.repository.support.JpaRepositoryFactoryBean;
import org.springframework.data.repository.core.RepositoryInformation;
import org.springframework.util.ReflectionUtils;

/**
 * Adds to every JPA repository what soft deletion needs: the methods of
 * {@link SoftDeleteOperations} and the scopes that its annotations name.
 */
public final class SoftDeleteRepositoryPostProcessor implements BeanPostProcessor {

	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		if (bean instanceof JpaRepositoryFactoryBean<?, ?, ?> repository) {
			repository.setRepositoryFragmentsContributor(
					repository.getRepositoryFragmentsContributor().andThen(new SoftDeleteFragmentsContributor()));
			repository.addRepositoryFactoryCustomizer(
					(factory) -> factory.addRepositoryProxyPostProcessor(this::addVisibility));
		}
		return bean;
	}

	private void addVisibility(ProxyFactory proxy, RepositoryInformation repository) {
		Class<?> repositoryInterface = repository.getRepositoryInterface();
		VisibilityInterceptor interceptor = new VisibilityInterceptor(repositoryInterface);
		for (Method method : ReflectionUtils.getAllDeclaredMethods(repositoryInterface)) {
			if (interceptor.visibility(method, repositoryInterface) != null) {
				proxy.addAdvice(0, interceptor);
				return;
			}
		}
	}

}
