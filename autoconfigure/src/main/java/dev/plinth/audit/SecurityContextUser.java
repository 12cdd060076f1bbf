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
import org.springframework.util.ClassUtils;

/**
 * The user of Spring Security's current security context. An anonymous or not yet
 * authenticated one has no name. The others are named by their authentication, unless a
 * property of their principal is to name them.
 */
public final class SecurityContextUser implements SignedInUser {

	private static final boolean SWITCHABLE = ClassUtils.isPresent(
			"org.springframework.security.web.authentication.switchuser.SwitchUserGrantedAuthority",
			SecurityContextUser.class.getClassLoader());

	private final Supplier<SecurityContextHolderStrategy> strategy;

	private final AuthenticationTrustResolver trustResolver;

	private final boolean original;

	private final @Nullable PrincipalProperty principalProperty;

	/**
	 * Create a source that reads the security context.
	 * @param strategy supplies the holder of the context, asked each time
	 * @param trustResolver tells who is anonymous
	 * @param switchedUser whose name it is when a user acts as another one
	 * @param principalProperty the claim, attribute or property of the principal that
	 * holds the name, or {@code null} for the name of the authentication
	 */
	public SecurityContextUser(Supplier<SecurityContextHolderStrategy> strategy,
			AuthenticationTrustResolver trustResolver, SwitchedUser switchedUser, @Nullable String principalProperty) {
		Assert.notNull(strategy, "'strategy' must not be null");
		Assert.notNull(trustResolver, "'trustResolver' must not be null");
		Assert.notNull(switchedUser, "'switchedUser' must not be null");
		this.strategy = strategy;
		this.trustResolver = trustResolver;
		this.original = switchedUser == SwitchedUser.ORIGINAL && SWITCHABLE;
		this.principalProperty = (principalProperty != null) ? new PrincipalProperty(principalProperty) : null;
	}

	@Override
	public @Nullable Authentication identity() {
		return this.strategy.get().getContext().getAuthentication();
	}

	/**
	 * {@inheritDoc}
	 * @throws PrincipalPropertyException if a property of the principal is to hold the
	 * name and does not
	 */
	@Override
	public @Nullable String name() {
		Authentication authentication = identity();
		if (authentication == null || !this.trustResolver.isAuthenticated(authentication)) {
			return null;
		}
		Authentication author = this.original ? OriginalUser.of(authentication) : authentication;
		return (this.principalProperty != null) ? this.principalProperty.of(author) : author.getName();
	}

	@Override
	public boolean isImmediate() {
		return this.principalProperty == null;
	}

}
