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
package dev.plinth.mapping;

import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.generator.BeforeExecutionGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The generator of an attribute that the library alone sets, wholly or in parts, so that
 * a detached instance never hands its value over. Public for the packages of this
 * library; not for use by applications.
 */
public interface ManagedAttributeGenerator extends BeforeExecutionGenerator {

	/**
	 * Return what the attribute of a managed instance is after a detached instance has
	 * been merged into it.
	 * @param merged the value that the merge has copied
	 * @param present the value that the managed instance had before
	 * @param session the session that merges
	 * @return the value
	 */
	@Nullable Object retain(@Nullable Object merged, @Nullable Object present, SharedSessionContractImplementor session);

}
