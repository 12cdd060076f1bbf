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
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.plinth.softdelete.DeletedRows;
import dev.plinth.testing.Statements;
import dev.plinth.testing.fleet.Aircraft;
import dev.plinth.testing.fleet.Barge;
import dev.plinth.testing.fleet.Berth;
import dev.plinth.testing.fleet.Car;
import dev.plinth.testing.fleet.Ferry;
import dev.plinth.testing.fleet.FleetApplication;
import dev.plinth.testing.fleet.Glider;
import dev.plinth.testing.fleet.Jet;
import dev.plinth.testing.fleet.Plane;
import dev.plinth.testing.fleet.Truck;
import dev.plinth.testing.fleet.Vehicle;
import dev.plinth.testing.fleet.Vessel;
import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What statements that delete or update many rows at once do to hierarchies of entities.
 */
@SpringBootTest(classes = FleetApplication.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
abstract class BulkHierarchyContract {

	private static final List<String> TABLES = List.of("vehicle_labels", "truck_permit", "vehicle", "vessel_labels",
			"ferry", "barge", "vessel", "plane_labels", "plane", "jet", "glider");

	private static final List<String> WRITTEN = List.of("deleted_at", "deleted_by", "deletion_id", "version",
			"revision", "changed_at");

	@Autowired
	private EntityManager entityManager;

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private TransactionTemplate transaction;

	@BeforeEach
	void populate() {
		this.jdbc.update("update vessel set flagship_harbour = null, flagship_place = null");
		tables().forEach((table) -> this.jdbc.update("delete from " + table));
		this.transaction.executeWithoutResult((status) -> {
			this.entityManager.persist(new Vehicle("handcart"));
			this.entityManager.persist(new Car("red"));
			this.entityManager.persist(new Car("blue"));
			this.entityManager.persist(new Truck("red", "north"));
			this.entityManager.persist(new Truck("blue", null));
			Ferry ferry = new Ferry(new Berth("Kiel", 1), "red", 3);
			this.entityManager.persist(ferry);
			Barge barge = new Barge(new Berth("Kiel", 2), "red");
			barge.setFlagship(ferry);
			this.entityManager.persist(barge);
			this.entityManager.persist(new Ferry(new Berth("Bonn", 1), "blue", 1));
			this.entityManager.persist(new Plane("red"));
			this.entityManager.persist(new Jet("red", 2));
			this.entityManager.persist(new Jet("blue", 4));
			this.entityManager.persist(new Glider("red"));
		});
	}

	private List<String> tables() {
		return TABLES.stream().map((table) -> table.equals("plane_labels") ? "aircraft_labels" : table).toList();
	}

	private int update(String statement) {
		Integer rows = this.transaction.execute((status) -> this.entityManager.createQuery(statement).executeUpdate());
		return (rows != null) ? rows : -1;
	}

	private <T> List<T> find(Class<T> type) {
		return this.entityManager.createQuery("from " + type.getSimpleName(), type).getResultList();
	}

	/**
	 * Return the rows of all tables, but for what a deletion writes.
	 */
	private Map<String, TreeSet<String>> contents() {
		Map<String, TreeSet<String>> contents = new TreeMap<>();
		for (String table : tables()) {
			TreeSet<String> rows = new TreeSet<>();
			this.jdbc.queryForList("select * from " + table).forEach((row) -> {
				for (String written : WRITTEN) {
					row.remove(written);
				}
				rows.add(row.toString());
			});
			contents.put(table, rows);
		}
		return contents;
	}

	// T12, T13, T14
	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			delete from Vehicle                                                     | 5
			delete from Vehicle v where v.name = 'red'                              | 2
			delete from Car c where c.name = 'red'                                  | 1
			delete from Truck                                                       | 2
			delete from Truck t where t.permit = 'north'                            | 1
			delete from Vehicle v where type(v) = Truck                             | 2
			delete from Vessel                                                      | 3
			delete from Vessel v where v.name = 'red'                               | 2
			delete from Ferry f where f.decks > 2                                   | 1
			delete from Barge b where b.flagship.name = 'red'                       | 1
			delete from Vessel v where v.id.harbour = 'Kiel'                        | 2
			delete from Vessel v where treat(v as Ferry).decks = 1                  | 1
			delete from Vessel v where exists (select 1 from Vessel o where o.flagship = v) | 1
			delete from Aircraft                                                    | 4
			delete from Aircraft a where a.name = 'red'                             | 3
			delete from Plane p where p.name = 'red'                                | 2
			delete from Jet j where j.engines = 4                                   | 1
			delete from Glider                                                      | 1
			delete from Aircraft a where 'blue' member of a.labels                  | 1
			delete from Aircraft a where exists (select 1 from Aircraft b where b.name = a.name and b.id <> a.id) | 3
			""")
	void bulkDeletionKeepsTheRowsOfAllTables(String delete, int deleted) {
		int living = find(Vehicle.class).size() + find(Vessel.class).size() + find(Aircraft.class).size();
		Map<String, TreeSet<String>> before = contents();
		assertThat(update(delete)).isEqualTo(deleted);
		assertThat(contents()).isEqualTo(before);
		assertThat(find(Vehicle.class).size() + find(Vessel.class).size() + find(Aircraft.class).size())
			.isEqualTo(living - deleted);
		assertThat(deletions()).isEqualTo(1);
		assertThat(update(delete)).isZero();
		assertThat(deletions()).isEqualTo(1);
	}

	private long deletions() {
		return this.jdbc.queryForObject(
				"select count(distinct deletion_id) from (select deletion_id from vehicle"
						+ " union all select deletion_id from vessel union all select deletion_id from plane"
						+ " union all select deletion_id from jet union all select deletion_id from glider) d",
				Long.class);
	}

	// T12
	@ParameterizedTest
	@CsvSource({ "Vehicle, 1", "Truck, 1", "Vessel, 1", "Ferry, 1", "Aircraft, 4", "Plane, 3", "Glider, 1" })
	void bulkDeletionTakesAFixedNumberOfStatements(String entity, int expected) {
		assertThat(Statements.of(() -> update("delete from " + entity))).hasSize(expected)
			.last()
			.asString()
			.startsWith("update ");
	}

	// T17
	@Test
	void versionsOfEveryTypeAreBumped() {
		Object before = this.jdbc.queryForObject("select changed_at from vessel where name = 'blue'", Object.class);
		update("delete from Vessel");
		update("delete from Aircraft");
		assertThat(this.jdbc.queryForObject("select changed_at from vessel where name = 'blue'", Object.class))
			.isNotEqualTo(before);
		assertThat(this.jdbc.queryForList("select revision from jet", Integer.class)).containsExactly(1, 1);
	}

	// T23
	@ParameterizedTest
	@CsvSource({ "Vehicle, 5", "Truck, 2", "Vessel, 3", "Ferry, 2", "Aircraft, 4", "Plane, 3", "Glider, 1" })
	void bulkUpdateLeavesDeletedRowsAlone(String entity, int rows) {
		String update = "update " + entity + " e set e.name = 'green' where e.name like '%'";
		assertThat(update(update)).isEqualTo(rows);
		update("delete from " + entity);
		assertThat(update(update)).isZero();
		assertThat(DeletedRows.<Integer>include(() -> update(update))).isZero();
		assertThat(DeletedRows.<Integer>only(() -> update(update))).isZero();
	}

	// T01
	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			select f.id.place from Ferry f where f.decks = 3     | 1
			select f.decks from Ferry f                          | 2
			select t.permit from Truck t where t.permit is null  | 1
			select j.engines from Jet j                          | 2
			""")
	void queriesThatOnlyNeedColumnsOfTheSubclassHideDeletedRows(String query, int rows) {
		assertThat(this.entityManager.createQuery(query, Object.class).getResultList()).hasSize(rows);
		update("delete from Vehicle");
		update("delete from Vessel");
		update("delete from Aircraft");
		assertThat(this.entityManager.createQuery(query, Object.class).getResultList()).isEmpty();
	}

}
