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

import java.security.Principal;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.AuditorAware;
import org.springframework.util.Assert;
import org.springframework.util.StringUtils;

/**
 * Turns what an application's {@link AuditorAware} says into the name that is written.
 * Knows nothing of transactions; {@link AuditStamps} decides when it is asked.
 */
public final class AuditorResolver {

	private final Supplier<? extends AuditorAware<?>> auditorAware;

	private final Function<Class<?>, ? extends AuditorAware<?>> typedAuditorAware;

	private final SignedInUser user;

	private final String fallback;

	private final int columnLength;

	/**
	 * Create a resolver.
	 * @param auditorAware supplies the source of the auditor, not asked before the first
	 * write
	 * @param user the signed-in user, whose change makes the auditor be resolved again
	 * @param fallback the name that is written when the source has none
	 * @param columnLength the number of characters that the columns have room for
	 * @throws AuditorTooLongException if the fallback does not fit
	 */
	public AuditorResolver(Supplier<? extends AuditorAware<?>> auditorAware, SignedInUser user, String fallback,
			int columnLength) {
		this(auditorAware, (type) -> auditorAware.get(), user, fallback, columnLength);
	}

	/**
	 * Create a resolver for an application whose auditors are not names alone.
	 * @param auditorAware supplies the source of the auditor's name, not asked before the
	 * first write
	 * @param typedAuditorAware supplies the source of auditors of a type other than
	 * {@link String}
	 * @param user the signed-in user, whose change makes the auditor be resolved again
	 * @param fallback the name that is written when the source has none
	 * @param columnLength the number of characters that the columns have room for
	 * @throws AuditorTooLongException if the fallback does not fit
	 */
	public AuditorResolver(Supplier<? extends AuditorAware<?>> auditorAware,
			Function<Class<?>, ? extends AuditorAware<?>> typedAuditorAware, SignedInUser user, String fallback,
			int columnLength) {
		Assert.notNull(auditorAware, "'auditorAware' must not be null");
		Assert.notNull(typedAuditorAware, "'typedAuditorAware' must not be null");
		Assert.notNull(user, "'user' must not be null");
		Assert.hasText(fallback, "'fallback' must not be empty");
		this.auditorAware = auditorAware;
		this.typedAuditorAware = typedAuditorAware;
		this.user = user;
		this.columnLength = columnLength;
		this.fallback = fitting(fallback);
	}

	@Nullable Object identity() {
		return this.user.identity();
	}

	/**
	 * Return whether resolving is known not to query a database.
	 */
	boolean isImmediate() {
		return this.auditorAware.get() instanceof CurrentAuditor current && current.isImmediate();
	}

	/**
	 * Return whether the auditor is known to be the same as long as the
	 * {@linkplain #identity() identity} is: a source of the application's own may know
	 * users where nobody is signed in.
	 */
	boolean isIdentified() {
		return identity() != null || this.auditorAware.get() instanceof CurrentAuditor;
	}

	String resolve() {
		String name = this.auditorAware.get().getCurrentAuditor().map(this::name).orElse(null);
		return StringUtils.hasText(name) ? fitting(name) : this.fallback;
	}

	/**
	 * Return the auditor as an object of a type other than {@link String}.
	 * @throws IllegalStateException if the application's source gives objects of another
	 * type
	 */
	Optional<Object> resolve(Class<?> type) {
		return this.typedAuditorAware.apply(type).getCurrentAuditor().map((auditor) -> {
			Assert.state(type.isInstance(auditor),
					() -> "The auditor is a " + auditor.getClass().getName()
							+ ", but an attribute that holds it is of type " + type.getName()
							+ ". Declare an AuditorAware<" + type.getSimpleName() + "> bean.");
			return auditor;
		});
	}

	String fallback() {
		return this.fallback;
	}

	String fitting(String name) {
		return AuditorTooLongException.requireFitting(name, this.columnLength);
	}

	private String name(Object auditor) {
		if (auditor instanceof Principal principal) {
			return principal.getName();
		}
		if (auditor instanceof CharSequence || auditor instanceof Number || auditor instanceof UUID) {
			return auditor.toString();
		}
		throw new IllegalStateException("The AuditorAware bean of the application returned a "
				+ auditor.getClass().getName()
				+ ", of which no name can be made. Declare an AuditorAware<String> bean that returns the name to write.");
	}

}
