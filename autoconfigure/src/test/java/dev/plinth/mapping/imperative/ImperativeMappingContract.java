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
package dev.plinth.mapping.imperative;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import dev.plinth.audit.Auditors;
import dev.plinth.softdelete.RestoreConflictException;
import dev.plinth.softdelete.RestrictedDeletionException;
import dev.plinth.testing.workshop.Catalogue;
import dev.plinth.testing.workshop.Contract;
import dev.plinth.testing.workshop.ContractId;
import dev.plinth.testing.workshop.Delivery;
import dev.plinth.testing.workshop.Dimensions;
import dev.plinth.testing.workshop.Drill;
import dev.plinth.testing.workshop.Kit;
import dev.plinth.testing.workshop.Lathe;
import dev.plinth.testing.workshop.Machine;
import dev.plinth.testing.workshop.MachineRepository;
import dev.plinth.testing.workshop.Money;
import dev.plinth.testing.workshop.Part;
import dev.plinth.testing.workshop.PartNumber;
import dev.plinth.testing.workshop.PartRepository;
import dev.plinth.testing.workshop.Rental;
import dev.plinth.testing.workshop.Supplier;
import dev.plinth.testing.workshop.SupplierRepository;
import dev.plinth.testing.workshop.Tool;
import dev.plinth.testing.workshop.WorkshopApplication;
import jakarta.persistence.EntityManager;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import org.hibernate.KeyType;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.orm.ObjectOptimisticLockingFailureException;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What classes can do that carry no annotation.
 */
@SpringBootTest(classes = WorkshopApplication.class, webEnvironment = SpringBootTest.WebEnvironment.NONE,
		properties = "plinth.mapping.locations=classpath:workshop/*.yaml")
abstract class ImperativeMappingContract {

	@Autowired
	EntityManager entityManager;

	@Autowired
	JdbcTemplate jdbc;

	@Autowired
	TransactionTemplate transaction;

	@Autowired
	PartRepository parts;

	@Autowired
	SupplierRepository suppliers;

	@Autowired
	MachineRepository machines;

	@BeforeEach
	void emptyTables() {
		for (String table : List.of("rental", "catalogue_price", "catalogue_favourite", "catalogue_part",
				"catalogue_remark", "parts_catalogue", "kit_content", "kit_deposits", "kit", "tool", "delivery",
				"contract_clause", "contract", "spare_part", "supplier", "machine", "town", "country")) {
			this.jdbc.update("delete from " + table);
		}
	}

	@Test
	void columnsAreAsDescribed() {
		Supplier supplier = new Supplier("Foundry");
		Part part = supplier.addPart(new PartNumber("bolt", 7));
		part.setPrice(new Money(new BigDecimal("1.25"), "EUR"));
		part.setDimensions(new Dimensions(3, 40));
		part.setMaterial(Part.Material.BRASS);
		this.suppliers.save(supplier);
		assertThat(this.jdbc.queryForMap("select part_no, material, price, currency, width_mm, height_mm, revision,"
				+ " supplied_by from spare_part"))
			.containsEntry("part_no", "bolt-7")
			.containsEntry("material", "BRASS")
			.containsEntry("price", new BigDecimal("1.25"))
			.containsEntry("currency", "EUR")
			.containsEntry("width_mm", 3)
			.containsEntry("height_mm", 40)
			.containsEntry("revision", 0)
			.containsEntry("supplied_by", supplier.getId());
		Part found = this.parts.findById(part.getId()).orElseThrow();
		assertThat(found.getNumber()).isEqualTo(new PartNumber("bolt", 7));
		assertThat(found.getPrice()).isEqualTo(part.getPrice());
		assertThat(found.getDimensions().getHeight()).isEqualTo(40);
		assertThat(found.getMaterial()).isEqualTo(Part.Material.BRASS);
		assertThat(found.getDraft()).isEqualTo("made by Hibernate");
	}

	@Test
	void uniqueAndNotNullAreEnforced() {
		Supplier supplier = this.suppliers.save(new Supplier("Foundry"));
		this.parts.save(new Part(new PartNumber("bolt", 1), supplier));
		assertThatExceptionOfType(DataIntegrityViolationException.class)
			.isThrownBy(() -> this.parts.save(new Part(new PartNumber("bolt", 1), supplier)));
		assertThatExceptionOfType(DataIntegrityViolationException.class)
			.isThrownBy(() -> this.parts.save(new Part(null, supplier)));
		assertThatExceptionOfType(DataIntegrityViolationException.class)
			.isThrownBy(() -> this.parts.save(new Part(new PartNumber("bolt", 2), null)));
		assertThatExceptionOfType(DataIntegrityViolationException.class)
			.isThrownBy(() -> this.suppliers.save(new Supplier("x".repeat(81))));
	}

