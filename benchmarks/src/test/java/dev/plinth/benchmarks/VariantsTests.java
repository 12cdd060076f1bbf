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

import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is compared is the same work: each operation leaves the rows that it has to, in
 * every variant as far as that knows of it, and by hand as far as Plinth does.
 */
@Tag("exhaustive")
class VariantsTests {

	private static final OffsetDateTime LONG_AGO = OffsetDateTime.parse("2026-01-01T00:00:00Z");

	private static final int BATCH = Scale.SMALL.batch();

	@ParameterizedTest
	@EnumSource
	void insertStampsRows(Variant variant) {
		OffsetDateTime before = now();
		List<Map<String, Object>> rows = after(variant, Operation.INSERT,
				"select * from invoice where id > " + Operation.HIGHEST_ID);
		assertThat(rows).hasSize(BATCH).allSatisfy((row) -> {
			assertThat(row).containsEntry("customer_id", 1L)
				.containsEntry("created_by", "ann")
				.containsEntry("updated_by", "ann")
				.containsEntry("version", 0L);
			assertThat((OffsetDateTime) row.get("created_at")).isAfterOrEqualTo(before);
			assertThat((OffsetDateTime) row.get("updated_at")).isAfterOrEqualTo(before);
			assertLives(row);
		});
		Workers.of(variant).reset(Operation.INSERT);
	}

	@ParameterizedTest
	@MethodSource("exact")
	void insertWritesOneInstant(Variant variant) {
		assertThat(after(variant, Operation.INSERT,
				"select distinct created_at from invoice where id > " + Operation.HIGHEST_ID
						+ " union select distinct updated_at from invoice where id > " + Operation.HIGHEST_ID))
			.hasSize(1);
		Workers.of(variant).reset(Operation.INSERT);
	}

	@ParameterizedTest
	@EnumSource
	void updateStampsRows(Variant variant) {
		Sandbox sandbox = Workers.of(variant);
		String sql = "select * from invoice where id <= " + BATCH + " order by id";
		List<Map<String, Object>> before = sandbox.query(sql);
		List<Map<String, Object>> rows = after(variant, Operation.UPDATE, sql);
		assertThat(rows).hasSize(BATCH);
		for (int index = 0; index < BATCH; index++) {
			Map<String, Object> row = rows.get(index);
			assertThat(row).containsEntry("amount", (Long) before.get(index).get("amount") + 1)
				.containsEntry("version", (Long) before.get(index).get("version") + 1)
				.containsEntry("updated_by", "ann")
				.containsEntry("created_by", "bob")
				.containsEntry("created_at", LONG_AGO);
			assertThat((OffsetDateTime) row.get("updated_at")).isAfter(LONG_AGO);
		}
	}

	@ParameterizedTest
	@EnumSource
	void readsPassOverDeletedRows(Variant variant) {
		Sandbox sandbox = Workers.of(variant);
		sandbox.reset(Operation.DELETE_ONE);
		sandbox.run(Operation.DELETE_ONE, 0);
		assertThat(Stream
			.of(Operation.FIND, Operation.LIST, Operation.HYDRATE, Operation.UPDATE, Operation.DELETE_ONE,
					Operation.DELETE_MANY, Operation.DELETE_ALL)
			.filter((operation) -> comesToAllRows(sandbox, operation))).isEmpty();
		sandbox.reset(Operation.DELETE_ONE);
	}

	/**
	 * Each operation insists on the number of rows that it takes when all live.
	 */
	private static boolean comesToAllRows(Sandbox sandbox, Operation operation) {
		try {
			sandbox.run(operation, 0);
			return true;
		}
		catch (IllegalStateException ex) {
			return false;
		}
	}

	@ParameterizedTest
	@MethodSource("deletions")
	void deleteKeepsRows(Variant variant, Operation operation) {
		Sandbox sandbox = Workers.of(variant);
		String sql = "select * from invoice where id <= " + taken(operation) + " order by id";
		sandbox.reset(operation);
		List<Map<String, Object>> before = sandbox.query(sql);
		List<Map<String, Object>> rows = after(variant, operation, sql);
		assertThat(rows).hasSize(taken(operation));
		for (int index = 0; index < rows.size(); index++) {
			Map<String, Object> row = rows.get(index);
			assertThat(row.get("deleted_at")).isNotNull();
			if (variant != Variant.HIBERNATE) {
				assertThat(row).containsEntry("version", (Long) before.get(index).get("version") + 1);
			}
			assertThat(row).containsEntry("updated_at", before.get(index).get("updated_at"))
				.containsEntry("updated_by", before.get(index).get("updated_by"))
				.containsEntry("amount", before.get(index).get("amount"));
		}
		assertThat(sandbox.query("select id from invoice where deleted_at is not null")).hasSize(taken(operation));
		sandbox.reset(operation);
	}

