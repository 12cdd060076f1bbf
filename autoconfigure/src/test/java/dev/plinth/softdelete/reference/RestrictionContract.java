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

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.LongStream;

import dev.plinth.softdelete.RestrictedDeletionException;
import dev.plinth.softdelete.RestrictedDeletionException.Referrers;
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
import dev.plinth.testing.shipping.Remark;
import dev.plinth.testing.shipping.Seal;
import dev.plinth.testing.shipping.Shipment;
import dev.plinth.testing.shipping.ShippingContract;
import dev.plinth.testing.shipping.Vessel;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.event.spi.EventSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Named.named;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Rows that living rows refer to by a restricting association are not deleted.
 */
abstract class RestrictionContract extends ShippingContract {

	Long depot;

	@BeforeEach
	void populate() {
		this.depot = persisted(new Depot("depot")).getId();
	}

	Receipt issuedBy(Depot issuer) {
		Receipt receipt = new Receipt(null);
		receipt.setIssuer(issuer);
		this.entityManager.persist(receipt);
		return receipt;
	}

	private Long receipt() {
		return returning(() -> issuedBy(depot(this.depot)).getId());
	}

	private void deleteDepot() {
		this.entityManager.remove(depot(this.depot));
	}

	private List<Referrers> refused(Runnable work) {
		RestrictedDeletionException[] refused = new RestrictedDeletionException[1];
		List<String> statements = Statements
			.of(() -> refused[0] = cause(RestrictedDeletionException.class, () -> inTransaction(work)));
		assertThat(refused[0]).isNotNull();
		assertThat(statements).noneMatch((sql) -> sql.startsWith("update") || sql.startsWith("insert"));
		return refused[0].getReferrers();
	}

	private static Referrers referrers(Class<?> type, String attribute, Class<?> target, long count) {
		return new Referrers(type.getName(), attribute, target.getName(), count);
	}

	private boolean isDeleted(String table) {
		return count("select count(*) from " + table + " where deleted_at is not null") == 1;
	}

	// T48
	@Test
	void deletionOfARowThatLivingRowsReferToIsRefusedWithCounts() {
		receipt();
		receipt();
		inTransaction(() -> {
			Depot child = new Depot("child");
			child.setParent(depot(this.depot));
			this.entityManager.persist(child);
		});
		assertThat(refused(this::deleteDepot)).containsExactlyInAnyOrder(
				referrers(Receipt.class, "issuer", Depot.class, 2), referrers(Depot.class, "parent", Depot.class, 1));
		assertThat(refused(() -> this.depots.deleteById(this.depot))).hasSize(2);
		assertThat(isDeleted("depot")).isFalse();
	}

	// T48
	@Test
	void referencesInEmbeddablesRestrict() {
		Shipment shipment = persisted(new Shipment("1", null));
		inTransaction(() -> {
			shipment(shipment.getId()).setSeal(new Seal(depot(this.depot), "a"));
			shipment(shipment.getId()).getCustoms().add(new Seal(depot(this.depot), "b"));
		});
		assertThat(refused(this::deleteDepot)).containsExactlyInAnyOrder(
				referrers(Shipment.class, "seal.office", Depot.class, 1),
				referrers(Shipment.class, "customs.office", Depot.class, 1));
		inTransaction(() -> {
			shipment(shipment.getId()).setSeal(new Seal(depot(this.depot), "c"));
			shipment(shipment.getId()).getCustoms().clear();
		});
		assertThat(refused(() -> {
			shipment(shipment.getId()).setSeal(new Seal(shipment(shipment.getId()).getSeal().getOffice(), "d"));
			deleteDepot();
		})).containsExactly(referrers(Shipment.class, "seal.office", Depot.class, 1));
	}

	// T48
	@Test
	void linksRestrict() {
		Carrier carrier = persisted(new Carrier());
		Carrier other = persisted(new Carrier());
		Shipment shipment = persisted(new Shipment("1", null));
		inTransaction(() -> shipment(shipment.getId()).getInsurers()
			.addAll(List.of(this.entityManager.merge(carrier), this.entityManager.merge(other))));
		Runnable delete = () -> this.entityManager.remove(this.entityManager.find(Carrier.class, carrier.getId()));
		List<Referrers> one = List.of(referrers(Shipment.class, "insurers", Carrier.class, 1));
		assertThat(refused(delete)).isEqualTo(one);
		assertThat(refused(() -> {
			Set<Carrier> insurers = shipment(shipment.getId()).getInsurers();
			insurers.remove(this.entityManager.find(Carrier.class, other.getId()));
			delete.run();
		})).isEqualTo(one);
		inTransaction(() -> {
			shipment(shipment.getId()).setInsurers(new LinkedHashSet<>());
			delete.run();
		});
		assertThat(isDeleted("carrier")).isTrue();
	}

