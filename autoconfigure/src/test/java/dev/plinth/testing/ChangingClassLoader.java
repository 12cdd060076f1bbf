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
package dev.plinth.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ServiceLoader;

import io.micrometer.context.ContextRegistry;
import io.micrometer.context.ThreadLocalAccessor;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;
import org.junit.platform.launcher.listeners.TestExecutionSummary.Failure;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Loads the classes of this library and its tests once more, changed, and runs tests with
 * them.
 */
public abstract class ChangingClassLoader extends ClassLoader {

	/**
	 * Create a class loader.
	 * @param parent loads all other classes
	 */
	protected ChangingClassLoader(ClassLoader parent) {
		super(parent);
	}

	/**
	 * Return what a class is changed to.
	 * @param name the name of the class
	 * @param original the class
	 * @return the class to load
	 */
	protected abstract byte[] change(String name, byte[] original);

	@Override
	protected final Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
		if (!isLoadedAgain(name)) {
			return super.loadClass(name, resolve);
		}
		synchronized (getClassLoadingLock(name)) {
			Class<?> loaded = findLoadedClass(name);
			return (loaded != null) ? loaded : findClass(name);
		}
	}

	/**
	 * Return whether a class is loaded once more.
	 * @param name the name of the class
	 * @return {@code true} for the classes of this library and its tests
	 */
	protected boolean isLoadedAgain(String name) {
		return name.startsWith("dev.plinth.");
	}

	@Override
	protected final Class<?> findClass(String name) throws ClassNotFoundException {
		try (InputStream resource = getResourceAsStream(name.replace('.', '/') + ".class")) {
			if (resource == null) {
				throw new ClassNotFoundException(name);
			}
			byte[] bytes = change(name, resource.readAllBytes());
			return defineClass(name, bytes, 0, bytes.length);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Run the tests of a class, and fail if one of them does, or if there are none.
	 * @param testClass the name of the class
	 */
	public final void run(String testClass) throws ClassNotFoundException {
		Thread thread = Thread.currentThread();
		ClassLoader original = thread.getContextClassLoader();
		thread.setContextClassLoader(this);
		registerThreadLocals(this);
		try {
			LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
				.selectors(DiscoverySelectors.selectClass(loadClass(testClass)))
				.build();
			SummaryGeneratingListener listener = new SummaryGeneratingListener();
			LauncherFactory.create().execute(request, listener);
			TestExecutionSummary summary = listener.getSummary();
			assertThat(summary.getFailures())
				.extracting((failure) -> failure.getTestIdentifier().getDisplayName(), Failure::getException)
				.isEmpty();
			assertThat(summary.getTestsSucceededCount()).isPositive();
		}
		finally {
			registerThreadLocals(original);
			thread.setContextClassLoader(original);
		}
	}

	/**
	 * Have the thread locals of one class loader travel to other threads, in place of
	 * those of another: there is one registry, which finds them once.
	 */
	private static void registerThreadLocals(ClassLoader classLoader) {
		for (ThreadLocalAccessor<?> accessor : ServiceLoader.load(ThreadLocalAccessor.class, classLoader)) {
			ContextRegistry.getInstance().registerThreadLocalAccessor(accessor);
		}
	}

}
