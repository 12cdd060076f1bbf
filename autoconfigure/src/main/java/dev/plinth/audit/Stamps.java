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

	final Map<@Nullable Object, String> auditors = new HashMap<>(2);

	final Map<TypedIdentity, Optional<Object>> typedAuditors = new HashMap<>(2);

	/**
	 * Have an auditor resolved again.
	 * @param identity the identity of the user
	 * @param type the type of the auditor, {@link String} for a name
	 */
	void forget(@Nullable Object identity, Class<?> type) {
		if (type == String.class) {
			this.auditors.remove(identity);
		}
		else {
			this.typedAuditors.remove(new TypedIdentity(type, identity));
		}
	}

	void clear() {
		this.instant = null;
		this.auditors.clear();
		this.typedAuditors.clear();
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
