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
package dev.plinth.autoconfigure;

import dev.plinth.entity.DeletedReferencePolicy;
import dev.plinth.softdelete.Guard;
import dev.plinth.softdelete.ReferenceCheck;
import dev.plinth.softdelete.ReferencedRows;
import dev.plinth.softdelete.SoftDeleteSettings;

/**
 * Configuration properties of soft deletion, group {@code plinth.soft-delete}.
 */
public class PlinthSoftDeleteProperties {

	/**
	 * How references to deleted rows are recognized: by what the session knows, or by
	 * locking the rows that are referred to.
	 */
	private ReferenceCheck referenceCheck = ReferenceCheck.KNOWN;

	/**
	 * Whether rows may be deleted that living rows refer to.
	 */
	private ReferencedRows referenced = ReferencedRows.ALLOW;

	/**
	 * How to-one references to deleted rows are read: resolved, shown as null, or not at
	 * all.
	 */
	private DeletedReferencePolicy references = DeletedReferencePolicy.RESOLVE;

	/**
	 * What happens when native SQL, a mapping or a bulk statement is about to get around
	 * soft deletion.
	 */
	private Guard guard = Guard.WARN;

	public ReferenceCheck getReferenceCheck() {
		return this.referenceCheck;
	}

	public void setReferenceCheck(ReferenceCheck referenceCheck) {
		this.referenceCheck = referenceCheck;
	}

	public ReferencedRows getReferenced() {
		return this.referenced;
	}

	public void setReferenced(ReferencedRows referenced) {
		this.referenced = referenced;
	}

	public DeletedReferencePolicy getReferences() {
		return this.references;
	}

	public void setReferences(DeletedReferencePolicy references) {
		this.references = references;
	}

	public Guard getGuard() {
		return this.guard;
	}

	public void setGuard(Guard guard) {
		this.guard = guard;
	}

	SoftDeleteSettings toSoftDeleteSettings() {
		return new SoftDeleteSettings(this.referenceCheck, this.referenced, this.references, this.guard);
	}

}
