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
package dev.plinth.softdelete;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.plinth.audit.Auditors;
import dev.plinth.audit.KeptStamps;
import dev.plinth.testing.Statements;
import dev.plinth.testing.registry.Card;
import dev.plinth.testing.registry.CardRepository;
import dev.plinth.testing.registry.Claim;
import dev.plinth.testing.registry.Clerk;
import dev.plinth.testing.registry.Dates;
import dev.plinth.testing.registry.Dates.Dated;
import dev.plinth.testing.registry.Deed;
import dev.plinth.testing.registry.DeedSheet;
import dev.plinth.testing.registry.Dossier;
import dev.plinth.testing.registry.LandDeed;
import dev.plinth.testing.registry.LandDeedRepository;
import dev.plinth.testing.registry.Licence;
import dev.plinth.testing.registry.LicenceRepository;
import dev.plinth.testing.registry.Permit;
import dev.plinth.testing.registry.PermitRepository;
import dev.plinth.testing.registry.PermitSheetRepository;
import dev.plinth.testing.registry.Plot;
import dev.plinth.testing.registry.PlotId;
import dev.plinth.testing.registry.PlotRepository;
import dev.plinth.testing.registry.RegistryApplication;
import dev.plinth.testing.registry.Sheet;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.criteria.CriteriaDelete;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.CriteriaUpdate;
import org.hibernate.Hibernate;
import org.hibernate.HibernateException;
import org.hibernate.ReplicationMode;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.jpa.AvailableHints;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Soft deletion of entities that extend no base and implement no mixin: attributes of
 * their own tell it, in several types.
 */
@SpringBootTest(classes = { RegistryApplication.class, OwnDeletionContract.Events.class },
		webEnvironment = SpringBootTest.WebEnvironment.NONE)
abstract class OwnDeletionContract {

	@Autowired
	EntityManager entityManager;

	@Autowired
	EntityManagerFactory entityManagerFactory;

	@Autowired
	JdbcTemplate jdbc;

	@Autowired
	TransactionTemplate transaction;

	@Autowired
	ApplicationContext context;

	@Autowired
	Events events;

	@BeforeEach
	void populate() {
		this.jdbc.update("update plot set parent_page = null, parent_number = null");
		List<String> tables = new ArrayList<>(List.of("claim", "land_deed", "plot"));
		for (Kind kind : Kind.values()) {
			tables.addAll(List.of(kind.sheetTable, kind.table + "_labels", kind.table));
		}
		tables.add("clerk");
		this.jdbc.batchUpdate(tables.stream().map("delete from "::concat).toArray(String[]::new));
		inTransaction(() -> this.entityManager.persist(new Clerk(RegistryApplication.CLERK)));
		this.events.published.clear();
	}

	static Stream<Arguments> deletions() {
		return Stream.of(Kind.values())
			.flatMap((kind) -> Stream.of(Door.values()).map((door) -> Arguments.of(kind, door)));
	}

	// T12, T13, T14, T16, T17
	@ParameterizedTest
	@MethodSource("deletions")
	void deletionKeepsTheRow(Kind kind, Door door) {
		Long other = persist(kind, "other");
		Long id = persist(kind, "deleted", "sheet");
		door.delete(kind, id, this);
		assertThat(living(kind)).containsExactly(other);
		assertThat(rows(kind.table)).isEqualTo(2);
		assertThat(rows(kind.table + "_labels")).isEqualTo(2);
		assertThat(livingSheets(kind)).isEqualTo(door.cascades ? 0 : 1);
		assertThat(rows(kind.sheetTable)).isEqualTo(1);
		assertThat(find(kind, id)).isNull();
		Dossier deleted = DeletedRows.only(() -> find(kind, id));
		assertThat(deleted.getDeletion()).satisfies(kind::requireDeletion);
		if (kind.versioned) {
			assertThat(
					this.jdbc.queryForObject("select version from " + kind.table + " where id = ?", Integer.class, id))
				.isPositive();
		}
		door.delete(kind, id, this);
		assertThat(DeletedRows.only(() -> find(kind, id)).getDeletion()).usingRecursiveComparison()
			.isEqualTo(deleted.getDeletion());
	}

	@ParameterizedTest
	@EnumSource
	void removalTakesOneStatement(Kind kind) {
		Long id = persist(kind, "deleted");
		List<String> statements = new ArrayList<>();
		inTransaction(() -> {
			Dossier dossier = this.entityManager.find(kind.type, id);
			Hibernate.initialize(dossier.getSheets());
			this.entityManager.remove(dossier);
			statements.addAll(updates(() -> this.entityManager.flush()));
			assertThat(this.entityManager.find(kind.type, id)).isNull();
		});
		assertThat(statements).hasSize(1);
	}

	// T55
	@ParameterizedTest
	@EnumSource
	void orphanIsDeletedSoftly(Kind kind) {
		Long id = persist(kind, "dossier", "stays", "goes");
		inTransaction(() -> this.entityManager.find(kind.type, id)
			.getSheets()
			.removeIf((sheet) -> "goes".equals(sheet.getText())));
		assertThat(rows(kind.sheetTable)).isEqualTo(2);
		assertThat(livingSheets(kind)).isEqualTo(1);
		inTransaction(() -> assertThat(this.entityManager.find(kind.type, id).getSheets()).singleElement()
			.extracting(Sheet::getText)
			.isEqualTo("stays"));
	}

