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
package dev.plinth.softdelete.repository;

import java.util.Objects;

import dev.plinth.softdelete.SoftDeleteOperations;
import dev.plinth.softdelete.VisibilityAnnotations;
import dev.plinth.softdelete.VisibilityInterceptor;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.MergedBeanDefinitionPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.data.jpa.repository.support.JpaRepositoryFactoryBean;
import org.springframework.data.repository.core.RepositoryInformation;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Adds to every JPA repository what soft deletion needs: the methods of
 * {@link SoftDeleteOperations} and the scopes that its annotations name.
 */
public final class SoftDeleteRepositoryPostProcessor
		implements BeanPostProcessor, MergedBeanDefinitionPostProcessor, BeanFactoryAware {

	private static final String FRAGMENTS_CONTRIBUTOR = "repositoryFragmentsContributor";

	private static final String TRANSACTION_MANAGER = "transactionManager";

	private final VisibilityAnnotations annotations = new VisibilityAnnotations();

	private @Nullable ConfigurableListableBeanFactory beanFactory;

	@Override
	public void setBeanFactory(BeanFactory beanFactory) {
		this.beanFactory = (ConfigurableListableBeanFactory) beanFactory;
	}

	/**
	 * Only the definition of a repository is there when a context is processed ahead of
	 * time. A contributor of the application is left alone.
	 */
	@Override
	public void postProcessMergedBeanDefinition(RootBeanDefinition definition, Class<?> beanType, String beanName) {
		if (Boolean.getBoolean(AbstractAotProcessor.AOT_PROCESSING)
				&& JpaRepositoryFactoryBean.class.isAssignableFrom(beanType)
				&& !definition.getPropertyValues().contains(FRAGMENTS_CONTRIBUTOR)) {
			definition.getPropertyValues()
				.add(FRAGMENTS_CONTRIBUTOR, new RootBeanDefinition(AheadOfTimeFragmentsContributor.class));
		}
	}

	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		if (bean instanceof JpaRepositoryFactoryBean<?, ?, ?> repository) {
			repository.setRepositoryFragmentsContributor(repository.getRepositoryFragmentsContributor()
				.andThen(new SoftDeleteFragmentsContributor(() -> transactionManager(beanName))));
			repository.addRepositoryFactoryCustomizer(
					(factory) -> factory.addRepositoryProxyPostProcessor(this::addVisibility));
		}
		return bean;
	}

	/**
	 * Return the transaction manager of a repository. The definition of its bean names
	 * it; the bean itself does not tell.
	 */
	private PlatformTransactionManager transactionManager(String repository) {
		ConfigurableListableBeanFactory factory = Objects.requireNonNull(this.beanFactory);
		Object name = factory.containsBeanDefinition(repository)
				? factory.getMergedBeanDefinition(repository).getPropertyValues().get(TRANSACTION_MANAGER) : null;
		return factory.getBean((name != null) ? name.toString() : TRANSACTION_MANAGER,
				PlatformTransactionManager.class);
	}

	private void addVisibility(ProxyFactory proxy, RepositoryInformation repository) {
		Class<?> repositoryInterface = repository.getRepositoryInterface();
		if (this.annotations.areOn(repositoryInterface)) {
			proxy.addAdvice(0, new VisibilityInterceptor(repositoryInterface, this.annotations));
		}
	}

}