	@Test
	void queriesOfEveryFormSeeTheAttributes() {
		Part part = part("bolt", 1);
		assertThat(this.parts.findByPriceCurrency("EUR")).extracting(Part::getId).containsExactly(part.getId());
		assertThat(this.parts.findBySupplierNameOrderByNumber("Foundry")).hasSize(1);
		assertThat(
				this.parts.findOne((root, query, builder) -> builder.equal(root.get("material"), Part.Material.STEEL)))
			.isPresent();
		assertThat(this.entityManager
			.createQuery("select p.price.amount from Part p join p.supplier s where s.name = 'Foundry'",
					BigDecimal.class)
			.getResultList()).hasSize(1);
		CriteriaBuilder builder = this.entityManager.getCriteriaBuilder();
		CriteriaQuery<Supplier> query = builder.createQuery(Supplier.class);
		query.where(builder.isNotEmpty(query.from(Supplier.class).get("parts")));
		assertThat(this.entityManager.createQuery(query).getResultList()).hasSize(1);
	}

	@Test
	void staleVersionIsRefused() {
		Part stale = part("bolt", 1);
		Part fresh = this.parts.findById(stale.getId()).orElseThrow();
		fresh.setMaterial(Part.Material.BRASS);
		assertThat(this.parts.save(fresh).getRevision()).isEqualTo(1);
		stale.setDimensions(new Dimensions(1, 1));
		assertThatExceptionOfType(ObjectOptimisticLockingFailureException.class)
			.isThrownBy(() -> this.parts.save(stale));
	}

	@Test
	void mixinsThatTheClassDoesNotImplementAreWritten() {
		Part part = Auditors.runAs("ada", () -> part("bolt", 1));
		assertThat(stamps(part)).containsEntry("created_by", "ada").containsEntry("updated_by", "ada");
		assertThat(stamps(part).get("created_at")).isNotNull().isEqualTo(stamps(part).get("updated_at"));
		assertThat(this.parts.findCreatedBy("ada")).hasSize(1);
		Auditors.runAs("bob", () -> {
			Part found = this.parts.findById(part.getId()).orElseThrow();
			found.setMaterial(Part.Material.BRASS);
			return this.parts.save(found);
		});
		assertThat(stamps(part)).containsEntry("created_by", "ada").containsEntry("updated_by", "bob");
		Auditors.runAs("cleo",
				() -> this.transaction
					.execute((status) -> this.entityManager.createQuery("update Part p set p.price.currency = 'USD'")
						.executeUpdate()));
		assertThat(stamps(part)).containsEntry("created_by", "ada").containsEntry("updated_by", "cleo");
	}

	@Test
	void detachedInstanceDoesNotBringItsStampsAlong() {
		Part part = Auditors.runAs("ada", () -> part("bolt", 1));
		Map<String, Object> created = stamps(part);
		part.setMaterial(Part.Material.BRASS);
		Auditors.runAs("bob", () -> this.parts.save(part));
		assertThat(stamps(part)).containsEntry("created_by", "ada")
			.containsEntry("created_at", created.get("created_at"))
			.containsEntry("updated_by", "bob");
	}

	@Test
	void copyWithoutStateKeepsTheStampsOfItsRow() {
		Part part = Auditors.runAs("ada", () -> part("bolt", 1));
		Map<String, Object> created = stamps(part);
		Part copy = copy(part);
		copy.setMaterial(Part.Material.BRASS);
		Auditors.runAs("bob", () -> this.parts.save(copy));
		assertThat(stamps(part)).containsEntry("created_by", "ada")
			.containsEntry("created_at", created.get("created_at"))
			.containsEntry("updated_by", "bob");
	}

	@Test
	void copyWithoutStateDoesNotResurrectItsRow() {
		Part part = part("bolt", 1);
		this.parts.delete(part);
		Map<String, Object> deleted = stamps(part);
		Part copy = copy(part);
		copy.setMaterial(Part.Material.BRASS);
		assertThatException().isThrownBy(() -> this.parts.save(copy));
		assertThat(stamps(part)).isEqualTo(deleted);
		assertThat(this.jdbc.queryForObject("select count(*) from spare_part", Long.class)).isOne();
	}