	// T01, T03, T07, T46
	@ParameterizedTest
	@EnumSource
	void deletedRowsAreSeenAsTheScopeSays(Kind kind) {
		Long living = persist(kind, "living", "sheet");
		Long deleted = persist(kind, "deleted", "sheet");
		inTransaction(() -> this.entityManager.remove(this.entityManager.find(kind.type, deleted)));
		Function<Supplier<List<Long>>, List<List<Long>>> scopes = (query) -> List.of(query.get(),
				DeletedRows.include(query), DeletedRows.only(query));
		List<List<Long>> expected = List.of(List.of(living), List.of(living, deleted), List.of(deleted));
		assertThat(scopes.apply(() -> living(kind))).isEqualTo(expected);
		assertThat(scopes.apply(() -> query("select e.id from " + kind.entity()
				+ " e where e.title = 'living' or e.title = 'deleted' order by e.id")))
			.isEqualTo(expected);
		assertThat(scopes.apply(() -> criteria(kind))).isEqualTo(expected);
		assertThat(scopes.apply(() -> repository(kind).findAllById(List.of(living, deleted))
			.stream()
			.map(Dossier::getId)
			.sorted()
			.toList())).isEqualTo(expected);
		assertThat(query("select e.id from " + kind.entity() + " e join e.sheets s order by e.id"))
			.containsExactly(living);
		assertThat(query("select s.dossier.id from " + kind.sheetEntity() + " s where exists (select 1 from "
				+ kind.entity() + " e where e = s.dossier)"))
			.containsExactly(living);
		assertThat(repository(kind).findAllDeleted()).extracting(Dossier::getId).containsExactly(deleted);
		assertThat(repository(kind).countDeleted()).isEqualTo(1);
		inTransaction(() -> {
			Sheet sheet = DeletedRows
				.only(() -> this.entityManager.createQuery("select s from " + kind.sheetEntity() + " s", Sheet.class)
					.getSingleResult());
			assertThat(sheet.getDossier()).extracting(Dossier::getTitle).isEqualTo("deleted");
		});
	}

	// T52
	@ParameterizedTest
	@EnumSource
	void deletedOwnerShowsWhatIsKnownToHaveGoneWithIt(Kind kind) {
		Long id = persist(kind, "deleted", "sheet");
		inTransaction(() -> this.entityManager.remove(this.entityManager.find(kind.type, id)));
		inTransaction(() -> assertThat(DeletedRows.only(() -> this.entityManager.find(kind.type, id)).getSheets())
			.hasSize(kind.identified ? 1 : 0));
	}

	// T28
	@ParameterizedTest
	@EnumSource
	void restorationBringsBackWhatIsKnownToHaveGoneWithTheRow(Kind kind) {
		Long id = persist(kind, "deleted", "sheet");
		inTransaction(() -> this.entityManager.remove(this.entityManager.find(kind.type, id)));
		assertThat(repository(kind).restoreById(id)).isPresent();
		assertThat(living(kind)).containsExactly(id);
		assertThat(livingSheets(kind)).isEqualTo(kind.identified ? 1 : 0);
		Dossier restored = find(kind, id);
		assertThat(restored.getDeletion()).allMatch((value) -> value == null || Boolean.FALSE.equals(value));
		assertThat(restored.getLabels()).containsExactly("label");
		assertThat(this.events.published).extracting(Object::getClass)
			.filteredOn(EntityRestored.class::equals)
			.hasSize(kind.identified ? 2 : 1);
		inTransaction(() -> this.entityManager.remove(this.entityManager.find(kind.type, id)));
		assertThat(living(kind)).isEmpty();
	}

	@ParameterizedTest
	@EnumSource
	void eventsTellWhatTheRowHolds(Kind kind) {
		Long id = persist(kind, "deleted");
		inTransaction(() -> this.entityManager.remove(this.entityManager.find(kind.type, id)));
		assertThat(this.events.published).singleElement().isInstanceOfSatisfying(EntitySoftDeleted.class, (event) -> {
			assertThat(event.id()).isEqualTo(id);
			assertThat(event.deletedBy()).isEqualTo(kind.named ? RegistryApplication.CLERK : null);
			assertThat(event.deletionId() != null).isEqualTo(kind.identified);
		});
	}

	// T22, T29
	@ParameterizedTest
	@EnumSource
	void codeIsUniqueAmongTheLiving(Kind kind) {
		Long first = persist(kind, "first");
		inTransaction(() -> this.entityManager.find(kind.type, first).setCode("code"));
		inTransaction(() -> this.entityManager.remove(this.entityManager.find(kind.type, first)));
		Long second = persist(kind, "second");
		inTransaction(() -> this.entityManager.find(kind.type, second).setCode("code"));
		assertFails(RestoreConflictException.class, () -> repository(kind).restoreById(first));
		Long third = persist(kind, "third");
		assertThatExceptionOfType(DataIntegrityViolationException.class)
			.isThrownBy(() -> inTransaction(() -> this.entityManager.find(kind.type, third).setCode("code")));
		inTransaction(() -> this.entityManager.remove(this.entityManager.find(kind.type, second)));
		assertThat(repository(kind).restoreById(first)).isPresent();
	}

	// T17, T23, T26
	@ParameterizedTest
	@EnumSource
	void deletedRowIsNotEdited(Kind kind) {
		Long id = persist(kind, "title");
		Dossier detached = find(kind, id);
		inTransaction(() -> this.entityManager.remove(this.entityManager.find(kind.type, id)));
		assertFails(DeletedRowException.class, () -> inTransaction(
				() -> DeletedRows.include(() -> this.entityManager.find(kind.type, id)).setTitle("edited")));
		detached.setTitle("edited");
		assertFails(PersistenceException.class, () -> inTransaction(() -> this.entityManager.merge(detached)));
		DeletedRows.include(() -> inTransaction(() -> assertThat(
				this.entityManager.createQuery("update " + kind.entity() + " set title = 'edited'").executeUpdate())
			.isZero()));
		assertFails(HibernateException.class, () -> inStatelessSession((session) -> {
			session.update(detached);
		}));
		assertThat(titles(kind)).containsExactly("title");
		inTransaction(() -> DeletedRows.edit(() -> this.entityManager.find(kind.type, id).setTitle("erased")));
		assertThat(titles(kind)).containsExactly("erased");
		assertThat(living(kind)).isEmpty();
	}

