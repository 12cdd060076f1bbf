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

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Map;

import javax.sql.DataSource;

import dev.plinth.mapping.ColumnSettings;
import dev.plinth.testing.TestDatabase;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;

/**
 * Tests for {@link PlinthFlywayConfigurationCustomizer}.
 */
class PlinthFlywayConfigurationCustomizerTests {

	private final PlinthFlywayConfigurationCustomizer customizer = new PlinthFlywayConfigurationCustomizer(
			ColumnSettings.DEFAULTS);

	private final FluentConfiguration configuration = Flyway.configure()
		.dataSource(TestDatabase.H2.create().dataSource());

	@Test
	void createWhenColumnsAreNullThrows() {
		assertThatIllegalArgumentException().isThrownBy(() -> new PlinthFlywayConfigurationCustomizer(null))
			.withMessage("'columns' must not be null");
	}

	@Test
	void customizeAddsPlaceholders() {
		this.configuration.placeholders(Map.of("owner", "shop"));
		this.customizer.customize(this.configuration);
		assertThat(this.configuration.getPlaceholders())
			.containsOnlyKeys("owner", "mixin:id", "mixin:uuid", "mixin:timestamps", "mixin:userstamps",
					"mixin:soft_delete", "mixin:active_row", "mixin:version", "mixin:living_rows", "mixin:deleted_rows")
			.containsEntry("mixin:userstamps", "created_by varchar(255) not null,\nupdated_by varchar(255) not null");
	}

	@Test
	void customizeKeepsCallbacks() {
		Callback callback = mock();
		this.configuration.callbacks(callback);
		this.customizer.customize(this.configuration);
		assertThat(this.configuration.getCallbacks()).hasSize(2).contains(callback);
	}

	@ParameterizedTest
	@ValueSource(strings = { "mixin:id", "MIXIN:Soft_Delete" })
	void customizeWhenPlaceholderExistsThrows(String placeholder) {
		this.configuration.placeholders(Map.of(placeholder, "id bigint"));
		assertThatExceptionOfType(ReservedPlaceholderException.class)
			.isThrownBy(() -> this.customizer.customize(this.configuration))
			.satisfies((ex) -> assertThat(ex.getPlaceholder()).isEqualTo(placeholder));
	}

	@Test
	void customizeWhenDatabaseIsNotUpYetRetriesAsFlywayDoes() throws SQLException {
		Connection connection = this.configuration.getDataSource().getConnection();
		DataSource dataSource = mock();
		given(dataSource.getConnection()).willThrow(new SQLTransientConnectionException("starting"))
			.willReturn(connection);
		this.configuration.dataSource(dataSource).connectRetries(1);
		this.customizer.customize(this.configuration);
		assertThat(this.configuration.getPlaceholders()).containsKey("mixin:id");
		assertThat(connection.isClosed()).isTrue();
		then(dataSource).should(times(2)).getConnection();
	}

}