	@Test
	void supplierIsTouchedByADeletedPartButNotAsTheRowOfThatGoes() {
		Part part = part("bolt", 1);
		Integer created = revision(part.getSupplier());
		this.parts.deleteById(part.getId());
		Integer touched = revision(part.getSupplier());
		assertThat(touched).isGreaterThan(created);
		this.parts.hardDeleteById(part.getId());
		assertThat(this.jdbc.queryForObject("select count(*) from spare_part", Long.class)).isZero();
		assertThat(revision(part.getSupplier())).isEqualTo(touched);
	}

	private Integer revision(Supplier supplier) {
		return this.jdbc.queryForObject("select revision from supplier where id = ?", Integer.class, supplier.getId());
	}

	@Test
	void deletedPartIsHiddenAndRestoredWithItsMixinOutsideOfTheClass() {
		Part part = part("bolt", 1);
		Part other = part("nut", 2);
		Auditors.runAs("ada", () -> {
			this.parts.delete(part);
			return null;
		});
		assertThat(stamps(part)).containsEntry("deleted_by", "ada");
		assertThat(stamps(part).get("deleted_at")).isNotNull();
		assertThat(stamps(part).get("deletion_id")).isNotNull();
		assertThat(this.parts.findById(part.getId())).isEmpty();
		assertThat(this.parts.findAll()).extracting(Part::getId).containsExactly(other.getId());
		assertThat(this.parts.findAllDeleted()).extracting(Part::getId).containsExactly(part.getId());
		assertThat(this.transaction.<Integer>execute(
				(status) -> this.suppliers.findById(part.getSupplier().getId()).orElseThrow().getParts().size()))
			.isOne();
		assertThat(this.parts.restoreById(part.getId())).isNotNull();
		assertThat(stamps(part)).containsEntry("deleted_by", null)
			.containsEntry("deleted_at", null)
			.containsEntry("deletion_id", null);
		assertThat(this.parts.findById(part.getId())).isPresent();
	}

	// T22
	@Test
	void numberOfADeletedPartIsFree() {
		Part first = part("bolt", 1);
		this.parts.delete(first);
		Part second = this.parts.save(new Part(first.getNumber(), first.getSupplier()));
		assertThatExceptionOfType(RestoreConflictException.class)
			.isThrownBy(() -> this.parts.restoreById(first.getId()));
		this.parts.delete(second);
		assertThat(this.parts.restoreById(first.getId())).isPresent();
	}

	@Test
	void stampsAreThoseThatTheFileNames() {
		Rental rental = Auditors.runAs("ada", () -> rental("a", part("bolt", 1), null));
		Map<String, Object> created = row(rental);
		assertThat(created).containsEntry("rented_by", "ada").containsEntry("changed_by", "ada");
		assertThat(created.get("rented")).isNotNull().isEqualTo(created.get("changed"));
		Auditors.runAs("bob", () -> edit(rental, Rental::remind));
		assertThat(row(rental)).containsEntry("reminders", 1)
			.containsEntry("changed", created.get("changed"))
			.containsEntry("changed_by", "ada");
		Auditors.runAs("bob", () -> edit(rental, (managed) -> managed.setCode("b")));
		assertThat(row(rental)).containsEntry("rented_by", "ada").containsEntry("changed_by", "bob");
	}

	@Test
	void supplierIsTouchedAsTheFileSays() {
		Part part = part("bolt", 1);
		Rental rental = rental("a", part, null);
		Integer revision = revision(part.getSupplier());
		edit(rental, Rental::remind);
		assertThat(revision(part.getSupplier())).isEqualTo(revision);
		edit(rental, (managed) -> managed.setCode("b"));
		assertThat(revision(part.getSupplier())).isGreaterThan(revision);
	}

