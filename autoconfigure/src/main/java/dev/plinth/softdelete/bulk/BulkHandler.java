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
package dev.plinth.softdelete.bulk;

import org.hibernate.query.spi.DomainQueryExecutionContext;
import org.hibernate.query.spi.NonSelectQueryPlan;
import org.hibernate.query.spi.QueryOptions;
import org.hibernate.query.sqm.mutation.spi.MultiTableHandler;
import org.hibernate.query.sqm.mutation.spi.MultiTableHandlerBuildResult;
import org.hibernate.sql.exec.spi.JdbcParameterBindings;

/**
 * Has a bulk statement carried out by a plan that binds its own parameters.
 *
 * @param plan the plan
 */
record BulkHandler(NonSelectQueryPlan plan) implements MultiTableHandler {

	static MultiTableHandlerBuildResult of(NonSelectQueryPlan plan) {
		return new MultiTableHandlerBuildResult(new BulkHandler(plan), JdbcParameterBindings.NO_BINDINGS);
	}

	@Override
	public JdbcParameterBindings createJdbcParameterBindings(DomainQueryExecutionContext context) {
		return JdbcParameterBindings.NO_BINDINGS;
	}

	@Override
	public boolean dependsOnParameterBindings() {
		return false;
	}

	@Override
	public boolean isCompatibleWith(JdbcParameterBindings bindings, QueryOptions options) {
		return true;
	}

	@Override
	public int execute(JdbcParameterBindings bindings, DomainQueryExecutionContext context) {
		return this.plan.executeUpdate(context);
	}

}
