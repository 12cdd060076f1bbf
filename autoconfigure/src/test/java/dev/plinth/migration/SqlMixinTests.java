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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import dev.plinth.migration.database.MigrationDatabase;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.H2Dialect;
import org.hibernate.dialect.MariaDBDialect;
import org.hibernate.dialect.MySQLDialect;
import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.PersistentClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SqlMixin} and the files of all databases.
 */
class SqlMixinTests {

	private static final Map<MigrationDatabase, Class<? extends Dialect>> DIALECTS = Map.of(MigrationDatabase.H2,
			H2Dialect.class, MigrationDatabase.POSTGRESQL, PostgreSQLDialect.class, MigrationDatabase.MARIADB,
			MariaDBDialect.class, MigrationDatabase.MYSQL, MySQLDialect.class);

	private static final Map<MigrationDatabase, Integer> VERSIONS = Map.of(MigrationDatabase.H2, 2,
			MigrationDatabase.POSTGRESQL, 18, MigrationDatabase.MARIADB, 11, MigrationDatabase.MYSQL, 9);

	static Stream<Arguments> databasesAndMappings() {
		return Arrays.stream(MigrationDatabase.values())
			.flatMap((database) -> Arrays.stream(MappedByHand.values())
				.map((mapping) -> Arguments.of(database, mapping)));
	}

	@ParameterizedTest
	@MethodSource("databasesAndMappings")
	void definitionsAreThoseOfHibernate(MigrationDatabase database, MappedByHand mapping) {
		StandardServiceRegistry registry = new StandardServiceRegistryBuilder()
			.applySetting(JdbcSettings.DIALECT, DIALECTS.get(database))
			.applySetting(JdbcSettings.JAKARTA_HBM2DDL_DB_MAJOR_VERSION, VERSIONS.get(database))
			.applySetting(JdbcSettings.ALLOW_METADATA_ON_BOOT, false)
			.build();
		try {
			Metadata metadata = new MetadataSources(registry)
				.addAnnotatedClasses(mapping.classes().toArray(Class<?>[]::new))
				.buildMetadata();
			assertThat(definitions(database, mapping, SqlMixin.ID, SqlMixin.TIMESTAMPS, SqlMixin.USERSTAMPS,
					SqlMixin.SOFT_DELETE, SqlMixin.VERSION))
				.containsExactlyInAnyOrderElementsOf(definitions(metadata, mapping.withId));
			assertThat(definitions(database, mapping, SqlMixin.UUID, SqlMixin.VERSION))
				.containsExactlyInAnyOrderElementsOf(definitions(metadata, mapping.withUuid));
		}
		finally {
			StandardServiceRegistryBuilder.destroy(registry);
		}
	}

	/**
	 * What a placeholder has expanded to once is in migrations that have been run: it
	 * stays as it is. What has to change gets another name.
	 */
	@ParameterizedTest
	@MethodSource("databasesAndMappings")
	void definitionsAreFrozen(MigrationDatabase database, MappedByHand mapping) throws Exception {
		StringBuilder definitions = new StringBuilder();
		SqlMixin.placeholders(database, mapping.columns, null)
			.forEach((name, definition) -> definitions.append("-- ${" + name + "}\n" + definition + "\n"));
		assertThat(definitions.toString()).isEqualTo(new ClassPathResource(
				"migrations/frozen/" + (database + "_" + mapping + ".sql").toLowerCase(Locale.ROOT))
			.getContentAsString(StandardCharsets.UTF_8));
	}

	@ParameterizedTest
	@EnumSource
	void databaseHasFileForEachMixin(MigrationDatabase database) throws Exception {
		assertThat(files(database.mixinLocation())).containsExactlyInAnyOrderElementsOf(
				Arrays.stream(SqlMixin.values()).map((mixin) -> mixin.name().toLowerCase() + ".sql").toList());
	}

	@ParameterizedTest
	@EnumSource
	void databaseHasSameBaselineFilesAsOthers(MigrationDatabase database) throws Exception {
		assertThat(files(database.baselineLocation())).isNotEmpty()
			.containsExactlyInAnyOrderElementsOf(files(MigrationDatabase.H2.baselineLocation()));
	}

	private static List<String> files(String location) throws Exception {
		Resource[] resources = new PathMatchingResourcePatternResolver().getResources("classpath:" + location + "/*");
		return Arrays.stream(resources).map(Resource::getFilename).toList();
	}

	private static List<String> definitions(MigrationDatabase database, MappedByHand mapping, SqlMixin... mixins) {
		return Arrays.stream(mixins)
			.flatMap((mixin) -> Arrays.stream(mixin.definition(database, mapping.columns).split(",\\R")))
			.toList();
	}

	private static List<String> definitions(Metadata metadata, Class<?> entity) {
		PersistentClass binding = metadata.getEntityBinding(entity.getName());
		List<String> definitions = new ArrayList<>();
		for (Column column : binding.getTable().getColumns()) {
			String definition = column.getName() + " " + column.getSqlType(metadata);
			if (!column.isNullable()) {
				definition += " not null";
			}
			if (binding.getTable().getPrimaryKey().containsColumn(column)) {
				definition += " primary key";
			}
			definitions.add(definition);
		}
		return definitions;
	}

}
