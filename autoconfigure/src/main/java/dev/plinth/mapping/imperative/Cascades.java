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
package dev.plinth.mapping.imperative;

import jakarta.persistence.CascadeType;
import org.hibernate.boot.jaxb.mapping.spi.JaxbCascadeTypeImpl;
import org.hibernate.boot.jaxb.mapping.spi.JaxbEmptyTypeImpl;

/**
 * Writes cascades as Hibernate reads them.
 */
final class Cascades {

	private Cascades() {
	}

	static JaxbCascadeTypeImpl of(CascadeType... types) {
		JaxbCascadeTypeImpl cascades = new JaxbCascadeTypeImpl();
		JaxbEmptyTypeImpl present = new JaxbEmptyTypeImpl();
		for (CascadeType type : types) {
			switch (type) {
				case ALL -> cascades.setCascadeAll(present);
				case PERSIST -> cascades.setCascadePersist(present);
				case MERGE -> cascades.setCascadeMerge(present);
				case REMOVE -> cascades.setCascadeRemove(present);
				case REFRESH -> cascades.setCascadeRefresh(present);
				case DETACH -> cascades.setCascadeDetach(present);
			}
		}
		return cascades;
	}

}
