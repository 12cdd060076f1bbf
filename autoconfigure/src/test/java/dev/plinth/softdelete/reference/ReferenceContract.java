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
package dev.plinth.softdelete.reference;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.plinth.softdelete.DeletedReferenceException;
import dev.plinth.softdelete.DeletedRowException;
import dev.plinth.softdelete.DeletedRows;
import dev.plinth.testing.Statements;
import dev.plinth.testing.shipping.Alarm;
import dev.plinth.testing.shipping.Allotment;
import dev.plinth.testing.shipping.Barge;
import dev.plinth.testing.shipping.Berth;
import dev.plinth.testing.shipping.Booking;
import dev.plinth.testing.shipping.Carrier;
import dev.plinth.testing.shipping.Depot;
import dev.plinth.testing.shipping.Gate;
import dev.plinth.testing.shipping.Inspection;
import dev.plinth.testing.shipping.Item;
import dev.plinth.testing.shipping.Mooring;
import dev.plinth.testing.shipping.Parcel;
import dev.plinth.testing.shipping.Permit;
import dev.plinth.testing.shipping.Pier;
import dev.plinth.testing.shipping.Receipt;
import dev.plinth.testing.shipping.Shipment;
import dev.plinth.testing.shipping.ShippingContract;
import dev.plinth.testing.shipping.Stop;
import jakarta.persistence.Query;
import jakarta.persistence.criteria.CriteriaUpdate;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.engine.spi.PersistentAttributeInterceptable;
import org.hibernate.query.criteria.HibernateCriteriaBuilder;
import org.hibernate.query.criteria.JpaCriteriaInsertValues;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * No new or changed reference leads to a deleted row, and those that do keep doing so.
 */
abstract class ReferenceContract extends ShippingContract {

	private Long living;

	private Long deleted;

	@BeforeEach
	void populate() {
		this.living = persisted(new Depot("living")).getId();
		this.deleted = persisted(new Depot("deleted")).getId();
		this.depots.deleteById(this.deleted);
	}

	private Depot reference(Long id) {
		return this.entityManager.getReference(Depot.class, id);
	}

	private Depot loadedDeleted() {
		return DeletedRows.include(() -> depot(this.deleted));
	}

	private Long shipmentTo(Long depot) {
		return returning(() -> {
			Shipment shipment = new Shipment("1", (depot != null) ? reference(depot) : null);
			this.entityManager.persist(shipment);
			return shipment.getId();
		});
	}

	/**
	 * A shipment whose origin was deleted after it.
	 */
	private Long shipmentFromDeleted() {
		Long depot = persisted(new Depot("closed")).getId();
		Long id = shipmentTo(depot);
		this.depots.deleteById(depot);
		return id;
	}

	private DeletedReferenceException refused(Runnable work) {
		DeletedReferenceException[] refused = new DeletedReferenceException[1];
		List<String> statements = Statements
			.of(() -> refused[0] = cause(DeletedReferenceException.class, () -> inTransaction(work)));
		assertThat(refused[0]).isNotNull();
		assertThat(statements).noneMatch((sql) -> sql.startsWith("insert") || sql.startsWith("update"));
		return refused[0];
	}

	private DeletedReferenceException refusedForNew(Consumer<Shipment> references) {
		DeletedReferenceException refused = refused(() -> {
			Shipment shipment = new Shipment("new", null);
			references.accept(shipment);
			this.entityManager.persist(shipment);
		});
		assertThat(count("select count(*) from shipment")).isZero();
		return refused;
	}

	// T24
	@Test
	void newReferenceToALoadedDeletedRowIsRefused() {
		DeletedReferenceException refused = refusedForNew((shipment) -> shipment.setOrigin(loadedDeleted()));
		assertThat(refused.getEntityName()).isEqualTo(Shipment.class.getName());
		assertThat(refused.getAttribute()).isEqualTo("origin");
		assertThat(refused.getTargetEntityName()).isEqualTo(Depot.class.getName());
		assertThat(refused.getTargetIdentifier()).isEqualTo(this.deleted);
		assertThat(refused).hasMessageContaining("origin").hasMessageContaining(this.deleted.toString());
	}