	// T17
	@ParameterizedTest
	@EnumSource
	void staleEditFails(Kind kind) {
		Long id = persist(kind, "title");
		assertFails(OptimisticLockException.class, () -> inTransaction(() -> {
			Dossier dossier = this.entityManager.find(kind.type, id);
			dossier.setTitle("edited");
			this.jdbc.update(kind.deletion);
			this.entityManager.flush();
		}));
		assertFails(OptimisticLockException.class, () -> inTransaction(() -> {
			Dossier dossier = this.entityManager.find(kind.type, id);
			this.entityManager.remove(dossier);
			this.jdbc.update(kind.deletion);
			this.entityManager.flush();
		}));
	}

	@ParameterizedTest
	@EnumSource
	void bulkStatementCannotSetTheDeletion(Kind kind) {
		persist(kind, "title");
		for (String attribute : kind.attributes) {
			assertThatExceptionOfType(Exception.class)
				.isThrownBy(() -> inTransaction(() -> this.entityManager
					.createQuery("update " + kind.entity() + " set " + attribute + " = null")
					.executeUpdate()))
				.withMessageContaining("An update cannot set '" + attribute + "' of ");
		}
		assertThat(living(kind)).hasSize(1);
	}

	@Test
	void bulkStatementCannotSetTheKeyOfTheAuditor() {
		persist(Kind.LICENCE, "title");
		assertThatExceptionOfType(Exception.class)
			.isThrownBy(() -> inTransaction(
					() -> this.entityManager.createQuery("update Licence set endedBy.id = 1").executeUpdate()))
			.withMessageContaining("An update cannot set 'endedBy' of ");
	}

	@Test
	void bulkStatementOfACriteriaCannotSetTheDeletionOfASubclass() {
		persist(Kind.LAND_DEED, "title");
		var builder = this.entityManager.getCriteriaBuilder();
		CriteriaUpdate<Deed> update = builder.createCriteriaUpdate(Deed.class);
		update.set(builder.treat(update.from(Deed.class), LandDeed.class).<Boolean>get("removed"), true);
		assertThatExceptionOfType(HibernateException.class)
			.isThrownBy(() -> inTransaction(() -> this.entityManager.createQuery(update).executeUpdate()))
			.withMessageContaining("An update cannot set 'removed' of ");
	}

	@ParameterizedTest
	@EnumSource(names = { "PERMIT", "LICENCE", "CARD" })
	void conflictWithADeletedRowChangesNothing(Kind kind) {
		Long deleted = persist(kind, "deleted");
		Long living = persist(kind, "living");
		inTransaction(() -> this.entityManager.remove(this.entityManager.find(kind.type, deleted)));
		for (Long id : List.of(deleted, living)) {
			inTransaction(() -> this.entityManager
				.createQuery("insert into " + kind.entity() + " (id, title) values (:id, 'new')"
						+ " on conflict (id) do update set title = excluded.title")
				.setParameter("id", id)
				.executeUpdate());
		}
		assertThat(titles(kind)).containsExactlyInAnyOrder("deleted", "new");
	}

	// T44
	@ParameterizedTest
	@EnumSource
	void keptStampsAreWritten(Kind kind) {
		Instant then = Instant.parse("2020-01-02T03:04:05Z");
		Long id = persist(kind, "title");
		inTransaction(() -> {
			Dossier dossier = this.entityManager.find(kind.type, id);
			Auditors.keepStamps(dossier, KeptStamps.created(null, null).deleted(then, "somebody"));
			this.entityManager.remove(dossier);
		});
		List<Object> deletion = DeletedRows.only(() -> find(kind, id)).getDeletion();
		if (kind.dated) {
			assertThat(deletion.get(0)).isEqualTo((kind == Kind.PERMIT) ? then : (Object) then.toEpochMilli());
		}
		if (kind.named) {
			assertThat(deletion.get(1)).isEqualTo("somebody");
		}
	}

	// T57
	@ParameterizedTest
	@EnumSource
	void runAsScopeHasANameOnly(Kind kind) {
		Long id = persist(kind, "title");
		inTransaction(
				() -> Auditors.runAs("job", () -> this.entityManager.remove(this.entityManager.find(kind.type, id))));
		List<Object> deletion = DeletedRows.only(() -> find(kind, id)).getDeletion();
		if (deletion.size() > 1) {
			assertThat(deletion.get(1)).isEqualTo(kind.named ? "job" : null);
		}
	}

	@Test
	void deletedSheetDoesNotTouchItsDossier() {
		Long id = persist(Kind.PERMIT, "title", "sheet");
		inTransaction(() -> this.entityManager.find(Permit.class, id).getSheets().clear());
		Integer version = this.jdbc.queryForObject("select version from permit", Integer.class);
		assertThat(version).isEqualTo(1);
		PermitSheetRepository sheets = this.context.getBean(PermitSheetRepository.class);
		sheets.hardDelete(sheets.findAllDeleted().get(0));
		assertThat(rows("permit_sheet")).isZero();
		assertThat(this.jdbc.queryForObject("select version from permit", Integer.class)).isEqualTo(version);
	}

