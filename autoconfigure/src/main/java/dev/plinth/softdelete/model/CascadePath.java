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
package dev.plinth.softdelete.model;

import org.hibernate.metamodel.spi.MappingMetamodelImplementor;

/**
 * An association that cascades a removal to other entities.
 *
 * @param owner the entity that it begins at
 * @param attribute its path from there
 * @param target the entity that it leads to
 */
public record CascadePath(String owner, String attribute, String target) {

	/**
	 * Return the rest of an HQL query for the living children {@code c} of certain rows.
	 * @param parents the rows, by the parameter {@code taken}
	 * @param metamodel the run-time model
	 */
	public String fromLivingChildrenOf(TakenRows parents, MappingMetamodelImplementor metamodel) {
		SoftDeleteAttributes children = SoftDeleteAttributes.required(metamodel.getEntityDescriptor(this.target));
		return " from " + this.owner + " p join p." + this.attribute + " c where " + parents.condition("p") + " and "
				+ children.mark().living("c");
	}

}
