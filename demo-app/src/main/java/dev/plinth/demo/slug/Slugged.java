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
package dev.plinth.demo.slug;

import dev.plinth.entity.MixinState;
import dev.plinth.mapping.MixinMapping;
import org.jspecify.annotations.Nullable;

/**
 * Mixin of entities that have a slug, a readable name for addresses of pages. A row gets
 * it from its name when it is inserted, and keeps it when the name changes.
 */
@MixinMapping(SluggedMixin.class)
public interface Slugged {

	/**
	 * Return the name that the slug is made of.
	 * @return the name
	 */
	String getName();

	/**
	 * Return the slug.
	 * @return the slug, {@code null} until the entity is written
	 */
	default @Nullable String getSlug() {
		return MixinState.get(this, "slug", String.class);
	}

}
