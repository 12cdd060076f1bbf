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

import java.nio.charset.StandardCharsets;
import java.sql.Connection;

import dev.plinth.mapping.Mixins;
import dev.plinth.migration.comparison.SchemaReport;
import dev.plinth.migration.places.Place;
import dev.plinth.testing.TestDatabase;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.boot.Metadata;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Foreign keys of tables that a migration creates on MariaDB, to tables that are there.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForeignKeyIT {

	private final TestDatabase.Instance instance = TestDatabase.MARIADB.create();

	private final JdbcTemplate jdbc = new JdbcTemplate(this.instance.dataSource());

	private ConfigurableApplicationContext context;

	private SessionFactoryImplementor sessionFactory;

	private Metadata metadata;

	@BeforeAll
	void start() {
		this.context = new SpringApplicationBuilder(Places.class).web(WebApplicationType.NONE)
			.properties(this.instance.properties())
			.properties("plinth.schema.check=off", "spring.datasource.hikari.minimum-idle=1")
			.run();
		this.sessionFactory = this.context.getBean(EntityManagerFactory.class).unwrap(SessionFactoryImplementor.class);
		this.metadata = this.context.getBean(SchemaComparisonContract.MetadataHolder.class).metadata;
	}

	@AfterAll
	void stop() {
		this.context.close();
		this.instance.close();
	}

	@BeforeEach
	void empty() {
		run("set foreign_key_checks = 0;\ncreate or replace database " + this.instance.name()
				+ ";\nset foreign_key_checks = 1;");
	}

	@ParameterizedTest
	@CsvSource({ "int, 0", "varchar(20), 0", "bigint unsigned, 0", "bigint, 1" })
	void keyOfOtherTableIsReferredToWhereItHasItsType(String type, int keys) throws Exception {
		this.jdbc.execute("create table place (id " + type + " primary key)");
		assertThat(compare().migration()
			.contains(
					"-- visit can have no foreign key to place before its columns have the types that are mapped: id"))
			.isEqualTo(keys == 0);
		mend();
		assertThat(foreignKeys("visit")).isEqualTo(keys);
	}

	@Test
	void foreignKeyToTableThatIsMissingIsInComment() throws Exception {
		assertThat(compare().migration()).contains("-- visit can have no foreign key to place, which is not there");
		mend();
		assertThat(foreignKeys("visit")).isZero();
		assertThat(foreignKeys("remark")).isOne();
	}

	@Test
	void bytesThatBecomeUuidAreReferredTo() throws Exception {
		this.jdbc.execute("create table visit (id binary(16) primary key, place_id bigint)");
		mend();
		assertThat(foreignKeys("remark")).isOne();
	}

	@Test
	void bytesThatStaySinceTheyAreInForeignKeyAreNotReferredTo() throws Exception {
		this.jdbc.execute("create table visit (id binary(16) primary key, place_id bigint)");
		this.jdbc.execute("create table photo (visit_id binary(16), foreign key (visit_id) references visit (id))");
		assertThat(compare().migration()).contains(
				"-- remark can have no foreign key to visit before its columns have the types that are mapped: id");
		mend();
		assertThat(foreignKeys("remark")).isZero();
	}

	private int foreignKeys(String table) {
		return this.jdbc
			.queryForList("select constraint_name from information_schema.referential_constraints where"
					+ " constraint_schema = ? and table_name = ?", String.class, this.instance.name(), table)
			.size();
	}

	private SchemaReport compare() throws Exception {
		try (Connection connection = this.instance.dataSource().getConnection()) {
			return SchemaIntegrator.examine(this.metadata, this.sessionFactory,
					(Mixins) this.sessionFactory.getProperties().get(Mixins.SETTING),
					new SchemaSettings(SchemaCheck.FAIL, null, null, null, null, "o'brien"), connection);
		}
	}

	private void mend() throws Exception {
		run(compare().migration());
		assertThat(compare().problems().stream().filter((problem) -> problem.contains("is missing"))).isEmpty();
	}

	private void run(String script) {
		new ResourceDatabasePopulator(new ByteArrayResource(script.getBytes(StandardCharsets.UTF_8)))
			.execute(this.instance.dataSource());
	}

	@Configuration(proxyBeanMethods = false)
	@EntityScan(basePackageClasses = Place.class)
	static class Places extends SchemaComparisonContract.Application {

	}

}
