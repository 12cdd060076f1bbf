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

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * What rows that belong together are stamped with.
 */
final class Stamps {

	@Nullable Instant instant;

	private @Nullable Map<@Nullable Object, String> auditors;

	private @Nullable Map<TypedIdentity, Optional<Object>> typedAuditors;

	/**
	 * Return the name of an auditor.
	 * @param identity the identity of the user
	 * @return the name, or {@code null} if it has not been resolved
	 */
	@Nullable String auditor(@Nullable Object identity) {
		return (this.auditors != null) ? this.auditors.get(identity) : null;
	}

	/**
	 * Return the auditors that are not names, by what they have been resolved for.
	 */
	Map<TypedIdentity, Optional<Object>> typedAuditors() {
		return (this.typedAuditors != null) ? this.typedAuditors : Map.of();
	}

	void resolved(@Nullable Object identity, String name) {
		if (this.auditors == null) {
			this.auditors = new HashMap<>(2);
		}
		this.auditors.put(identity, name);
	}

	void resolved(TypedIdentity identity, Optional<Object> auditor) {
		if (this.typedAuditors == null) {
			this.typedAuditors = new HashMap<>(2);
		}
		this.typedAuditors.put(identity, auditor);
	}

	/**
	 * Have an auditor resolved again.
	 * @param identity the identity of the user
	 * @param type the type of the auditor, {@link String} for a name
	 */
	void forget(@Nullable Object identity, Class<?> type) {
		if (type == String.class && this.auditors != null) {
			this.auditors.remove(identity);
		}
		else if (type != String.class && this.typedAuditors != null) {
			this.typedAuditors.remove(new TypedIdentity(type, identity));
		}
	}

	void clear() {
		this.instant = null;
		this.auditors = null;
		this.typedAuditors = null;
	}

	/**
	 * What an auditor that is not a name is resolved for.
	 *
	 * @param type the type of the auditor
	 * @param identity the identity of the user
	 */
	record TypedIdentity(Class<?> type, @Nullable Object identity) {

	}

}
