package dev.plinth.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A clock that never shows the same time twice, with nanoseconds that no database keeps.
 */
final class TickingClock extends Clock {

	static final Instant START = Instant.parse("2026-03-01T10:15:30.123456789Z");

	private Instant next = START;

	@Override
	public Instant instant() {
		Instant now = this.next;
		this.next = now.plusSeconds(1);
		return now;
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
