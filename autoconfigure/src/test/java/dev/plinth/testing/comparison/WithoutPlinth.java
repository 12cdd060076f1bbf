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
package dev.plinth.testing.comparison;

import java.util.Collection;

import org.hibernate.boot.registry.classloading.internal.ClassLoaderServiceImpl;

/**
 * Hides Plinth's services from Hibernate.
 */
public final class WithoutPlinth extends ClassLoaderServiceImpl {

	/**
	 * Load all other services and classes with a class loader.
	 * @param classLoader the class loader
	 */
	public WithoutPlinth(ClassLoader classLoader) {
		super(classLoader);
	}

	@Override
	public <S> Collection<S> loadJavaServices(Class<S> serviceContract) {
		return super.loadJavaServices(serviceContract).stream()
			.filter((service) -> !service.getClass().getName().startsWith("dev.plinth."))
			.toList();
	}

}
