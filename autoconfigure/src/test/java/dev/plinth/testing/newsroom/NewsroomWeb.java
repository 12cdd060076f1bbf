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
package dev.plinth.testing.newsroom;

import java.time.Instant;
import java.util.Date;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

import org.springframework.beans.BeanUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.projection.ProjectionFactory;
import org.springframework.data.projection.SpelAwareProxyProjectionFactory;
import org.springframework.data.rest.core.config.Projection;
import org.springframework.data.rest.webmvc.config.RepositoryRestConfigurer;
import org.springframework.data.rest.webmvc.config.RepositoryRestMvcConfiguration;
import org.springframework.data.web.ProjectedPayload;
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
 * The newsroom on the web: Spring Data REST, and controllers that take entities and
 * projections of them.
 */
@Configuration(proxyBeanMethods = false)
@Import(RepositoryRestMvcConfiguration.class)
class NewsroomWeb {

	@Bean
	RepositoryRestConfigurer projections() {
		return RepositoryRestConfigurer
			.withConfig((config) -> config.getProjectionConfiguration().addProjection(ForgedNotice.class));
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
