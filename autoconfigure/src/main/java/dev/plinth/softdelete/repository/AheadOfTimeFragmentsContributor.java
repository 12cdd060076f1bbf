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

package dev.plinth.softdelete.repository;

import dev.plinth.softdelete.SoftDeleteOperations;
import jakarta.persistence.EntityManager;

import org.springframework.data.jpa.repository.support.JpaEntityInformation;
import org.springframework.data.jpa.repository.support.JpaRepositoryFragmentsContributor;
import org.springframework.data.querydsl.EntityPathResolver;
import org.springframework.data.repository.core.RepositoryMetadata;
import org.springframework.data.repository.core.support.RepositoryComposition.RepositoryFragments;

/**
 * Tells Spring Data, while it generates repositories ahead of time, that the methods of
 * {@link SoftDeleteOperations} are implemented. It would take them for derived queries
 * otherwise, and {@code findDeletedById} for one that finds a row by its identifier. At
 * run time {@link SoftDeleteRepositoryPostProcessor} adds the implementation.
 */
public final class AheadOfTimeFragmentsContributor implements JpaRepositoryFragmentsContributor {

	@Override
	public RepositoryFragments contribute(RepositoryMetadata metadata, JpaEntityInformation<?, ?> entityInformation,
			EntityManager entityManager, EntityPathResolver resolver) {
		return DEFAULT.contribute(metadata, entityInformation, entityManager, resolver);
	}

	@Override
	public RepositoryFragments describe(RepositoryMetadata metadata) {
		return DEFAULT.describe(metadata).append(SoftDeleteFragmentsContributor.structure(metadata));
	}

}
