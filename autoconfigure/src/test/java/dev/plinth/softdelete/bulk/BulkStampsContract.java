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

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.plinth.audit.Auditors;
import dev.plinth.softdelete.DeletedRows;
import dev.plinth.testing.Statements;
import dev.plinth.testing.fleet.Badge;
import dev.plinth.testing.fleet.Barge;
import dev.plinth.testing.fleet.Berth;
import dev.plinth.testing.fleet.Car;
import dev.plinth.testing.fleet.Diesel;
import dev.plinth.testing.fleet.Driver;
import dev.plinth.testing.fleet.Ferry;
import dev.plinth.testing.fleet.FleetApplication;
import dev.plinth.testing.fleet.Glider;
import dev.plinth.testing.fleet.Harbour;
import dev.plinth.testing.fleet.Jet;
import dev.plinth.testing.fleet.Kerosene;
import dev.plinth.testing.fleet.Logbook;
import dev.plinth.testing.fleet.Person;
import dev.plinth.testing.fleet.PersonRepository;
import dev.plinth.testing.fleet.Plate;
import dev.plinth.testing.fleet.Station;
import dev.plinth.testing.fleet.Truck;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.criteria.CriteriaUpdate;
import org.hibernate.HibernateException;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.data.jpa.domain.UpdateSpecification;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What statements that write many rows at once, and those of stateless sessions, write
 * into the columns that tell who wrote a row, and when.
 */
