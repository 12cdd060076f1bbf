package dev.plinth.autoconfigure;

import dev.plinth.migration.UnsupportedDatabaseException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Explains a start that failed because Flyway migrates a database without SQL mixins.
 */
class UnsupportedDatabaseFailureAnalyzer extends AbstractFailureAnalyzer<UnsupportedDatabaseException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, UnsupportedDatabaseException cause) {
		return new FailureAnalysis(cause.getMessage() + ".",
				"Set plinth.migration.enabled=false, write the columns of the mixins out in the application's"
						+ " migrations, and let one of them create the sequence plinth_id_seq, incremented by 50.",
				cause);
	}

}