	// T24
	@Test
	void newReferenceThroughAProxyIsRefused() {
		refusedForNew((shipment) -> shipment.setOrigin(reference(this.deleted)));
	}

	// T24
	@Test
	void newReferenceToADetachedCopyIsRefused() {
		Depot copy = persisted(new Depot("detached"));
		this.depots.deleteById(copy.getId());
		DeletedReferenceException refused = refused(() -> this.entityManager.persist(new Receipt(copy)));
		assertThat(refused.getTargetIdentifier()).isEqualTo(copy.getId());
	}

	// T24
	@Test
	void changedReferenceIsRefused() {
		Long id = shipmentTo(this.living);
		refused(() -> shipment(id).setOrigin(loadedDeleted()));
		refused(() -> shipment(id).setOrigin(reference(this.deleted)));
		assertThat(count("select origin_id from shipment")).isEqualTo(this.living);
	}

	// T24
	@Test
	void referenceInAnEmbeddableIsRefused() {
		assertThat(refusedForNew((shipment) -> shipment.setDestination(new Stop(reference(this.deleted), "dock")))
			.getAttribute()).isEqualTo("destination.depot");
		Long id = shipmentTo(this.living);
		refused(() -> shipment(id).setDestination(new Stop(loadedDeleted(), "dock")));
	}

	// T24
	@Test
	void referencesInIdentifiersAreRefused() {
		List<Supplier<Depot>> targets = List.of(this::loadedDeleted, () -> reference(this.deleted));
		List<Function<Depot, Object>> referrers = List.of((depot) -> new Allotment(depot, 1),
				(depot) -> new Permit(depot, 1), Inspection::new, Alarm::new);
		for (Function<Depot, Object> referrer : referrers) {
			for (Supplier<Depot> target : targets) {
				assertThat(refused(() -> this.entityManager.persist(referrer.apply(target.get()))).getAttribute())
					.endsWith("depot");
			}
			inTransaction(() -> this.entityManager.persist(referrer.apply(reference(this.living))));
		}
	}

	// T24
	@Test
	void newElementsThatReferToADeletedRowAreRefused() {
		assertThat(refusedForNew((shipment) -> shipment.getStops().add(new Stop(reference(this.deleted), "dock")))
			.getAttribute()).isEqualTo("stops.depot");
		Long id = shipmentTo(this.living);
		refused(() -> shipment(id).getStops().add(new Stop(loadedDeleted(), "dock")));
	}

	// T24
	@Test
	void newLinksToADeletedRowAreRefused() {
		Carrier carrier = persisted(new Carrier());
		Carrier other = persisted(new Carrier());
		inTransaction(() -> this.entityManager.find(Carrier.class, carrier.getId()).softDelete());
		Consumer<Shipment> link = (shipment) -> shipment.getCarriers()
			.add(this.entityManager.getReference(Carrier.class, carrier.getId()));
		assertThat(refusedForNew(link).getAttribute()).isEqualTo("carriers");
		Long id = shipmentTo(this.living);
		inTransaction(() -> shipment(id).getCarriers().add(this.entityManager.merge(other)));
		refused(() -> link.accept(shipment(id)));
		refused(() -> {
			shipment(id).setCarriers(new LinkedHashSet<>());
			link.accept(shipment(id));
		});
		assertThat(count("select count(*) from shipment_carriers")).isOne();
	}

	@Test
	void replacedCollectionKeepsItsLinksToDeletedRows() {
		Carrier carrier = persisted(new Carrier());
		Long id = shipmentTo(this.living);
		inTransaction(() -> shipment(id).getCarriers().add(this.entityManager.merge(carrier)));
		inTransaction(() -> this.entityManager.find(Carrier.class, carrier.getId()).softDelete());
		DeletedRows.include(() -> inTransaction(() -> {
			Shipment shipment = shipment(id);
			shipment.setCarriers(new LinkedHashSet<>(shipment.getCarriers()));
			Carrier added = new Carrier();
			this.entityManager.persist(added);
			shipment.getCarriers().add(added);
		}));
		assertThat(count("select count(*) from shipment_carriers")).isEqualTo(2);
	}

