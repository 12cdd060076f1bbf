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

import java.util.List;
import java.util.stream.Collectors;

import org.hibernate.HibernateException;

/**
 * Thrown before anything is written when rows would be deleted that living rows refer to,
 * by an association that {@linkplain dev.plinth.entity.RestrictDelete restricts} it.
 */
public class RestrictedDeletionException extends HibernateException {

	private final transient List<Referrers> referrers;

	/**
	 * Create an exception.
	 * @param referrers what refers to the rows, not empty
	 */
	public RestrictedDeletionException(List<Referrers> referrers) {
		super("The deletion is refused: "
				+ referrers.stream().map(Referrers::toString).collect(Collectors.joining("; ")));
		this.referrers = List.copyOf(referrers);
	}

	/**
	 * Return what refers to the rows that would be deleted.
	 * @return the living rows by association, never empty
	 */
	public List<Referrers> getReferrers() {
		return this.referrers;
	}

	/**
	 * Living rows that refer to rows that would be deleted.
	 *
	 * @param entityName the name of the entity that refers
	 * @param attribute the path of the attribute that holds the references
	 * @param targetEntityName the name of the entity that would be deleted
	 * @param count the number of references
	 */
	public record Referrers(String entityName, String attribute, String targetEntityName, long count) {

		@Override
		public String toString() {
			return this.entityName + " refers to rows of " + this.targetEntityName + " by '" + this.attribute + "' "
					+ this.count + " times";
		}

	}

}
