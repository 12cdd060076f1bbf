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
package dev.plinth.audit;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.AuditorAware;
import org.springframework.util.Assert;
import org.springframework.util.StringUtils;

/**
 * The auditor of an application that does not bring an {@link AuditorAware} of its own:
 * the name of the {@linkplain Auditors#runAs(String, Runnable) run-as scope}, else that
 * of the signed-in user, else a fixed one.
 */
public final class CurrentAuditor implements AuditorAware<String> {

	private final SignedInUser user;

	private final String fallback;

	/**
	 * Create the auditor.
	 * @param user the signed-in user
	 * @param fallback the name of work that nobody is signed in for
	 */
	public CurrentAuditor(SignedInUser user, String fallback) {
		Assert.notNull(user, "'user' must not be null");
		Assert.hasText(fallback, "'fallback' must not be empty");
		this.user = user;
		this.fallback = fallback;
	}

	@Override
	public Optional<String> getCurrentAuditor() {
		String name = RunAs.get();
		return Optional.of((name != null) ? name : userOrFallback(this.user.name()));
	}

	/**
	 * Return whether the name is known to be at hand.
	 */
	boolean isImmediate() {
		return this.user.isImmediate();
	}

	private String userOrFallback(@Nullable String name) {
		return StringUtils.hasText(name) ? name : this.fallback;
	}

}
