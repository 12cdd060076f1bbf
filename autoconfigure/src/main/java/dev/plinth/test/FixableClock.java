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
package dev.plinth.test;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

/**
 * A clock that can be stopped, and shows the time of another one otherwise.
 */
final class FixableClock extends Clock {

	private final Clock running;

	private final AtomicReference<@Nullable Instant> fixed;

	FixableClock(Clock running) {
		this(running, new AtomicReference<>());
	}

	private FixableClock(Clock running, AtomicReference<@Nullable Instant> fixed) {
		this.running = running;
		this.fixed = fixed;
	}

	/**
	 * Stop the clock, or let it run again.
	 * @param instant what it shows, or {@code null} to let it run
	 */
	void fix(@Nullable Instant instant) {
		this.fixed.set(instant);
	}

	@Override
	public Instant instant() {
		Instant instant = this.fixed.get();
		return (instant != null) ? instant : this.running.instant();
	}

	@Override
	public ZoneId getZone() {
		return this.running.getZone();
	}

	@Override
	public Clock withZone(ZoneId zone) {
		return new FixableClock(this.running.withZone(zone), this.fixed);
	}

}