	@ParameterizedTest
	@EnumSource
	void assignmentDeletesNothing(Kind kind) {
		Long id = persist(kind, "title");
		inTransaction(() -> {
			Dossier dossier = this.entityManager.find(kind.type, id);
			dossier.assignDeletion(true);
			assertThat(this.entityManager.find(kind.type, id)).isSameAs(dossier);
			assertThat(updates(() -> this.entityManager.flush())).isEmpty();
			dossier.assignDeletion(true);
			dossier.setTitle("edited");
		});
		Dossier detached = find(kind, id);
		detached.assignDeletion(true);
		detached.setTitle("merged");
		inTransaction(() -> this.entityManager.merge(detached));
		assertThat(find(kind, id).getDeletion()).satisfies(kind::requireLiving);
		assertThat(titles(kind)).containsExactly("merged");
	}

	@ParameterizedTest
	@EnumSource
	void assignmentDoesNotKeepTheRowFromBeingDeleted(Kind kind) {
		Long id = persist(kind, "title");
		inTransaction(() -> {
			Dossier dossier = this.entityManager.find(kind.type, id);
			dossier.assignDeletion(true);
			this.entityManager.remove(dossier);
			dossier.assignDeletion(false);
			this.entityManager.flush();
			assertThat(dossier.getDeletion()).satisfies(kind::requireDeletion);
		});
		assertThat(DeletedRows.only(() -> find(kind, id)).getDeletion()).satisfies(kind::requireDeletion);
	}

	@ParameterizedTest
	@EnumSource
	void assignmentRestoresNothing(Kind kind) {
		Long id = persist(kind, "title");
		inTransaction(() -> this.entityManager.remove(this.entityManager.find(kind.type, id)));
		inTransaction(() -> {
			Dossier dossier = DeletedRows.include(() -> this.entityManager.find(kind.type, id));
			dossier.assignDeletion(false);
			assertThat(this.entityManager.find(kind.type, id)).isNull();
			this.entityManager.flush();
			assertThat(dossier.getDeletion()).satisfies(kind::requireDeletion);
		});
		inTransaction(() -> DeletedRows.edit(() -> {
			Dossier dossier = this.entityManager.find(kind.type, id);
			dossier.assignDeletion(false);
			dossier.setTitle("edited");
		}));
		assertThat(living(kind)).isEmpty();
		assertThat(titles(kind)).containsExactly("edited");
	}

	@ParameterizedTest
	@EnumSource
	void assignmentToAReadOnlyInstanceIsNotBelieved(Kind kind) {
		Long id = persist(kind, "title");
		Map<String, Object> readOnly = Map.of(AvailableHints.HINT_READ_ONLY, true);
		inTransaction(() -> {
			Dossier dossier = this.entityManager.find(kind.type, id, readOnly);
			dossier.assignDeletion(true);
			assertThat(Statements.of(() -> assertThat(this.entityManager.find(kind.type, id)).isSameAs(dossier)))
				.isEmpty();
			this.entityManager.remove(dossier);
			this.entityManager.flush();
			assertThat(dossier.getDeletion()).satisfies(kind::requireDeletion);
			dossier.assignDeletion(false);
			assertThat(this.entityManager.find(kind.type, id)).isNull();
		});
		assertThat(DeletedRows.only(() -> find(kind, id)).getDeletion()).satisfies(kind::requireDeletion);
		inTransaction(() -> {
			Dossier dossier = DeletedRows.include(() -> this.entityManager.find(kind.type, id, readOnly));
			dossier.assignDeletion(false);
			assertThat(this.entityManager.find(kind.type, id)).isNull();
			repository(kind).restore(dossier);
			assertThat(this.entityManager.find(kind.type, id)).isSameAs(dossier);
		});
		assertThat(living(kind)).containsExactly(id);
	}

	@ParameterizedTest
	@EnumSource
	void assignmentToAnInstanceThatIsMadeReadOnlyIsNotBelieved(Kind kind) {
		Long id = persist(kind, "title");
		inTransaction(() -> {
			Dossier dossier = this.entityManager.find(kind.type, id);
			Session session = this.entityManager.unwrap(Session.class);
			session.setReadOnly(dossier, true);
			dossier.assignDeletion(true);
			assertThat(this.entityManager.find(kind.type, id)).isSameAs(dossier);
			this.entityManager.remove(dossier);
		});
		assertThat(living(kind)).isEmpty();
		assertThat(DeletedRows.only(() -> find(kind, id)).getDeletion()).satisfies(kind::requireDeletion);
	}

	@Test
	void assignmentTouchesNothing() {
		Long id = persist(Kind.PERMIT, "title", "sheet");
		inTransaction(() -> {
			Sheet sheet = this.entityManager.find(Permit.class, id).getSheets().get(0);
			ReflectionTestUtils.setField(sheet, "deletedOn", Instant.EPOCH);
			ReflectionTestUtils.setField(sheet, "removal", UUID.randomUUID());
			assertThat(updates(this.entityManager::flush)).isEmpty();
		});
		inTransaction(() -> {
			Sheet sheet = this.entityManager.find(Permit.class, id).getSheets().get(0);
			ReflectionTestUtils.setField(sheet, "deletedOn", Instant.EPOCH);
			ReflectionTestUtils.setField(sheet, "text", "edited");
		});
		assertThat(this.jdbc.queryForObject("select version from permit", Integer.class)).isEqualTo(1);
	}

