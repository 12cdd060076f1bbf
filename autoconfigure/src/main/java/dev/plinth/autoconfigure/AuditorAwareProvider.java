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
package dev.plinth.autoconfigure;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.ResolvableType;
import org.springframework.data.domain.AuditorAware;
import org.springframework.data.jpa.repository.config.EnableJpaAuditing;

/**
 * Finds the {@link AuditorAware} bean that auditing asks. It is looked up once all beans
 * exist, never while the entity manager factory is created, since it may depend on that.
 * Of several beans the primary one is taken, else the only one that gives names, else the
 * one that {@link EnableJpaAuditing} refers to.
 */
final class AuditorAwareProvider implements Supplier<AuditorAware<?>>, SmartInitializingSingleton {

	private final ObjectProvider<AuditorAware<String>> ofNames;

	private final ObjectProvider<AuditorAware<?>> ofAny;

	private final ListableBeanFactory beanFactory;

	private final Map<Class<?>, AuditorAware<?>> ofTypes = new ConcurrentHashMap<>();

	private volatile @Nullable AuditorAware<?> auditorAware;

	AuditorAwareProvider(ObjectProvider<AuditorAware<String>> ofNames, ObjectProvider<AuditorAware<?>> ofAny,
			ListableBeanFactory beanFactory) {
		this.ofNames = ofNames;
		this.ofAny = ofAny;
		this.beanFactory = beanFactory;
	}

	@Override
	public void afterSingletonsInstantiated() {
		get();
	}

	@Override
	public AuditorAware<?> get() {
		AuditorAware<?> found = this.auditorAware;
		if (found == null) {
			found = find();
			this.auditorAware = found;
		}
		return found;
	}

	/**
	 * Return the bean that gives auditors of a type.
	 * @param type the type, not {@link String}
	 * @return the bean whose type says so, else the one that gives names
	 */
	AuditorAware<?> get(Class<?> type) {
		AuditorAware<?> found = this.ofTypes.get(type);
		if (found == null) {
			found = this.beanFactory
				.<AuditorAware<?>>getBeanProvider(ResolvableType.forClassWithGenerics(AuditorAware.class, type))
				.getIfUnique(this);
			this.ofTypes.put(type, found);
		}
		return found;
	}

	private AuditorAware<?> find() {
		AuditorAware<?> found = this.ofAny.getIfUnique();
		if (found == null) {
			found = this.ofNames.getIfUnique();
		}
		if (found == null) {
			found = ofJpaAuditing();
		}
		if (found == null) {
			throw new NoUniqueAuditorAwareException(this.ofAny.stream().map(Object::getClass).toList());
		}
		return found;
	}

	private @Nullable AuditorAware<?> ofJpaAuditing() {
		for (String configuration : this.beanFactory.getBeanNamesForAnnotation(EnableJpaAuditing.class)) {
			EnableJpaAuditing auditing = this.beanFactory.findAnnotationOnBean(configuration, EnableJpaAuditing.class);
			if (auditing != null && !auditing.auditorAwareRef().isEmpty()) {
				return this.beanFactory.getBean(auditing.auditorAwareRef(), AuditorAware.class);
			}
		}
		return null;
	}

}
