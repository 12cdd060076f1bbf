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

import io.micrometer.context.ThreadLocalAccessor;
import org.jspecify.annotations.Nullable;

/**
 * Lets the name of a {@linkplain Auditors#runAs(String, Runnable) run-as scope} travel to
 * other threads wherever the application has Micrometer propagate its context. The
 * library finds it as a service; applications have no use for it.
 * <p>
 * It carries nothing but the name. Who is signed in travels by Spring Security's own
 * accessor or executors, as the application has it. Taking a context over flushes
 * nothing: it is done where a task begins, ahead of its transactions.
 */
public final class RunAsThreadLocalAccessor implements ThreadLocalAccessor<String> {

	private static final String KEY = RunAs.class.getName();

	@Override
	public Object key() {
		return KEY;
	}

	@Override
	public @Nullable String getValue() {
		return RunAs.get();
	}

	@Override
	public void setValue(String name) {
		RunAs.set(name);
	}

	@Override
	public void setValue() {
		RunAs.set(null);
	}

}