@SpringBootTest(classes = FleetApplication.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
abstract class BulkStampsContract {

	private static final List<String> TABLES = List.of("vehicle_labels", "truck_permit", "vehicle", "vessel_labels",
			"ferry", "barge", "vessel", "aircraft_labels", "plane", "jet", "glider", "person", "harbour", "station",
			"diesel", "kerosene", "logbook_seal", "logbook", "plate", "badge");

	/**
	 * The tables that hold the stamps of entities.
	 */
	private static final String STAMPED = """
			select %1$s from vehicle union all select %1$s from vessel union all select %1$s from plane
			union all select %1$s from jet union all select %1$s from glider union all select %1$s from person
			union all select %1$s from station union all select %1$s from diesel union all select %1$s from kerosene
			union all select %1$s from logbook union all select %1$s from plate union all select %1$s from badge
			""";

	private static final Pattern UPDATE = Pattern.compile("\\bupdate [a-z_]+ ");

	@Autowired
	private EntityManager entityManager;

	@Autowired
	private EntityManagerFactory entityManagerFactory;

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private TransactionTemplate transaction;

	@Autowired
	private PersonRepository persons;

	@BeforeEach
	void populate() {
		this.jdbc.update("update vessel set flagship_harbour = null, flagship_place = null");
		TABLES.forEach((table) -> this.jdbc.update("delete from " + table));
		Auditors.runAs("creator", () -> this.transaction.executeWithoutResult((status) -> Stream
			.of(new Car("old"), new Truck("old", "north"), new Truck("old", null),
					new Ferry(new Berth("Kiel", 1), "old", 3), new Barge(new Berth("Kiel", 2), "old"),
					new Jet("old", 2), new Glider("old"), new Person("old"), new Driver("old", "B"), new Station("old"),
					new Harbour("old", 4), new Diesel("old"), new Kerosene("old"), new Logbook("1", "old", "wax"),
					new Logbook("2", "old", null), new Plate("1", "old"), new Badge("1", "old"))
			.forEach(this.entityManager::persist)));
	}

	private int execute(String statement) {
		return inTransaction(() -> this.entityManager.createQuery(statement).executeUpdate());
	}

	private <T> T inTransaction(Supplier<T> work) {
		return this.transaction.execute((status) -> work.get());
	}

	private List<Map<String, Object>> rows(String condition) {
		return this.jdbc
			.queryForList("select * from (" + STAMPED.formatted("name, created_at, created_by, updated_at, updated_by")
					+ ") rows_of_all where " + condition);
	}

	private void assertStamped(String auditor, int expected) {
		assertThat(rows("updated_by = '" + auditor + "'")).hasSize(expected)
			.allSatisfy((row) -> assertThat(row).containsEntry("created_by", "creator"));
		assertThat(rows("updated_by = '" + auditor + "'").stream().map((row) -> row.get("updated_at")).distinct())
			.hasSizeLessThan(2);
		assertThat(rows("updated_at <> created_at")).hasSize(expected);
	}

	// T35
	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			update Person set name = 'new'                                     | 2 | 1
			update Person p set p.address.town = 'Bonn' where p.name = 'old'   | 2 | 1
			update Driver set licence = 'C'                                    | 1 | 1
			update Person set name = (select max(s.name) from Station s)       | 2 | 1
			update Badge set name = 'new'                                      | 1 | 1
			update Plate set name = 'new'                                      | 1 | 1
			update Station set name = 'new'                                    | 2 | 1
			update Harbour set depth = 1                                       | 1 | 2
			update Harbour set depth = 1, name = 'new'                         | 1 | 2
			update Fuel set name = 'new'                                       | 2 | 2
			update Diesel set name = 'new'                                     | 1 | 1
			update Logbook set name = 'new'                                    | 2 | 1
			update Logbook set seal = 'lead'                                   | 2 | 2
			update Vehicle set name = 'new'                                    | 3 | 1
			update Car set name = 'new'                                        | 1 | 1
			update Truck set permit = 'south'                                  | 2 | 2
			update Vessel set name = 'new'                                     | 2 | 1
			update Ferry set decks = 1                                         | 1 | 2
			update Aircraft set name = 'new'                                   | 2 | 3
			update Jet set engines = 4                                         | 1 | 1
			""")
	void updateStampsItsRowsWithNoStatementMore(String update, int rows, int tables) {
		List<String> statements = Statements.of(() -> Auditors.runAs("editor", () -> {
			assertThat(execute(update)).isEqualTo(rows);
		}));
		assertStamped("editor", rows);
		assertThat(statements.stream().mapToLong((sql) -> UPDATE.matcher(sql).results().count()).sum())
			.isEqualTo(tables);
		if (tables == 1 && !update.matches(".*(Station|Logbook|Vehicle|Car|Vessel|Diesel).*")) {
			assertThat(statements).hasSize(1);
		}
	}

	// T35
	@ParameterizedTest
	@ValueSource(strings = { "Person", "Station", "Fuel", "Vehicle", "Vessel", "Aircraft" })
	void stampsAreThoseOfEachExecution(String entity) {
		String update = "update " + entity + " set name = 'new'";
		List.of("first", "second", "third").forEach((auditor) -> {
			int rows = Auditors.runAs(auditor, () -> execute(update));
			assertStamped(auditor, rows);
		});
	}

	// T35
	@ParameterizedTest
	@CsvSource({ "Person, person", "Station, station", "Fuel, diesel", "Logbook, logbook", "Vehicle, vehicle",
			"Plate, plate" })
	void versionIsBumpedOnce(String entity, String table) {
		execute("update " + entity + " set name = 'new'");
		assertThat(versions(table)).containsOnly(1L);
		execute("update versioned " + entity + " set name = 'newer'");
		assertThat(versions(table)).containsOnly(2L);
		execute("update " + entity + " e set e.name = 'newest', e.version = e.version + 10");
		assertThat(versions(table)).containsOnly(12L);
	}

	private List<Long> versions(String table) {
		return this.jdbc.queryForList("select version from " + table, Long.class);
	}

	// T35
	@Test
	void versionsOfEveryTypeAreBumped() {
		Object before = this.jdbc.queryForObject("select changed_at from vessel where place = 1", Object.class);
		execute("update Vessel set name = 'new'");
		execute("update Aircraft set name = 'new'");
		assertThat(this.jdbc.queryForObject("select changed_at from vessel where place = 1", Object.class))
			.isNotEqualTo(before);
		assertThat(this.jdbc.queryForList("select revision from jet", Integer.class)).containsExactly(1);
	}

	// T35
	@ParameterizedTest
	@CsvSource({ "Person, 2", "Station, 2", "Fuel, 2", "Logbook, 2", "Vehicle, 3" })
	void assignmentOfTheStatementWins(String entity, int rows) {
		Auditors.runAs("editor", () -> execute("update " + entity + " e set e.name = 'new', e.updatedBy = 'import'"));
		assertStamped("import", rows);
		execute("update " + entity + " e set e.updatedAt = e.createdAt");
		assertThat(rows("updated_at <> created_at")).isEmpty();
		assertThat(rows("updated_by = 'system'")).hasSize(rows);
	}

	// T35
	@ParameterizedTest
	@ValueSource(strings = { "Person", "Station", "Fuel", "Logbook", "Vehicle", "Vessel", "Aircraft" })
	void updateThatMatchesNothingStampsNothing(String entity) {
		assertThat(execute("update " + entity + " e set e.name = 'new' where e.name = 'none'")).isZero();
		assertStamped("nobody", 0);
	}

	// T35
	@Test
	void everyWayToUpdateInBulkStamps() {
		Auditors.runAs("modifying", () -> assertThat(this.persons.rename("modified")).isEqualTo(2));
		assertStamped("modifying", 2);
		for (String auditor : List.of("first", "second")) {
			Auditors.runAs(auditor, () -> inTransaction(() -> {
				CriteriaUpdate<Person> update = this.entityManager.getCriteriaBuilder()
					.createCriteriaUpdate(Person.class);
				update.from(Person.class);
				return this.entityManager.createQuery(update.set("name", auditor)).executeUpdate();
			}));
			assertStamped(auditor, 2);
		}
		Auditors
			.runAs("specification",
					() -> this.persons.update(UpdateSpecification
						.<Person>update((root, update, builder) -> update.set("name", "specified"))
						.where((root, builder) -> builder.isNotNull(root.get("name")))));
		assertStamped("specification", 2);
		assertThat(versions("person")).containsOnly(4L);
	}

	// T35
	@ParameterizedTest
	@ValueSource(strings = { "Person", "Station", "Fuel", "Logbook", "Plate", "Vehicle", "Truck", "Aircraft" })
	void parametersOfTheStatementKeepTheirValues(String entity) {
		List<Object> ids = this.entityManager.createQuery("select e.id from " + entity + " e", Object.class)
			.getResultList();
		for (List<Object> chosen : List.of(ids, ids.subList(0, 1))) {
			String name = "new" + chosen.size();
			assertThat(inTransaction(() -> this.entityManager
				.createQuery("update " + entity + " e set e.name = :name where e.id in :ids and e.name <> :name")
				.setParameter("name", name)
				.setParameter("ids", chosen)
				.executeUpdate())).isEqualTo((ids.size() == 1 && chosen != ids) ? 0 : chosen.size());
			assertThat(rows("name = '" + name + "' and updated_by = 'system'")).hasSize(chosen.size());
		}
	}

	// T35
	@Test
	void planOfAStampedUpdateIsKept() {
		var statistics = this.entityManagerFactory.unwrap(SessionFactory.class).getStatistics();
		String update = "update Person p set p.name = 'kept' where p.name like '%'";
		execute(update);
		long hits = statistics.getQueryPlanCacheHitCount();
		execute(update);
		assertThat(statistics.getQueryPlanCacheHitCount()).isGreaterThan(hits);
	}

	// T35
	@ParameterizedTest
	@CsvSource(delimiter = ';',
			textBlock = """
					insert into Badge (id, name) values ('#1', 'new') ; 1
					insert into Badge (id, name) values ('#1', 'new'), ('#2', 'new') ; 2
					insert into Badge (id, name) select '#x' || b.id, 'new' from Badge b where b.name = 'old' ; 1
					insert into Badge (id, name) select '#x' || b.id, 'new' from Badge b where b.name = 'old' union select '#y' || p.id, 'new' from Plate p where p.name = 'old' ; 2
					insert into Badge (id, name) select distinct '#x', 'new' from Person p where p.name = 'old' group by p.name ; 1
					insert into Plate (id, name) values ('#1', 'new') ; 1
					insert into Plate (id, name) select '#x' || p.id, 'new' from Plate p where p.name = 'old' ; 1
					insert into Person (name) values ('new') ; 1
					insert into Person (name) values ('new'), ('new') ; 2
					insert into Person (name) select 'new' from Person p where p.name = 'old' ; 2
					insert into Driver (name, licence) select 'new', 'C' from Person p where p.name = 'old' ; 2
					insert into Station (name) values ('new') ; 1
					insert into Station (name) select 'new' from Station s where s.name = 'old' ; 2
					insert into Harbour (name, depth) values ('new', 3) ; 1
					insert into Harbour (name, depth) select 'new', s.depth from Harbour s where s.name = 'old' ; 1
					insert into Diesel (name) values ('new') ; 1
					insert into Diesel (name) select 'new' from Fuel f where f.name = 'old' ; 2
					insert into Logbook (id, name, seal) values ('#2', 'new', 'lead') ; 1
					insert into Logbook (id, name) select '#x' || l.id, 'new' from Logbook l where l.name = 'old' ; 2
					insert into Car (name) values ('new') ; 1
					insert into Car (name) select 'new' from Vehicle v where v.name = 'old' ; 3
					insert into Truck (name, permit) values ('new', 'west') ; 1
					insert into Jet (name, engines) values ('new', 3) ; 1
					""")
	void insertStampsItsRows(String insert, int rows) {
		for (String auditor : List.of("first", "second")) {
			String statement = insert.replace("'#", "'" + auditor);
			assertThat(Auditors.<Integer>runAs(auditor, () -> execute(statement))).isEqualTo(rows);
			assertThat(rows("name = 'new'")).hasSize(rows).allSatisfy((row) -> {
				assertThat(row).containsEntry("created_by", auditor).containsEntry("updated_by", auditor);
				assertThat(row.get("created_at")).isNotNull().isEqualTo(row.get("updated_at"));
			});
			assertThat(rows("name = 'new'").stream().map((row) -> row.get("created_at")).distinct()).hasSize(1);
			this.transaction.executeWithoutResult((status) -> TABLES.stream()
				.filter((table) -> !table.matches(".*_.*|harbour|ferry|barge"))
				.forEach((table) -> this.jdbc.update("update " + table + " set name = 'done' where name = 'new'")));
		}
	}

	// T35
	@Test
	void insertKeepsTheStampsThatItBrings() {
		Auditors.runAs("importer", () -> execute("insert into Badge (id, name, createdBy, createdAt) "
				+ "select 'x', 'new', v.createdBy, v.createdAt from Person v where v.name = 'old' and type(v) = Person"));
		Map<String, Object> person = rows("created_by = 'creator' and updated_by = 'creator'").get(0);
		assertThat(rows("name = 'new'")).singleElement()
			.satisfies((row) -> assertThat(row).containsEntry("created_by", "creator")
				.containsEntry("updated_by", "importer")
				.containsEntry("created_at", person.get("created_at"))
				.doesNotContainEntry("updated_at", person.get("updated_at")));
	}

	// T23, T35
	@ParameterizedTest
	@ValueSource(strings = { "Badge", "Plate" })
	void conflictThatUpdatesStampsAnUpdate(String entity) {
		String insert = "insert into " + entity + " as e (id, name) values ('1', 'new'), ('2', 'new')"
				+ " on conflict (id) do update set name = excluded.name || '!' where e.name <> 'kept'";
		String table = entity.toLowerCase(Locale.ROOT);
		Auditors.runAs("first", () -> execute(insert));
		assertThat(rows("name = 'new!' and created_by = 'creator' and updated_by = 'first'")).hasSize(1);
		assertThat(rows("name = 'new' and created_by = 'first' and updated_by = 'first'")).hasSize(1);
		Auditors.runAs("second", () -> execute(insert));
		assertThat(rows("name = 'new!' and updated_by = 'second'")).hasSize(2);
		assertThat(versions(table)).containsExactlyInAnyOrder(2L, 1L);
		this.jdbc.update("update " + table + " set name = 'kept'");
		Auditors.runAs("third", () -> execute(insert));
		assertThat(rows("name = 'kept' and updated_by = 'second'")).hasSize(2);
		assertThat(versions(table)).containsExactlyInAnyOrder(2L, 1L);
	}

	// T23
	@Test
	void conflictWithADeletedRowChangesNothing() {
		execute("delete from Plate");
		Map<String, Object> deleted = this.jdbc.queryForMap("select * from plate");
		String insert = "insert into Plate (id, name) values ('1', 'new')"
				+ " on conflict (id) do update set name = excluded.name";
		execute(insert);
		DeletedRows.include(() -> execute(insert));
		assertThat(this.jdbc.queryForMap("select * from plate")).isEqualTo(deleted);
	}

	@Test
	void conflictThatCouldReachDeletedRowsIsRefused() {
		assertThatExceptionOfType(HibernateException.class)
			.isThrownBy(() -> execute("insert into Plate (id, name) values ('1', 'new')"
					+ " on conflict (id) do update set deletedBy = 'nobody'"))
			.withMessageContaining("'deletedBy'");
		assertThatExceptionOfType(HibernateException.class)
			.isThrownBy(() -> execute("insert into Truck (id, name) values (1, 'new')"
					+ " on conflict (id) do update set name = excluded.name"))
			.withMessageContaining("several tables");
	}

	// T35
	@ParameterizedTest
	@ValueSource(strings = { "Badge", "Plate" })
	void statelessSessionStampsAsAFlushDoes(String entity) {
		Function<String, Object> create = (id) -> entity.equals("Badge") ? new Badge(id, "new") : new Plate(id, "new");
		String table = entity.toLowerCase(Locale.ROOT);
		inStatelessSession("inserter", (session) -> {
			session.insert(create.apply("2"));
			session.insertMultiple(List.of(create.apply("3"), create.apply("4")));
			session.upsert(create.apply("5"));
			session.upsertMultiple(List.of(create.apply("6"), create.apply("7")));
		});
		assertThat(rows("created_by = 'inserter' and updated_by = 'inserter' and created_at = updated_at")).hasSize(6);
		assertThat(versions(table)).containsOnly(0L);
		inStatelessSession("updater", (session) -> {
			session.update(session.get("dev.plinth.testing.fleet." + entity, "2"));
			session.updateMultiple(List.of(session.get("dev.plinth.testing.fleet." + entity, "3"),
					session.get("dev.plinth.testing.fleet." + entity, "4")));
			session.upsert(session.get("dev.plinth.testing.fleet." + entity, "5"));
			session.upsertMultiple(List.of(session.get("dev.plinth.testing.fleet." + entity, "6"),
					session.get("dev.plinth.testing.fleet." + entity, "7")));
		});
		assertThat(rows("created_by = 'inserter' and updated_by = 'updater' and created_at <> updated_at")).hasSize(6);
		assertThat(this.jdbc.queryForList("select version from " + table + " where id <> '1'", Long.class))
			.containsOnly(1L);
		inStatelessSession("detached", (session) -> session.upsert(create.apply("1")));
		assertThat(rows("name = 'new' and created_by = 'creator' and updated_by = 'detached'")).hasSize(1);
	}

	private void inStatelessSession(String auditor, Consumer<StatelessSession> work) {
		Auditors.runAs(auditor,
				() -> this.entityManagerFactory.unwrap(SessionFactory.class).inStatelessTransaction(work));
	}

}
