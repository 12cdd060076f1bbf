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

import dev.plinth.mapping.ManagedAttributeGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The generator of an attribute of an application's own that tells whether a row is
 * deleted. Public for the packages of this library; not for use by applications.
 */
public interface DeletionMarkGenerator extends ManagedAttributeGenerator {

	/**
	 * Return whether a value of the attribute tells that the row is deleted.
	 * @param value the value
	 * @return whether it does
	 */
	boolean isDeleted(@Nullable Object value);

}
