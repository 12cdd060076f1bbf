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

import org.hibernate.engine.spi.EntityEntryExtraState;
import org.jspecify.annotations.Nullable;

/**
 * What this library keeps with the entry of an entity in a persistence context, beside
 * what others keep there: each state knows the next one. Public for the packages of this
 * library; not for use by applications.
 */
public abstract class EntryState implements EntityEntryExtraState {

	private @Nullable EntityEntryExtraState next;

	@Override
	public void addExtraState(EntityEntryExtraState extraState) {
		if (this.next == null) {
			this.next = extraState;
		}
		else {
			this.next.addExtraState(extraState);
		}
	}

	@Override
	public <T extends EntityEntryExtraState> @Nullable T getExtraState(Class<T> extraStateType) {
		if (extraStateType.isInstance(this)) {
			return extraStateType.cast(this);
		}
		return (this.next != null) ? this.next.getExtraState(extraStateType) : null;
	}

}
