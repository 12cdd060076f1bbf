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

import dev.plinth.mapping.ColumnSettings;
import dev.plinth.mapping.Mixin;
import dev.plinth.mapping.Mixins;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.data.core.PropertyReferenceException;

/**
 * Analyzes a derived query that names an attribute of a mixin of this library which the
 * class does not implement. Where a description gives it to the class, the entity has the
 * attribute, but Spring Data asks the class. Other properties that are missing are left
 * to its own message.
 */
final class MixinAttributeFailureAnalyzer extends AbstractFailureAnalyzer<PropertyReferenceException> {

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, PropertyReferenceException cause) {
		Class<?> type = cause.getType().getType();
		for (Mixin mixin : Mixins.ofLibrary()) {
			if (!mixin.type().isAssignableFrom(type) && hasAttribute(mixin, cause.getPropertyName())) {
				String name = mixin.type().getSimpleName();
				return new FailureAnalysis(
						"A derived query names '" + cause.getPropertyName() + "', an attribute of " + name + ", which "
								+ type.getName() + " does not implement.",
						"Let the class implement " + name
								+ ". If a description gives it the mixin, write the query with @Query or as a"
								+ " Specification: Spring Data finds only what the class has itself.",
						cause);
			}
		}
		return null;
	}

	private static boolean hasAttribute(Mixin mixin, String name) {
		return mixin.attributes(ColumnSettings.DEFAULTS)
			.stream()
			.anyMatch((attribute) -> attribute.name().equals(name));
	}

}
