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
package dev.plinth.softdelete;

import java.util.ArrayList;
import java.util.List;

import org.hibernate.engine.extension.spi.Extension;
import org.hibernate.engine.spi.SharedSessionContractImplementor;

/**
 * The loaded entities that refer to rows that are still being loaded: entities that refer
 * to each other eagerly are loaded within each other. Belongs to a session.
 */
final class UndecidedReferences implements Extension {

	private final List<Object> entities = new ArrayList<>();

	static UndecidedReferences of(SharedSessionContractImplementor session) {
		return session.getExtension(UndecidedReferences.class);
	}

	void add(Object entity) {
		this.entities.add(entity);
	}

	/**
	 * Take the entities out.
	 */
	List<Object> take() {
		if (this.entities.isEmpty()) {
			return List.of();
		}
		List<Object> taken = List.copyOf(this.entities);
		this.entities.clear();
		return taken;
	}

}
