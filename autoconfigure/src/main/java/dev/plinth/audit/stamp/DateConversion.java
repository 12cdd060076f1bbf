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
package dev.plinth.audit.stamp;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.util.Date;
import java.util.Map;
import java.util.function.Function;

import org.hibernate.mapping.BasicValue;
import org.hibernate.mapping.Property;
import org.jspecify.annotations.Nullable;

/**
 * Turns the instant of a write into the type of an attribute. Local dates and times are
 * those of the system's time zone, and numbers are milliseconds, as with the converters
 * of Spring Data ({@code Jsr310Converters}). Times with an offset are in UTC, which is
 * what Hibernate reads back from a database that does not keep offsets. Public for the
 * packages of this library; not for use by applications.
 */
public final class DateConversion {

	/**
	 * The types that a date can have, for messages.
	 */
	public static final String TYPES = "Instant, OffsetDateTime, ZonedDateTime, LocalDateTime, LocalDate, Long or Date";

	private static final Map<Class<?>, Function<Instant, Object>> CONVERSIONS = Map.of(Instant.class,
			(instant) -> instant, OffsetDateTime.class, (instant) -> instant.atOffset(ZoneOffset.UTC),
			ZonedDateTime.class, (instant) -> instant.atZone(ZoneOffset.UTC), LocalDateTime.class,
			(instant) -> LocalDateTime.ofInstant(instant, ZoneId.systemDefault()), LocalDate.class,
			(instant) -> LocalDate.ofInstant(instant, ZoneId.systemDefault()), Long.class, Instant::toEpochMilli,
			long.class, Instant::toEpochMilli, Date.class, Date::from);

	private final Function<Instant, Object> conversion;

	private final int step;

	private DateConversion(Function<Instant, Object> conversion, int step) {
		this.conversion = conversion;
		this.step = step;
	}

	/**
	 * Return the conversion to the type of an attribute.
	 * @param property the attribute
	 * @return the conversion, or {@code null} if there is none to its type
	 */
	@SuppressWarnings("deprecation") // applications still have attributes with a
										// TemporalType
	public static @Nullable DateConversion of(Property property) {
		Function<Instant, Object> conversion = CONVERSIONS.get(property.getType().getReturnedClass());
		if (property.getValue() instanceof BasicValue value && value.getTemporalPrecision() != null) {
			conversion = switch (value.getTemporalPrecision()) {
				case TIMESTAMP -> conversion;
				case DATE -> DateConversion::startOfDay;
				case TIME -> null;
			};
		}
		Integer precision = property.getColumns().get(0).getTemporalPrecision();
		int digits = (precision != null) ? Math.min(precision, 9) : 9;
		return (conversion != null) ? new DateConversion(conversion, (int) Math.pow(10, 9 - digits)) : null;
	}

	private static Date startOfDay(Instant instant) {
		ZoneId zone = ZoneId.systemDefault();
		return Date.from(LocalDate.ofInstant(instant, zone).atStartOfDay(zone).toInstant());
	}

	/**
	 * Return an instant as the attribute has it, truncated to what its column keeps.
	 * @param instant the instant
	 * @return the value of the attribute
	 */
	public Object convert(Instant instant) {
		return this.conversion.apply(instant.minusNanos(instant.get(ChronoField.NANO_OF_SECOND) % this.step));
	}

	/**
	 * Return whether two stamps are the same. Times with an offset are, if their instants
	 * are: a database may give another offset back.
	 */
	public static boolean isSame(Object stamp, @Nullable Object other) {
		if (stamp instanceof OffsetDateTime time && other instanceof OffsetDateTime otherTime) {
			return time.isEqual(otherTime);
		}
		if (stamp instanceof ZonedDateTime time && other instanceof ZonedDateTime otherTime) {
			return time.isEqual(otherTime);
		}
		return stamp.equals(other);
	}

}
