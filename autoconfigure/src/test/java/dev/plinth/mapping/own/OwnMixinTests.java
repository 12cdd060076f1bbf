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
package dev.plinth.mapping.own;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;

import dev.plinth.entity.AbstractBaseEntity;
import dev.plinth.mapping.ColumnSettings;
import dev.plinth.mapping.Mixin;
import dev.plinth.mapping.MixinAttribute;
import dev.plinth.testing.TestDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Transient;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.generator.BeforeExecutionGenerator;
import org.hibernate.generator.EventType;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A mixin of the application is mapped as those of the library are.
 */
class OwnMixinTests {

	@Test
	void mixinOfTheApplicationIsMapped() {
		new ApplicationContextRunner().withUserConfiguration(Application.class)
			.withPropertyValues(TestDatabase.H2.create().properties())
			.withPropertyValues("spring.jpa.hibernate.ddl-auto=create", "spring.flyway.enabled=false")
			.run((context) -> {
				PageRepository pages = context.getBean(PageRepository.class);
				assertThat(pages.save(new Page()).getSlug()).isEqualTo("page");
				assertThat(pages.findBySlug("page")).hasSize(1);
			});
	}

	/**
	 * The mixin.
	 */
	public interface Slugged {

		default String getSlug() {
			return ((SluggedEntity) this).slug;
		}

	}

	/**
	 * Holds the state of the mixin.
	 */
	@MappedSuperclass
	public abstract static class SluggedEntity extends AbstractBaseEntity {

		@Transient
		String slug;

	}

	/**
	 * Describes the mixin.
	 */
	static final class SluggedMixin implements Mixin {

		@Override
		public Class<?> type() {
			return Slugged.class;
		}

		@Override
		public List<MixinAttribute> attributes(ColumnSettings columns) {
			return List.of(MixinAttribute.of("slug", String.class, columns)
				.required()
				.fixed()
				.generatedBy((services) -> new SlugGenerator()));
		}

	}

	/**
	 * Generates the value of the mixin.
	 */
	static final class SlugGenerator implements BeforeExecutionGenerator {

		@Override
		public Object generate(SharedSessionContractImplementor session, Object owner, Object currentValue,
				EventType eventType) {
			return owner.getClass().getSimpleName().toLowerCase(Locale.ROOT);
		}

		@Override
		public EnumSet<EventType> getEventTypes() {
			return EnumSet.of(EventType.INSERT);
		}

	}

	/**
	 * An entity with the mixin.
	 */
	@Entity(name = "OwnMixinPage")
	public static class Page extends SluggedEntity implements Slugged {

	}

	/**
	 * Finds the entity by its mixin.
	 */
	public interface PageRepository extends JpaRepository<Page, Long> {

		List<Page> findBySlug(String slug);

	}

	/**
	 * The application.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EntityScan(basePackageClasses = Page.class)
	@EnableJpaRepositories(basePackageClasses = OwnMixinTests.class, considerNestedRepositories = true)
	static class Application {

		@Bean
		SluggedMixin sluggedMixin() {
			return new SluggedMixin();
		}

	}

}
