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
package dev.plinth.softdelete.guard;

import org.hibernate.engine.query.spi.NativeQueryInterpreter;
import org.hibernate.engine.query.spi.NativeQueryInterpreterInitiator;
import org.hibernate.service.spi.SessionFactoryServiceContributor;
import org.hibernate.service.spi.SessionFactoryServiceInitiator;
import org.hibernate.service.spi.SessionFactoryServiceInitiatorContext;
import org.hibernate.service.spi.SessionFactoryServiceRegistryBuilder;

/**
 * Puts the {@link NativeStatementGuard} in front of Hibernate's interpreter of native
 * statements.
 */
public final class NativeStatementGuardContributor implements SessionFactoryServiceContributor {

	@Override
	public void contribute(SessionFactoryServiceRegistryBuilder serviceRegistryBuilder) {
		serviceRegistryBuilder.addInitiator(new SessionFactoryServiceInitiator<NativeQueryInterpreter>() {

			@Override
			public NativeQueryInterpreter initiateService(SessionFactoryServiceInitiatorContext context) {
				return new NativeStatementGuard(NativeQueryInterpreterInitiator.INSTANCE.initiateService(context),
						context.getSessionFactory());
			}

			@Override
			public Class<NativeQueryInterpreter> getServiceInitiated() {
				return NativeQueryInterpreter.class;
			}

		});
	}

}
