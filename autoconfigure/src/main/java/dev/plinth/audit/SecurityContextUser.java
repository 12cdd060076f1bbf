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

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AuthenticationTrustResolver;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.util.Assert;

/**
 * The user of Spring Security's current security context. An anonymous or not yet
 * authenticated one has no name.
 */
public final class SecurityContextUser implements SignedInUser {

	private final Supplier<SecurityContextHolderStrategy> strategy;

	private final AuthenticationTrustResolver trustResolver;

	/**
	 * Create a source that reads the security context.
	 * @param strategy supplies the holder of the context, asked each time
	 * @param trustResolver tells who is anonymous
	 */
	public SecurityContextUser(Supplier<SecurityContextHolderStrategy> strategy,
			AuthenticationTrustResolver trustResolver) {
		Assert.notNull(strategy, "'strategy' must not be null");
		Assert.notNull(trustResolver, "'trustResolver' must not be null");
		this.strategy = strategy;
		this.trustResolver = trustResolver;
	}

	@Override
	public @Nullable Authentication identity() {
		return this.strategy.get().getContext().getAuthentication();
	}

	@Override
	public @Nullable String name() {
		Authentication authentication = identity();
		return (authentication != null && this.trustResolver.isAuthenticated(authentication)) ? authentication.getName()
				: null;
	}

}
