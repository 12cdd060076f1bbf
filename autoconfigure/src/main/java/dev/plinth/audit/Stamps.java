package dev.plinth.audit;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What rows that belong together are stamped with.
 */
final class Stamps {

	@Nullable Instant instant;

	final Map<@Nullable Object, String> auditors = new HashMap<>(2);

	void clear() {
		this.instant = null;
		this.auditors.clear();
	}

}