	// T24
	@Test
	void childInsertedForAParentThatGoesInTheSameFlushIsRefused() {
		Long id = shipmentTo(this.living);
		refused(() -> {
			Shipment shipment = shipment(id);
			this.entityManager.remove(shipment);
			this.entityManager.persist(new Item(shipment));
		});
		refused(() -> {
			Shipment shipment = shipment(id);
			this.entityManager.remove(shipment);
			Parcel parcel = new Parcel();
			this.entityManager.persist(parcel);
			shipment.getParcels().add(parcel);
		});
		assertThat(this.shipments.findById(id)).isPresent();
		assertThat(count("select count(*) from parcel")).isZero();
	}

	// T24
	@Test
	void childCascadedFromAParentDeletedBeforeIsRefused() {
		Long id = shipmentTo(this.living);
		this.shipments.deleteById(id);
		refused(() -> DeletedRows.include(() -> {
			Shipment shipment = shipment(id);
			shipment.getItems().add(new Item(shipment));
			this.entityManager.flush();
		}));
	}

	@Test
	void childThatGoesWithItsParentMayReferToIt() {
		Long id = shipmentTo(this.living);
		inTransaction(() -> {
			Shipment shipment = shipment(id);
			shipment.getItems().add(new Item(shipment));
			shipment.getParcels().add(new Parcel());
			this.entityManager.persist(shipment);
			this.entityManager.remove(shipment);
		});
		assertThat(count("select count(*) from item where deleted_at is not null")).isOne();
		assertThat(count("select count(*) from parcel where deleted_at is not null")).isOne();
	}

	// T24
	@Test
	void referenceToADeletedRowThatTheApplicationDoesNotSeeIsRefused() {
		this.jdbc.update("update depot set name = 'secret' where id = ?", this.deleted);
		refused(() -> {
			this.entityManager.unwrap(Session.class).enableFilter("open");
			this.entityManager.persist(new Shipment("new", reference(this.deleted)));
		});
		Pier pier = secretDeletedPier();
		refused(() -> this.entityManager.persist(new Mooring(reference(pier))));
		assertThat(count("select count(*) from shipment")).isZero();
		assertThat(count("select count(*) from mooring")).isZero();
	}

	// T45
	@Test
	void unchangedReferenceToADeletedRowThatTheApplicationDoesNotSeeIsAccepted() {
		Pier pier = persisted(new Pier());
		Long id = returning(() -> {
			Mooring mooring = new Mooring(reference(pier));
			this.entityManager.persist(mooring);
			return mooring.getId();
		});
		this.jdbc.update("update mooring set pier_id = ?", secretDeletedPier().getId());
		stateless((session) -> {
			Mooring mooring = session.get(Mooring.class, id);
			mooring.setLabel("changed");
			session.update(mooring);
		});
		assertThat(count("select count(*) from mooring where label = 'changed' and pier_id is not null")).isOne();
	}

	private Pier secretDeletedPier() {
		Pier pier = new Pier();
		pier.setSecret(true);
		persisted(pier);
		this.jdbc.update("update pier set deleted_at = current_timestamp, deleted_by = 'eve' where id = ?",
				pier.getId());
		return pier;
	}

	private Pier reference(Pier pier) {
		return this.entityManager.getReference(Pier.class, pier.getId());
	}

	// T24
	@Test
	void rowInsertedAheadOfTheFlushIsRefused() {
		refused(() -> this.entityManager.persist(new Receipt(reference(this.deleted))));
		refused(() -> this.entityManager.persist(new Receipt(loadedDeleted())));
		assertThat(count("select count(*) from receipt")).isZero();
	}

