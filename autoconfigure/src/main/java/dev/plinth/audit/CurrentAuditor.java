package dev.plinth.audit;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.AuditorAware;
import org.springframework.util.Assert;
import org.springframework.util.StringUtils;

/**
 * The auditor of an application that does not bring an {@link AuditorAware} of its own:
 * the name of the {@linkplain Auditors#runAs(String, Runnable) run-as scope}, else that
 * of the signed-in user, else a fixed one. It never queries anything.
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

	private String userOrFallback(@Nullable String name) {
		return StringUtils.hasText(name) ? name : this.fallback;
	}

}
