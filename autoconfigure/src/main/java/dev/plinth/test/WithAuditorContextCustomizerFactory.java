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
package dev.plinth.test;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.MethodIntrospector.MetadataLookup;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.TestContextAnnotationUtils;

/**
 * Makes the clocks of a test's application context {@linkplain FixableClock fixable} when
 * a {@link WithAuditor} of that test fixes the time. Contexts of other tests stay as they
 * are and can be shared among them.
 */
final class WithAuditorContextCustomizerFactory implements ContextCustomizerFactory {

	@Override
	public @Nullable ContextCustomizer createContextCustomizer(Class<?> testClass,
			List<ContextConfigurationAttributes> configAttributes) {
		return (fixesTime(TestContextAnnotationUtils.findMergedAnnotation(testClass, WithAuditor.class))
				|| anyMethodFixesTime(testClass)) ? new FixableClockCustomizer() : null;
	}

	private static boolean anyMethodFixesTime(Class<?> testClass) {
		MetadataLookup<WithAuditor> annotations = (method) -> AnnotatedElementUtils.findMergedAnnotation(method,
				WithAuditor.class);
		return MethodIntrospector.selectMethods(testClass, annotations)
			.values()
			.stream()
			.anyMatch(WithAuditorContextCustomizerFactory::fixesTime);
	}

	private static boolean fixesTime(@Nullable WithAuditor annotation) {
		return annotation != null && !annotation.at().isEmpty();
	}

	/**
	 * Adds what makes clocks fixable. All of them are equal, so that tests which fix the
	 * time share their contexts, too.
	 */
	private record FixableClockCustomizer() implements ContextCustomizer {

		@Override
		public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
			RootBeanDefinition definition = new RootBeanDefinition(FixableClocks.class);
			definition.setAutowireMode(AbstractBeanDefinition.AUTOWIRE_CONSTRUCTOR);
			((BeanDefinitionRegistry) context.getBeanFactory()).registerBeanDefinition(FixableClocks.class.getName(),
					definition);
		}

	}

}
