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

import java.util.List;

import dev.plinth.testing.TestDatabase;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.naming.ImplicitEntityNameSource;
import org.hibernate.boot.model.naming.ImplicitNamingStrategy;
import org.hibernate.boot.model.naming.ImplicitNamingStrategyJpaCompliantImpl;
import org.hibernate.boot.model.naming.PhysicalNamingStrategy;
import org.hibernate.boot.model.naming.PhysicalNamingStrategyStandardImpl;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link NamingContract} on H2, and names that do not depend on the database.
 */
class NamingTests extends NamingContract {

	NamingTests() {
		super(TestDatabase.H2);
	}

	@Test
	void tablesArePluralAndHaveAPrefix() {
		try (TestDatabase.Instance database = this.type.create()) {
			this.runner.withPropertyValues(database.properties())
				.withPropertyValues("plinth.naming.plural=true", "plinth.naming.table-prefix=app_")
				.run((context) -> assertThat(tables(database)).containsExactlyInAnyOrder("app_users", "app_order_items",
						"app_school_children", "named_by_hand", "app_users_group", "app_user_table"));
		}
	}

	@Test
	void strategiesOfTheApplicationAreAsked() {
		try (TestDatabase.Instance database = this.type.create()) {
			this.runner.withPropertyValues(database.properties())
				.withPropertyValues("plinth.naming.plural=true")
				.withBean(ImplicitNamingStrategy.class, OwnNames::new)
				.withBean(PhysicalNamingStrategy.class, PhysicalNamingStrategyStandardImpl::new)
				.run((context) -> assertThat(tables(database)).contains("own_schoolchildren", "own_orderitems"));
		}
	}

	@Test
	void pluralsWithoutTheirLibraryFailTheStart() {
		try (TestDatabase.Instance database = this.type.create()) {
			this.runner.withPropertyValues(database.properties())
				.withPropertyValues("plinth.naming.plural=true")
				.withClassLoader(new FilteredClassLoader("org.atteo.evo.inflector"))
				.run((context) -> assertThat(context).getFailure()
					.rootCause()
					.hasMessageContaining("Property plinth.naming.plural with value 'true' is invalid: Plurals are "
							+ "formed by Evo Inflector. Add the dependency org.atteo:evo-inflector."));
		}
	}

	private static List<String> tables(TestDatabase.Instance database) {
		return new JdbcTemplate(database.dataSource())
			.queryForList("select lower(table_name) from information_schema.tables where lower(table_schema) in ('"
					+ database.name() + "', 'public') and table_type like '%TABLE'", String.class);
	}

	/**
	 * A naming strategy of the application's own.
	 */
	static final class OwnNames extends ImplicitNamingStrategyJpaCompliantImpl {

		@Override
		public Identifier determinePrimaryTableName(ImplicitEntityNameSource source) {
			return new Identifier("Own_" + super.determinePrimaryTableName(source).getText(), false);
		}

	}

}
