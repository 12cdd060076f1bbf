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

package dev.plinth.migration;

import dev.plinth.testing.TestDatabase;

/**
 * {@link SchemaComparisonContract} on H2, where the application connects to another
 * schema, with tables of the same names, than the one that is configured.
 */
class SchemaComparisonInSchemaTests extends SchemaComparisonTests {

	@Override
	TestDatabase.Instance connected() {
		return new TestDatabase.Instance(this.instance.type(), this.instance.name(),
				this.instance.jdbcUrl() + ";INIT=create schema if not exists other\\;set schema other"
						+ "\\;create table if not exists invoice (id integer)"
						+ "\\;create table if not exists credit_cause (id integer)"
						+ "\\;create sequence if not exists plinth_id_seq",
				this.instance.username(), this.instance.password());
	}

	@Override
	String[] properties() {
		return new String[] { "spring.jpa.properties.hibernate.default_schema=public" };
	}

	@Override
	String unqualified(String text) {
		return text.replace("public.", "").replace("PUBLIC.", "");
	}

}