	// T48
	@Test
	void childrenWhoseForeignKeyTheTargetKeepsRestrict() {
		String role = Depot.class.getName() + ".stored";
		Parcel first = persisted(new Parcel());
		Parcel second = persisted(new Parcel());
		inTransaction(() -> depot(this.depot).getStored().addAll(List.of(parcel(first), parcel(second))));
		assertThat(refused(this::deleteDepot)).containsExactly(referrers(Parcel.class, role, Depot.class, 2));
		assertThat(referrersOf(() -> inTransaction(() -> this.depots.deleteAllInBatch())))
			.containsExactly(referrers(Parcel.class, role, Depot.class, 2));
		assertThat(refused(() -> {
			depot(this.depot).getStored().remove(parcel(first));
			deleteDepot();
		})).containsExactly(referrers(Parcel.class, role, Depot.class, 1));
		inTransaction(() -> this.entityManager.remove(parcel(first)));
		Long successor = persisted(new Depot("successor")).getId();
		inTransaction(() -> {
			depot(this.depot).getStored().remove(parcel(second));
			depot(successor).getStored().add(parcel(second));
			deleteDepot();
		});
		assertThat(isDeleted("depot")).isTrue();
		assertThat(count("select depot_id from parcel where deleted_at is null")).isEqualTo(successor);
	}

	private Parcel parcel(Parcel parcel) {
		return this.entityManager.find(Parcel.class, parcel.getId());
	}

	// T48
	@Test
	void referencesToAnyEntityRestrict() {
		persisted(new Shipment("1", null));
		Booking booking = new Booking(null, null, null, null);
		inTransaction(() -> {
			booking.setPickup(depot(this.depot));
			this.entityManager.persist(booking);
		});
		assertThat(refused(this::deleteDepot)).containsExactly(referrers(Booking.class, "pickup", Depot.class, 1));
		assertThat(referrersOf(() -> inTransaction(() -> this.depots.deleteAllInBatch())))
			.containsExactly(referrers(Booking.class, "pickup", Depot.class, 1));
		this.jdbc.update("update booking set pickup_type = 'shipment'");
		this.jdbc.update("update shipment set id = ?", this.depot);
		inTransaction(this::deleteDepot);
		assertThat(isDeleted("depot")).isTrue();
		assertThat(refused(() -> this.shipments.deleteById(this.depot)))
			.containsExactly(referrers(Booking.class, "pickup", Shipment.class, 1));
		inTransaction(() -> {
			this.entityManager.find(Booking.class, booking.getId()).setPickup(null);
			this.shipments.deleteById(this.depot);
		});
		assertThat(isDeleted("shipment")).isTrue();
	}

	// T48
	@Test
	void referencesThatNameTheirEntityRestrict() {
		Barge barge = persisted(new Barge());
		Booking booking = new Booking(null, null, null, null);
		inTransaction(() -> {
			booking.setSubject(depot(this.depot));
			this.entityManager.persist(booking);
		});
		List<Referrers> one = List.of(referrers(Booking.class, "subject", Depot.class, 1));
		assertThat(refused(this::deleteDepot)).isEqualTo(one);
		assertThat(referrersOf(() -> inTransaction(() -> this.depots.deleteAllInBatch()))).isEqualTo(one);
		assertThat(referrersOf(() -> this.depots.deleteTree(List.of(this.depot)))).isEqualTo(one);
		Carrier carrier = persisted(new Carrier());
		inTransaction(() -> this.entityManager.remove(this.entityManager.find(Carrier.class, carrier.getId())));
		inTransaction(() -> {
			this.entityManager.find(Booking.class, booking.getId())
				.setSubject(this.entityManager.find(Barge.class, barge.getId()));
			deleteDepot();
		});
		assertThat(isDeleted("depot")).isTrue();
		assertThat(refused(() -> this.entityManager.remove(this.entityManager.find(Barge.class, barge.getId()))))
			.containsExactly(referrers(Booking.class, "subject", Vessel.class, 1));
	}

