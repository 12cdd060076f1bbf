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
package dev.plinth.benchmarks.scale;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.hibernate.id.uuid.UuidVersion7Strategy;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The rate of inserts and the size of the index for kinds of keys.
 */
final class KeyScale {

	private static final int SLICE = 100_000;

	private static final int BATCH = 1_000;

	private final JdbcTemplate jdbc;

	KeyScale(ScaleServer server) {
		server.drop("keys");
		server.jdbc("postgres").execute("create database keys");
		this.jdbc = server.jdbc("keys");
	}

	/**
	 * Fill one table for each kind of key, by turns.
	 * @param rows how many rows each gets
	 * @return the results by the name of the kind
	 */
	Map<String, Result> measure(int rows) {
		long[] serial = { 0 };
		Map<String, Supplier<Object>> kinds = new LinkedHashMap<>();
		kinds.put("bigint", () -> ++serial[0]);
		kinds.put("uuid7", () -> UuidVersion7Strategy.INSTANCE.generateUuid(null));
		kinds.put("uuid4", UUID::randomUUID);
		kinds.keySet()
			.forEach((kind) -> this.jdbc.execute("create table " + kind + "_key (id "
					+ (kind.startsWith("uuid") ? "uuid" : kind) + " primary key, title varchar(255) not null)"));
		Map<String, List<Long>> times = new LinkedHashMap<>();
		for (int filled = 0; filled < rows; filled += SLICE) {
			kinds.forEach((kind, keys) -> times.computeIfAbsent(kind, (name) -> new ArrayList<>())
				.add(insert(kind + "_key", keys)));
		}
		Map<String, Result> results = new LinkedHashMap<>();
		times.forEach((kind, slices) -> results.put(kind, result(kind + "_key", slices)));
		return results;
	}

	private long insert(String table, Supplier<Object> keys) {
		List<Object[]> batch = IntStream.range(0, SLICE)
			.mapToObj((row) -> new Object[] { keys.get(), "A ticket about something that does not work" })
			.toList();
		long start = System.nanoTime();
		for (int first = 0; first < SLICE; first += BATCH) {
			this.jdbc.batchUpdate("insert into " + table + " values (?, ?)", batch.subList(first, first + BATCH));
		}
		return System.nanoTime() - start;
	}

	private Result result(String table, List<Long> slices) {
		List<Long> last = slices.subList(slices.size() - Math.max(1, slices.size() / 5), slices.size());
		return new Result(rate(slices), rate(last), Objects
			.requireNonNull(this.jdbc.queryForObject("select pg_relation_size('" + table + "_pkey')", Long.class)));
	}

	private static double rate(List<Long> slices) {
		return SLICE * slices.size() / (slices.stream().flatMapToLong(LongStream::of).sum() / 1e9);
	}

	/**
	 * What a kind of key comes to.
	 *
	 * @param rate the rows inserted in a second
	 * @param lastRate the same of the last fifth of the rows
	 * @param indexSize the size of the index of the primary key, in bytes
	 */
	record Result(double rate, double lastRate, long indexSize) {

	}

}
