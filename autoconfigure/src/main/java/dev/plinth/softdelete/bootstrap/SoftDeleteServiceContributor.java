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
package dev.plinth.softdelete.bootstrap;

import java.util.Map;

import dev.plinth.softdelete.bulk.BulkStrategyProvider;
import dev.plinth.softdelete.bulk.BulkTranslatorFactory;
import dev.plinth.softdelete.persister.SoftDeletePersisterClassResolver;
import dev.plinth.softdelete.visibility.VisibilityAwareCacheFactory;
import org.hibernate.boot.registry.StandardServiceInitiator;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.cfg.QuerySettings;
import org.hibernate.internal.util.cache.InternalCacheFactory;
import org.hibernate.internal.util.cache.InternalCacheFactoryInitiator;
import org.hibernate.persister.internal.PersisterClassResolverInitiator;
import org.hibernate.persister.spi.PersisterClassResolver;
import org.hibernate.query.sqm.mutation.internal.SqmMultiTableMutationStrategyProviderInitiator;
import org.hibernate.query.sqm.mutation.spi.SqmMultiTableMutationStrategyProvider;
import org.hibernate.service.Service;
import org.hibernate.service.spi.ServiceContributor;
import org.hibernate.service.spi.ServiceRegistryImplementor;

import org.springframework.util.Assert;

/**
 * Puts the services that hide deleted rows, and those that complete bulk statements,
 * around Hibernate's own.
 */
public final class SoftDeleteServiceContributor implements ServiceContributor {

	@Override
	public void contribute(StandardServiceRegistryBuilder registryBuilder) {
		registryBuilder.addInitiator(around(PersisterClassResolver.class, PersisterClassResolverInitiator.INSTANCE,
				SoftDeletePersisterClassResolver::new));
		registryBuilder.addInitiator(around(InternalCacheFactory.class, InternalCacheFactoryInitiator.INSTANCE,
				VisibilityAwareCacheFactory::new));
		registryBuilder.addInitiator(around(SqmMultiTableMutationStrategyProvider.class,
				SqmMultiTableMutationStrategyProviderInitiator.INSTANCE, BulkStrategyProvider::new));
		Object translator = registryBuilder.getSettings().get(QuerySettings.SEMANTIC_QUERY_TRANSLATOR);
		Assert.state(translator == null || BulkTranslatorFactory.class.getName().equals(translator),
				() -> "The property " + QuerySettings.SEMANTIC_QUERY_TRANSLATOR + " is set to " + translator
						+ ", which would leave bulk statements without stamps. Remove it.");
		registryBuilder.applySetting(QuerySettings.SEMANTIC_QUERY_TRANSLATOR, BulkTranslatorFactory.class.getName());
	}

	private static <S extends Service> StandardServiceInitiator<S> around(Class<S> type,
			StandardServiceInitiator<S> initiator, java.util.function.UnaryOperator<S> decorator) {
		return new StandardServiceInitiator<>() {

			@Override
			public S initiateService(Map<String, Object> settings, ServiceRegistryImplementor registry) {
				return decorator.apply(initiator.initiateService(settings, registry));
			}

			@Override
			public Class<S> getServiceInitiated() {
				return type;
			}

		};
	}

}
