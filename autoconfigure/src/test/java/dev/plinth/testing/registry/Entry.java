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
package dev.plinth.testing.registry;

import java.util.List;

import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import org.hibernate.annotations.NaturalId;
import org.jspecify.annotations.Nullable;

/**
 * What is found by a sign, has an appendix at most, and may be a part of another one.
 */
@MappedSuperclass
public abstract class Entry {

	@Id
	@GeneratedValue
	private @Nullable Long id;

	@NaturalId
	private @Nullable String sign;

	protected Entry() {
	}

	protected Entry(String sign) {
		this.sign = sign;
	}

	public @Nullable Long getId() {
		return this.id;
	}

	public abstract @Nullable Appendix getAppendix();

	/**
	 * Give the entry an appendix.
	 */
	public abstract void append();

	public abstract List<? extends Entry> getParts();

	/**
	 * Add a part of the same kind, with a table of its own.
	 * @param sign the sign of the part
	 * @return the part
	 */
	public abstract Entry add(String sign);

	/**
	 * Return what tells whether the entry is deleted.
	 */
	public abstract boolean isGone();

}
