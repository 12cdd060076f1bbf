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
package dev.plinth.softdelete.removal;

import java.time.Instant;
import java.util.List;

import dev.plinth.testing.fleet.Aircraft;
import dev.plinth.testing.fleet.AircraftRepository;
import dev.plinth.testing.fleet.Barge;
import dev.plinth.testing.fleet.Berth;
import dev.plinth.testing.fleet.Car;
import dev.plinth.testing.fleet.Ferry;
import dev.plinth.testing.fleet.FerryRepository;
import dev.plinth.testing.fleet.FleetApplication;
import dev.plinth.testing.fleet.Glider;
import dev.plinth.testing.fleet.Jet;
import dev.plinth.testing.fleet.Plane;
import dev.plinth.testing.fleet.Truck;
import dev.plinth.testing.fleet.Vehicle;
import dev.plinth.testing.fleet.VehicleRepository;
import dev.plinth.testing.fleet.Vessel;
import dev.plinth.testing.fleet.VesselRepository;
import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Removing the rows of hierarchies of entities for good.
 */
@SpringBootTest(classes = FleetApplication.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
abstract class PurgeHierarchyContract {

	private static final Instant CUTOFF = Instant.parse("2100-01-01T00:00:00Z");

	@Autowired
	private EntityManager entityManager;

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private TransactionTemplate transaction;

	@Autowired
	private PlatformTransactionManager transactionManager;

	@Autowired
	private VehicleRepository vehicles;

	@Autowired
	private VesselRepository vessels;

	@Autowired
	private FerryRepository ferries;

	@Autowired
	private AircraftRepository aircraft;

	@BeforeEach
	void populate() {
		this.jdbc.update("update vessel set flagship_harbour = null, flagship_place = null");
		for (String table : List.of("vehicle_labels", "truck_permit", "vehicle", "vessel_labels", "ferry", "barge",
				"vessel", "aircraft_labels", "plane", "jet", "glider")) {
			this.jdbc.update("delete from " + table);
		}
		this.transaction.executeWithoutResult((status) -> {
			this.entityManager.persist(new Car("red"));
			this.entityManager.persist(new Truck("red", "north"));
			this.entityManager.persist(new Truck("blue", "south"));
			Ferry ferry = new Ferry(new Berth("Kiel", 1), "red", 3);
			Barge barge = new Barge(new Berth("Kiel", 2), "red");
			Ferry last = new Ferry(new Berth("Kiel", 3), "red", 2);
			this.entityManager.persist(ferry);
			this.entityManager.persist(barge);
			this.entityManager.persist(last);
			barge.setFlagship(ferry);
			ferry.setFlagship(last);
			last.setFlagship(barge);
			this.entityManager.persist(new Ferry(new Berth("Bonn", 1), "blue", 1));
			this.entityManager.persist(new Plane("red"));
			this.entityManager.persist(new Jet("red", 2));
			this.entityManager.persist(new Jet("blue", 4));
			this.entityManager.persist(new Glider("red"));
		});
	}

	private void delete(String entity) {
		this.transaction.executeWithoutResult(
				(status) -> this.entityManager.createQuery("delete from " + entity + " e where e.name = 'red'")
					.executeUpdate());
	}

	private List<String> names(String tables) {
		return this.jdbc.queryForList("select name from " + tables, String.class);
	}

	private List<String> labels(String table) {
		return this.jdbc.queryForList("select labels from " + table, String.class);
	}

	private long rows(String table) {
		return this.jdbc.queryForObject("select count(*) from " + table, Long.class);
	}

	@Test
	void purgeOfASingleTableTakesTheRowsOfItsSecondaryTable() {
		delete("Vehicle");
		assertThat(this.vehicles.purgeDeletedBefore(CUTOFF)).isEqualTo(2);
		assertThat(names("vehicle")).containsExactly("blue");
		assertThat(labels("vehicle_labels")).containsExactly("blue");
		assertThat(this.jdbc.queryForList("select permit from truck_permit", String.class)).containsExactly("south");
	}

	// T32
	@Test
	void purgeOfJoinedTablesTakesRowsThatReferToEachOtherInACircle() {
		delete("Vessel");
		assertThat(this.vessels.purgeDeletedBefore(CUTOFF)).isEqualTo(3);
		assertThat(names("vessel")).containsExactly("blue");
		assertThat(labels("vessel_labels")).containsExactly("blue");
		assertThat(rows("ferry")).isOne();
		assertThat(rows("barge")).isZero();
	}

	// T32
	@Test
	void purgeOfASubclassLeavesTheRowsOfOtherClasses() {
		delete("Vessel");
		assertThat(this.ferries.purgeDeletedBefore(CUTOFF)).isZero();
		this.jdbc.update("update vessel set flagship_harbour = null, flagship_place = null where place = 2");
		assertThat(this.ferries.purgeDeletedBefore(CUTOFF)).isEqualTo(2);
		assertThat(rows("ferry")).isOne();
		assertThat(rows("barge")).isOne();
		assertThat(rows("vessel")).isEqualTo(2);
	}

	// T32
	@Test
	void rowsThatReferToEachOtherAcrossBatchesGoOnceNothingRefersToThem() {
		delete("Vessel");
		this.jdbc.update("update vessel set flagship_harbour = null, flagship_place = null where place = 2");
		assertThat(new Purge(Vessel.class, 1, this.entityManager, this.transactionManager).deletedBefore(CUTOFF))
			.isEqualTo(3);
		assertThat(names("vessel")).containsExactly("blue");
	}

	@Test
	void purgeOfATablePerClassTakesTheRowsOfEach() {
		delete("Aircraft");
		assertThat(this.aircraft.purgeDeletedBefore(CUTOFF)).isEqualTo(3);
		assertThat(names("jet")).containsExactly("blue");
		assertThat(labels("aircraft_labels")).containsExactly("blue");
		assertThat(rows("plane") + rows("glider")).isZero();
		assertThat(this.aircraft.findAll()).extracting(Aircraft::getName).containsExactly("blue");
	}

	@Test
	void candidatesOfEveryKindOfIdentifierAreLookedUpInBatches() {
		delete("Vehicle");
		delete("Vessel");
		delete("Aircraft");
		this.jdbc.update("update vessel set flagship_harbour = null, flagship_place = null");
		for (Class<?> type : List.of(Vehicle.class, Vessel.class, Aircraft.class)) {
			assertThat(new Purge(type, 1, this.entityManager, this.transactionManager).deletedBefore(CUTOFF))
				.as(type.getName())
				.isBetween(2L, 3L);
		}
		assertThat(this.vehicles.countDeleted() + this.vessels.countDeleted() + this.aircraft.countDeleted()).isZero();
	}

}
