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

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The process of a {@link Worker}, seen from the process that started it: a
 * {@link Sandbox} whose calls are carried out there. A JVM for each variant, since Plinth
 * is at work wherever it is on the class path, and since the compiler would make one code
 * of what several variants do.
 */
final class WorkerProcess implements InvocationHandler {

	private final Process process;

	private final ObjectOutputStream output;

	private @Nullable ObjectInputStream input;

	private WorkerProcess(Process process) throws IOException {
		this.process = process;
		this.output = new ObjectOutputStream(process.getOutputStream());
		this.output.flush();
	}

	/**
	 * Start a worker; the first call waits until it is ready.
	 * @param variant the variant
	 * @param url the URL of an empty database
	 * @param username a user who may do anything in it
	 * @param scale how much to fill in
	 * @param options the options of the JVM
	 * @return the application
	 */
	static Sandbox start(Variant variant, String url, String username, Scale scale, List<String> options) {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(options);
		command.addAll(
				List.of("-cp", VariantClassPath.of(variant), Worker.class.getName(), variant.name(), url, username));
		command.addAll(List.of("" + scale.rows(), "" + scale.batch(), "" + scale.loaded()));
		try {
			Process process = new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
			return (Sandbox) Proxy.newProxyInstance(WorkerProcess.class.getClassLoader(),
					new Class<?>[] { Sandbox.class }, new WorkerProcess(process));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws IOException {
		if (method.getName().equals("close")) {
			close();
			return null;
		}
		this.output.writeObject(new Call(method.getName(), List.of(method.getParameterTypes()),
				(arguments != null) ? List.of(arguments) : List.of()));
		this.output.flush();
		if (this.input == null) {
			this.input = new ObjectInputStream(this.process.getInputStream());
		}
		try {
			Answer answer = (Answer) this.input.readObject();
			if (answer.failure() != null) {
				throw new IllegalStateException(answer.failure());
			}
			return answer.value();
		}
		catch (ClassNotFoundException ex) {
			throw new IOException(ex);
		}
	}

	private void close() throws IOException {
		this.output.close();
		try {
			this.process.waitFor();
		}
		catch (InterruptedException ex) {
			this.process.destroy();
			Thread.currentThread().interrupt();
		}
	}

}
