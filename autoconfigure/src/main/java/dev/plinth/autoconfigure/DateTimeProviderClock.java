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
package dev.plinth.autoconfigure;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAccessor;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.data.auditing.DateTimeProvider;
import org.springframework.data.util.Lazy;

/**
 * The time that the application's {@link DateTimeProvider} gives, as it does for Spring
 * Data's own auditing, or that of another clock where there is none. A local time is one
 * of the system's time zone.
 */
final class DateTimeProviderClock extends Clock {

	private final Lazy<DateTimeProvider> provider;

	private final Clock clock;

	/**
	 * Create a clock.
	 * @param provider the provider of the application, looked up when the time is first
	 * asked for: a look-up costs more than reading a clock
	 * @param clock the clock where there is none, or more than one
	 */
	DateTimeProviderClock(ObjectProvider<DateTimeProvider> provider, Clock clock) {
		this(Lazy.of(provider::getIfUnique), clock);
	}

	private DateTimeProviderClock(Lazy<DateTimeProvider> provider, Clock clock) {
		this.provider = provider;
		this.clock = clock;
	}

	@Override
	public Instant instant() {
		return this.provider.getOptional()
			.flatMap(DateTimeProvider::getNow)
			.map(DateTimeProviderClock::toInstant)
			.orElseGet(this.clock::instant);
	}

	private static Instant toInstant(TemporalAccessor time) {
		return (time instanceof LocalDateTime local) ? local.atZone(ZoneId.systemDefault()).toInstant()
				: Instant.from(time);
	}

	@Override
	public ZoneId getZone() {
		return this.clock.getZone();
	}

	@Override
	public Clock withZone(ZoneId zone) {
		return new DateTimeProviderClock(this.provider, this.clock.withZone(zone));
	}

}