	// T24
	@Test
	void rowInsertedByAStatelessSessionIsRefused() {
		Depot copy = DeletedRows.include(() -> this.depots.findById(this.deleted).orElseThrow());
		refused(() -> this.entityManagerFactory.unwrap(SessionFactory.class)
			.inStatelessTransaction((session) -> session.insert(new Shipment("new", copy))));
		assertThat(count("select count(*) from shipment")).isZero();
	}

	// T24
	@Test
	void rowUpdatedByAStatelessSessionIsRefused() {
		Long id = shipmentTo(this.living);
		Depot copy = DeletedRows.include(() -> this.depots.findById(this.deleted).orElseThrow());
		Depot proxy = returning(() -> reference(this.deleted));
		List<Consumer<Shipment>> changes = List.of((shipment) -> shipment.setOrigin(copy),
				(shipment) -> shipment.setOrigin(proxy), (shipment) -> shipment.setDestination(new Stop(copy, "dock")));
		for (Consumer<Shipment> change : changes) {
			refused(() -> stateless((session) -> {
				Shipment shipment = session.get(Shipment.class, id);
				change.accept(shipment);
				session.update(shipment);
			}));
			refused(() -> stateless((session) -> {
				Shipment shipment = session.get(Shipment.class, id);
				change.accept(shipment);
				session.upsert(shipment);
			}));
		}
		assertThat(count("select origin_id from shipment")).isEqualTo(this.living);
	}

	// T45
	@Test
	void unchangedReferenceThatAStatelessSessionUpdatesIsAccepted() {
		Long id = shipmentFromDeleted();
		stateless((session) -> {
			Shipment shipment = session.get(Shipment.class, id);
			shipment.setLabel("updated");
			if (shipment.getOrigin() instanceof PersistentAttributeInterceptable) {
				// Hibernate cannot tell the key of an enhanced reference that is not
				// loaded
				session.fetch(shipment.getOrigin());
			}
			session.update(shipment);
			session.fetch(shipment.getOrigin());
			session.upsert(shipment);
		});
		assertThat(count("select count(*) from shipment where label = 'updated' and origin_id is not null")).isOne();
	}

	private void stateless(Consumer<StatelessSession> work) {
		this.entityManagerFactory.unwrap(SessionFactory.class).inStatelessTransaction(work);
	}

	// T24
	@Test
	void referenceThatAnUpdateStatementAssignsIsRefused() {
		Long id = shipmentTo(null);
		for (String attribute : List.of("origin", "destination.depot")) {
			String update = "update Shipment s set s." + attribute + " = :depot where s.id = :id";
			inTransaction(() -> assertThat(assign(update, depot(this.living), id)).isOne());
			assertThat(refusedStatement(() -> assign(update, loadedDeleted(), id)).getAttribute()).isEqualTo(attribute);
			refusedStatement(() -> assign(update, reference(this.deleted), id));
			inTransaction(() -> assertThat(assign(update, reference(this.living), id)).isOne());
		}
		refusedStatement(() -> {
			CriteriaUpdate<Shipment> update = this.entityManager.getCriteriaBuilder()
				.createCriteriaUpdate(Shipment.class);
			update.from(Shipment.class);
			this.entityManager.createQuery(update.set("origin", loadedDeleted())).executeUpdate();
		});
		inTransaction(
				() -> assertThat(assign("update Shipment s set s.origin = :depot where s.id = :id", null, id)).isOne());
		assertThat(count("select destination_id from shipment where origin_id is null")).isEqualTo(this.living);
	}

	private int assign(String update, Depot depot, Long id) {
		return this.entityManager.createQuery(update)
			.setParameter("depot", depot)
			.setParameter("id", id)
			.executeUpdate();
	}

