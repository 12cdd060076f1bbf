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
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import dev.plinth.testing.DatabaseInitializer;
import dev.plinth.testing.newsroom.Newsroom;
import dev.plinth.testing.newsroom.NewsroomApplication;
import dev.plinth.testing.newsroom.Notice;
import dev.plinth.testing.newsroom.NoticeRepository;
import dev.plinth.testing.newsroom.Report;
import dev.plinth.testing.newsroom.ReportRepository;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.ObjectMapper;

import org.springframework.beans.BeanUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.data.projection.ProjectionFactory;
import org.springframework.data.projection.SpelAwareProxyProjectionFactory;
import org.springframework.data.rest.core.config.Projection;
import org.springframework.data.rest.webmvc.config.RepositoryRestConfigurer;
import org.springframework.data.rest.webmvc.config.RepositoryRestMvcConfiguration;
import org.springframework.data.web.ProjectedPayload;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * No request sets an audit column, be it to a controller or to Spring Data REST, with
 * entities that have the mixins and with one that has attributes of its own, and setters
 * for them. Nor does a projection, be it what a request is bound to, what writes through
 * to an entity, or what Spring Data REST shows.
 */
@SpringBootTest(classes = { NewsroomApplication.class, ForgedRequestTests.Web.class })
@AutoConfigureMockMvc(addFilters = false)
@ContextConfiguration(initializers = DatabaseInitializer.OnH2.class)
class ForgedRequestTests {

	private static final String FORGED = """
			"title": "forged", "id": 4711, "version": 7, "createdAt": "2000-01-01T00:00:00Z", "createdBy": "mallory",
			"updatedAt": "2000-01-01T00:00:00Z", "updatedBy": "mallory", "deletedAt": "2000-01-01T00:00:00Z",
			"deletedBy": "mallory", "deletionId": "01890a5d-ac96-774b-bcce-b302099a8057", "deleted": true,
			"softDeleteRequested": true, "created": "2000-01-01T00:00:00Z", "modified": "2000-01-01T00:00:00Z",
			"modifiedBy": "mallory"
			""";

	private static final String QUERY = "?createdBy=mallory&updatedBy=mallory&modifiedBy=mallory&version=7&id=4711"
			+ "&deletedBy=mallory&createdAt=2000-01-01T00:00:00Z&projection=forged";

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private Newsroom newsroom;

	@Autowired
	private NoticeRepository notices;

	@Autowired
	private ReportRepository reports;

	private Long notice;

	private Long report;