	static List<Arguments> referencesInIdentifiers() {
		Function<Depot, Object> allotment = (depot) -> new Allotment(depot, 1);
		Function<Depot, Object> permit = (depot) -> new Permit(depot, 1);
		Function<Depot, Object> inspection = Inspection::new;
		Function<Depot, Object> alarm = Alarm::new;
		return List.of(arguments(named("EmbeddedId", allotment), "key.depot"),
				arguments(named("IdClass", permit), "depot"), arguments(named("Id", inspection), "depot"),
				arguments(named("MapsId", alarm), "depot"));
	}

	// T48
	@ParameterizedTest
	@MethodSource("referencesInIdentifiers")
	void referencesInIdentifiersRestrict(Function<Depot, Object> constructor, String attribute) {
		Object referrer = returning(() -> {
			Object entity = constructor.apply(depot(this.depot));
			this.entityManager.persist(entity);
			return entity;
		});
		List<Referrers> one = List.of(referrers(referrer.getClass(), attribute, Depot.class, 1));
		String type = referrer.getClass().getSimpleName();
		assertThat(refused(this::deleteDepot)).isEqualTo(one);
		assertThat(refused(() -> {
			this.entityManager.createQuery("select r from " + type + " r").getResultList();
			this.entityManager.remove(depot(this.depot));
		})).isEqualTo(one);
		assertThat(referrersOf(
				() -> inTransaction(() -> this.entityManager.createQuery("delete from Depot").executeUpdate())))
			.isEqualTo(one);
		assertThat(referrersOf(() -> inTransaction(() -> this.depots.deleteAllInBatch()))).isEqualTo(one);
		assertThat(referrersOf(() -> this.depots.deleteTree(List.of(this.depot)))).isEqualTo(one);
		assertThat(isDeleted("depot")).isFalse();
		inTransaction(() -> {
			this.entityManager.remove(this.entityManager.createQuery("select r from " + type + " r").getSingleResult());
			deleteDepot();
		});
		assertThat(isDeleted("depot")).isTrue();
	}

	// T48
	@Test
	void keysOfAMapRestrict() {
		Shipment shipment = persisted(new Shipment("1", null));
		Long other = persisted(new Depot("other")).getId();
		inTransaction(() -> shipment(shipment.getId()).getCharges().put(depot(this.depot), "9"));
		List<Referrers> one = List.of(referrers(Shipment.class, "key(charges)", Depot.class, 1));
		assertThat(refused(this::deleteDepot)).isEqualTo(one);
		assertThat(referrersOf(() -> inTransaction(() -> this.depots.deleteAllInBatch()))).isEqualTo(one);
		assertThat(refused(() -> {
			shipment(shipment.getId()).getCharges().put(depot(other), "7");
			deleteDepot();
		})).isEqualTo(one);
		inTransaction(() -> {
			shipment(shipment.getId()).getCharges().clear();
			deleteDepot();
		});
		assertThat(isDeleted("depot")).isTrue();
	}

	// T48
	@Test
	void referrersThatAFilterHidesRestrict() {
		receipt();
		inTransaction(() -> {
			Depot child = new Depot("secret");
			child.setParent(depot(this.depot));
			this.entityManager.persist(child);
		});
		Referrers receipts = referrers(Receipt.class, "issuer", Depot.class, 1);
		Referrers depots = referrers(Depot.class, "parent", Depot.class, 1);
		Runnable filter = () -> this.entityManager.unwrap(Session.class).enableFilter("open");
		assertThat(refused(() -> {
			filter.run();
			deleteDepot();
		})).containsExactlyInAnyOrder(receipts, depots);
		assertThat(referrersOf(() -> inTransaction(() -> {
			filter.run();
			this.depots.deleteAllInBatch();
		}))).containsExactlyInAnyOrder(receipts, depots);
		assertThat(referrersOf(() -> inTransaction(() -> {
			filter.run();
			this.depots.deleteTree(List.of(this.depot));
		}))).containsExactlyInAnyOrder(receipts, depots);
		assertThat(isDeleted("depot")).isFalse();
	}