	// T24
	@ParameterizedTest
	@ValueSource(strings = { "update Receipt r set r.depot = :depot", "update Receipt r set r.depot.id = :id",
			"update Receipt r set r.depot.id = {id}", "update Shipment s set s.origin.id = :id, s.label = :label",
			"update Shipment s set s.destination.depot.id = {id}",
			"update Alarm a set a.watch = :depot, a.note = :label",
			"update Alarm a set a.watch.id = {id}, a.note = 'new'", "insert into Receipt (depot) values (:depot)",
			"insert into Receipt (depot) values (null), (:depot)", "insert into Receipt (depot.id) values (:id)",
			"insert into Receipt (depot) select :depot from Shipment s",
			"insert into Receipt (depot) select r.depot from Receipt r union all select :depot from Shipment s",
			"insert into Receipt (depot.id) select {id} from Shipment s",
			"insert into Shipment (label, origin) values (:label, :depot)",
			"insert into Shipment (label, origin) select s.label, :depot from Shipment s",
			"insert into Allotment (key.depot, key.number) values (:depot, 7)",
			"insert into Barge (home, flag) values (:depot, :label)",
			"insert into Receipt (id, depot) values (-1, null) on conflict (id) do update set depot = :depot",
			"insert into Receipt (id, depot) values (-1, :depot) on conflict (id) do update set depot = excluded.depot" })
	void referenceThatAStatementWritesIsRefused(String statement) {
		persisted(new Receipt(null));
		this.jdbc.update("update receipt set id = -1");
		shipmentTo(this.living);
		inTransaction(() -> this.entityManager.persist(new Alarm(reference(this.living))));
		List<String> tables = List.of("receipt", "shipment", "alarm", "vessel", "allotment");
		Supplier<List<List<Map<String, Object>>>> rows = () -> tables.stream()
			.map((table) -> this.jdbc.queryForList("select * from " + table))
			.toList();
		List<List<Map<String, Object>>> before = rows.get();
		assertThat(refusedStatement(() -> execute(statement, this.deleted)).getTargetIdentifier())
			.isEqualTo(this.deleted);
		assertThat(rows.get()).isEqualTo(before);
		inTransaction(() -> assertThat(execute(statement, this.living)).isPositive());
		assertThat(rows.get()).isNotEqualTo(before);
	}

	private DeletedReferenceException refusedStatement(Runnable work) {
		DeletedReferenceException refused = cause(DeletedReferenceException.class, () -> inTransaction(work));
		assertThat(refused).isNotNull();
		return refused;
	}

	private int execute(String statement, Long depot) {
		Query query = this.entityManager.createQuery(statement.replace("{id}", depot.toString()));
		Map<String, Supplier<Object>> values = Map.of("depot", () -> reference(depot), "id", () -> depot, "label",
				() -> "changed");
		query.getParameters()
			.forEach((parameter) -> query.setParameter(parameter.getName(), values.get(parameter.getName()).get()));
		return query.executeUpdate();
	}

	// T24
	@Test
	void referencesByOtherKeysThatAStatementWritesAreRefused() {
		Berth berth = persisted(new Berth("north", 1));
		Gate gate = persisted(new Gate("a", 1));
		persisted(new Booking(null, null, null, null));
		Map<String, Object> statements = Map.of("update Booking b set b.berth = :value", berth,
				"update Booking b set b.berth.id = :value", berth.getId(), "update Booking b set b.gate = :value", gate,
				"update Booking b set b.place = :value", persisted(new Depot("place")),
				"insert into Booking (berth) values (:value)", berth);
		BiConsumer<String, Object> execute = (statement,
				value) -> this.entityManager.createQuery(statement).setParameter("value", value).executeUpdate();
		statements.forEach((statement, value) -> inTransaction(() -> execute.accept(statement, value)));
		this.jdbc.update("delete from booking");
		persisted(new Booking(null, null, null, null));
		for (String table : List.of("berth", "gate", "depot")) {
			this.jdbc.update("update " + table + " set deleted_at = current_timestamp, deleted_by = 'eve'");
		}
		statements.forEach((statement, value) -> refusedStatement(() -> execute.accept(statement, value)));
		assertThat(count(
				"select count(*) from booking where berth_quay is null and gate_hall is null and place_id is null"))
			.isOne();
	}