	// T28
	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void restorationTakesNoRowsOfAnotherDeletionWhateverIsAssigned(boolean readOnly) {
		Long first = persist(Kind.PERMIT, "first", "sheet");
		Long second = persist(Kind.PERMIT, "second", "sheet");
		for (Long id : List.of(first, second)) {
			inTransaction(() -> this.entityManager.remove(this.entityManager.find(Permit.class, id)));
		}
		inTransaction(() -> DeletedRows.include(() -> {
			Map<String, Object> hints = Map.of(AvailableHints.HINT_READ_ONLY, readOnly);
			Permit permit = this.entityManager.find(Permit.class, first, hints);
			Permit other = this.entityManager.find(Permit.class, second, hints);
			Object removal = Objects.requireNonNull(ReflectionTestUtils.getField(other, "removal"));
			ReflectionTestUtils.setField(permit, "removal", removal);
			ReflectionTestUtils.setField(permit.getSheets().get(0), "removal", removal);
			repository(Kind.PERMIT).restore(permit);
		}));
		assertThat(living(Kind.PERMIT)).containsExactly(first);
		assertThat(query("select s.dossier.id from PermitSheet s")).containsExactly(first);
	}

	// T25
	@ParameterizedTest
	@EnumSource
	void mergeOfALivingCopyRestoresNothing(Kind kind) {
		Long id = persist(kind, "title");
		Dossier copy = find(kind, id);
		inTransaction(() -> this.entityManager.remove(this.entityManager.find(kind.type, id)));
		inTransaction(() -> DeletedRows.edit(() -> {
			this.entityManager.find(kind.type, id);
			if (!kind.versioned) {
				this.entityManager.merge(copy);
			}
		}));
		assertThat(living(kind)).isEmpty();
		assertThat(DeletedRows.only(() -> find(kind, id)).getDeletion()).satisfies(kind::requireDeletion);
	}

	@ParameterizedTest
	@EnumSource
	void statelessSessionDeletesALivingRowWhateverIsAssigned(Kind kind) {
		Long id = persist(kind, "title");
		inStatelessSession((session) -> {
			Dossier dossier = session.get(kind.type, id);
			dossier.assignDeletion(true);
			session.delete(dossier);
		});
		assertThat(living(kind)).isEmpty();
		assertThat(DeletedRows.only(() -> find(kind, id)).getDeletion()).satisfies(kind::requireDeletion);
	}

	@ParameterizedTest
	@EnumSource
	@SuppressWarnings("deprecation") // what there is has to hold
	void replicationDeletesNothing(Kind kind) {
		Long id = persist(kind, "title");
		Dossier detached = find(kind, id);
		detached.assignDeletion(true);
		inTransaction(() -> this.entityManager.unwrap(Session.class).replicate(detached, ReplicationMode.OVERWRITE));
		assertThat(living(kind)).containsExactly(id);
		assertThat(find(kind, id).getDeletion()).satisfies(kind::requireLiving);
	}

	// T24
	@Test
	void newRowThatIsAssignedDeletedIsCheckedForItsReferences() {
		Long id = persist(Kind.LAND_DEED, "title");
		inTransaction(() -> this.entityManager.remove(find(Kind.LAND_DEED, id)));
		assertThatExceptionOfType(Exception.class).isThrownBy(() -> inTransaction(() -> {
			Deed deed = this.entityManager.getReference(Deed.class, id);
			DeedSheet sheet = new DeedSheet("new", deed);
			ReflectionTestUtils.setField(sheet, "removed", true);
			this.entityManager.persist(sheet);
		})).withRootCauseInstanceOf(DeletedReferenceException.class);
		assertThat(rows("deed_sheet")).isZero();
	}

	@Test
	void bulkDeletionThatJoinsItsAuditorWritesNoOtherColumn() {
		Long id = persist(Kind.LICENCE, "title");
		inTransaction(() -> assertThat(this.entityManager
			.createQuery("delete Licence l left join l.endedBy c where c.name is null and l.title = 'title'")
			.executeUpdate()).isOne());
		assertThat(living(Kind.LICENCE)).isEmpty();
		assertThat(DeletedRows.only(() -> find(Kind.LICENCE, id)).getDeletion())
			.satisfies(Kind.LICENCE::requireDeletion);
	}

	// T48
	@ParameterizedTest
	@EnumSource
	void bulkDeletionWhereDeletedRowsAreSeenTakesLivingOnesOnly(Kind kind) {
		Long deleted = persist(kind, "deleted");
		inTransaction(() -> this.entityManager.persist(new Claim(this.entityManager.find(kind.type, deleted))));
		this.jdbc.update(kind.deletion);
		persist(kind, "living");
		inTransaction(() -> DeletedRows.include(() -> assertThat(
				this.entityManager.createQuery("delete from " + kind.type.getSimpleName()).executeUpdate())
			.isOne()));
		assertThat(living(kind)).isEmpty();
	}

	@ParameterizedTest
	@EnumSource
	void newRowLivesWhateverIsAssigned(Kind kind) {
		inTransaction(() -> {
			Dossier dossier = kind.create("persisted");
			dossier.assignDeletion(true);
			this.entityManager.persist(dossier);
		});
		inTransaction(() -> {
			Dossier dossier = kind.create("merged");
			dossier.assignDeletion(true);
			assertThat(this.entityManager.merge(dossier)).isNotSameAs(dossier);
		});
		inStatelessSession((session) -> {
			Dossier dossier = kind.create("inserted");
			dossier.assignDeletion(true);
			session.insert(dossier);
		});
		assertThat(living(kind)).hasSize(3);
		for (Long id : living(kind)) {
			assertThat(find(kind, id).getDeletion()).satisfies(kind::requireLiving);
		}
	}

	@ParameterizedTest
	@EnumSource
	void entityThatIsPersistedAndRemovedLeavesADeletedRow(Kind kind) {
		Dossier dossier = kind.create("title");
		dossier.assignDeletion(true);
		inTransaction(() -> {
			this.entityManager.persist(dossier);
			this.entityManager.remove(dossier);
			this.entityManager.flush();
			assertThat(dossier.getDeletion()).satisfies(kind::requireDeletion);
			assertThat(this.entityManager.find(kind.type, dossier.getId())).isNull();
		});
		assertThat(rows(kind.table)).isEqualTo(1);
		assertThat(living(kind)).isEmpty();
	}