	@ParameterizedTest
	@MethodSource("exactDeletions")
	void deleteWritesWhoAndWhen(Variant variant, Operation operation) {
		String deleted = " from invoice where deleted_at is not null";
		OffsetDateTime before = now();
		assertThat(after(variant, operation, "select *" + deleted)).allSatisfy((row) -> {
			assertThat(row).containsEntry("deleted_by", "ann");
			assertThat((OffsetDateTime) row.get("deleted_at")).isAfterOrEqualTo(before);
		});
		Sandbox sandbox = Workers.of(variant);
		assertThat(sandbox.query("select distinct deleted_at" + deleted)).hasSize(1);
		assertThat(sandbox.query("select distinct deletion_id" + deleted))
			.hasSize((operation == Operation.DELETE_MANY) ? BATCH : 1);
		sandbox.reset(operation);
	}

	@ParameterizedTest
	@MethodSource("restorations")
	void restoreBringsRowsBack(Variant variant, Operation operation) {
		Sandbox sandbox = Workers.of(variant);
		String sql = "select * from invoice where id <= " + taken(operation) + " order by id";
		sandbox.reset(operation);
		String deleted = "select id from invoice where deleted_at is not null";
		int allDeleted = sandbox.query(deleted).size();
		List<Map<String, Object>> before = sandbox.query(sql);
		List<Map<String, Object>> rows = after(variant, operation, sql);
		assertThat(rows).hasSize(taken(operation));
		for (int index = 0; index < rows.size(); index++) {
			assertThat(rows.get(index).get("deleted_at")).isNull();
			assertThat(rows.get(index)).containsEntry("version", (Long) before.get(index).get("version") + 1)
				.containsEntry("updated_at", before.get(index).get("updated_at"));
			if (exact().anyMatch(variant::equals)) {
				assertLives(rows.get(index));
			}
		}
		assertThat(sandbox.query(deleted)).hasSize(allDeleted - taken(operation));
		sandbox.reset(Operation.DELETE_ONE);
	}

	@ParameterizedTest
	@MethodSource("exact")
	void restoreDeletionLeavesOtherDeletionsAlone(Variant variant) {
		Sandbox sandbox = Workers.of(variant);
		sandbox.reset(Operation.RESTORE_ONE);
		assertThat(comesToAllRows(sandbox, Operation.RESTORE_ALL)).isFalse();
		assertThat(sandbox.query("select id from invoice where deleted_at is null")).isEmpty();
		sandbox.reset(Operation.DELETE_ONE);
	}

	@ParameterizedTest
	@EnumSource
	void everyOperationComesToItsRows(Variant variant) {
		Sandbox sandbox = Workers.of(variant);
		for (Operation operation : Operation.values()) {
			sandbox.reset(operation);
			for (int turn = 0; turn < Math.min(3, operation.turns(Scale.SMALL)); turn++) {
				sandbox.run(operation, turn);
			}
			sandbox.reset(operation);
		}
		sandbox.reset(Operation.DELETE_ONE);
	}

	private static List<Map<String, Object>> after(Variant variant, Operation operation, String sql) {
		Sandbox sandbox = Workers.of(variant);
		sandbox.reset(operation);
		sandbox.run(operation, 0);
		return sandbox.query(sql);
	}

	private static void assertLives(Map<String, Object> row) {
		assertThat(row.get("deleted_at")).isNull();
		assertThat(row.get("deleted_by")).isNull();
		assertThat(row.get("deletion_id")).isNull();
	}

	private static int taken(Operation operation) {
		return operation.expected(Scale.SMALL);
	}

	private static OffsetDateTime now() {
		return OffsetDateTime.now().truncatedTo(ChronoUnit.MICROS);
	}

	/**
	 * The variants that know who deleted a row, and with what other rows.
	 */
	static Stream<Variant> exact() {
		return Stream.of(Variant.HAND, Variant.PLINTH);
	}

	static Stream<Arguments> deletions() {
		return of(Stream.of(Variant.values()), Operation.DELETE_ONE, Operation.DELETE_MANY, Operation.DELETE_ALL);
	}

	static Stream<Arguments> exactDeletions() {
		return of(exact(), Operation.DELETE_ONE, Operation.DELETE_MANY, Operation.DELETE_ALL);
	}

	static Stream<Arguments> restorations() {
		return of(Stream.of(Variant.values()), Operation.RESTORE_ONE, Operation.RESTORE_MANY, Operation.RESTORE_ALL);
	}

	private static Stream<Arguments> of(Stream<Variant> variants, Operation... operations) {
		return variants
			.flatMap((variant) -> Stream.of(operations).map((operation) -> Arguments.of(variant, operation)));
	}

}
