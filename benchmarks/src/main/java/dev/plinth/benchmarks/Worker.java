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
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/**
 * A JVM with the application of one variant. It does what a {@link WorkerProcess} asks
 * for on its standard input, one {@link Call} after another, and answers on its standard
 * output; it ends with its input.
 */
final class Worker {

	private Worker() {
	}

	/**
	 * Start the application and serve it.
	 * @param arguments the variant, the URL and the user of its database, and the number
	 * of rows, of those in a batch, and of those loaded at once
	 * @throws IOException if the other process cannot be reached
	 */
	public static void main(String[] arguments) throws IOException {
		OutputStream answers = System.out;
		System.setOut(System.err);
		try (ObjectOutputStream output = new ObjectOutputStream(answers);
				ObjectInputStream input = new ObjectInputStream(System.in);
				Sandbox sandbox = new SpringSandbox(Variant.valueOf(arguments[0]), arguments[1], arguments[2],
						new Scale(Integer.parseInt(arguments[3]), Integer.parseInt(arguments[4]),
								Integer.parseInt(arguments[5])))) {
			Call call = Call.readFrom(input);
			while (call != null) {
				output.writeObject(answer(call, sandbox));
				output.flush();
				output.reset();
				call = Call.readFrom(input);
			}
		}
	}

	private static Answer answer(Call call, Sandbox sandbox) {
		try {
			Method method = Sandbox.class.getMethod(call.method(), call.parameterTypes().toArray(Class<?>[]::new));
			return new Answer(method.invoke(sandbox, call.arguments().toArray()), null);
		}
		catch (InvocationTargetException ex) {
			return new Answer(null, ex.getTargetException().toString());
		}
		catch (ReflectiveOperationException ex) {
			return new Answer(null, ex.toString());
		}
	}

}
