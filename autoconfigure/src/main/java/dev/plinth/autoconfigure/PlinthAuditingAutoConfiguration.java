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

import java.time.Clock;

import dev.plinth.audit.AuditStamps;
import dev.plinth.audit.AuditorResolver;
import dev.plinth.audit.CurrentAuditor;
import dev.plinth.audit.SecurityContextUser;
import dev.plinth.audit.SignedInUser;
import dev.plinth.audit.SpringDataAuditing;
import dev.plinth.mapping.ColumnSettings;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.auditing.DateTimeProvider;
import org.springframework.data.domain.AuditorAware;
import org.springframework.data.jpa.domain.support.AuditingEntityListener;
import org.springframework.security.authentication.AuthenticationTrustResolver;
import org.springframework.security.authentication.AuthenticationTrustResolverImpl;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.util.function.SingletonSupplier;

/**
 * {@link EnableAutoConfiguration Auto-configuration} of auditing: the clock, the auditor,
 * and the stamps that Hibernate makes of them. It needs neither
 * {@code @EnableJpaAuditing} nor an entity listener; where an application has both, the
 * entities with the listener are left to it.
 */
@AutoConfiguration(before = HibernateJpaAutoConfiguration.class)
@EnableConfigurationProperties(PlinthProperties.class)
public final class PlinthAuditingAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	Clock plinthClock() {
		return Clock.systemUTC();
	}

	@Bean
	@ConditionalOnMissingBean(AuditorAware.class)
	AuditorAware<String> plinthAuditorAware(ObjectProvider<SignedInUser> user, PlinthProperties properties) {
		return new CurrentAuditor(user.getIfAvailable(SignedInUser::nobody),
				properties.getAuditing().getFallbackAuditor());
	}

	@Bean
	AuditorAwareProvider plinthAuditorAwareProvider(ObjectProvider<AuditorAware<String>> ofNames,
			ObjectProvider<AuditorAware<?>> ofAny, ListableBeanFactory beanFactory) {
		return new AuditorAwareProvider(ofNames, ofAny, beanFactory);
	}

	@Bean
	@ConditionalOnMissingBean
	AuditStamps plinthAuditStamps(Clock clock, ObjectProvider<DateTimeProvider> dateTimeProvider,
			AuditorAwareProvider auditorAware, ObjectProvider<SignedInUser> user,
			ObjectProvider<ColumnSettings> columnSettings, PlinthProperties properties) {
		ColumnSettings columns = columnSettings.getIfAvailable(() -> ColumnSettings.DEFAULTS);
		AuditorResolver auditors = new AuditorResolver(auditorAware, auditorAware::get,
				user.getIfAvailable(SignedInUser::nobody), properties.getAuditing().getFallbackAuditor(),
				columns.auditorLength());
		return new AuditStamps(new DateTimeProviderClock(dateTimeProvider, clock),
				properties.getAuditing().getInstant(), columns.timestampPrecision(), auditors);
	}

	@Bean
	PersistenceUnitSettings plinthAuditStampsCustomizer(AuditStamps stamps, ListableBeanFactory beanFactory) {
		boolean springDataAuditing = beanFactory.getBeanNamesForType(AuditingEntityListener.class, true,
				false).length > 0;
		return (properties) -> {
			properties.put(AuditStamps.SETTING, stamps);
			properties.put(SpringDataAuditing.SETTING, new SpringDataAuditing(springDataAuditing));
		};
	}

	/**
	 * The user of Spring Security, where that is present.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(SecurityContextHolder.class)
	static class SecurityConfiguration {

		@Bean
		@ConditionalOnMissingBean
		SignedInUser plinthSignedInUser(ObjectProvider<SecurityContextHolderStrategy> strategies,
				ObjectProvider<AuthenticationTrustResolver> trustResolvers, PlinthProperties properties) {
			SingletonSupplier<SecurityContextHolderStrategy> strategy = SingletonSupplier
				.ofNullable(strategies::getIfUnique);
			return new SecurityContextUser(() -> {
				SecurityContextHolderStrategy unique = strategy.get();
				return (unique != null) ? unique : SecurityContextHolder.getContextHolderStrategy();
			}, trustResolvers.getIfUnique(AuthenticationTrustResolverImpl::new),
					properties.getAuditing().getSwitchedUser(), properties.getAuditing().getPrincipal());
		}

	}

}
