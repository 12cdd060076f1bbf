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

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.plinth.entity.AbstractEntity;
import org.hibernate.AnnotationException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.util.ClassUtils;

/**
 * Analyzes an entity that extends {@link AbstractEntity} and declares no identifier,
 * which Hibernate refuses before it maps any mixin. Other entities without identifier are
 * left to Hibernate's own message.
 */
final class MissingIdentifierFailureAnalyzer extends AbstractFailureAnalyzer<AnnotationException> {

	private static final Pattern MESSAGE = Pattern.compile("Entity '([^']+)' has no identifier .*");

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, AnnotationException cause) {
		Matcher message = MESSAGE.matcher(String.valueOf(cause.getMessage()));
		if (!message.matches() || !extendsAbstractEntity(message.group(1))) {
			return null;
		}
		return new FailureAnalysis("Entity " + message.group(1) + " extends AbstractEntity but declares no identifier.",
				"Annotate the attribute that identifies it with @Id or @EmbeddedId and return it from getId(), or extend"
						+ " AbstractBaseEntity or AbstractUuidEntity, which bring an identifier.",
				cause);
	}

	private static boolean extendsAbstractEntity(String className) {
		ClassLoader classLoader = ClassUtils.getDefaultClassLoader();
		return ClassUtils.isPresent(className, classLoader)
				&& AbstractEntity.class.isAssignableFrom(ClassUtils.resolveClassName(className, classLoader));
	}

}
