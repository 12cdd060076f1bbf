package dev.plinth.audit;

import org.jspecify.annotations.Nullable;

/**
 * The name that the current thread works under. The only place that holds it, so that
 * whatever carries a context to another thread has one value to read and to set.
 */
final class RunAs {

	private static final ThreadLocal<String> NAME = new ThreadLocal<>();

	private RunAs() {
	}

	static @Nullable String get() {
		return NAME.get();
	}

	static void set(@Nullable String name) {
		if (name != null) {
			NAME.set(name);
		}
		else {
			NAME.remove();
		}
	}

}
