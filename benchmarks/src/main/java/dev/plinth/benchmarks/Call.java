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

import java.io.EOFException;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A call of a method of {@link Sandbox} on its way to a {@link Worker}.
 *
 * @param method the name of the method
 * @param parameterTypes the types of its parameters
 * @param arguments the arguments
 */
record Call(String method, List<Class<?>> parameterTypes, List<Object> arguments) implements Serializable {

	/**
	 * Read the next call.
	 * @return the call, or {@code null} if there will be none
	 */
	static @Nullable Call readFrom(ObjectInputStream input) throws IOException {
		try {
			return (Call) input.readObject();
		}
		catch (EOFException ex) {
			return null;
		}
		catch (ClassNotFoundException ex) {
			throw new IOException(ex);
		}
	}

}