	// T24
	@Test
	void referenceThatAStatementOfTheCriteriaApiWritesIsRefused() {
		persisted(new Receipt(null));
		HibernateCriteriaBuilder builder = this.entityManagerFactory.unwrap(SessionFactory.class).getCriteriaBuilder();
		Consumer<Depot> update = (depot) -> {
			CriteriaUpdate<Receipt> criteria = builder.createCriteriaUpdate(Receipt.class);
			criteria.from(Receipt.class);
			this.entityManager.createQuery(criteria.set("depot", depot)).executeUpdate();
		};
		Consumer<Depot> insert = (depot) -> {
			JpaCriteriaInsertValues<Receipt> criteria = builder.createCriteriaInsertValues(Receipt.class);
			criteria.setInsertionTargetPaths(criteria.getTarget().get("depot"));
			criteria.values(builder.values(builder.value(depot)));
			this.entityManager.unwrap(Session.class).createMutationQuery(criteria).executeUpdate();
		};
		for (Consumer<Depot> write : List.of(update, insert)) {
			inTransaction(() -> write.accept(reference(this.living)));
			refusedStatement(() -> write.accept(reference(this.deleted)));
		}
		assertThat(count("select count(*) from receipt where depot_id = " + this.living)).isEqualTo(2);
	}

	// T24
	@Test
	void statementThatIsExecutedAgainChecksAgain() {
		persisted(new Receipt(null));
		refusedStatement(() -> {
			Query update = this.entityManager.createQuery("update Receipt r set r.depot = :depot");
			assertThat(update.setParameter("depot", reference(this.living)).executeUpdate()).isOne();
			update.setParameter("depot", reference(this.deleted)).executeUpdate();
		});
		assertThat(count("select count(*) from receipt where depot_id is null")).isOne();
	}

	@Test
	void rowThatAStatementInsertsDeletedMayReferToADeletedRow() {
		String insert = "insert into Shipment (label, origin, deletedAt) values ('old', :depot, :at)";
		Consumer<Instant> execute = (deletedAt) -> this.entityManager.createQuery(insert)
			.setParameter("depot", reference(this.deleted))
			.setParameter("at", deletedAt)
			.executeUpdate();
		inTransaction(() -> execute.accept(Instant.EPOCH));
		refusedStatement(() -> execute.accept(null));
		assertThat(count("select count(*) from shipment where deleted_at is not null")).isOne();
	}

	// T24
	@Test
	void referencesOfAStatementCostNoLookUpIfTheyAreLoaded() {
		persisted(new Receipt(null));
		List<String> statements = Statements.of(() -> inTransaction(() -> {
			Depot depot = depot(this.living);
			this.entityManager.createQuery("update Receipt r set r.depot = :depot, r.issuer.id = :issuer")
				.setParameter("depot", depot)
				.setParameter("issuer", this.living)
				.executeUpdate();
		}));
		assertThat(statements).hasSize(2);
	}

	// T24
	@Test
	void referenceThatAnUpdateOfSeveralTablesAssignsIsRefused() {
		Barge barge = persisted(new Barge());
		Consumer<Depot> update = (depot) -> this.entityManager
			.createQuery("update Barge b set b.home = :depot, b.flag = 'assigned'")
			.setParameter("depot", depot)
			.executeUpdate();
		inTransaction(() -> update.accept(depot(this.living)));
		refused(() -> update.accept(reference(this.deleted)));
		assertThat(count("select home_id from vessel where id = " + barge.getId())).isEqualTo(this.living);
	}

	// T24, T45
	@Test
	void unchangedReferenceToADeletedRowIsAccepted() {
		Long id = shipmentFromDeleted();
		List<String> statements = Statements.of(() -> inTransaction(() -> shipment(id).setLabel("changed")));
		assertThat(statements).hasSize(2);
		assertThat(count("select count(*) from shipment where label = 'changed' and origin_id is not null")).isOne();
	}

