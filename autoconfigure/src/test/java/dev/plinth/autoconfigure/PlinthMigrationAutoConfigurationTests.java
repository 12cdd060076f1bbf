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

import java.util.Map;

import javax.sql.DataSource;

import dev.plinth.mapping.ColumnSettings;
import dev.plinth.migration.PlinthFlywayConfigurationCustomizer;
import dev.plinth.migration.ReservedPlaceholderException;
import jakarta.persistence.EntityManagerFactory;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PlinthMigrationAutoConfiguration}.
 */
class PlinthMigrationAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class,
				HibernateJpaAutoConfiguration.class, PlinthMigrationAutoConfiguration.class))
		.withPropertyValues("spring.datasource.generate-unique-name=true",
				"spring.flyway.locations=classpath:migrations/shop");

	@Test
	void addsMixinsAndBaselineToFlywayOfApplication() {
		this.contextRunner.run((context) -> {
			assertThat(context).hasSingleBean(Flyway.class).hasSingleBean(PlinthFlywayConfigurationCustomizer.class);
			query(context.getBean(DataSource.class), "select created_at from invoice");
			query(context.getBean(DataSource.class), "select next value for plinth_id_seq");
		});
	}

	@Test
	void usesColumnSettingsOfContext() {
		this.contextRunner
			.withBean(ColumnSettings.class, () -> new ColumnSettings(Map.of("createdAt", "created_on"), 64, 3))
			.run((context) -> query(context.getBean(DataSource.class), "select created_on from invoice"));
	}

	@Test
	void goesAfterCustomizersOfApplication() {
		this.contextRunner.withUserConfiguration(ReplacingCustomizerConfiguration.class).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean(Flyway.class).getConfiguration().getPlaceholders()).containsKeys("owner",
					"mixin:id");
			query(context.getBean(DataSource.class), "select next value for plinth_id_seq");
		});
	}

	@Test
	void whenApplicationBuildsFlywayItAppliesCustomizerItself() {
		this.contextRunner.withUserConfiguration(OwnFlywayConfiguration.class).run((context) -> {
			assertThat(context).hasSingleBean(Flyway.class);
			query(context.getBean(DataSource.class), "select created_at from invoice");
		});
	}

	@Test
	void whenApplicationDefinesCustomizerBacksOff() {
		this.contextRunner
			.withBean("own", PlinthFlywayConfigurationCustomizer.class,
					() -> new PlinthFlywayConfigurationCustomizer(ColumnSettings.DEFAULTS))
			.run((context) -> assertThat(context).getBeanNames(PlinthFlywayConfigurationCustomizer.class)
				.containsExactly("own"));
	}

	@Test
	void whenSwitchedOffBacksOff() {
		this.contextRunner
			.withPropertyValues("plinth.migration.enabled=false", "spring.flyway.locations=classpath:migrations/grown")
			.run((context) -> {
				assertThat(context).hasNotFailed().doesNotHaveBean(PlinthFlywayConfigurationCustomizer.class);
				assertThat(context.getBean(Flyway.class).getConfiguration().getPlaceholders()).isEmpty();
			});
	}

	@Test
	void whenFlywayIsSwitchedOffRunsNoDdl() {
		this.contextRunner.withPropertyValues("spring.flyway.enabled=false").run((context) -> {
			assertThat(context).hasNotFailed().doesNotHaveBean(Flyway.class);
			assertThat(new JdbcTemplate(context.getBean(DataSource.class))
				.queryForObject("select count(*) from information_schema.sequences", Integer.class)).isZero();
		});
	}

	@Test
	void whenFlywayIsMissingBacksOff() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(Flyway.class)).run((context) -> {
			assertThat(context).hasNotFailed().hasSingleBean(EntityManagerFactory.class);
			assertThat(context).doesNotHaveBean(PlinthFlywayConfigurationCustomizer.class);
		});
	}

	@Test
	void whenFlywayIsNotAutoConfiguredBacksOff() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class,
					HibernateJpaAutoConfiguration.class, PlinthMigrationAutoConfiguration.class))
			.withClassLoader(new FilteredClassLoader("org.springframework.boot.flyway"))
			.run((context) -> {
				assertThat(context).hasNotFailed().hasSingleBean(EntityManagerFactory.class);
				assertThat(context).doesNotHaveBean(PlinthFlywayConfigurationCustomizer.class);
			});
	}

	@Test
	void whenPlaceholderIsReservedFails() {
		MapPropertySource properties = new MapPropertySource("application",
				Map.of("spring.flyway.placeholders.[mixin:id]", "id bigint"));
		this.contextRunner
			.withInitializer((context) -> context.getEnvironment().getPropertySources().addFirst(properties))
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(ReservedPlaceholderException.class));
	}

	@Test
	void registersHintsForScripts() {
		RuntimeHints hints = new RuntimeHints();
		new PlinthMigrationAutoConfiguration.PlinthMigrationRuntimeHints().registerHints(hints, null);
		assertThat(RuntimeHintsPredicates.resource().forResource("db/mixin/slugged.sql")).accepts(hints);
		assertThat(RuntimeHintsPredicates.resource().forResource("dev/plinth/migration/mixin/h2/id.sql"))
			.accepts(hints);
		assertThat(RuntimeHintsPredicates.resource()
			.forResource("dev/plinth/migration/baseline/postgresql/V1__id_sequence.sql")).accepts(hints);
	}

	private static void query(DataSource dataSource, String sql) {
		new JdbcTemplate(dataSource).queryForList(sql);
	}

	@Configuration(proxyBeanMethods = false)
	static class ReplacingCustomizerConfiguration {

		@Bean
		FlywayConfigurationCustomizer replacingCustomizer() {
			return (configuration) -> configuration.placeholders(Map.of("owner", "shop")).callbacks(new String[0]);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnFlywayConfiguration {

		@Bean(initMethod = "migrate")
		Flyway flyway(DataSource dataSource, PlinthFlywayConfigurationCustomizer plinth) {
			FluentConfiguration configuration = Flyway.configure()
				.dataSource(dataSource)
				.locations("classpath:migrations/shop");
			plinth.customize(configuration);
			return configuration.load();
		}

	}

}
