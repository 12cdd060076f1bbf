package dev.plinth.autoconfigure;

import dev.plinth.audit.AuditorTooLongException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Analyzes a fallback auditor that does not fit its columns.
 */
final class AuditorTooLongFailureAnalyzer extends AbstractFailureAnalyzer<AuditorTooLongException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, AuditorTooLongException cause) {
		return new FailureAnalysis(cause.getMessage() + ".",
				"Choose a shorter name (plinth.auditing.fallback-auditor if it is the configured one) or set "
						+ "plinth.columns.auditor-length to at least " + cause.getAuditor().length()
						+ " and widen the columns.",
				cause);
	}

}
