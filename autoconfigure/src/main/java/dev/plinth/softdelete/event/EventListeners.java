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
package dev.plinth.softdelete.event;

import java.lang.reflect.Method;
import java.util.Collection;

import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.ExecutableMode;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.AbstractApplicationEventMulticaster;
import org.springframework.context.event.SimpleApplicationEventMulticaster;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.core.ResolvableType;
import org.springframework.util.CollectionUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Tells whether anybody listens to a type of event, so that none are made that reach
 * nobody. An application context is asked what it would be asked for the event itself,
 * each time anew: which listeners its multicaster finds, by beans, methods or calls, for
 * this type or a wider one, be they there from the start or not, and likewise its
 * parents. Spring keeps the answer until a listener comes or goes.
 * <p>
 * Wherever more may become of an event than that, it is listened to: in a context that
 * has not started yet, which keeps events for listeners to come, with a multicaster that
 * is not Spring's own, and with a publisher that is no application context.
 */
public final class EventListeners {

	/**
	 * Spring lets only a multicaster itself ask.
	 */
	private static final @Nullable Method RETRIEVAL = ReflectionUtils.findMethod(
			AbstractApplicationEventMulticaster.class, "getApplicationListeners", ApplicationEvent.class,
			ResolvableType.class);

	static {
		if (RETRIEVAL != null) {
			ReflectionUtils.makeAccessible(RETRIEVAL);
		}
	}

	private final Class<?> eventType;

	private final ResolvableType payloadType;

	private final ResolvableType publishedType;

	/**
	 * Create the listeners of a type of event.
	 * @param eventType the type, which is no {@link ApplicationEvent} itself
	 */
	EventListeners(Class<?> eventType) {
		this.eventType = eventType;
		this.payloadType = ResolvableType.forClass(eventType);
		this.publishedType = ResolvableType.forClassWithGenerics(PayloadApplicationEvent.class, this.payloadType);
	}

	/**
	 * Return whether an event may reach anybody.
	 * @param publisher what would publish it
	 * @return {@code false} only if nobody would hear of it
	 */
	boolean arePresent(ApplicationEventPublisher publisher) {
		if (!(publisher instanceof AbstractApplicationContext context) || !context.isRunning()) {
			return true;
		}
		ApplicationContext parent = context.getParent();
		return arePresentIn(context) || (parent != null && arePresent(parent));
	}

	private boolean arePresentIn(AbstractApplicationContext context) {
		Object multicaster = context.getBeanFactory()
			.getSingleton(AbstractApplicationContext.APPLICATION_EVENT_MULTICASTER_BEAN_NAME);
		return RETRIEVAL == null || multicaster == null
				|| multicaster.getClass() != SimpleApplicationEventMulticaster.class
				|| !CollectionUtils.isEmpty((Collection<?>) ReflectionUtils.invokeMethod(RETRIEVAL, multicaster,
						new PayloadApplicationEvent<>(context, this.eventType, this.payloadType), this.publishedType));
	}

	/**
	 * Lets a native image ask as well. Public for the auto-configuration; not for use by
	 * applications.
	 */
	public static final class Hints implements RuntimeHintsRegistrar {

		@Override
		public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
			if (RETRIEVAL != null) {
				hints.reflection().registerMethod(RETRIEVAL, ExecutableMode.INVOKE);
			}
		}

	}

}
