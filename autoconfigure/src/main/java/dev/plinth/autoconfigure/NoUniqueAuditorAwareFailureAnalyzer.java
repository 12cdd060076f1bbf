package dev.plinth.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Analyzes several {@link org.springframework.data.domain.AuditorAware} beans of equal
 * rank.
 */
final class NoUniqueAuditorAwareFailureAnalyzer extends AbstractFailureAnalyzer<NoUniqueAuditorAwareException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, NoUniqueAuditorAwareException cause) {
		return new FailureAnalysis(cause.getMessage() + ".",
				"Annotate the one whose name is to be written with @Primary, or remove the others.", cause);
	}

}
