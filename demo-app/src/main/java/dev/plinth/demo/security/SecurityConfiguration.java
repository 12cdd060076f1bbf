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
package dev.plinth.demo.security;

import jakarta.servlet.DispatcherType;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Password with every request, no session; only the OpenAPI page and the health are open
 * to everybody, and only an administrator removes for good.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Accounts.class)
class SecurityConfiguration {

	private static final String[] OPEN = { "/actuator/health", "/swagger-ui.html", "/swagger-ui/**", "/v3/api-docs",
			"/v3/api-docs/**", "/v3/api-docs.yaml" };

	@Bean
	SecurityFilterChain api(HttpSecurity http, RefusedRequests refused) {
		return http
			.authorizeHttpRequests((requests) -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
				.permitAll()
				.requestMatchers(OPEN)
				.permitAll()
				.requestMatchers(HttpMethod.DELETE, "/api/*/*/permanently")
				.hasRole("ADMIN")
				.anyRequest()
				.authenticated())
			.httpBasic((basic) -> basic.authenticationEntryPoint(refused))
			.exceptionHandling((handling) -> handling.authenticationEntryPoint(refused).accessDeniedHandler(refused))
			.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			// A browser sends Basic credentials along: an application for browsers keeps
			// this on
			.csrf((csrf) -> csrf.disable())
			.build();
	}

	@Bean
	UserDetailsService userDetailsService(Accounts accounts) {
		InMemoryUserDetailsManager users = new InMemoryUserDetailsManager();
		accounts.accounts()
			.forEach((name,
					account) -> users.createUser(User.withUsername(name)
						.password(account.password())
						.roles(account.roles().toArray(String[]::new))
						.build()));
		return users;
	}

}
