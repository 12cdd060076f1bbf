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
package dev.plinth.mapping.imperative;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A class or a field with the annotations that it carries and those that its description
 * stands for, of which there may be several of one type.
 *
 * @param element the class or field
 * @param described the annotations that the description stands for
 */
record DescribedElement(AnnotatedElement element, List<Annotation> described) implements AnnotatedElement {

	@Override
	public <T extends Annotation> @Nullable T getAnnotation(Class<T> annotationType) {
		T carried = this.element.getAnnotation(annotationType);
		return (carried != null) ? carried : described(annotationType).findFirst().orElse(null);
	}

	@Override
	public Annotation[] getAnnotations() {
		return concat(this.element.getAnnotations(), this.described.stream(), Annotation[]::new);
	}

	@Override
	public Annotation[] getDeclaredAnnotations() {
		return concat(this.element.getDeclaredAnnotations(), this.described.stream(), Annotation[]::new);
	}

	@Override
	@SuppressWarnings("unchecked")
	public <T extends Annotation> T[] getDeclaredAnnotationsByType(Class<T> annotationType) {
		return concat(this.element.getDeclaredAnnotationsByType(annotationType), described(annotationType),
				(length) -> (T[]) Array.newInstance(annotationType, length));
	}

	private <T extends Annotation> Stream<T> described(Class<T> annotationType) {
		return this.described.stream().filter(annotationType::isInstance).map(annotationType::cast);
	}

	private static <T> T[] concat(T[] carried, Stream<? extends T> described, IntFunction<T[]> result) {
		return Stream.concat(Arrays.stream(carried), described).toArray(result);
	}

}
