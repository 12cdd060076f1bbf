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
package dev.plinth.testing.agency;

import java.util.function.Supplier;

import org.hibernate.context.spi.CurrentTenantIdentifierResolver;

/**
 * Who the tenant is.
 */
public class CurrentTenant implements CurrentTenantIdentifierResolver<String> {

	private volatile String name = "north";

	/**
	 * Run work as another tenant.
	 * @param <T> the type of the result
	 * @param tenant the tenant
	 * @param work the work
	 * @return what the work returns
	 */
	public <T> T as(String tenant, Supplier<T> work) {
		String before = this.name;
		this.name = tenant;
		try {
			return work.get();
		}
		finally {
			this.name = before;
		}
	}

	@Override
	public String resolveCurrentTenantIdentifier() {
		return this.name;
	}

	@Override
	public boolean validateExistingCurrentSessions() {
		return false;
	}

}
