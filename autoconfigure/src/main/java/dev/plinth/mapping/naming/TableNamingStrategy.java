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
import org.hibernate.boot.model.naming.ImplicitAnyDiscriminatorColumnNameSource;
import org.hibernate.boot.model.naming.ImplicitAnyKeyColumnNameSource;
import org.hibernate.boot.model.naming.ImplicitBasicColumnNameSource;
import org.hibernate.boot.model.naming.ImplicitCollectionTableNameSource;
import org.hibernate.boot.model.naming.ImplicitDiscriminatorColumnNameSource;
import org.hibernate.boot.model.naming.ImplicitEntityNameSource;
import org.hibernate.boot.model.naming.ImplicitForeignKeyNameSource;
import org.hibernate.boot.model.naming.ImplicitIdentifierColumnNameSource;
import org.hibernate.boot.model.naming.ImplicitIndexColumnNameSource;
import org.hibernate.boot.model.naming.ImplicitIndexNameSource;
import org.hibernate.boot.model.naming.ImplicitJoinColumnNameSource;
import org.hibernate.boot.model.naming.ImplicitJoinTableNameSource;
import org.hibernate.boot.model.naming.ImplicitMapKeyColumnNameSource;
import org.hibernate.boot.model.naming.ImplicitNamingStrategy;
import org.hibernate.boot.model.naming.ImplicitPrimaryKeyJoinColumnNameSource;
import org.hibernate.boot.model.naming.ImplicitTenantIdColumnNameSource;
import org.hibernate.boot.model.naming.ImplicitUniqueKeyNameSource;

/**
 * Makes the table names of another strategy plural and gives them a prefix. A join table
 * is named after the table of its owner, as far as the other strategy does so, and has
 * the prefix from there.
 */
final class TableNamingStrategy implements ImplicitNamingStrategy {

	private final ImplicitNamingStrategy delegate;

	private final NamingSettings settings;

	TableNamingStrategy(ImplicitNamingStrategy delegate, NamingSettings settings) {
		this.delegate = delegate;
		this.settings = settings;
	}

	@Override
	public Identifier determinePrimaryTableName(ImplicitEntityNameSource source) {
		Identifier name = this.delegate.determinePrimaryTableName(source);
		return prefixed(this.settings.plural() ? new Identifier(Plurals.of(name.getText()), name.isQuoted()) : name);
	}

	@Override
	public Identifier determineCollectionTableName(ImplicitCollectionTableNameSource source) {
		return prefixed(this.delegate.determineCollectionTableName(source));
	}

	private Identifier prefixed(Identifier name) {
		return new Identifier(this.settings.tablePrefix() + name.getText(), name.isQuoted());
	}

	@Override
	public Identifier determineJoinTableName(ImplicitJoinTableNameSource source) {
		return this.delegate.determineJoinTableName(source);
	}

	@Override
	public Identifier determineDiscriminatorColumnName(ImplicitDiscriminatorColumnNameSource source) {
		return this.delegate.determineDiscriminatorColumnName(source);
	}

	@Override
	public Identifier determineTenantIdColumnName(ImplicitTenantIdColumnNameSource source) {
		return this.delegate.determineTenantIdColumnName(source);
	}

	@Override
	public Identifier determineIdentifierColumnName(ImplicitIdentifierColumnNameSource source) {
		return this.delegate.determineIdentifierColumnName(source);
	}

	@Override
	public Identifier determineBasicColumnName(ImplicitBasicColumnNameSource source) {
		return this.delegate.determineBasicColumnName(source);
	}

	@Override
	public Identifier determineJoinColumnName(ImplicitJoinColumnNameSource source) {
		return this.delegate.determineJoinColumnName(source);
	}

	@Override
	public Identifier determinePrimaryKeyJoinColumnName(ImplicitPrimaryKeyJoinColumnNameSource source) {
		return this.delegate.determinePrimaryKeyJoinColumnName(source);
	}

	@Override
	public Identifier determineAnyDiscriminatorColumnName(ImplicitAnyDiscriminatorColumnNameSource source) {
		return this.delegate.determineAnyDiscriminatorColumnName(source);
	}

	@Override
	public Identifier determineAnyKeyColumnName(ImplicitAnyKeyColumnNameSource source) {
		return this.delegate.determineAnyKeyColumnName(source);
	}

	@Override
	public Identifier determineMapKeyColumnName(ImplicitMapKeyColumnNameSource source) {
		return this.delegate.determineMapKeyColumnName(source);
	}

	@Override
	public Identifier determineListIndexColumnName(ImplicitIndexColumnNameSource source) {
		return this.delegate.determineListIndexColumnName(source);
	}

	@Override
	public Identifier determineForeignKeyName(ImplicitForeignKeyNameSource source) {
		return this.delegate.determineForeignKeyName(source);
	}

	@Override
	public Identifier determineUniqueKeyName(ImplicitUniqueKeyNameSource source) {
		return this.delegate.determineUniqueKeyName(source);
	}

	@Override
	public Identifier determineIndexName(ImplicitIndexNameSource source) {
		return this.delegate.determineIndexName(source);
	}

}