	@Test
	void deletionIsWrittenToTheAttributesThatTheFileNames() {
		Part part = part("bolt", 1);
		Rental rental = rental("a", part, null);
		assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(() -> rental("a", part, null));
		assertThatException().isThrownBy(() -> this.parts.deleteById(part.getId()))
			.havingRootCause()
			.isInstanceOf(RestrictedDeletionException.class);
		Auditors.runAs("ada", () -> edit(rental, this.entityManager::remove));
		assertThat(row(rental)).containsEntry("returned_to", "ada")
			.hasEntrySatisfying("returned", (returned) -> assertThat(returned).isNotNull())
			.hasEntrySatisfying("return_id", (deletion) -> assertThat(deletion).isNotNull());
		assertThat(this.entityManager.find(Rental.class, rental.getId())).isNull();
		rental("a", part, null);
		this.transaction
			.executeWithoutResult((status) -> this.entityManager.createQuery("delete from Rental").executeUpdate());
		this.parts.deleteById(part.getId());
		assertThat(this.jdbc.queryForObject("select count(*) from rental", Long.class)).isEqualTo(2);
	}

	// T04
	@Test
	void referenceIsHiddenAsTheFileSays() {
		Part substitute = part("nut", 2);
		Rental rental = rental("a", part("bolt", 1), substitute);
		this.parts.delete(substitute);
		edit(rental, (managed) -> {
			assertThat(managed.getSubstitute()).isNull();
			managed.setCode("b");
		});
		assertThat(row(rental)).containsEntry("code", "b").containsEntry("substitute_id", substitute.getId());
	}

	@Test
	void filterIsAppliedAsTheFileSays() {
		Part part = part("bolt", 1);
		rental("a", part, null);
		Rental other = rental("b", part, null);
		this.transaction.executeWithoutResult((status) -> {
			this.entityManager.unwrap(Session.class).enableFilter("coded").setParameter("code", "b");
			assertThat(this.entityManager.createQuery("from Rental", Rental.class).getResultList())
				.extracting(Rental::getId)
				.containsExactly(other.getId());
		});
	}

	private Rental rental(String code, Part part, Part substitute) {
		Rental rental = new Rental(code, part, substitute);
		this.transaction.executeWithoutResult((status) -> this.entityManager.persist(rental));
		return rental;
	}

	private Void edit(Rental rental, Consumer<Rental> work) {
		this.transaction
			.executeWithoutResult((status) -> work.accept(this.entityManager.find(Rental.class, rental.getId())));
		return null;
	}

	private Map<String, Object> row(Rental rental) {
		return this.jdbc.queryForMap("select * from rental where id = ?", rental.getId());
	}

	@Test
	void orphanIsDeletedSoftly() {
		Part part = part("bolt", 1);
		this.transaction.executeWithoutResult(
				(status) -> this.suppliers.findById(part.getSupplier().getId()).orElseThrow().getParts().clear());
		assertThat(this.parts.findAll()).isEmpty();
		assertThat(this.parts.countDeleted()).isOne();
	}

	@Test
	void bulkDeletionIsSoft() {
		part("bolt", 1);
		part("nut", 2);
		this.transaction.executeWithoutResult(
				(status) -> this.entityManager.createQuery("delete from Part p where p.price.currency = 'EUR'")
					.executeUpdate());
		this.parts.deleteAllInBatch();
		assertThat(this.parts.count()).isZero();
		assertThat(this.parts.countDeleted()).isEqualTo(2);
	}

	@Test
	void hierarchySharesATable() {
		Lathe lathe = this.machines.save(new Lathe("Boley", 65));
		Drill drill = this.machines.save(new Drill("Flott"));
		assertThat(this.jdbc.queryForList("select kind from machine order by kind", String.class))
			.containsExactly("drill", "lathe");
		assertThat(this.machines.findById(lathe.getId())).get()
			.isInstanceOfSatisfying(Lathe.class, (found) -> assertThat(found.getSwing()).isEqualTo(65));
		assertThat(this.entityManager.createQuery("from Drill", Drill.class).getResultList()).extracting(Machine::getId)
			.containsExactly(drill.getId());
		assertThat(lathe.getCreatedAt()).isNotNull();
		assertThat(lathe.getVersion()).isZero();
		this.machines.delete(lathe);
		assertThat(this.machines.findAll()).extracting(Machine::getId).containsExactly(drill.getId());
		assertThat(this.machines.findAllDeleted()).singleElement().satisfies((deleted) -> {
			assertThat(deleted.isDeleted()).isTrue();
			assertThat(deleted.getVersion()).isEqualTo(1);
		});
	}

