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
		return (authentication != null && this.trustResolver.isAuthenticated(authentication))
				? authentication.getName() : null;
	}

}
