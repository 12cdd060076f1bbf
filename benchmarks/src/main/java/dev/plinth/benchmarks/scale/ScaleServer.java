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
package dev.plinth.benchmarks.scale;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A PostgreSQL server on which applications are started with filled tables. It does not
 * wait for the disk, clean up by itself, nor divide a query among processes: what
 * statements do is measured, not what happens beside them.
 */
final class ScaleServer implements AutoCloseable {

	private static final String USERNAME = "postgres";

	private static final int VACUUM_TURNS = 100;

	private final EmbeddedPostgres server;

	ScaleServer() throws IOException {
		this.server = EmbeddedPostgres.builder()
			.setServerConfig("listen_addresses", "127.0.0.1")
			.setServerConfig("shared_buffers", "4GB")
			.setServerConfig("maintenance_work_mem", "512MB")
			.setServerConfig("max_wal_size", "8GB")
			.setServerConfig("checkpoint_timeout", "1d")
			.setServerConfig("autovacuum", "off")
			.setServerConfig("max_parallel_workers_per_gather", "0")
			.setServerConfig("fsync", "off")
			.setServerConfig("synchronous_commit", "off")
			.setPGStartupWait(Duration.ofMinutes(3))
			.start();
	}

	/**
	 * Start an application with a database of its own.
	 * @param database the name of the database, which is dropped if it is there
	 * @param placeholders what its migrations ask for
	 * @return the application
	 */
	ConfigurableApplicationContext start(String database, Map<String, Object> placeholders) {
		drop(database);
		jdbc("postgres").execute("create database " + database);
		SpringApplicationBuilder application = new SpringApplicationBuilder(ScaleApplication.class)
			.web(WebApplicationType.NONE)
			.properties("spring.main.banner-mode=off", "logging.level.root=warn",
					"spring.datasource.url=" + url(database), "spring.datasource.username=" + USERNAME,
					"spring.datasource.password=", "spring.datasource.hikari.maximum-pool-size=3",
					"spring.flyway.locations=classpath:db/scale", "spring.jpa.open-in-view=false");
		placeholders
			.forEach((name, value) -> application.properties("spring.flyway.placeholders." + name + "=" + value));
		ConfigurableApplicationContext context = application.run();
		JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
		vacuum(jdbc);
		jdbc.execute("checkpoint");
		return context;
	}

	/**
	 * Mark the rows of all tables as visible to everybody. While a transaction is open
	 * that is older than they are, such as one of the server's own, that takes another
	 * turn; without, the index of a table does not suffice to count its rows.
	 */
	private static void vacuum(JdbcTemplate jdbc) {
		for (int turn = 0; turn < VACUUM_TURNS; turn++) {
			jdbc.execute("vacuum analyze");
			if (Boolean.TRUE.equals(jdbc.queryForObject("select bool_and(relallvisible = relpages) from pg_class"
					+ " where relkind = 'r' and relnamespace = 'public'::regnamespace", Boolean.class))) {
				return;
			}
		}
		throw new IllegalStateException("A transaction that is open on the server is older than the rows");
	}

	/**
	 * Drop a database, if it is there.
	 * @param database its name
	 */
	void drop(String database) {
		jdbc("postgres").execute("drop database if exists " + database);
	}

	/**
	 * Return access to a database.
	 * @param database its name
	 */
	JdbcTemplate jdbc(String database) {
		return new JdbcTemplate(new DriverManagerDataSource(url(database), USERNAME, ""));
	}

	private String url(String database) {
		return "jdbc:postgresql://127.0.0.1:" + this.server.getPort() + "/" + database + "?reWriteBatchedInserts=true";
	}

	@Override
	public void close() throws IOException {
		this.server.close();
	}

}
