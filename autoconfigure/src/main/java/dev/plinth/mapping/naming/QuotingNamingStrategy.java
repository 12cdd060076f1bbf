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
package dev.plinth.mapping.naming;

import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.naming.PhysicalNamingStrategy;
import org.hibernate.engine.jdbc.env.spi.JdbcEnvironment;
import org.jspecify.annotations.Nullable;

/**
 * Quotes the names of another strategy that are reserved words of the database.
 */
final class QuotingNamingStrategy implements PhysicalNamingStrategy {

	private final PhysicalNamingStrategy delegate;

	QuotingNamingStrategy(PhysicalNamingStrategy delegate) {
		this.delegate = delegate;
	}

	@Override
	public @Nullable Identifier toPhysicalCatalogName(@Nullable Identifier name, JdbcEnvironment environment) {
		return quoted(this.delegate.toPhysicalCatalogName(name, environment), environment);
	}

	@Override
	public @Nullable Identifier toPhysicalSchemaName(@Nullable Identifier name, JdbcEnvironment environment) {
		return quoted(this.delegate.toPhysicalSchemaName(name, environment), environment);
	}

	@Override
	public @Nullable Identifier toPhysicalTableName(@Nullable Identifier name, JdbcEnvironment environment) {
		return quoted(this.delegate.toPhysicalTableName(name, environment), environment);
	}

	@Override
	public @Nullable Identifier toPhysicalSequenceName(@Nullable Identifier name, JdbcEnvironment environment) {
		return quoted(this.delegate.toPhysicalSequenceName(name, environment), environment);
	}

	@Override
	public @Nullable Identifier toPhysicalColumnName(@Nullable Identifier name, JdbcEnvironment environment) {
		return quoted(this.delegate.toPhysicalColumnName(name, environment), environment);
	}

	@Override
	public @Nullable Identifier toPhysicalTypeName(@Nullable Identifier name, JdbcEnvironment environment) {
		return quoted(this.delegate.toPhysicalTypeName(name, environment), environment);
	}

	private static @Nullable Identifier quoted(@Nullable Identifier name, JdbcEnvironment environment) {
		return (name != null) ? ReservedWords.quoted(name, environment.getDialect()) : null;
	}

}
