package dev.plinth.audit;

import org.jspecify.annotations.Nullable;

/**
 * The {@link SignedInUser} of applications where nobody ever signs in.
 */
final class Nobody implements SignedInUser {

	static final Nobody INSTANCE = new Nobody();

	private Nobody() {
	}

	@Override
	public @Nullable Object identity() {
		return null;
	}

	@Override
	public @Nullable String name() {
		return null;
	}

}
