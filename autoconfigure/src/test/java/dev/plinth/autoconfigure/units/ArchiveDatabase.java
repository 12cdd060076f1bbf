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
package dev.plinth.autoconfigure.units;

import dev.plinth.testing.TestDatabase;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Gives an application a database in H2 and a second one. The connections of the first
 * one have no automatic commit, those of the second one have.
 */
abstract class ArchiveDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	private final TestDatabase archive;

	private ArchiveDatabase(TestDatabase archive) {
		this.archive = archive;
	}

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		TestDatabase.Instance database = this.archive.create();
		TestPropertyValues.of(TestDatabase.H2.create().properties())
			.and("spring.datasource.hikari.auto-commit=false",
					"plinth.units.archive.datasource.url=" + database.jdbcUrl(),
					"plinth.units.archive.datasource.username=" + database.username(),
					"plinth.units.archive.datasource.password=" + database.password(),
					"plinth.units.archive.datasource.hikari.maximum-pool-size=4",
					"plinth.units.archive.datasource.hikari.minimum-idle=1")
			.applyTo(context);
	}

	static final class OnH2 extends ArchiveDatabase {

		OnH2() {
			super(TestDatabase.H2);
		}

	}

	static final class OnPostgresql extends ArchiveDatabase {

		OnPostgresql() {
			super(TestDatabase.POSTGRESQL);
		}

	}

	static final class OnMariaDb extends ArchiveDatabase {

		OnMariaDb() {
			super(TestDatabase.MARIADB);
		}

	}

}
