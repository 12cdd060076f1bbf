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
package dev.plinth.softdelete.bulk;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

import dev.plinth.audit.Auditors;
import dev.plinth.entity.AbstractEntity;
import dev.plinth.testing.fleet.Berth;
import dev.plinth.testing.fleet.Ferry;
import dev.plinth.testing.fleet.FleetApplication;
import dev.plinth.testing.fleet.Jet;
import dev.plinth.testing.fleet.Plate;
import dev.plinth.testing.fleet.Truck;
import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A bulk update that meets a deletion which another transaction has written but not yet
 * committed.
 */
@SpringBootTest(classes = FleetApplication.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
abstract class BulkRaceContract {

	/**
	 * Within this time everything is over, or the test fails.
	 */
	private static final Duration TIMEOUT = Duration.ofMinutes(1);

	private final ExecutorService threads = Executors.newSingleThreadExecutor();

	private final String waiting;

	@Autowired
	private EntityManager entityManager;

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private TransactionTemplate transaction;

	/**
	 * Create the contract.
	 * @param waiting a query that counts the transactions of the database that wait for a
	 * lock
	 */
	BulkRaceContract(String waiting) {
		this.waiting = waiting;
	}

	@AfterEach
	void stopThreads() {
		this.threads.shutdownNow();
	}

	// T17, T23
	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			PLATE | update Plate set name = 'edited' where id like :name
			PLATE | update Plate p set p.name = 'edited' where p in (select o from Plate o where o.id like :name)
			TRUCK | update Truck set name = 'edited' where name like :name
			TRUCK | update Vehicle set name = 'edited' where name like :name
			TRUCK | update Truck set permit = 'edited' where name like :name
			FERRY | update Vessel set name = 'edited' where name like :name
			FERRY | update Ferry set name = 'edited', decks = 9 where name like :name
			FERRY | update Ferry set decks = 9 where name like :name
			JET   | update Aircraft set name = 'edited' where name like :name
			JET   | update Plane set name = 'edited' where name like :name
			JET   | update Jet set name = 'edited', engines = 9 where name like :name
			""")
	void updateDoesNotReachARowThatIsBeingDeleted(Rows rows, String update) {
		String name = UUID.randomUUID().toString();
		AbstractEntity<?> gone = rows.create.apply(name + " gone");
		this.transaction.executeWithoutResult((status) -> {
			this.entityManager.persist(gone);
			this.entityManager.persist(rows.create.apply(name + " kept"));
		});
		Deletion deletion = this.transaction.execute((status) -> {
			this.entityManager.remove(this.entityManager.find(gone.getClass(), gone.getId()));
			this.entityManager.flush();
			Future<Integer> updated = this.threads.submit(() -> Auditors.runAs("editor",
					() -> this.transaction.execute((other) -> this.entityManager.createQuery(update)
						.setParameter("name", name + "%")
						.executeUpdate())));
			while (!updated.isDone() && this.jdbc.queryForObject(this.waiting, Integer.class) == 0) {
				Thread.onSpinWait();
			}
			return new Deletion(contents(rows, gone), updated);
		});
		assertThat(deletion.updated()).succeedsWithin(TIMEOUT).isEqualTo(1);
		assertThat(contents(rows, gone)).isEqualTo(deletion.contents());
	}

	private List<Map<String, Object>> contents(Rows rows, AbstractEntity<?> entity) {
		Object key = (entity instanceof Ferry ferry) ? ferry.getId().harbour() : entity.getId();
		return rows.tables.entrySet()
			.stream()
			.map((table) -> this.jdbc
				.queryForMap("select * from " + table.getKey() + " where " + table.getValue() + " = ?", key))
			.toList();
	}

	/**
	 * The entities that are deleted and updated.
	 */
	enum Rows {

		PLATE((name) -> new Plate(name, name), Map.of("plate", "id")),

		TRUCK((name) -> new Truck(name, name), Map.of("vehicle", "id", "truck_permit", "id")),

		FERRY((name) -> new Ferry(new Berth(name, 1), name, 1), Map.of("vessel", "harbour", "ferry", "ferry_harbour")),

		JET((name) -> new Jet(name, 1), Map.of("jet", "id"));

		private final Function<String, AbstractEntity<?>> create;

		private final Map<String, String> tables;

		Rows(Function<String, AbstractEntity<?>> create, Map<String, String> tables) {
			this.create = create;
			this.tables = tables;
		}

	}

	/**
	 * A deletion that was written before an update began, and committed while it waited.
	 *
	 * @param contents the rows as the deletion wrote them
	 * @param updated the number of rows that the update reached
	 */
	private record Deletion(List<Map<String, Object>> contents, Future<Integer> updated) {

	}

}