	@Test
	void referenceThatIsTakenBackBeforeTheFlushIsAccepted() {
		Long id = shipmentFromDeleted();
		inTransaction(() -> {
			Shipment shipment = shipment(id);
			Depot origin = shipment.getOrigin();
			shipment.setOrigin(loadedDeleted());
			this.entityManager.createQuery("select count(r) from Receipt r", Long.class).getSingleResult();
			shipment.setOrigin(origin);
			shipment.setLabel("changed");
		});
		assertThat(count("select count(*) from shipment where label = 'changed'")).isOne();
	}

	// T25
	@Test
	void mergeThatCascadesOverADeletedRowIsAccepted() {
		Long id = shipmentFromDeleted();
		Shipment detached = returning(() -> {
			Shipment shipment = shipment(id);
			shipment.getOrigin().getName();
			return shipment;
		});
		Map<String, Object> origin = this.jdbc.queryForMap("select * from depot where name = 'closed'");
		detached.setLabel("merged");
		this.shipments.save(detached);
		assertThat(count("select count(*) from shipment where label = 'merged' and origin_id is not null")).isOne();
		assertThat(this.jdbc.queryForMap("select * from depot where name = 'closed'")).isEqualTo(origin);
	}

	// T25, T47
	@Test
	void mergeThatCascadesOverAChildDeletedMeanwhileLeavesItDeleted() {
		Shipment detached = returning(() -> {
			Shipment shipment = new Shipment("1", null);
			shipment.getItems().add(new Item(shipment));
			this.entityManager.persist(shipment);
			return shipment;
		});
		inTransaction(() -> shipment(detached.getId()).getItems().get(0).softDelete());
		Map<String, Object> item = this.jdbc.queryForMap("select * from item");
		detached.setLabel("merged");
		this.shipments.save(detached);
		assertThat(count("select count(*) from shipment where label = 'merged'")).isOne();
		assertThat(this.jdbc.queryForMap("select * from item")).isEqualTo(item);
	}

	// T25
	@Test
	void mergeThatCascadesOverAnEditOfADeletedRowIsRefused() {
		Long id = shipmentFromDeleted();
		Shipment detached = returning(() -> {
			Shipment shipment = shipment(id);
			shipment.getOrigin().getName();
			return shipment;
		});
		detached.getOrigin().setName("resurrected");
		assertThat(cause(DeletedRowException.class, () -> this.shipments.save(detached))).isNotNull();
		assertThat(count("select count(*) from depot where name = 'resurrected'")).isZero();
	}

	// T25
	@Test
	void mergeOfANewCopyThatRefersToADeletedRowIsRefused() {
		Depot copy = DeletedRows.include(() -> this.depots.findById(this.deleted).orElseThrow());
		refused(() -> this.entityManager.merge(new Shipment("new", copy)));
	}

	@Test
	void entityThatIsDeletedMayReferToADeletedRow() {
		Long id = shipmentTo(this.living);
		inTransaction(() -> {
			Shipment shipment = shipment(id);
			shipment.setOrigin(loadedDeleted());
			this.entityManager.remove(shipment);
		});
		assertThat(count("select origin_id from shipment where deleted_at is not null")).isEqualTo(this.deleted);
	}

	@Test
	void rowRestoredInTheSameTransactionMayBeReferredTo() {
		inTransaction(() -> {
			this.depots.restoreById(this.deleted);
			this.entityManager.persist(new Shipment("loaded", depot(this.deleted)));
			this.entityManager.flush();
			this.entityManager.clear();
			this.entityManager.persist(new Shipment("proxy", reference(this.deleted)));
		});
		assertThat(count("select count(*) from shipment")).isEqualTo(2);
	}

