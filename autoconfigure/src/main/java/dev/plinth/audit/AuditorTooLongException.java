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

/**
 * Thrown when the name of an auditor does not fit the columns that hold it. Nothing is
 * written: a truncated name could be that of another auditor.
 */
public final class AuditorTooLongException extends RuntimeException {

	private final String auditor;

	private final int columnLength;

	AuditorTooLongException(String auditor, int columnLength) {
		super("Auditor '" + auditor + "' has " + auditor.length()
				+ " characters, but the columns that hold it have room for " + columnLength);
		this.auditor = auditor;
		this.columnLength = columnLength;
	}

	/**
	 * Check that a name fits a column.
	 * @param auditor the name
	 * @param columnLength the number of characters that the column has room for
	 * @return the name
	 * @throws AuditorTooLongException if it does not fit
	 */
	public static String requireFitting(String auditor, long columnLength) {
		if (auditor.length() > columnLength) {
			throw new AuditorTooLongException(auditor, (int) columnLength);
		}
		return auditor;
	}

	/**
	 * Return the name that does not fit.
	 * @return the name
	 */
	public String getAuditor() {
		return this.auditor;
	}

	/**
	 * Return the length of the columns.
	 * @return the number of characters that the columns have room for
	 */
	public int getColumnLength() {
		return this.columnLength;
	}

}
