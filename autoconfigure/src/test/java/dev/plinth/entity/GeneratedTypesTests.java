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

package dev.plinth.entity;

import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import dev.plinth.audit.Auditors;
import dev.plinth.softdelete.SoftDeleteRepository;
import dev.plinth.testing.SourceCompiler;
import dev.plinth.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.BeanUtils;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.data.domain.Sort;
import org.springframework.data.repository.CrudRepository;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the types that Hibernate's and Querydsl's annotation processors generate for
 * an application: they compile, since the bases have theirs, and so do the queries of the
 * guide, which find what they should.
 */
@Tag("exhaustive")
class GeneratedTypesTests {

	private static final Path SOURCES = Path.of("src/test/resources/guide/generated");

	@TempDir
	private static Path directory;

	@Test
	void generatedTypesCompileAndFindRows() throws IOException {
		Thread thread = Thread.currentThread();
		ClassLoader before = thread.getContextClassLoader();
		try (URLClassLoader library = SourceCompiler.compile(sources(), directory,
				"org.hibernate.processor.HibernateProcessor", "com.querydsl.apt.jpa.JPAAnnotationProcessor")) {
			thread.setContextClassLoader(library);
			try (ConfigurableApplicationContext context = new SpringApplicationBuilder(
					SourceCompiler.load("com.acme.library.LibraryApplication", library))
				.resourceLoader(new DefaultResourceLoader(library))
				.web(WebApplicationType.NONE)
				.properties(TestDatabase.H2.create().properties())
				.properties("spring.jpa.hibernate.ddl-auto=create-only", "spring.flyway.enabled=false")
				.run()) {
				queriesFindRows(context);
			}
		}
		finally {
			thread.setContextClassLoader(before);
		}
	}

	private static void queriesFindRows(ConfigurableApplicationContext context) {
		SoftDeleteRepository<Object, Long> books = repository(context, "BookRepository");
		Object sweden = create(context, "Country", "SE");
		Object book = create(context, "Book", "Pippi", sweden);
		Object review = create(context, "Review", book);
		Auditors.runAs("astrid", () -> {
			repository(context, "CountryRepository").save(sweden);
			return books.save(book);
		});
		Auditors.runAs("karin", () -> repository(context, "ReviewRepository").save(review));
		Object reviews = context.getBean(type(context, "Reviews"));

		assertThat(AbstractBaseEntity_.id).isNotNull();
		assertThat(AbstractUuidEntity_.id).isNotNull();
		assertThat(books.findAll(Sort.by(AbstractBaseEntity_.ID))).containsExactly(book);
		assertThat(found(books, "by", "astrid")).containsExactly(book);
		assertThat(found(books, "by", "karin")).isEmpty();
		assertThat(found(books, "from", "SE", Instant.EPOCH)).containsExactly(book);
		assertThat(found(books, "from", "SE", Instant.now().plusSeconds(60))).isEmpty();
		assertThat(found(reviews, "of", book, "karin")).containsExactly(review);
		assertThat(found(reviews, "of", book, "astrid")).isEmpty();

		books.delete(book);
		assertThat(found(books, "by", "astrid")).isEmpty();
		assertThat(found(books, "from", "SE", Instant.EPOCH)).isEmpty();
		assertThat(found(reviews, "of", book, "karin")).containsExactly(review);
	}

	private static Iterable<Object> found(Object queries, String method, Object... arguments) {
		return Objects.requireNonNull(ReflectionTestUtils.invokeMethod(queries, method, arguments));
	}

	private static Object create(ConfigurableApplicationContext context, String type, Object... arguments) {
		Class<?>[] types = Arrays.stream(arguments).map(Object::getClass).toArray(Class<?>[]::new);
		return BeanUtils.instantiateClass(
				Objects.requireNonNull(ClassUtils.getConstructorIfAvailable(type(context, type), types)), arguments);
	}

	@SuppressWarnings("unchecked")
	private static <R extends CrudRepository<Object, ?>> R repository(ConfigurableApplicationContext context,
			String type) {
		return (R) context.getBean(type(context, type));
	}

	private static Class<?> type(ConfigurableApplicationContext context, String name) {
		return ClassUtils.resolveClassName("com.acme.library." + name, context.getClassLoader());
	}

	private static Map<String, String> sources() throws IOException {
		Map<String, String> sources = new HashMap<>();
		try (Stream<Path> files = Files.list(SOURCES)) {
			for (Path file : files.toList()) {
				sources.put("com.acme.library." + StringUtils.stripFilenameExtension(file.getFileName().toString()),
						Files.readString(file));
			}
		}
		return sources;
	}

}
