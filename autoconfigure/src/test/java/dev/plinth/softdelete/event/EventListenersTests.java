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
import java.util.Objects;
import java.util.UUID;

import dev.plinth.softdelete.EntityRestored;
import dev.plinth.softdelete.EntitySoftDeleted;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.event.AbstractApplicationEventMulticaster;
import org.springframework.context.event.ApplicationEventMulticaster;
import org.springframework.context.event.EventListener;
import org.springframework.context.event.SimpleApplicationEventMulticaster;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.core.ResolvableType;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.event.TransactionalEventListenerFactory;
import org.springframework.util.ReflectionUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EventListeners}: whoever would get an event is there, by whatever way
 * and whenever he came.
 */
class EventListenersTests {

	private final EventListeners listeners = new EventListeners(EntityRestored.class);

	private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

	@BeforeEach
	void registerTransactionalListeners() {
		this.context.registerBean(TransactionalEventListenerFactory.class);
	}

	@AfterEach
	void close() {
		this.context.close();
	}

	@Test
	void arePresentWhenNobodyListensIsFalse() {
		this.context.refresh();
		assertThat(this.listeners.arePresent(this.context)).isFalse();
	}

	@Test
	void arePresentWhenOnlyOthersAreListenedToIsFalse() {
		this.context.register(ToDeletions.class);
		this.context.refresh();
		assertThat(this.listeners.arePresent(this.context)).isFalse();
		assertThat(new EventListeners(EntitySoftDeleted.class).arePresent(this.context)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(classes = { ByMethod.class, ByTransactionalMethod.class, ByMethodOfAnyObject.class,
			ByMethodOfAnyRecord.class, ToPayloads.class, ToAnyPayload.class, ToAnyEvent.class })
	void arePresentWhenABeanListensIsTrue(Class<?> listener) {
		this.context.register(listener);
		this.context.refresh();
		assertThat(this.listeners.arePresent(this.context)).isTrue();
	}

	@Test
	void arePresentWhenAPrototypeListensIsTrue() {
		this.context.registerBean(ToAnyEvent.class,
				(definition) -> definition.setScope(ConfigurableBeanFactory.SCOPE_PROTOTYPE));
		this.context.refresh();
		this.context.getBean(ToAnyEvent.class);
		assertThat(this.listeners.arePresent(this.context)).isTrue();
	}

	@Test
	void arePresentFollowsListenersThatComeAndGo() {
		this.context.refresh();
		assertThat(this.listeners.arePresent(this.context)).isFalse();
		ToPayloads late = new ToPayloads();
		this.context.addApplicationListener(late);
		assertThat(this.listeners.arePresent(this.context)).isTrue();
		this.context.removeApplicationListener(late);
		assertThat(this.listeners.arePresent(this.context)).isFalse();
		this.context.getBean(ApplicationEventMulticaster.class).addApplicationListener(late);
		assertThat(this.listeners.arePresent(this.context)).isTrue();
	}

	@Test
	void arePresentWhenAParentContextListensIsTrue() {
		try (AnnotationConfigApplicationContext parent = new AnnotationConfigApplicationContext()) {
			parent.refresh();
			this.context.setParent(parent);
			this.context.refresh();
			assertThat(this.listeners.arePresent(this.context)).isFalse();
			parent.addApplicationListener(new ToPayloads());
			assertThat(this.listeners.arePresent(this.context)).isTrue();
		}
	}

	@Test
	void arePresentWhenAnotherMulticasterMayDoMoreIsTrue() {
		this.context.registerBean(AbstractApplicationContext.APPLICATION_EVENT_MULTICASTER_BEAN_NAME,
				OtherMulticaster.class);
		this.context.refresh();
		assertThat(this.listeners.arePresent(this.context)).isTrue();
	}

	@Test
	void arePresentWhenListenersMayStillComeIsTrue() {
		assertThat(this.listeners.arePresent(this.context)).isTrue();
		this.context.refresh();
		this.context.stop();
		assertThat(this.listeners.arePresent(this.context)).isTrue();
	}

	@Test
	void arePresentWhenThePublisherIsUnknownIsTrue() {
		assertThat(this.listeners.arePresent((event) -> {
		})).isTrue();
	}

	@Test
	void hintsLetANativeImageAsk() {
		RuntimeHints hints = new RuntimeHints();
		new EventListeners.Hints().registerHints(hints, null);
		Method retrieval = ReflectionUtils.findMethod(AbstractApplicationEventMulticaster.class,
				"getApplicationListeners", ApplicationEvent.class, ResolvableType.class);
		assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(Objects.requireNonNull(retrieval)))
			.accepts(hints);
	}

	static class ToDeletions {

		@EventListener
		void on(EntitySoftDeleted event) {
		}

	}

	static class ByMethod {

		@EventListener(condition = "#event.id == 1")
		void on(EntityRestored event) {
		}

	}

	static class ByTransactionalMethod {

		@TransactionalEventListener
		void on(EntityRestored event) {
		}

	}

	static class ByMethodOfAnyObject {

		@EventListener
		void on(Object event) {
		}

	}

	static class ByMethodOfAnyRecord {

		@EventListener({ UUID.class, Record.class })
		void on() {
		}

	}

	static class ToPayloads implements ApplicationListener<PayloadApplicationEvent<EntityRestored>> {

		@Override
		public void onApplicationEvent(PayloadApplicationEvent<EntityRestored> event) {
		}

	}

	static class ToAnyPayload implements ApplicationListener<PayloadApplicationEvent<?>> {

		@Override
		public void onApplicationEvent(PayloadApplicationEvent<?> event) {
		}

	}

	static class ToAnyEvent implements ApplicationListener<ApplicationEvent> {

		@Override
		public void onApplicationEvent(ApplicationEvent event) {
		}

	}

	static class OtherMulticaster extends SimpleApplicationEventMulticaster {

	}

}
