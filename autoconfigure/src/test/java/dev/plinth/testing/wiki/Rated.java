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
package dev.plinth.testing.wiki;

import java.time.Instant;

import dev.plinth.entity.MixinState;

/**
 * A mixin of the application with attributes of several types, none of them generated.
 */
public interface Rated {

	default Integer getRating() {
		return MixinState.get(this, "rating", Integer.class);
	}

	default void setRating(Integer rating) {
		MixinState.set(this, "rating", rating);
	}

	default Instant getRatedAt() {
		return MixinState.get(this, "ratedAt", Instant.class);
	}

	default void setRatedAt(Instant ratedAt) {
		MixinState.set(this, "ratedAt", ratedAt);
	}

	default boolean isPromoted() {
		return Boolean.TRUE.equals(MixinState.get(this, "promoted", Boolean.class));
	}

	default void setPromoted(boolean promoted) {
		MixinState.set(this, "promoted", promoted);
	}

}
