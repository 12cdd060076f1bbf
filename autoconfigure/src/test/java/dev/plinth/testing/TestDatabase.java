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
package dev.plinth.testing;

import java.util.UUID;

import javax.sql.DataSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The databases that tests run on; {@link #create()} gives a fresh one. Nothing has to be
 * installed: the servers come with their jars, start once per JVM when they are first
 * asked for, listen on a free port of the loopback interface, and stop with the JVM. H2
 * lives in memory.
 */
public enum TestDatabase {

	/**
	 * H2, in memory.
	 */
	H2 {

		@Override
		Instance create(String name) {
			return new Instance(this, name, "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1", "sa", "");
		}

		@Override
		void drop(Instance database) {
			new JdbcTemplate(database.dataSource()).execute("shutdown");
		}

	},

	/**
	 * PostgreSQL.
	 */
	POSTGRESQL {

		@Override
		Instance create(String name) {
			PostgresServer.execute("create database " + name);
			return new Instance(this, name, PostgresServer.jdbcUrl(name), PostgresServer.USERNAME, "");
		}

		@Override
		void drop(Instance database) {
			PostgresServer.execute("drop database " + database.name() + " with (force)");
		}

	},

	/**
	 * MariaDB, with the character set {@code utf8mb4}.
	 */
	MARIADB {

		@Override
		Instance create(String name) {
			MariaDbServer.execute("create database " + name);
			return new Instance(this, name, MariaDbServer.jdbcUrl(name), MariaDbServer.USERNAME, "");
		}

		@Override
		void drop(Instance database) {
			MariaDbServer.execute("drop database " + database.name());
		}

	},

	/**
	 * MySQL, with the Maven profile {@code mysql} only.
	 */
	MYSQL {

		@Override
		Instance create(String name) {
			MySqlServer.execute("create database " + name);
			return new Instance(this, name, MySqlServer.jdbcUrl(name), MySqlServer.USERNAME, "");
		}

		@Override
		void drop(Instance database) {
			MySqlServer.execute("drop database " + database.name());
		}

	};

	/**
	 * Create a database that nobody else uses. It is there until it is closed, at the
	 * latest until the JVM ends.
	 * @return the database, with nothing in it
	 */
	public Instance create() {
		return create("test_" + UUID.randomUUID().toString().replace("-", ""));
	}

	abstract Instance create(String name);

	abstract void drop(Instance database);

	/**
	 * One database, and how to reach it. To close it is to drop it.
	 *
	 * @param type the kind of database
	 * @param name its name
	 * @param jdbcUrl its URL
	 * @param username a user who may do anything in it
	 * @param password the user's password, possibly empty
	 */
	public record Instance(TestDatabase type, String name, String jdbcUrl, String username,
			String password) implements AutoCloseable {

		/**
		 * Return a data source that opens a connection whenever it is asked for one.
		 * @return the data source
		 */
		public DataSource dataSource() {
			return new DriverManagerDataSource(this.jdbcUrl, this.username, this.password);
		}

		/**
		 * Return what makes an application use this database, each as {@code name=value}.
		 * @return the {@code spring.datasource} properties
		 */
		public String[] properties() {
			return new String[] { "spring.datasource.url=" + this.jdbcUrl,
					"spring.datasource.username=" + this.username, "spring.datasource.password=" + this.password };
		}

		@Override
		public void close() {
			this.type.drop(this);
		}

	}

}
