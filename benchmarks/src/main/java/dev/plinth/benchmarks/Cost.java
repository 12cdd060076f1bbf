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
package dev.plinth.benchmarks;

import java.io.Serializable;
import java.lang.management.ManagementFactory;

import com.sun.management.ThreadMXBean;

/**
 * What an operation costs, apart from time. Both figures repeat from run to run: the
 * number of statements by itself, and the allocation by being the least of many turns,
 * after others that have let the compiler do its work.
 *
 * @param statements the number of statements, those of one batch counting as one
 * @param bytes the number of bytes that the thread allocated
 */
record Cost(long statements, long bytes) implements Serializable {

	/**
	 * Measure an operation by the current thread.
	 * @param sandbox does it
	 * @param operation the operation
	 * @param turns how often it is done
	 * @return the least of all turns
	 */
	static Cost of(SpringSandbox sandbox, Operation operation, int turns) {
		ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
		long leastStatements = Long.MAX_VALUE;
		long leastBytes = Long.MAX_VALUE;
		for (int turn = 0; turn < turns; turn++) {
			int sinceReset = turn % operation.turns(sandbox.scale());
			if (sinceReset == 0) {
				sandbox.reset(operation);
			}
			long statements = sandbox.statements();
			long bytes = threads.getCurrentThreadAllocatedBytes();
			sandbox.run(operation, sinceReset);
			leastBytes = Math.min(leastBytes, threads.getCurrentThreadAllocatedBytes() - bytes);
			leastStatements = Math.min(leastStatements, sandbox.statements() - statements);
		}
		sandbox.reset(operation);
		return new Cost(leastStatements, leastBytes);
	}

}