	// T48
	@Test
	void referrersThatAConditionHidesRestrict() {
		Pier pier = persisted(new Pier());
		Mooring mooring = new Mooring(null);
		Runnable delete = () -> this.entityManager.remove(this.entityManager.find(Pier.class, pier.getId()));
		inTransaction(() -> {
			mooring.getAlternatives().add(this.entityManager.getReference(Pier.class, pier.getId()));
			this.entityManager.persist(mooring);
		});
		Referrers alternatives = referrers(Mooring.class, "alternatives", Pier.class, 1);
		assertThat(cause(RestrictedDeletionException.class, () -> inTransaction(() -> {
			this.entityManager.find(Pier.class, pier.getId()).setSecret(true);
			this.entityManager.flush();
			delete.run();
		})).getReferrers()).containsExactly(alternatives);
		inTransaction(() -> {
			Mooring hidden = new Mooring(this.entityManager.getReference(Pier.class, pier.getId()));
			hidden.setSecret(true);
			this.entityManager.persist(hidden);
		});
		Referrers piers = referrers(Mooring.class, "pier", Pier.class, 1);
		assertThat(refused(delete)).containsExactlyInAnyOrder(piers, alternatives);
		assertThat(referrersOf(
				() -> inTransaction(() -> this.entityManager.createQuery("delete from Pier").executeUpdate())))
			.containsExactlyInAnyOrder(piers, alternatives);
		assertThat(count("select count(*) from pier where deleted_at is null")).isOne();
		assertThat(count("select count(*) from pier where not secret")).isOne();
		assertThat(returning(() -> this.entityManager.createQuery("select count(m) from Mooring m").getSingleResult()))
			.isEqualTo(1L);
	}

	// T48
	@Test
	void moreReferrersThanAStatementCanNameAreToldApart() {
		Long[] ids = LongStream.range(0, 1200).mapToObj((number) -> -number).toArray(Long[]::new);
		inTransaction(() -> {
			for (int number = 0; number < 3; number++) {
				Depot child = new Depot("child");
				child.setParent(depot(this.depot));
				this.entityManager.persist(child);
				this.entityManager.flush();
				ids[number] = child.getId();
			}
		});
		ids[1199] = this.depot;
		List<String> statements = Statements.of(() -> inTransaction(() -> checkDeletionOf(ids)));
		assertThat(statements).isNotEmpty()
			.allMatch((sql) -> sql.chars().filter((character) -> character == '?').count() <= 1000);
		ids[1] = -1L;
		assertThat(refused(() -> checkDeletionOf(ids)))
			.containsExactly(referrers(Depot.class, "parent", Depot.class, 1));
	}

	// T48
	@Test
	void deletedReferrersDoNotRestrict() {
		Depot child = new Depot("child");
		inTransaction(() -> {
			child.setParent(depot(this.depot));
			this.entityManager.persist(child);
		});
		this.depots.deleteById(child.getId());
		this.depots.deleteById(this.depot);
		assertThat(count("select count(*) from depot where deleted_at is not null")).isEqualTo(2);
	}

	// T48
	@Test
	void whatGoesInTheSameDeletionDoesNotRestrict() {
		Long id = returning(() -> {
			Shipment shipment = new Shipment("1", null);
			shipment.getItems().add(new Item(shipment));
			shipment.getRemarks().add(new Remark(shipment));
			this.entityManager.persist(shipment);
			return shipment.getId();
		});
		this.shipments.deleteById(id);
		assertThat(isDeleted("shipment")).isTrue();
		Long receipt = receipt();
		inTransaction(() -> {
			this.entityManager.remove(this.entityManager.find(Receipt.class, receipt));
			deleteDepot();
		});
		assertThat(isDeleted("depot")).isTrue();
	}

	// T48
	@Test
	void whatIsReassignedInTheSameFlushDoesNotRestrict() {
		Long receipt = receipt();
		inTransaction(() -> {
			Depot successor = new Depot("successor");
			this.entityManager.persist(successor);
			this.entityManager.find(Receipt.class, receipt).setIssuer(successor);
			deleteDepot();
		});
		assertThat(isDeleted("depot")).isTrue();
	}

	// T48
	@Test
	void statelessSessionIsRestricted() {
		receipt();
		Depot unmanaged = this.depots.findById(this.depot).orElseThrow();
		refused(() -> this.entityManagerFactory.unwrap(SessionFactory.class)
			.inStatelessTransaction((session) -> session.delete(unmanaged)));
		assertThat(isDeleted("depot")).isFalse();
	}

	// T48
	@Test
	void referencesByOtherKeysAndToOtherTablesRestrict() {
		Booking booking = new Booking(new Berth("north", 1), new Gate("a", 1), new Barge(), null);
		inTransaction(() -> {
			this.entityManager.persist(booking.getBerth());
			this.entityManager.persist(booking.getGate());
			this.entityManager.persist(booking.getVessel());
			this.entityManager.persist(booking);
		});
		assertThat(refused(() -> {
			this.entityManager.remove(this.entityManager.find(Berth.class, booking.getBerth().getId()));
			this.entityManager.remove(this.entityManager.find(Gate.class, booking.getGate().getId()));
			this.entityManager.remove(this.entityManager.find(Barge.class, booking.getVessel().getId()));
		})).containsExactlyInAnyOrder(referrers(Booking.class, "berth", Berth.class, 1),
				referrers(Booking.class, "gate", Gate.class, 1), referrers(Booking.class, "vessel", Vessel.class, 1));
		for (Class<?> type : List.of(Berth.class, Gate.class, Vessel.class)) {
			assertThat(referrersOf(() -> inTransaction(
					() -> this.entityManager.createQuery("delete from " + type.getName()).executeUpdate())))
				.hasSize(1);
		}
	}

