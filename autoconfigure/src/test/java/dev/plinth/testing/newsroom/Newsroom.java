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
package dev.plinth.testing.newsroom;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import org.jspecify.annotations.Nullable;

/**
 * Who works, and what time it is: each reading of the clock is a second later.
 */
public class Newsroom extends Clock {

	private Instant now = Instant.EPOCH;

	private @Nullable String user;

	private int lookUps;

	public void reset(String user) {
		this.now = Instant.parse("2026-03-01T10:15:30.123456789Z");
		this.user = user;
		this.lookUps = 0;
	}

	public void signIn(@Nullable String user) {
		this.user = user;
	}

	@Nullable String getUser() {
		return this.user;
	}

	void countLookUp() {
		this.lookUps++;
	}

	public int getLookUps() {
		return this.lookUps;
	}

	@Override
	public Instant instant() {
		Instant instant = this.now;
		this.now = instant.plusSeconds(1);
		return instant;
	}

	@Override
	public ZoneId getZone() {
		return ZoneOffset.UTC;
	}

	@Override
	public Clock withZone(ZoneId zone) {
		throw new UnsupportedOperationException();
	}

}