	// T24
	@ParameterizedTest
	@EnumSource
	void newReferenceToADeletedRowIsRefused(Kind kind) {
		Long id = persist(kind, "deleted");
		inTransaction(() -> this.entityManager.remove(this.entityManager.find(kind.type, id)));
		assertFails(DeletedReferenceException.class, () -> inTransaction(() -> this.entityManager
			.persist(new Claim(DeletedRows.include(() -> this.entityManager.find(kind.type, id))))));
		Dossier detached = DeletedRows.include(() -> find(kind, id));
		assertFails(DeletedReferenceException.class,
				() -> inTransaction(() -> this.entityManager.persist(new Claim(detached))));
	}

	// T48
	@ParameterizedTest
	@EnumSource
	void rowThatIsReferredToIsKept(Kind kind) {
		Long id = persist(kind, "referred");
		inTransaction(() -> this.entityManager.persist(new Claim(this.entityManager.find(kind.type, id))));
		for (Door door : Door.values()) {
			assertFails(RestrictedDeletionException.class, () -> door.delete(kind, id, this));
			assertThat(living(kind)).containsExactly(id);
		}
	}

	// T32
	@ParameterizedTest
	@EnumSource
	void hardDeletionRemovesTheRow(Kind kind) {
		Long id = persist(kind, "deleted", "sheet");
		inTransaction(() -> this.entityManager.remove(this.entityManager.find(kind.type, id)));
		repository(kind).hardDeleteById(id);
		assertThat(rows(kind.table)).isZero();
		assertThat(rows(kind.sheetTable)).isZero();
	}

	// T31
	@ParameterizedTest
	@EnumSource
	void purgeNeedsADate(Kind kind) {
		Long id = persist(kind, "deleted", "sheet");
		persist(kind, "living", "sheet");
		inTransaction(() -> this.entityManager.remove(this.entityManager.find(kind.type, id)));
		Instant later = Instant.now().plus(Duration.ofDays(2));
		if (kind.dated) {
			assertThat(repository(kind).purgeDeletedBefore(later.minus(Duration.ofDays(4)))).isZero();
			assertThat(repository(kind).purgeDeletedBefore(later)).isEqualTo(1);
			assertThat(rows(kind.table)).isEqualTo(1);
			assertThat(rows(kind.sheetTable)).isEqualTo(1);
		}
		else {
			assertThatExceptionOfType(UnsupportedOperationException.class)
				.isThrownBy(() -> repository(kind).purgeDeletedBefore(later))
				.withMessageContaining("says that a row is deleted, but not when");
		}
	}

	// T31
	@Test
	void purgeRemovesFlaggedChildrenThatAreDeleted() {
		Permit permit = new Permit();
		permit.getPlots().add(new Plot(1, 1, permit));
		inTransaction(() -> this.entityManager.persist(permit));
		inTransaction(() -> this.entityManager.remove(this.entityManager.find(Permit.class, permit.getId())));
		Instant later = Instant.now().plus(Duration.ofDays(2));
		this.jdbc.update("update plot set removed = false");
		assertThat(repository(Kind.PERMIT).purgeDeletedBefore(later)).isZero();
		this.jdbc.update("update plot set removed = true");
		assertThat(repository(Kind.PERMIT).purgeDeletedBefore(later)).isEqualTo(1);
		assertThat(rows("plot")).isZero();
	}

	@Test
	void rowsWithSeveralColumnsToNameThemAreDeletedAsATree() {
		Plot plot = new Plot(1, 1, null);
		plot.add(2).add(3);
		inTransaction(() -> {
			this.entityManager.persist(plot);
			this.entityManager.persist(new Plot(1, 4, null));
		});
		assertFails(HibernateException.class,
				() -> inTransaction(() -> this.entityManager.createQuery("delete from Plot").executeUpdate()));
		PlotRepository plots = this.context.getBean(PlotRepository.class);
		assertThat(plots.deleteTree(List.of(plot.getId()))).isEqualTo(3);
		assertThat(plots.findAll()).extracting(Plot::getId).containsExactly(new PlotId(1, 4));
		assertThat(plots.restoreById(plot.getId()))
			.hasValueSatisfying((restored) -> assertThat(restored.isRemoved()).isFalse());
		plots.deleteById(plot.getId());
		assertThat(plots.findAllDeleted()).hasSize(3);
	}

	@ParameterizedTest
	@EnumSource
	void treeIsDeletedInTheSession(Kind kind) {
		Long id = persist(kind, "deleted", "sheet", "other");
		inTransaction(() -> {
			Dossier dossier = this.entityManager.find(kind.type, id);
			Hibernate.initialize(dossier.getSheets());
			assertThat(repository(kind).deleteTree(List.of(id))).isEqualTo(3);
			assertThat(dossier.getDeletion()).satisfies(kind::requireDeletion);
			assertThat(this.entityManager.find(kind.type, id)).isNull();
		});
		assertThat(livingSheets(kind)).isZero();
	}

	// T51
	@ParameterizedTest
	@EnumSource
	void plansAreCached(Kind kind) {
		persist(kind, "title");
		living(kind);
		var statistics = this.entityManagerFactory.unwrap(SessionFactoryImplementor.class).getStatistics();
		statistics.setStatisticsEnabled(true);
		statistics.clear();
		living(kind);
		assertThat(statistics.getQueryPlanCacheMissCount()).isZero();
		assertThat(statistics.getQueryPlanCacheHitCount()).isPositive();
	}

