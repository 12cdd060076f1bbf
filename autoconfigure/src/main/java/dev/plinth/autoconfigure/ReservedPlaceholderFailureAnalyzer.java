package dev.plinth.autoconfigure;

import dev.plinth.migration.ReservedPlaceholderException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Explains a start that failed because a Flyway placeholder of the application has the name
 * of an SQL mixin.
 */
class ReservedPlaceholderFailureAnalyzer extends AbstractFailureAnalyzer<ReservedPlaceholderException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, ReservedPlaceholderException cause) {
		return new FailureAnalysis(cause.getMessage() + ".",
				"Rename the placeholder: remove 'spring.flyway.placeholders.[" + cause.getPlaceholder()
						+ "]', or what else defines it, and use a name that does not begin with 'mixin:'.",
				cause);
	}

}
