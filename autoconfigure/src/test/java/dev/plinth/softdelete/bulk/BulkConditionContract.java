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

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.plinth.testing.fleet.Barge;
import dev.plinth.testing.fleet.Berth;
import dev.plinth.testing.fleet.Car;
import dev.plinth.testing.fleet.Cargo;
import dev.plinth.testing.fleet.Ferry;
import dev.plinth.testing.fleet.FleetApplication;
import dev.plinth.testing.fleet.Glider;
import dev.plinth.testing.fleet.Jet;
import dev.plinth.testing.fleet.Plane;
import dev.plinth.testing.fleet.Truck;
import dev.plinth.testing.fleet.Vehicle;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaDelete;
import jakarta.persistence.criteria.Root;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Transactional;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A statement that deletes many rows at once deletes just those that a query with its
 * condition finds.
 */
@SpringBootTest(classes = FleetApplication.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@Transactional
abstract class BulkConditionContract {

	@Autowired
	private EntityManager entityManager;

	private final Map<String, Object> parameters = new HashMap<>();

	@Autowired
	private JdbcTemplate jdbc;

	@BeforeEach
	void populate() {
		this.jdbc.update("update vessel set flagship_harbour = null, flagship_place = null");
		for (String table : List.of("vehicle_labels", "truck_permit", "vehicle", "vessel_labels", "ferry", "barge",
				"vessel", "aircraft_labels", "plane", "jet", "glider")) {
			this.jdbc.update("delete from " + table);
		}
		Truck truck = persisted(new Truck("red", "north"));
		Car car = persisted(new Car("red"));
		car.setTractor(truck);
		persisted(new Vehicle("handcart")).setTractor(car);
		Ferry ferry = persisted(new Ferry(new Berth("Kiel", 1), "red", 3));
		Barge barge = persisted(new Barge(new Berth("Kiel", 2), "blue"));
		barge.setFlagship(ferry);
		persisted(new Ferry(new Berth("Bonn", 2), "red", 1)).setFlagship(barge);
		Plane plane = persisted(new Plane("red"));
		Jet jet = persisted(new Jet("blue", 4));
		persisted(new Glider("red"));
		Cargo crate = persisted(new Cargo("crate", Cargo.Handling.CRANE, new Cargo.Weight(5), new Cargo.Mark("c", 1)));
		crate.load(truck, ferry, jet);
		crate.getTags().add("fragile");
		crate.getEscorts().addAll(List.of(ferry, barge));
		Cargo sack = persisted(new Cargo("red", Cargo.Handling.FORKLIFT, new Cargo.Weight(7), new Cargo.Mark("d", 2)));
		sack.load(car, barge, plane);
		sack.getEscorts().add(barge);
		persisted(new Cargo("loose", null, null, null)).getTags().addAll(List.of("red", "heavy"));
		this.parameters.putAll(Map.of("names", List.of("crate", "red"), "handling", Cargo.Handling.CRANE, "weight",
				new Cargo.Weight(7), "mark", new Cargo.Mark("d", 2), "berths",
				List.of(new Berth("Kiel", 2), new Berth("Bonn", 2)), "vehicles", List.of(truck, car), "vessel", barge,
				"aircraft", jet, "types", List.of(Truck.class, Car.class)));
		this.parameters.put("nothing", null);
		this.entityManager.flush();
		this.entityManager.clear();
	}

	private <T> T persisted(T entity) {
		this.entityManager.persist(entity);
		return entity;
	}

	private Query query(String hql) {
		Query query = this.entityManager.createQuery(hql);
		query.getParameters()
			.forEach((parameter) -> query.setParameter(parameter.getName(), this.parameters.get(parameter.getName())));
		return query;
	}

	private List<?> ids(String from) {
		return query("select e.id from " + from + " order by e.id").getResultList();
	}

	// T12
	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			textBlock = """
					Cargo    | 1 | e.vehicle.class = Truck
					Cargo    | 2 | type(e.vehicle) in :types
					Cargo    | 1 | type(e.vehicle) = Truck or e.name = 'loose'
					Cargo    | 1 | e.vessel.class = Ferry
					Cargo    | 1 | type(e.vessel) <> Ferry
					Cargo    | 1 | e.aircraft.class = Jet
					Cargo    | 1 | treat(e.vehicle as Truck).permit = 'north'
					Cargo    | 1 | treat(e.vessel as Ferry).decks = 3
					Cargo    | 1 | treat(e.aircraft as Jet).engines = 4
					Cargo    | 1 | e.hiddenVessel.class = Ferry
					Cargo    | 1 | type(e.hiddenVessel) = Barge
					Cargo    | 1 | treat(e.hiddenVessel as Ferry).decks = 3
					Cargo    | 1 | e.hiddenFerry.decks = 3
					Cargo    | 1 | e.hiddenFerry.name = 'red' and type(e.hiddenFerry) = Ferry
					Cargo    | 1 | e.hiddenFerry.flagship is null
					Cargo    | 1 | exists (select 1 from Cargo o join o.hiddenFerry f where f.decks = 3 and o = e)
					Cargo    | 1 | exists (select 1 from Cargo o join treat(o.hiddenVessel as Ferry) f where f.decks = 3 and o = e)
					Cargo    | 1 | exists (select 1 from Cargo o left join o.hiddenVessel f where f.class = Ferry and o = e)
					Cargo    | 1 | exists (select 1 from e.escorts f where type(f) = Ferry)
					Cargo    | 1 | exists (select 1 from Cargo o join treat(o.escorts as Ferry) f where f.decks = 3 and o = e)
					Cargo    | 2 | :vessel member of e.escorts
					Cargo    | 1 | e.vessel.flagship.class = Ferry
					Cargo    | 2 | e.vessel.id.harbour = 'Kiel'
					Cargo    | 1 | e.vessel.id in :berths
					Cargo    | 1 | e.vessel = :vessel
					Cargo    | 2 | e.vehicle in :vehicles
					Cargo    | 2 | e.vehicle.name = 'red' or e.name = 'loose'
					Cargo    | 1 | e.vehicle.name = e.name
					Cargo    | 1 | e.vehicle is null
					Cargo    | 2 | e.name in :names
					Cargo    | 1 | e.name not in :names
					Cargo    | 1 | upper(coalesce(e.name, 'x')) like 'CRA%'
					Cargo    | 1 | e.handling = :handling
					Cargo    | 1 | e.handling = CRANE
					Cargo    | 1 | e.weight = :weight
					Cargo    | 1 | e.mark = :mark
					Cargo    | 1 | e.mark is null
					Cargo    | 2 | (e.name, e.mark.size) in (('red', 2), ('crate', 1))
					Cargo    | 1 | :nothing is null and e.name = 'red'
					Cargo    | 0 | e.name = :nothing
					Cargo    | 2 | e.handling is distinct from :nothing
					Cargo    | 1 | 'red' member of e.tags
					Cargo    | 1 | e.tags is empty
					Cargo    | 1 | size(e.tags) = 2
					Cargo    | 1 | 'heavy' = some elements(e.tags)
					Cargo    | 1 | maxelement(e.tags) = 'red'
					Cargo    | 1 | e.name in (select v.name from Vehicle v where type(v) = Car)
					Cargo    | 1 | e.id = (select max(o.id) from Cargo o)
					Cargo    | 1 | exists (select 1 from Cargo o where o.id < e.id and o.vehicle.name = e.vehicle.name)
					Cargo    | 2 | e.vehicle in (select v from Vehicle v where 'red' member of v.labels)
					Cargo    | 2 | 'red' member of e.vehicle.labels
					Vehicle  | 1 | e.class = Truck
					Vehicle  | 2 | type(e) in :types
					Vehicle  | 1 | e.tractor.class = Truck
					Vehicle  | 2 | type(e.tractor) in (Truck, Car)
					Vehicle  | 1 | e.tractor.tractor.name = 'red'
					Vehicle  | 1 | treat(e.tractor as Truck).permit = 'north'
					Vehicle  | 1 | treat(e as Truck).permit = 'north'
					Vehicle  | 2 | treat(e as Truck).permit = 'north' or e.name = 'handcart'
					Truck    | 1 | e.class = Truck and e.permit is not null
					Vessel   | 2 | e.class = Ferry
					Vessel   | 1 | e.flagship.class = Ferry
					Vessel   | 1 | treat(e.flagship as Ferry).decks > 1
					Vessel   | 2 | e.id in :berths
					Vessel   | 1 | e = :vessel
					Vessel   | 2 | (e.id.harbour, e.id.place) in (('Kiel', 1), ('Bonn', 2))
					Vessel   | 1 | e.flagship.flagship.name = 'red'
					Vessel   | 1 | 'red' member of e.flagship.labels
					Vessel   | 2 | e in (select c.vessel from Cargo c)
					Vessel   | 1 | e.name = (select min(o.name) from Vessel o)
					Ferry    | 1 | e.decks = 1 and e.flagship.class = Barge
					Aircraft | 1 | e.class = Jet
					Aircraft | 2 | type(e) <> Jet
					Aircraft | 1 | treat(e as Jet).engines = 4
					Aircraft | 1 | e = :aircraft
					Aircraft | 2 | e in (select c.aircraft from Cargo c)
					Plane    | 1 | e.class = Jet
					""")
	void deletesWhatAQueryFinds(String entity, int rows, String condition) {
		List<?> all = ids(entity + " e");
		List<?> found = ids(entity + " e where " + condition);
		assertThat(found).hasSize(rows);
		assertThat(query("delete from " + entity + " e where " + condition).executeUpdate()).isEqualTo(rows);
		assertThat(ids(entity + " e")).isEqualTo(all.stream().filter((id) -> !found.contains(id)).toList());
	}

	// T12
	@Test
	void deletesWhatAJoinFinds() {
		CriteriaBuilder builder = this.entityManager.getCriteriaBuilder();
		CriteriaDelete<Cargo> delete = builder.createCriteriaDelete(Cargo.class);
		Root<Cargo> cargo = delete.from(Cargo.class);
		delete.where(builder.equal(cargo.join("escorts").get("name"), "blue"));
		assertThat(this.entityManager.createQuery(delete).executeUpdate()).isEqualTo(2);
		assertThat(this.entityManager.createQuery("select e.name from Cargo e", String.class).getResultList())
			.containsExactly("loose");
	}

}