	@Test
	void rowOfALegacyTableLivesWhereItsFlagIsNull() {
		Long id = persist(Kind.CARD, "title");
		this.jdbc.update("update card set discarded = null");
		assertThat(living(Kind.CARD)).containsExactly(id);
		inTransaction(() -> this.entityManager.find(Card.class, id).setTitle("edited"));
		assertThat(titles(Kind.CARD)).containsExactly("edited");
		inTransaction(() -> this.entityManager.createQuery("delete from Card").executeUpdate());
		assertThat(this.jdbc.queryForObject("select discarded from card", String.class)).isEqualTo("Y");
	}

	@ParameterizedTest
	@MethodSource("dated")
	void dateIsOfTheTypeOfTheAttribute(Class<? extends Dated> type, Class<?> dateType) throws Exception {
		Dated dated = type.getDeclaredConstructor().newInstance();
		inTransaction(() -> this.entityManager.persist(dated));
		inTransaction(() -> {
			Dated managed = this.entityManager.find(type, dated.getId());
			this.entityManager.remove(managed);
			this.entityManager.flush();
			assertThat(managed.getDeleted()).isInstanceOf(dateType);
			this.entityManager.clear();
			Dated read = DeletedRows.only(() -> this.entityManager.find(type, dated.getId()));
			assertThat(managed.getDeleted()).isEqualTo(read.getDeleted());
			assertThat(this.entityManager.find(type, dated.getId())).isNull();
			assertThat(this.entityManager.createQuery("from " + type.getName(), type).getResultList()).isEmpty();
		});
	}

	static Stream<Arguments> dated() {
		return Stream.of(Arguments.of(Dates.WithOffset.class, OffsetDateTime.class),
				Arguments.of(Dates.WithZone.class, ZonedDateTime.class),
				Arguments.of(Dates.WithLocalTime.class, LocalDateTime.class),
				Arguments.of(Dates.WithDay.class, LocalDate.class), Arguments.of(Dates.WithDate.class, Date.class));
	}

	private Long persist(Kind kind, String title, String... sheets) {
		Dossier dossier = kind.create(title);
		dossier.getLabels().add("label");
		for (String sheet : sheets) {
			dossier.addSheet(sheet);
		}
		inTransaction(() -> this.entityManager.persist(dossier));
		return dossier.getId();
	}

	private Dossier find(Kind kind, Long id) {
		return this.transaction.execute((status) -> {
			Dossier dossier = this.entityManager.find(kind.type, id);
			if (dossier != null) {
				Hibernate.initialize(dossier.getLabels());
				Hibernate.initialize(dossier.getSheets());
				Hibernate.initialize(dossier.getDeletion().get(dossier.getDeletion().size() - 1));
			}
			return dossier;
		});
	}

	private List<Long> living(Kind kind) {
		return query("select e.id from " + kind.entity() + " e order by e.id");
	}

	private List<Long> query(String hql) {
		return this.entityManager.createQuery(hql, Long.class).getResultList();
	}

	private List<Long> criteria(Kind kind) {
		var builder = this.entityManager.getCriteriaBuilder();
		CriteriaQuery<Long> query = builder.createQuery(Long.class);
		var root = query.from(kind.type);
		query.select(root.get("id")).orderBy(builder.asc(root.get("id")));
		return this.entityManager.createQuery(query).getResultList();
	}

	private static List<String> updates(Runnable work) {
		return Statements.of(work).stream().filter((sql) -> sql.startsWith("update")).toList();
	}

	private static boolean isCausedBy(Class<?> type, Throwable failure) {
		return Stream.iterate(failure, (ex) -> ex != null, Throwable::getCause).anyMatch(type::isInstance);
	}

	private static void assertFails(Class<?> type, Runnable work) {
		assertThatExceptionOfType(Exception.class).isThrownBy(work::run)
			.matches((failure) -> isCausedBy(type, failure), "is caused by " + type);
	}

	private List<String> titles(Kind kind) {
		return this.jdbc.queryForList("select title from " + kind.table, String.class);
	}

	private long livingSheets(Kind kind) {
		return this.entityManager.createQuery("select count(*) from " + kind.sheetEntity(), Long.class)
			.getSingleResult();
	}

	private long rows(String table) {
		return this.jdbc.queryForObject("select count(*) from " + table, Long.class);
	}

	private void inTransaction(Runnable work) {
		this.transaction.executeWithoutResult((status) -> work.run());
	}

	private void inStatelessSession(Consumer<StatelessSession> work) {
		this.entityManagerFactory.unwrap(SessionFactory.class).inStatelessTransaction(work::accept);
	}

	private SoftDeleteRepository<Dossier, Long> repository(Kind kind) {
		return kind.repository(this.context);
	}

	/**
	 * A type of dossiers, and what it holds of a deletion.
	 */
	enum Kind {

		/**
		 * Instant, name and identifier.
		 */
		PERMIT(Permit.class, PermitRepository.class, "permit", "permit_sheet", true, true, true, true,
				"update permit set gone_on = current_timestamp", "deletedOn", "remover", "removal"),

		/**
		 * Milliseconds and an entity.
		 */
		LICENCE(Licence.class, LicenceRepository.class, "licence", "licence_sheet", true, false, false, false,
				"update licence set ended_at = 1", "endedAt", "endedBy"),

		/**
		 * A flag that a superclass has in another table.
		 */
		LAND_DEED(LandDeed.class, LandDeedRepository.class, "deed", "deed_sheet", false, false, false, false,
				"update deed set removed = true", "removed"),

