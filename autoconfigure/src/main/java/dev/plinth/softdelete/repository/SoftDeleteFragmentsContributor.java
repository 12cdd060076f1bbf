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

import java.util.function.Supplier;

import dev.plinth.mapping.MixinMappingException;
import dev.plinth.softdelete.SoftDeleteOperations;
import dev.plinth.softdelete.SoftDeleteRepository;
import dev.plinth.softdelete.model.SoftDeleteAttributes;
import jakarta.persistence.EntityManager;
import org.hibernate.engine.spi.SessionFactoryImplementor;

import org.springframework.data.jpa.repository.support.JpaEntityInformation;
import org.springframework.data.jpa.repository.support.JpaRepositoryFragmentsContributor;
import org.springframework.data.querydsl.EntityPathResolver;
import org.springframework.data.repository.core.RepositoryMetadata;
import org.springframework.data.repository.core.support.RepositoryComposition.RepositoryFragments;
import org.springframework.data.repository.core.support.RepositoryFragment;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Adds the implementation of {@link SoftDeleteOperations} to the repositories that extend
 * it.
 */
final class SoftDeleteFragmentsContributor implements JpaRepositoryFragmentsContributor {

	private final Supplier<PlatformTransactionManager> transactionManager;

	/**
	 * Create the contributor for one repository.
	 * @param transactionManager supplies its transaction manager
	 */
	SoftDeleteFragmentsContributor(Supplier<PlatformTransactionManager> transactionManager) {
		this.transactionManager = transactionManager;
	}

	@Override
	public RepositoryFragments contribute(RepositoryMetadata metadata, JpaEntityInformation<?, ?> entityInformation,
			EntityManager entityManager, EntityPathResolver resolver) {
		Class<?> repository = metadata.getRepositoryInterface();
		if (!SoftDeleteOperations.class.isAssignableFrom(repository)) {
			return RepositoryFragments.empty();
		}
		Class<?> entity = metadata.getDomainType();
		if (SoftDeleteAttributes.of(entityManager.getEntityManagerFactory()
			.unwrap(SessionFactoryImplementor.class)
			.getMappingMetamodel()
			.getEntityDescriptor(entity)) == null) {
			throw new MixinMappingException(entity,
					"Repository " + repository.getName() + " extends " + SoftDeleteRepository.class.getSimpleName()
							+ ", but its entity " + entity.getName() + " is not soft-deletable.",
					"Let " + entity.getSimpleName()
							+ " implement SoftDeletable, or have a @DeletedDate, or the repository extend"
							+ " JpaRepository.");
		}
		return RepositoryFragments.of(RepositoryFragment.implemented(SoftDeleteOperations.class,
				new SoftDeleteOperationsFragment<>(entityInformation, entityManager, this.transactionManager)));
	}

	@Override
	public RepositoryFragments describe(RepositoryMetadata metadata) {
		return structure(metadata);
	}

	/**
	 * Return which of the methods of a repository have an implementation here.
	 */
	static RepositoryFragments structure(RepositoryMetadata metadata) {
		return SoftDeleteOperations.class.isAssignableFrom(metadata.getRepositoryInterface())
				? RepositoryFragments
					.of(RepositoryFragment.structural(SoftDeleteOperations.class, SoftDeleteOperationsFragment.class))
				: RepositoryFragments.empty();
	}

}
