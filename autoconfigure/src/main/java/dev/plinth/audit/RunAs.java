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
package dev.plinth.audit;

import org.jspecify.annotations.Nullable;

/**
 * The name that the current thread works under. The only place that holds it, so that
 * whatever carries a context to another thread has one value to read and to set. Public
 * for the packages of this library; applications use {@link Auditors}, which also flushes
 * where a scope begins and ends.
 */
public final class RunAs {

	private static final ThreadLocal<String> NAME = new ThreadLocal<>();

	private RunAs() {
	}

	static @Nullable String get() {
		return NAME.get();
	}

	/**
	 * Set the name that the current thread works under.
	 * @param name the name, or {@code null} for none
	 */
	public static void set(@Nullable String name) {
		if (name != null) {
			NAME.set(name);
		}
		else {
			NAME.remove();
		}
	}

}