		/**
		 * A character that may be null, and a name.
		 */
		CARD(Card.class, CardRepository.class, "card", "card_sheet", false, true, false, true,
				"update card set discarded = 'Y'", "discarded", "discardedBy");

		private final Class<? extends Dossier> type;

		private final Class<?> repository;

		private final String table;

		private final String sheetTable;

		private final boolean dated;

		private final boolean named;

		private final boolean identified;

		private final boolean versioned;

		private final String deletion;

		private final List<String> attributes;

		Kind(Class<? extends Dossier> type, Class<?> repository, String table, String sheetTable, boolean dated,
				boolean named, boolean identified, boolean versioned, String deletion, String... attributes) {
			this.type = type;
			this.repository = repository;
			this.table = table;
			this.sheetTable = sheetTable;
			this.dated = dated;
			this.named = named;
			this.identified = identified;
			this.versioned = versioned;
			this.deletion = deletion;
			this.attributes = List.of(attributes);
		}

		String entity() {
			return this.type.getSimpleName();
		}

		String sheetEntity() {
			return (this == LAND_DEED) ? "DeedSheet" : entity() + "Sheet";
		}

		Dossier create(String title) {
			try {
				Dossier dossier = this.type.getDeclaredConstructor().newInstance();
				dossier.setTitle(title);
				return dossier;
			}
			catch (ReflectiveOperationException ex) {
				throw new IllegalStateException(ex);
			}
		}

		@SuppressWarnings("unchecked")
		SoftDeleteRepository<Dossier, Long> repository(ApplicationContext context) {
			return (SoftDeleteRepository<Dossier, Long>) context.getBean(this.repository);
		}

		void requireDeletion(List<?> deletion) {
			assertThat(deletion).doesNotContainNull();
			switch (this) {
				case PERMIT -> {
					assertThat((Instant) deletion.get(0)).isAfter(Instant.EPOCH);
					assertThat(deletion.get(1)).isEqualTo(RegistryApplication.CLERK);
					assertThat(deletion.get(2)).isInstanceOf(UUID.class);
				}
				case LICENCE -> {
					assertThat((Long) deletion.get(0)).isPositive();
					assertThat((Clerk) deletion.get(1)).extracting(Clerk::getName).isEqualTo(RegistryApplication.CLERK);
				}
				case LAND_DEED -> assertThat(deletion.get(0)).isEqualTo(true);
				case CARD -> {
					assertThat(deletion.get(0)).isEqualTo(true);
					assertThat(deletion.get(1)).isEqualTo(RegistryApplication.CLERK);
				}
			}
		}

		void requireLiving(List<?> deletion) {
			assertThat(deletion).allMatch((value) -> value == null || Boolean.FALSE.equals(value));
		}

	}

	/**
	 * A way to delete a row.
	 */
	enum Door {

		/**
		 * {@link EntityManager#remove}.
		 */
		REMOVE(true) {

			@Override
			void delete(Kind kind, Long id, OwnDeletionContract contract) {
				contract.inTransaction(() -> {
					Dossier dossier = contract.entityManager.find(kind.type, id);
					if (dossier != null) {
						contract.entityManager.remove(dossier);
					}
				});
			}

		},

		/**
		 * A statement in HQL.
		 */
		HQL(false) {

			@Override
			void delete(Kind kind, Long id, OwnDeletionContract contract) {
				contract.inTransaction(
						() -> contract.entityManager.createQuery("delete from " + kind.entity() + " e where e.id = :id")
							.setParameter("id", id)
							.executeUpdate());
			}

		},

		/**
		 * A statement of the Criteria API.
		 */
		CRITERIA(false) {

			@Override
			void delete(Kind kind, Long id, OwnDeletionContract contract) {
				deleteByCriteria(kind.type, id, contract);
			}

			private <T extends Dossier> void deleteByCriteria(Class<T> type, Long id, OwnDeletionContract contract) {
				var builder = contract.entityManager.getCriteriaBuilder();
				CriteriaDelete<T> delete = builder.createCriteriaDelete(type);
				delete.where(builder.equal(delete.from(type).get("id"), id));
				contract.inTransaction(() -> contract.entityManager.createQuery(delete).executeUpdate());
			}

		},

		/**
		 * A repository's delete.
		 */
		REPOSITORY(true) {

			@Override
			void delete(Kind kind, Long id, OwnDeletionContract contract) {
				contract.repository(kind).deleteById(id);
			}

		},

		/**
		 * A repository's delete in one statement.
		 */
		BATCH(false) {

			@Override
			void delete(Kind kind, Long id, OwnDeletionContract contract) {
				contract.repository(kind).deleteAllByIdInBatch(List.of(id));
			}

		},

		/**
		 * A repository's delete of a tree.
		 */
		TREE(true) {

			@Override
			void delete(Kind kind, Long id, OwnDeletionContract contract) {
				contract.repository(kind).deleteTree(List.of(id));
			}

		},

		/**
		 * A stateless session.
		 */
		STATELESS(false) {

			@Override
			void delete(Kind kind, Long id, OwnDeletionContract contract) {
				contract.inStatelessSession((session) -> {
					Dossier dossier = session.get(kind.type, id);
					if (dossier != null) {
						session.delete(dossier);
					}
				});
			}

		};

		private final boolean cascades;

		Door(boolean cascades) {
			this.cascades = cascades;
		}

		abstract void delete(Kind kind, Long id, OwnDeletionContract contract);

	}

	/**
	 * The events that were published.
	 */
	@TestConfiguration(proxyBeanMethods = false)
	static class Events {

		private final List<Object> published = new ArrayList<>();

		@EventListener({ EntitySoftDeleted.class, EntityRestored.class })
		void publish(Object event) {
			this.published.add(event);
		}

	}

}
