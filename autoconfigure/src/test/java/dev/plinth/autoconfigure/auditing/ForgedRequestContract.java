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
package dev.plinth.autoconfigure.auditing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import dev.plinth.testing.Statements;
import dev.plinth.testing.newsroom.Newsroom;
import dev.plinth.testing.newsroom.NewsroomTest;
import dev.plinth.testing.newsroom.Notice;
import dev.plinth.testing.newsroom.NoticeRepository;
import dev.plinth.testing.newsroom.Report;
import dev.plinth.testing.newsroom.ReportRepository;
import jakarta.persistence.EntityManagerFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * No request sets an audit column, be it to a controller or to Spring Data REST, with
 * entities that have the mixins and with one that has attributes of its own, and setters
 * for them. Nor does a projection, be it what a request is bound to, what writes through
 * to an entity, or what Spring Data REST shows.
 */
@NewsroomTest
abstract class ForgedRequestContract {

	private static final String FORGED = """
			"title": "forged", "id": 4711, "version": 7, "createdAt": "2000-01-01T00:00:00Z", "createdBy": "mallory",
			"updatedAt": "2000-01-01T00:00:00Z", "updatedBy": "mallory", "deletedAt": "2000-01-01T00:00:00Z",
			"deletedBy": "mallory", "deletionId": "01890a5d-ac96-774b-bcce-b302099a8057", "deleted": true,
			"softDeleteRequested": true, "mixinState": { "createdBy": "mallory" }, "created": "2000-01-01T00:00:00Z", "modified": "2000-01-01T00:00:00Z",
			"modifiedBy": "mallory"
			""";

	private static final String QUERY = "?createdBy=mallory&updatedBy=mallory&modifiedBy=mallory&version=7&id=4711"
			+ "&deletedBy=mallory&createdAt=2000-01-01T00:00:00Z&projection=forged";

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private EntityManagerFactory entityManagerFactory;

	@Autowired
	private Newsroom newsroom;

	@Autowired
	private TransactionTemplate transaction;

	@Autowired
	private NoticeRepository notices;

	@Autowired
	private ReportRepository reports;

	private Long notice;

	private Long report;

	@BeforeEach
	void populate() {
		this.entityManagerFactory.getCache().evictAll();
		this.jdbc.update("delete from notice");
		this.jdbc.update("delete from report");
		this.newsroom.reset("ada");
		Notice created = new Notice();
		created.setTitle("first");
		this.notice = this.notices.save(created).getId();
		this.report = this.reports.save(new Report("first")).getId();
		this.newsroom.signIn("bob");
	}

	/**
	 * What mappers may do that know nothing of Jackson's annotations.
	 */
	// T41
	@Test
	void stampsSetByReflectionAreTakenBackWithoutAnUpdate() {
		this.transaction.executeWithoutResult((status) -> {
			Notice managed = this.notices.findById(this.notice).orElseThrow();
			Instant updatedAt = managed.getUpdatedAt();
			ReflectionTestUtils.setField(managed, "createdBy", "mallory");
			ReflectionTestUtils.setField(managed, "updatedAt", Instant.EPOCH);
			assertThat(Statements.of(this.notices::flush)).noneMatch((statement) -> statement.startsWith("update"));
			assertThat(managed.getCreatedBy()).isEqualTo("ada");
			assertThat(managed.getUpdatedAt()).isEqualTo(updatedAt);
		});
	}

	static Stream<Forgery> creations() {
		return Stream.of(new Forgery("POST", "/notices", MediaType.APPLICATION_JSON, body("notices")),
				new Forgery("POST", "/reports", MediaType.APPLICATION_JSON, body("reports")),
				new Forgery("POST", "/own/notices", MediaType.APPLICATION_JSON, body("notices")),
				new Forgery("POST", "/own/forms", MediaType.APPLICATION_FORM_URLENCODED,
						"title=forged&createdBy=mallory"),
				new Forgery("POST", "/own/projected/notices", MediaType.APPLICATION_JSON, body("notices")),
				new Forgery("POST", "/own/projected/reports", MediaType.APPLICATION_JSON, body("reports")),
				new Forgery("POST", "/own/projected/forms", MediaType.APPLICATION_FORM_URLENCODED,
						"title=forged&createdBy=mallory"));
	}

