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
package dev.plinth.migration.database;

import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Locale;

import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.H2Dialect;
import org.hibernate.dialect.MariaDBDialect;
import org.hibernate.dialect.MySQLDialect;
import org.hibernate.dialect.PostgreSQLDialect;
import org.jspecify.annotations.Nullable;

/**
 * The databases that have SQL mixins, baseline migrations and a schema check. Each has a
 * directory of its own for both kinds of scripts, and the directories hold the same
 * files. To add a database:
 * <ol>
 * <li>Add a constant with the name of the product as its driver gives it; the compiler
 * then asks for its case wherever databases differ.</li>
 * <li>Add the two directories. Tests compare the names of the files with those of the
 * other databases, and the definitions with those of Hibernate's dialect.</li>
 * <li>Add the expansions to {@code migrations/frozen} of the tests.</li>
 * <li>Run the contracts of this package on a server, as the integration tests do.</li>
 * </ol>
 */
public enum MigrationDatabase {

	/**
	 * H2 2.x.
	 */
	H2,

	/**
	 * PostgreSQL, and what presents itself as PostgreSQL.
	 */
	POSTGRESQL,

	/**
	 * MariaDB, whichever driver connects to it.
	 */
	MARIADB,

	/**
	 * MySQL.
	 */
	MYSQL;

	/**
	 * Return the database that a driver describes. The driver of MySQL calls MariaDB
	 * MySQL and only tells by the version.
	 * @param metaData what the driver says
	 * @return the database, or {@code null} if there are no scripts for it
	 * @throws SQLException if the driver does not answer
	 */
	public static @Nullable MigrationDatabase find(DatabaseMetaData metaData) throws SQLException {
		if (metaData.getDatabaseProductVersion().toLowerCase(Locale.ROOT).contains("mariadb")) {
			return MARIADB;
		}
		for (MigrationDatabase database : values()) {
			if (database.name().equalsIgnoreCase(metaData.getDatabaseProductName())) {
				return database;
			}
		}
		return null;
	}

	/**
	 * Return what tells how names are quoted.
	 */
	public Dialect dialect() {
		return switch (this) {
			case H2 -> new H2Dialect();
			case POSTGRESQL -> new PostgreSQLDialect();
			case MARIADB -> new MariaDBDialect();
			case MYSQL -> new MySQLDialect();
		};
	}

	/**
	 * Return where the baseline migrations are.
	 * @return the location on the class path
	 */
	public String baselineLocation() {
		return "dev/plinth/migration/baseline/" + directory();
	}

	/**
	 * Return where the column definitions of the SQL mixins are.
	 * @return the location on the class path
	 */
	public String mixinLocation() {
		return "dev/plinth/migration/mixin/" + directory();
	}

	/**
	 * Return the name of the directories that hold scripts for this database.
	 * @return the name
	 */
	public String directory() {
		return name().toLowerCase(Locale.ROOT);
	}

}
