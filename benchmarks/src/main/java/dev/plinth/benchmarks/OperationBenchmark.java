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

import java.util.Objects;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * How often an operation can be done in a second. JMH runs it within the JVM of a
 * {@link Worker}, one iteration at a time: the worker is the fork, and whoever started it
 * has the iterations of several variants take turns.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class OperationBenchmark {

	private static @Nullable SpringSandbox sandbox;

	@Param("FIND")
	@Nullable Operation operation;

	private int turn;

	/**
	 * Measure an operation.
	 * @param sandbox does it
	 * @param operation the operation
	 * @param millis how long to do it, in milliseconds
	 * @return how often it was done in a second
	 */
	static double measure(SpringSandbox sandbox, Operation operation, long millis) {
		OperationBenchmark.sandbox = sandbox;
		try {
			return new Runner(new OptionsBuilder().include(OperationBenchmark.class.getName())
				.param("operation", operation.name())
				.forks(0)
				.warmupIterations(0)
				.measurementIterations(1)
				.measurementTime(TimeValue.milliseconds(millis))
				.verbosity(VerboseMode.SILENT)
				.build()).runSingle().getPrimaryResult().getScore();
		}
		catch (RunnerException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Begin with the state that the operation starts from.
	 */
	@Setup(Level.Iteration)
	public void begin() {
		this.turn = 0;
	}

	/**
	 * Bring the database back to that state where the operation needs it, apart from the
	 * time that is measured.
	 */
	@Setup(Level.Invocation)
	public void reset() {
		SpringSandbox sandbox = sandbox();
		Operation operation = operation();
		if (this.turn % operation.turns(sandbox.scale()) == 0) {
			this.turn = 0;
			sandbox.reset(operation);
		}
	}

	/**
	 * Do the operation once.
	 */
	@Benchmark
	public void run() {
		sandbox().run(operation(), this.turn++);
	}

	private static SpringSandbox sandbox() {
		return Objects.requireNonNull(sandbox);
	}

	private Operation operation() {
		return Objects.requireNonNull(this.operation);
	}

}