	@Test
	void newReferencesToLoadedOrNewRowsCostNoStatement() {
		Long id = shipmentTo(this.living);
		List<String> statements = Statements.of(() -> inTransaction(() -> {
			Depot depot = depot(this.living);
			shipment(id).setDestination(new Stop(depot, "dock"));
		}));
		assertThat(statements).hasSize(3).last().asString().startsWith("update");
		statements = Statements
			.of(() -> inTransaction(() -> this.entityManager.persist(new Shipment("1", new Depot("new")))));
		assertThat(statements).noneMatch((sql) -> sql.contains("d1_0.deleted_at from depot"));
	}

	@Test
	void proxiesOfOneTypeCostOneLookUp() {
		List<Long> ids = List.of(persisted(new Depot("1")).getId(), persisted(new Depot("2")).getId(), this.living);
		List<String> statements = Statements.of(() -> inTransaction(() -> {
			for (Long id : ids) {
				Shipment shipment = new Shipment("1", reference(id));
				shipment.setDestination(new Stop(reference(this.living), "dock"));
				this.entityManager.persist(shipment);
			}
		}));
		assertThat(statements).filteredOn((sql) -> sql.contains(" from depot")).hasSize(1);
		assertThat(count("select count(*) from shipment")).isEqualTo(3);
	}

	@Test
	void deletionThatAlsoWritesAReferenceInAnEmbeddableWaitsForItsTarget() {
		Long id = shipmentTo(this.living);
		Depot target = new Depot("new");
		inTransaction(() -> {
			Shipment shipment = shipment(id);
			shipment.setDestination(new Stop(target, "dock"));
			this.entityManager.persist(target);
			this.entityManager.remove(shipment);
		});
		assertThat(count("select destination_id from shipment where deleted_at is not null")).isEqualTo(target.getId());
	}

	@ParameterizedTest
	@ValueSource(strings = { "seal = 'abc'", "paid = true", "amount = 1234567890123456.78",
			"seal = 'abc', issuer = :living", "paid = true, issuer.id = :id", "seal = 'abc', issuer.id = %d",
			"amount = 1234567890123456.78, issuer.id = %d, paid = true" })
	void literalsOfAStatementAreWrittenAsTheyAre(String set) {
		Long id = returning(() -> {
			Receipt receipt = new Receipt(null);
			this.entityManager.persist(receipt);
			return receipt.getId();
		});
		inTransaction(() -> {
			Query update = this.entityManager
				.createQuery("update Receipt set " + set.formatted(this.living) + " where id = " + id);
			if (set.contains(":living")) {
				update.setParameter("living", reference(this.living));
			}
			else if (set.contains(":id")) {
				update.setParameter("id", this.living);
			}
			assertThat(update.executeUpdate()).isOne();
		});
		Map<String, Object> row = this.jdbc.queryForMap("select paid, seal, amount, issuer_id from receipt");
		assertThat(row.get("paid")).isEqualTo(set.contains("paid") ? "Y" : null);
		assertThat(row.get("seal")).isEqualTo(set.contains("seal") ? "<abc>" : null);
		assertThat(row.get("issuer_id")).isEqualTo(set.contains("issuer") ? this.living : null);
		assertThat((BigDecimal) row.get("amount")).usingComparator(Comparator.nullsFirst(BigDecimal::compareTo))
			.isEqualTo(set.contains("amount") ? new BigDecimal("1234567890123456.78") : null);
	}

	@Test
	void lookUpLeavesTheQueriesOfTheApplicationAlone() {
		Pier secret = secretDeletedPier();
		Pier pier = persisted(new Pier());
		inTransaction(() -> this.entityManager.persist(new Mooring(reference(pier))));
		List<Object[]> found = DeletedRows.include(
				() -> this.entityManager
					.createQuery("select id(e), e.deletedAt from " + Pier.class.getName() + " e where id(e) in (:ids)",
							Object[].class)
					.setParameter("ids", List.of(secret.getId(), pier.getId()))
					.getResultList());
		assertThat(found).extracting((row) -> row[0]).containsExactly(pier.getId());
	}

}
