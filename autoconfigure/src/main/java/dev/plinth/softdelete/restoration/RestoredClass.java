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
package dev.plinth.softdelete.restoration;

import java.util.List;
import java.util.Map;

import dev.plinth.audit.flush.RestoredParts;
import dev.plinth.softdelete.unique.ActiveUniqueKey;
import org.hibernate.persister.entity.EntityPersister;

import org.springframework.util.ConcurrentReferenceHashMap;
import org.springframework.util.ConcurrentReferenceHashMap.ReferenceType;

/**
 * What the annotations of an entity class ask of a restoration of its rows. They are
 * looked up once, and what was found goes with the persistence unit.
 *
 * @param uniqueKeys the keys that the rows have to comply with
 * @param touchedReferences the references by which they touch their parents
 */
record RestoredClass(List<ActiveUniqueKey> uniqueKeys, List<String> touchedReferences) {

	private static final Map<EntityPersister, RestoredClass> KNOWN = new ConcurrentReferenceHashMap<>(16,
			ReferenceType.WEAK);

	/**
	 * Return what a class asks for.
	 * @param persister the persister of the class
	 */
	static RestoredClass of(EntityPersister persister) {
		RestoredClass known = KNOWN.get(persister);
		if (known == null) {
			known = new RestoredClass(ActiveUniqueKey.of(persister), RestoredParts.touchedReferences(persister));
			KNOWN.put(persister, known);
		}
		return known;
	}

	/**
	 * Return whether restoring rows of the class writes them and does nothing else.
	 */
	boolean isPlain() {
		return this.uniqueKeys.isEmpty() && this.touchedReferences.isEmpty();
	}

}