	@Test
	void fileDescribesJoinTables() {
		Part part = part("bolt", 1);
		Kit kit = new Kit("Bolts", new BigDecimal("1.125"), new Dimensions(2, 3),
				new Kit.Label("with care", new Money(BigDecimal.ONE, "EUR")));
		kit.getParts().add(part);
		this.transaction.executeWithoutResult((status) -> this.entityManager.persist(kit));
		assertThat(this.jdbc.queryForMap("select * from kit")).containsEntry("price", new BigDecimal("1.125"))
			.containsEntry("name", "Bolts")
			.containsEntry("width_mm", 2)
			.containsEntry("text", "with care")
			.containsEntry("currency", "EUR");
		assertThat(this.jdbc.queryForObject("select part from kit_content", Long.class)).isEqualTo(part.getId());
		this.parts.delete(part);
		assertThat(this.entityManager.createQuery("select size(k.parts) from Kit k", Integer.class).getSingleResult())
			.isZero();
		assertThat(this.jdbc.queryForObject("select count(*) from kit_content", Long.class)).isOne();
	}

	@Test
	void recordsInACollectionAreEmbedded() {
		Kit kit = new Kit("Bolts", BigDecimal.ONE, null, null);
		kit.getDeposits().add(new Money(new BigDecimal("2.50"), "EUR"));
		this.transaction.executeWithoutResult((status) -> this.entityManager.persist(kit));
		assertThat(this.jdbc.queryForMap("select * from kit_deposits")).containsEntry("currency", "EUR");
		assertThat(this.entityManager.createQuery("select d.currency from Kit k join k.deposits d", String.class)
			.getResultList()).containsExactly("EUR");
	}

	@Test
	void copyWithoutStateKeepsTheOwnMixinOfItsRow() {
		Kit kit = new Kit("Bolts", BigDecimal.ONE, null, null);
		this.transaction.executeWithoutResult((status) -> this.entityManager.persist(kit));
		assertThat(this.jdbc.queryForMap("select * from kit")).containsEntry("inspector", null)
			.containsEntry("inspection", "due");
		this.transaction.executeWithoutResult(
				(status) -> this.entityManager.createQuery("update Kit set inspector = 'ada', inspection = 'passed'")
					.executeUpdate());
		Kit copy = new Kit("Nuts", BigDecimal.ONE, null, null);
		ReflectionTestUtils.setField(copy, "id", ReflectionTestUtils.getField(kit, "id"));
		this.transaction.executeWithoutResult((status) -> this.entityManager.merge(copy));
		assertThat(this.jdbc.queryForMap("select * from kit")).containsEntry("name", "Nuts")
			.containsEntry("inspector", "ada")
			.containsEntry("inspection", "passed");
	}

	/**
	 * A stateless session knows nothing of a row but what the instance has.
	 */
	@Test
	void statelessUpdateByACopyKeepsTheOwnMixinOfItsRow() {
		Kit kit = new Kit("Bolts", BigDecimal.ONE, null, null);
		this.transaction.executeWithoutResult((status) -> this.entityManager.persist(kit));
		this.transaction.executeWithoutResult(
				(status) -> this.entityManager.createQuery("update Kit set inspector = 'ada', inspection = 'passed'")
					.executeUpdate());
		Kit copy = new Kit("Nuts", BigDecimal.ONE, null, null);
		ReflectionTestUtils.setField(copy, "id", ReflectionTestUtils.getField(kit, "id"));
		updateStateless(copy);
		assertThat(this.jdbc.queryForMap("select * from kit")).containsEntry("name", "Nuts")
			.containsEntry("inspector", "ada")
			.containsEntry("inspection", "passed");
	}

	@Test
	void statelessUpdateByACopyKeepsTheStampsOfItsRow() {
		Part part = Auditors.runAs("ada", () -> part("bolt", 1));
		Map<String, Object> created = stamps(part);
		Part copy = copy(part);
		copy.setMaterial(Part.Material.BRASS);
		Auditors.runAs("bob", () -> updateStateless(copy));
		assertThat(stamps(part)).containsEntry("created_by", "ada")
			.containsEntry("created_at", created.get("created_at"))
			.containsEntry("updated_by", "bob")
			.containsEntry("deleted_at", null);
		this.parts.deleteById(part.getId());
		Map<String, Object> deleted = stamps(part);
		Part stale = copy(part);
		ReflectionTestUtils.setField(stale, "revision", 2);
		assertThatException().isThrownBy(() -> updateStateless(stale));
		assertThat(stamps(part)).isEqualTo(deleted);
	}

