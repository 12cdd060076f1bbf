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
package dev.plinth.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import javax.sql.DataSource;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Entities that make an application larger: a reference, a collection and four plain
 * attributes each, mapped as the variant does it, and a repository with a derived query.
 * They are written and compiled where they are needed, since nobody wants to read
 * hundreds of them.
 */
final class GeneratedEntities {

	/**
	 * The number of entities that an application has without them.
	 */
	static final int OTHERS = 3;

	private static final String IMPORTS = """
			package %s;

			import dev.plinth.entity.*;
			import dev.plinth.softdelete.*;
			import jakarta.persistence.*;
			import java.time.*;
			import java.util.*;
			import org.hibernate.annotations.*;
			import org.springframework.data.jpa.repository.*;
			""";

	private static final String SOURCE = """

			@Entity
			%s
			class Item%s extends %s {

				@ManyToOne(fetch = FetchType.LAZY)
				private Customer customer;

				@ManyToMany
				%s
				private Set<Item%s> related = new HashSet<>();

				private String number;

				private long amount;

				private boolean paid;

				private LocalDate due;

			}

			interface Item%sRepository extends %s<Item%s, Long> {

				List<Item%s> %s(String number);

			}
			""";

	private GeneratedEntities() {
	}

	/**
	 * Compile the entities of a variant, which join those that are there.
	 * @param variant the variant
	 * @param entities how many
	 * @param directory where the classes go
	 * @throws IOException if they cannot be written
	 */
	static void compile(Variant variant, int entities, Path directory) throws IOException {
		String packageName = GeneratedEntities.class.getPackageName() + "." + variant.label();
		String source = IntStream.rangeClosed(1, entities)
			.mapToObj((number) -> source(variant, number))
			.collect(Collectors.joining("", imports(variant, packageName), ""));
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		boolean compiled = compiler.getTask(
				null, null, null, List.of("-proc:none", "-parameters", "-nowarn", "-d",
						Files.createDirectories(directory).toString(), "-cp", VariantClassPath.of(variant)),
				null, List.of(new Source(source)))
			.call();
		if (!compiled) {
			throw new IllegalStateException("The entities of " + variant.label() + " do not compile");
		}
	}

	private static String imports(Variant variant, String packageName) {
		return IMPORTS.formatted(packageName)
			.lines()
			.filter((line) -> variant == Variant.PLINTH || !line.startsWith("import dev.plinth."))
			.collect(Collectors.joining("\n"));
	}

	private static String source(Variant variant, int number) {
		String restriction = "@SQLRestriction(\"deleted_at is null\")";
		String deletion = switch (variant) {
			case USUAL ->
				"@SQLDelete(sql = \"update item%d set deleted_at = current_timestamp, version = version + 1 where id = ? and version = ?\") %s"
					.formatted(number, restriction);
			case HIBERNATE -> "@SoftDelete(strategy = SoftDeleteType.TIMESTAMP, columnName = \"deleted_at\")";
			default -> "";
		};
		String base = switch (variant) {
			case HAND -> "Stamped";
			case USUAL -> "Audited";
			case HIBERNATE -> "Recorded";
			case PLINTH -> "AbstractBaseEntity implements Timestamped, Userstamped, SoftDeletable, Versioned";
		};
		return SOURCE.formatted(deletion, number, base, (variant == Variant.HAND) ? restriction : "",
				Math.max(1, number - 1), number, (variant == Variant.PLINTH) ? "SoftDeleteRepository" : "JpaRepository",
				number, number, (variant == Variant.HAND) ? "findByNumberAndDeletedAtIsNull" : "findByNumber");
	}

	/**
	 * Create the tables of the entities, the same for all variants, and those that are
	 * there.
	 * @param entities how many
	 * @param database an empty database
	 */
	static void createTables(int entities, DataSource database) {
		SpringSandbox.createTables(database);
		JdbcTemplate jdbc = new JdbcTemplate(database);
		for (int number = 1; number <= entities; number++) {
			String table = "item" + number;
			jdbc.execute("create table " + table + " (id bigint primary key, customer_id bigint references customer,"
					+ " number varchar(255), amount bigint not null, paid boolean not null, due date,"
					+ " created_at timestamp(6) with time zone not null, updated_at timestamp(6) with time zone not null,"
					+ " created_by varchar(255) not null, updated_by varchar(255) not null,"
					+ " deleted_at timestamp(6) with time zone, deleted_by varchar(255), deletion_id uuid,"
					+ " version bigint not null)");
			jdbc.execute("create table " + table + "_related (" + table + "_id bigint not null references " + table
					+ ", related_id bigint not null references item" + Math.max(1, number - 1) + ", primary key ("
					+ table + "_id, related_id))");
		}
	}

	/**
	 * What is compiled.
	 */
	private static final class Source extends SimpleJavaFileObject {

		private final String text;

		Source(String text) {
			super(URI.create("string:///Items.java"), JavaFileObject.Kind.SOURCE);
			this.text = text;
		}

		@Override
		public CharSequence getCharContent(boolean ignoreEncodingErrors) {
			return this.text;
		}

	}

}
