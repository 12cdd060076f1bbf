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
package dev.plinth.autoconfigure;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Map;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link ReservedPlaceholderFailureAnalyzer} and
 * {@link UnsupportedDatabaseFailureAnalyzer}.
 */
@ExtendWith(OutputCaptureExtension.class)
class MigrationFailureAnalyzerTests {

	@Test
	void startWhenPlaceholderIsReservedIsExplained(CapturedOutput output) {
		start(Application.class, Map.of("spring.flyway.placeholders.[mixin:id]", "id bigint"));
		assertThat(output).contains(report("The Flyway placeholder 'mixin:id' has the name of an SQL mixin.",
				"Rename the placeholder: remove 'spring.flyway.placeholders.[mixin:id]', or what else defines it, and"
						+ " use a name that does not begin with 'mixin:'."));
	}

	@Test
	void startWhenDatabaseIsUnsupportedIsExplained(CapturedOutput output) {
		start(OracleApplication.class, Map.of());
		assertThat(output).contains(report("There are no SQL mixins and baseline migrations for the database 'Oracle'.",
				"Set plinth.migration.enabled=false, write the columns of the mixins out in the application's"
						+ " migrations, and let one of them create the sequence plinth_id_seq, incremented by 50."));
	}

	private static void start(Class<?> source, Map<String, Object> properties) {
		SpringApplication application = new SpringApplication(source);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.setDefaultProperties(properties);
		assertThatException().isThrownBy(application::run);
	}

	private static String report(String description, String action) {
		return "Description:%n%n%s%n%nAction:%n%n%s%n".formatted(description, action);
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class,
			PlinthMigrationAutoConfiguration.class })
	static class Application {

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ FlywayAutoConfiguration.class, PlinthMigrationAutoConfiguration.class })
	static class OracleApplication {

		@Bean
		DataSource dataSource() throws SQLException {
			DataSource dataSource = mock();
			Connection connection = mock();
			DatabaseMetaData metaData = mock();
			given(dataSource.getConnection()).willReturn(connection);
			given(connection.getMetaData()).willReturn(metaData);
			given(metaData.getDatabaseProductName()).willReturn("Oracle");
			given(metaData.getDatabaseProductVersion()).willReturn("Oracle Database 23ai");
			return dataSource;
		}

	}

}
