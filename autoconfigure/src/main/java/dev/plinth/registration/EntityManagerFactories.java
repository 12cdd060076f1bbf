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
package dev.plinth.registration;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.util.Assert;

/**
 * The entity manager factories of an application, which are its persistence units, by the
 * definitions of their beans.
 */
public final class EntityManagerFactories {

	private final ConfigurableListableBeanFactory beanFactory;

	/**
	 * Look at the entity manager factories of an application.
	 * @param beanFactory its bean factory
	 */
	public EntityManagerFactories(ConfigurableListableBeanFactory beanFactory) {
		Assert.notNull(beanFactory, "'beanFactory' must not be null");
		this.beanFactory = beanFactory;
	}

	/**
	 * Return the names of all of them.
	 * @return the names of the beans
	 */
	public List<String> names() {
		return Stream
			.of(this.beanFactory.getBeanNamesForType(LocalContainerEntityManagerFactoryBean.class, true, false))
			.map(BeanFactoryUtils::transformedBeanName)
			.toList();
	}

	/**
	 * Return the one that stands for the application where none is named: the only one,
	 * the primary one, or the only one that is not merely for those who name it.
	 * @return the name of its bean, or {@code null} if none of them goes first
	 */
	public @Nullable String primary() {
		List<String> names = names();
		if (names.size() == 1) {
			return names.get(0);
		}
		String primary = only(names, BeanDefinition::isPrimary);
		return (primary != null) ? primary
				: only(names, (definition) -> definition.isAutowireCandidate() && !definition.isFallback()
						&& !(definition instanceof AbstractBeanDefinition bean && !bean.isDefaultCandidate()));
	}

	private @Nullable String only(List<String> names, Predicate<BeanDefinition> condition) {
		List<String> matches = names.stream()
			.filter((name) -> condition.test(this.beanFactory.getMergedBeanDefinition(name)))
			.toList();
		return (matches.size() == 1) ? matches.get(0) : null;
	}

}