	@Test
	void upsertOfACopyKeepsTheStampsOfItsRow() {
		Part part = Auditors.runAs("ada", () -> {
			Part described = new Part(new PartNumber("bolt", 1), this.suppliers.save(new Supplier("Foundry")));
			described.setDimensions(new Dimensions(3, 4));
			return this.parts.save(described);
		});
		Part copy = copy(part);
		copy.setMaterial(Part.Material.BRASS);
		Auditors.runAs("bob",
				() -> this.entityManager.getEntityManagerFactory()
					.unwrap(SessionFactory.class)
					.inStatelessTransaction((session) -> session.upsert(copy)));
		assertThat(stamps(part)).containsEntry("created_by", "ada").containsEntry("updated_by", "bob");
	}

	private void updateStateless(Object entity) {
		this.entityManager.getEntityManagerFactory()
			.unwrap(SessionFactory.class)
			.inStatelessTransaction((session) -> session.update(entity));
	}

	@Test
	void annotatedAndDescribedClassesReferToEachOther() {
		Supplier supplier = this.suppliers.save(new Supplier("Foundry"));
		this.transaction.executeWithoutResult((status) -> {
			Delivery delivery = new Delivery(supplier);
			this.entityManager.persist(delivery);
			this.entityManager.persist(new Tool(1L, "Hammer", delivery));
		});
		assertThat(this.entityManager
			.createQuery("select t.delivery.supplier.name from Tool t where t.name = 'Hammer'", String.class)
			.getResultList()).containsExactly("Foundry");
	}

	@Test
	void descriptionTakesThePlaceOfMappingAnnotationsOnly() {
		Tool tool = new Tool(1L, "Hammer", null);
		this.transaction.executeWithoutResult((status) -> this.entityManager.persist(tool));
		assertThat(this.jdbc.queryForObject("select name from tool", String.class)).isEqualTo("Hammer");
		assertThat(tool.getBought()).isNotNull();
		this.transaction
			.executeWithoutResult((status) -> this.entityManager.createQuery("delete from Tool").executeUpdate());
		assertThat(this.entityManager.find(Tool.class, 1L)).isNull();
		assertThat(this.jdbc.queryForObject("select scrapped from tool", Timestamp.class)).isNotNull();
	}

	@Test
	void entityWithoutClassRefersToAnother() {
		this.transaction.executeWithoutResult((status) -> {
			Map<String, Object> iceland = new HashMap<>(Map.of("$type$", "Country", "code", "IS", "name", "Iceland"));
			session().persist("Country", iceland);
			session().persist("Town", new HashMap<>(
					Map.of("name", "Akureyri", "founded", LocalDate.of(1862, 8, 29), "country", iceland)));
		});
		assertThat(this.entityManager
			.createQuery("select t.country.name from Town t where year(t.founded) = 1862", String.class)
			.getResultList()).containsExactly("Iceland");
	}

	@Test
	void entityWithoutClassIsAMap() {
		this.transaction.executeWithoutResult(
				(status) -> session().persist("Country", new HashMap<>(Map.of("code", "IS", "name", "Iceland"))));
		this.transaction.executeWithoutResult((status) -> {
			Map<?, ?> found = (Map<?, ?>) session().find("Country", "IS");
			assertThat(found.get("name")).isEqualTo("Iceland");
			@SuppressWarnings("unchecked")
			Map<String, Object> country = (Map<String, Object>) found;
			country.put("name", "Ísland");
		});
		assertThat(this.entityManager.createQuery("select c.name from Country c where c.code = 'IS'", String.class)
			.getResultList()).containsExactly("Ísland");
		this.transaction.executeWithoutResult((status) -> session().remove(session().find("Country", "IS")));
		assertThat(this.jdbc.queryForObject("select count(*) from country", Long.class)).isZero();
	}