	// T48
	@Test
	void bulkStatementIsRestrictedAndRolledBack() {
		receipt();
		Shipment shipment = persisted(new Shipment("1", null));
		Carrier carrier = persisted(new Carrier());
		inTransaction(() -> shipment(shipment.getId()).getInsurers().add(this.entityManager.merge(carrier)));
		assertThat(referrersOf(() -> inTransaction(() -> this.depots.deleteAllInBatch())))
			.containsExactly(referrers(Receipt.class, "issuer", Depot.class, 1));
		assertThat(referrersOf(
				() -> inTransaction(() -> this.entityManager.createQuery("delete from Carrier").executeUpdate())))
			.containsExactly(referrers(Shipment.class, "insurers", Carrier.class, 1));
		assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> inTransaction(
				() -> assertThat(referrersOf(() -> this.depots.deleteAllByIdInBatch(List.of(this.depot)))).hasSize(1)));
		assertThat(count("select count(*) from depot where deleted_at is not null")).isZero();
		assertThat(count("select count(*) from carrier where deleted_at is not null")).isZero();
	}

	// T48
	@Test
	void bulkStatementTakesWhatOnlyItsOwnRowsReferTo() {
		inTransaction(() -> {
			Depot child = new Depot("child");
			child.setParent(depot(this.depot));
			this.entityManager.persist(child);
		});
		inTransaction(() -> this.depots.deleteAllInBatch());
		assertThat(count("select count(*) from depot where deleted_at is not null")).isEqualTo(2);
	}

	// T48
	@Test
	void deletionOfATreeIsRestrictedByWhatStays() {
		Shipment shipment = returning(() -> {
			Shipment parent = new Shipment("1", null);
			parent.getItems().add(new Item(parent));
			this.entityManager.persist(parent);
			return parent;
		});
		assertThat(this.shipments.deleteTree(List.of(shipment.getId()))).isEqualTo(2);
		receipt();
		assertThat(referrersOf(() -> this.depots.deleteTree(List.of(this.depot)))).hasSize(1);
		assertThat(isDeleted("depot")).isFalse();
	}

	private static List<Referrers> referrersOf(ThrowingCallable work) {
		return cause(RestrictedDeletionException.class, work).getReferrers();
	}

	@Test
	void rowsThatNoSessionManagesAreCountedByIdentifier() {
		Long child = returning(() -> {
			Depot depot = new Depot("child");
			depot.setParent(depot(this.depot));
			this.entityManager.persist(depot);
			return depot.getId();
		});
		assertThat(refused(() -> checkDeletionOf(this.depot)))
			.containsExactly(referrers(Depot.class, "parent", Depot.class, 1));
		inTransaction(() -> checkDeletionOf(this.depot, child));
	}

	private void checkDeletionOf(Long... ids) {
		EventSource session = this.entityManager.unwrap(EventSource.class);
		RestrictedDeletions.check(session.getEntityPersister(Depot.class.getName(), null), List.of(ids), session);
	}

	@Test
	void oneStatementCountsTheReferencesOfAnAssociation() {
		List<Long> ids = List.of(this.depot, persisted(new Depot("1")).getId(), persisted(new Depot("2")).getId());
		List<String> statements = Statements
			.of(() -> inTransaction(() -> ids.forEach((id) -> this.entityManager.remove(depot(id)))));
		assertThat(statements).filteredOn((sql) -> sql.contains("issuer_id in"))
			.hasSize(1)
			.noneMatch((sql) -> sql.contains(" join "));
		assertThat(count("select count(*) from depot where deleted_at is not null")).isEqualTo(3);
	}

	@Test
	void restrictedRowsAreRemovedForGoodWithoutAsking() {
		List<String> statements = Statements.of(() -> this.depots.hardDeleteById(this.depot));
		assertThat(statements).noneMatch((sql) -> sql.contains(" from receipt "));
		assertThat(count("select count(*) from depot")).isZero();
	}

}
