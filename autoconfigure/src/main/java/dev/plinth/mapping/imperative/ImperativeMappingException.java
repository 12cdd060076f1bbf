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
package dev.plinth.mapping.imperative;

import org.hibernate.MappingException;

/**
 * Thrown at start-up when a class cannot be mapped as it is described. Says what is
 * wrong, and what to change.
 */
public class ImperativeMappingException extends MappingException {

	private final String problem;

	private final String remedy;

	/**
	 * Create an exception.
	 * @param problem what is wrong, one sentence
	 * @param remedy what to change, one sentence
	 */
	public ImperativeMappingException(String problem, String remedy) {
		super(problem + " " + remedy);
		this.problem = problem;
		this.remedy = remedy;
	}

	/**
	 * Return what is wrong.
	 * @return one sentence
	 */
	public String getProblem() {
		return this.problem;
	}

	/**
	 * Return what to change.
	 * @return one sentence
	 */
	public String getRemedy() {
		return this.remedy;
	}

}