	@Test
	void fileDescribesClasses() {
		Supplier supplier = this.suppliers.save(new Supplier("Foundry"));
		ContractId id = new ContractId(2026, 7);
		Contract contract = new Contract(id, "Twelve bolts a week", supplier);
		contract.getClauses().add("free of rust");
		contract.getClauses().add("within a week");
		this.transaction.executeWithoutResult((status) -> this.entityManager.persist(contract));
		assertThat(this.jdbc.queryForMap("select * from contract")).containsEntry("register_year", 2026)
			.containsEntry("number", 7)
			.containsEntry("supplied_by", supplier.getId());
		assertThat(this.jdbc.queryForList("select clause from contract_clause order by clause", String.class))
			.containsExactly("free of rust", "within a week");
		this.transaction
			.executeWithoutResult((status) -> this.entityManager.find(Contract.class, id).setText("Ten bolts"));
		assertThat(this.jdbc.queryForMap("select * from contract")).containsEntry("lock", 1L)
			.containsEntry("text", "Ten bolts");
		this.transaction
			.executeWithoutResult((status) -> this.entityManager.remove(this.entityManager.find(Contract.class, id)));
		assertThat(this.entityManager.find(Contract.class, id)).isNull();
		assertThat(this.jdbc.queryForObject("select deleted_at from contract", Timestamp.class)).isNotNull();
		assertThat(this.jdbc.queryForList("select clause from contract_clause", String.class)).hasSize(2);
	}

	@Test
	void fileDescribesMapsSecondaryTablesAndNames() {
		Part bolt = part("bolt", 1);
		Part nut = part("nut", 2);
		Supplier supplier = bolt.getSupplier();
		Catalogue catalogue = new Catalogue("a", supplier, new Catalogue.Origin(1926, supplier));
		catalogue.getPrices().put("bolt", BigDecimal.TEN);
		catalogue.getFavourites().put(supplier, bolt);
		catalogue.getParts().put(bolt.getNumber(), bolt);
		catalogue.getParts().put(nut.getNumber(), nut);
		this.transaction.executeWithoutResult((status) -> this.entityManager.persist(catalogue));
		assertThat(this.jdbc.queryForMap("select * from parts_catalogue")).containsEntry("made_in", 1926)
			.containsEntry("made_by", supplier.getId());
		assertThat(this.jdbc.queryForObject("select remark from catalogue_remark", String.class)).isEqualTo("as is");
		assertThat(this.jdbc.queryForMap("select * from catalogue_price")).containsEntry("part", "bolt")
			.containsKey("price");
		assertThat(this.jdbc.queryForMap("select * from catalogue_favourite")).containsEntry("supplier",
				supplier.getId());
		this.parts.delete(bolt);
		this.transaction.executeWithoutResult((status) -> {
			Catalogue found = session().find(Catalogue.class, Map.of("code", "A", "publisher", supplier),
					KeyType.NATURAL);
			assertThat(session().getIdentifier(found.getOrigin().printer())).isEqualTo(supplier.getId());
			assertThat(found.getPrices()).containsOnlyKeys("bolt");
			assertThat(found.getFavourites()).isEmpty();
			assertThat(found.getParts()).containsOnlyKeys(nut.getNumber());
			found.setRemark(null);
		});
		assertThat(this.jdbc.queryForObject("select count(*) from catalogue_favourite", Long.class)).isOne();
		assertThat(this.jdbc.queryForObject("select count(*) from catalogue_part", Long.class)).isEqualTo(2);
		assertThat(this.jdbc.queryForObject("select count(*) from catalogue_remark", Long.class)).isZero();
		assertThat(this.entityManager.createQuery("from PartsCatalogue c where c.remark is null", Catalogue.class)
			.getResultList()).hasSize(1);
	}

	private Session session() {
		return this.entityManager.unwrap(Session.class);
	}

	private Part part(String group, int number) {
		Supplier supplier = this.suppliers.findAll()
			.stream()
			.findFirst()
			.orElseGet(() -> this.suppliers.save(new Supplier("Foundry")));
		Part part = new Part(new PartNumber(group, number), supplier);
		part.setPrice(new Money(BigDecimal.TEN, "EUR"));
		return this.parts.save(part);
	}

	/**
	 * Return another instance for the row of a part, as one that comes from a request.
	 */
	private static Part copy(Part part) {
		Part copy = new Part(part.getNumber(), part.getSupplier());
		ReflectionTestUtils.setField(copy, "id", part.getId());
		ReflectionTestUtils.setField(copy, "revision", part.getRevision());
		return copy;
	}

	private Map<String, Object> stamps(Part part) {
		return this.jdbc.queryForMap("select created_at, created_by, updated_at, updated_by, deleted_at, deleted_by,"
				+ " deletion_id from spare_part where id = ?", part.getId());
	}

}