	@BeforeEach
	void populate() {
		this.jdbc.update("delete from notice");
		this.jdbc.update("delete from report");
		this.newsroom.reset("ada");
		Notice created = new Notice();
		created.setTitle("first");
		this.notice = this.notices.save(created).getId();
		this.report = this.reports.save(new Report("first")).getId();
		this.newsroom.signIn("bob");
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

	/**
	 * Spring Data REST, and controllers that take entities and projections of them.
	 */
	@TestConfiguration(proxyBeanMethods = false)
	@Import({ RepositoryRestMvcConfiguration.class, EntityController.class, ProjectionController.class })
	static class Web {

		@Bean
		RepositoryRestConfigurer projections() {
			return RepositoryRestConfigurer
				.withConfig((config) -> config.getProjectionConfiguration().addProjection(ForgedNotice.class));
		}

	}

	/**
	 * A projection that a client of Spring Data REST may ask for.
	 */
	@Projection(name = "forged", types = Notice.class)
	interface ForgedNotice {

		String getTitle();

		void setTitle(String title);

		String getCreatedBy();

		void setCreatedBy(String createdBy);

	}

	/**
	 * A projection that a request is bound to.
	 */
	@ProjectedPayload
	interface Payload {

		@Nullable String getTitle();

		@Nullable String getCreatedBy();

		@Nullable Date getCreated();

		@Nullable Instant getCreatedAt();

		@Nullable String getModifiedBy();

		@Nullable String getUpdatedBy();

		@Nullable Long getVersion();

	}

	/**
	 * An open projection of an entity, which writes through to it, into fields without a
	 * setter, too.
	 */
	interface OpenView {

		@Value("#{target}")
		Object getTarget();

		void setTitle(@Nullable String title);

		@Nullable String getCreatedBy();

		void setCreatedBy(@Nullable String createdBy);

	}

	/**
	 * Takes projections, and copies them to entities.
	 */
	@RestController
	static class ProjectionController {

		private final NoticeRepository notices;

		private final ReportRepository reports;

		private final ProjectionFactory projections;

		private final TransactionTemplate transaction;

		ProjectionController(NoticeRepository notices, ReportRepository reports, TransactionTemplate transaction) {
			this.notices = notices;
			this.reports = reports;
			this.transaction = transaction;
			this.projections = new SpelAwareProxyProjectionFactory();
		}

		@PostMapping("/own/projected/notices")
		void createNotice(@RequestBody Payload payload) {
			assertThat(payload.getCreatedBy()).isEqualTo("mallory");
			Notice notice = new Notice();
			BeanUtils.copyProperties(payload, notice);
			this.notices.save(notice);
		}

		@PostMapping("/own/projected/forms")
		void createOfForm(Payload payload) {
			assertThat(payload.getCreatedBy()).contains("mallory");
			Notice notice = new Notice();
			BeanUtils.copyProperties(payload, notice);
			this.notices.save(notice);
		}

		@PostMapping("/own/projected/reports")
		void createReport(@RequestBody Payload payload) {
			Report report = new Report("");
			BeanUtils.copyProperties(payload, report);
			assertThat(report.getCreatedBy()).isEqualTo("mallory");
			this.reports.save(report);
		}

		@PutMapping("/own/projected/notices/{id}")
		void changeNotice(@PathVariable Long id, @RequestBody Payload payload) {
			this.transaction.executeWithoutResult((status) -> change(this.notices.findById(id).orElseThrow(), payload));
		}

		@PutMapping("/own/projected/reports/{id}")
		void changeReport(@PathVariable Long id, @RequestBody Payload payload) {
			this.transaction.executeWithoutResult((status) -> change(this.reports.findById(id).orElseThrow(), payload));
		}

		private void change(Object entity, Payload payload) {
			OpenView view = this.projections.createProjection(OpenView.class, entity);
			view.setTitle(payload.getTitle());
			view.setCreatedBy(payload.getCreatedBy());
			assertThat(view.getCreatedBy()).isEqualTo("mallory");
		}

	}

	/**
	 * Takes entities, as controllers should not.
	 */
	@RestController
	static class EntityController {

		private final NoticeRepository notices;

		private final ReportRepository reports;

		private final ObjectMapper mapper;

		private final TransactionTemplate transaction;

		EntityController(NoticeRepository notices, ReportRepository reports, ObjectMapper mapper,
				TransactionTemplate transaction) {
			this.notices = notices;
			this.reports = reports;
			this.mapper = mapper;
			this.transaction = transaction;
		}

		@PostMapping("/own/notices")
		Notice create(@RequestBody Notice notice) {
			return this.notices.save(notice);
		}

		@PostMapping("/own/forms")
		Notice createOfForm(@ModelAttribute Notice notice) {
			return this.notices.save(notice);
		}

		@PutMapping("/own/reports/{id}")
		Report replaceReport(@PathVariable Long id, @RequestBody Report report) {
			Report replacement = new Report(id, report.getTitle());
			replacement.setCreatedBy(report.getCreatedBy());
			replacement.setCreated(report.getCreated());
			replacement.setModifiedBy(report.getModifiedBy());
			return this.reports.save(replacement);
		}

		@PatchMapping("/own/notices/{id}")
		void patchNotice(@PathVariable Long id, @RequestBody String changes) {
			this.transaction
				.executeWithoutResult((status) -> this.mapper.readerForUpdating(this.notices.findById(id).orElseThrow())
					.readValue(changes));
		}

	}

}