	static Stream<Forgery> changes() {
		return Stream.of("notices", "reports")
			.flatMap((path) -> Stream.of(
					new Forgery("PUT", "/" + path + "/{id}", MediaType.APPLICATION_JSON, body(path)),
					new Forgery("PATCH", "/" + path + "/{id}", MediaType.APPLICATION_JSON, body(path)),
					new Forgery("PATCH", "/" + path + "/{id}", MediaType.valueOf("application/merge-patch+json"),
							body(path)),
					new Forgery(path.equals("reports") ? "PUT" : "PATCH", "/own/" + path + "/{id}",
							MediaType.APPLICATION_JSON, body(path)),
					new Forgery("PUT", "/own/projected/" + path + "/{id}", MediaType.APPLICATION_JSON, body(path))));
	}

	static Stream<Forgery> jsonPatches() {
		return Stream.of("createdBy", "updatedBy", "modifiedBy", "deletedBy", "version", "createdAt")
			.flatMap((attribute) -> Stream.of("notices", "reports")
				.map((path) -> new Forgery("PATCH", "/" + path + "/{id}",
						MediaType.valueOf("application/json-patch+json"),
						"[{ \"op\": \"replace\", \"path\": \"/title\", \"value\": \"forged\" }, { \"op\": \"replace\", \"path\": \"/"
								+ attribute + "\", \"value\": \"7\" }]")));
	}

	/**
	 * The identifier of a class that extends no base is the application's.
	 */
	private static String body(String path) {
		return "{" + (path.equals("reports") ? FORGED.replace("\"id\": 4711,", "") : FORGED) + "}";
	}

	// T41
	@ParameterizedTest
	@MethodSource("creations")
	void creationCarriesWhoReallyWrites(Forgery forgery) {
		assertThat(forgery.send(this.mvc, 0L)).hasStatus2xxSuccessful();
		String table = forgery.path().contains("reports") ? "report" : "notice";
		Map<String, Object> row = this.jdbc.queryForMap("select * from " + table + " where title = 'forged'");
		assertThat(row.get("created_by")).isEqualTo("bob");
		assertThat(row.get("id")).isNotEqualTo(4711L);
		assertNothingForged(row);
	}

	// T41
	@ParameterizedTest
	@MethodSource({ "changes", "jsonPatches" })
	void changeKeepsWhoCreatedAndCarriesWhoReallyWrites(Forgery forgery) {
		boolean ofNotice = forgery.path().contains("notices");
		String table = ofNotice ? "notice" : "report";
		Map<String, Object> before = this.jdbc.queryForMap("select * from " + table);
		forgery.send(this.mvc, ofNotice ? this.notice : this.report);
		Map<String, Object> after = this.jdbc.queryForMap("select * from " + table);
		assertThat(after).hasSize(before.size());
		for (String column : List.of("id", "created_by", ofNotice ? "created_at" : "created")) {
			assertThat(after.get(column)).isEqualTo(before.get(column));
		}
		String updatedBy = ofNotice ? "updated_by" : "modified_by";
		boolean changed = !Objects.equals(before.get("title"), after.get("title"));
		assertThat(after.get(updatedBy)).isEqualTo(changed ? "bob" : "ada");
		assertNothingForged(after);
	}

	@Test
	void changesDoArrive() {
		for (Forgery forgery : changes().toList()) {
			populate();
			boolean ofNotice = forgery.path().contains("notices");
			assertThat(forgery.send(this.mvc, ofNotice ? this.notice : this.report)).hasStatus2xxSuccessful();
			assertThat(this.jdbc.queryForObject("select title from " + (ofNotice ? "notice" : "report"), String.class))
				.as(forgery.toString())
				.isEqualTo("forged");
		}
	}

	// T41
	@Test
	void projectionOfTheRestExportShowsWhoReallyWrote() {
		assertThat(this.mvc.get().uri("/notices/{id}?projection=forged", this.notice)).hasStatusOk()
			.bodyJson()
			.extractingPath("$.createdBy")
			.isEqualTo("ada");
	}

	private static void assertNothingForged(Map<String, Object> row) {
		assertThat(row.values()).doesNotContain("mallory", "7")
			.noneMatch((value) -> String.valueOf(value).startsWith("2000"));
		assertThat(row.get("deleted_at")).isNull();
		assertThat(row.get("deletion_id")).isNull();
		assertThat(row.getOrDefault("version", 0L)).isIn(0L, 1L);
	}

	/**
	 * A request that tries to set audit columns.
	 *
	 * @param method the method
	 * @param path the path
	 * @param type the type of the body
	 * @param body the body
	 */
	record Forgery(String method, String path, MediaType type, String body) {

		private MockMvcTester.MockMvcRequestBuilder send(MockMvcTester mvc, Long id) {
			return mvc.method(HttpMethod.valueOf(this.method))
				.uri(this.path + QUERY, id)
				.contentType(this.type)
				.content(this.body);
		}

	}

}
