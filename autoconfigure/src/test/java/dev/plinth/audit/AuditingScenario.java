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
package dev.plinth.audit;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

import dev.plinth.testing.ledger.Entry;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One thing that has to hold where rows tell who wrote them and when.
 *
 * @param trap the trap that it stands for, empty if there is none
 * @param title what has to hold
 * @param check what finds out
 */
record AuditingScenario(String trap, String title, Consumer<AuditingStore> check) {

	/**
	 * Return all scenarios.
	 */
	static List<AuditingScenario> all() {
		return List.of(new AuditingScenario("T33", "the source of the auditor may query the database", (store) -> {
			Entry saved = store.save(store.newEntry("a"));
			store.user().queryDatabase();
			store.save(store.copy(saved, "b"));
			assertThat(store.read(saved).getUpdatedBy()).isEqualTo("alice");
			assertThat(store.read(saved).getText()).isEqualTo("b");
		}), new AuditingScenario("T33", "the auditor is asked for once in a transaction", (store) -> {
			store.inTransaction((entityManager) -> {
				entityManager.persist(store.newEntry("a"));
				entityManager.persist(store.newEntry("b"));
			});
			assertThat(store.user().lookUps()).isOne();
		}), new AuditingScenario("T34", "saving a copy without stamps returns those of the row", (store) -> {
			Entry saved = store.save(store.newEntry("a"));
			store.user().signIn("bob");
			Entry returned = store.save(store.copy(saved, "b"));
			assertThat(returned.getCreatedBy()).isEqualTo("alice");
			assertThat(returned.getCreatedAt()).isEqualTo(store.read(saved).getCreatedAt()).isNotNull();
			assertThat(returned.getUpdatedBy()).isEqualTo("bob");
		}), new AuditingScenario("T34", "saving a copy without a change touches nothing", (store) -> {
			Entry saved = store.save(store.newEntry("a"));
			store.user().signIn("bob");
			store.save(store.copy(saved, "a"));
			assertUntouched(store, saved);
		}), new AuditingScenario("T35", "a bulk update stamps", (store) -> {
			Entry saved = store.save(store.newEntry("a"));
			store.user().signIn("bob");
			store.inTransaction(
					(entityManager) -> entityManager.createQuery("update Entry e set e.text = 'b'").executeUpdate());
			assertTouched(store, saved, "bob");
		}), new AuditingScenario("T35", "a bulk update bumps the version", (store) -> {
			Entry saved = store.save(store.newEntry("a"));
			store.inTransaction(
					(entityManager) -> entityManager.createQuery("update Entry e set e.text = 'b'").executeUpdate());
			assertThat(store.read(saved).getVersion()).isOne();
		}), new AuditingScenario("T35", "rows inserted by a query are stamped", (store) -> {
			store.inTransaction((entityManager) -> entityManager
				.createQuery("insert into Entry (id, version, text) values (1000000, 0, 'a')")
				.executeUpdate());
			Entry key = store.newEntry("a");
			key.setId(1000000L);
			Entry inserted = store.read(key);
			assertThat(inserted.getCreatedBy()).isEqualTo("alice");
			assertThat(inserted.getCreatedAt()).isNotNull().isEqualTo(inserted.getUpdatedAt());
		}), new AuditingScenario("T36", "a change of an owned collection counts", (store) -> {
			Entry saved = store.save(store.newEntry("a"));
			store.user().signIn("bob");
			store.inTransaction(
					(entityManager) -> entityManager.find(store.type(), saved.getId()).getLabels().add("urgent"));
			assertTouched(store, saved, "bob");
		}), new AuditingScenario("T37", "instants in memory equal those of the row", (store) -> {
			Entry saved = store.save(store.newEntry("a"));
			assertThat(store.read(saved).getCreatedAt()).isEqualTo(saved.getCreatedAt());
		}), new AuditingScenario("T38", "a new row was changed when it was created", (store) -> {
			Entry saved = store.save(store.newEntry("a"));
			assertThat(saved.getUpdatedAt()).isNotNull().isEqualTo(saved.getCreatedAt());
		}), new AuditingScenario("", "rows of one transaction carry one instant", (store) -> {
			Entry first = store.newEntry("a");
			Entry second = store.newEntry("b");
			store.inTransaction((entityManager) -> {
				entityManager.persist(first);
				entityManager.persist(second);
			});
			assertThat(first.getCreatedAt()).isEqualTo(second.getCreatedAt());
		}), new AuditingScenario("", "a stateless session stamps", (store) -> {
			Entry entry = store.newEntry("a");
			store.inStatelessTransaction((session) -> session.insert(entry));
			assertThat(store.read(entry).getCreatedBy()).isEqualTo("alice");
			store.user().signIn("bob");
			store.inStatelessTransaction((session) -> {
				Entry loaded = session.get(store.type(), entry.getId());
				loaded.setText("b");
				session.update(loaded);
			});
			assertTouched(store, entry, "bob");
		}), new AuditingScenario("T40", "work that nobody is signed in for has a name", (store) -> {
			store.user().signIn(null);
			assertThat(store.save(store.newEntry("a")).getCreatedBy()).isNotNull();
		}), new AuditingScenario("T41", "JSON does not reach the stamps", (store) -> {
			Entry read = JsonMapper.builder()
				.build()
				.readValue("{\"text\": \"a\", \"createdBy\": \"mallory\", \"updatedBy\": \"mallory\"}", store.type());
			assertThat(read.getText()).isEqualTo("a");
			assertThat(read.getCreatedBy()).isNull();
			assertThat(read.getUpdatedBy()).isNull();
		}), new AuditingScenario("T43", "reading does not ask for the auditor", (store) -> {
			Entry saved = store.save(store.newEntry("a"));
			store.user().reset();
			store.inReadOnlyTransaction((entityManager) -> entityManager.find(store.type(), saved.getId()));
			assertThat(store.user().lookUps()).isZero();
		}), new AuditingScenario("T44", "an import keeps stamps", (store) -> {
			Entry entry = store.newEntry("a");
			store.saveWithStamps(entry, Instant.EPOCH, "carol");
			assertThat(store.read(entry).getCreatedBy()).isEqualTo("carol");
			assertThat(store.read(entry).getCreatedAt()).isEqualTo(Instant.EPOCH);
		}), new AuditingScenario("T57", "work in the name of a job carries that name", (store) -> {
			Entry saved = store.save(store.newEntry("a"));
			store.inTransaction((entityManager) -> {
				Entry found = entityManager.find(store.type(), saved.getId());
				store.runAs("import", () -> found.setText("b"));
			});
			assertTouched(store, saved, "import");
		}));
	}

	private static void assertUntouched(AuditingStore store, Entry saved) {
		Entry read = store.read(saved);
		assertThat(read.getUpdatedBy()).isEqualTo("alice");
		assertThat(read.getUpdatedAt()).isEqualTo(read.getCreatedAt());
	}

	private static void assertTouched(AuditingStore store, Entry saved, String auditor) {
		Entry read = store.read(saved);
		assertThat(read.getCreatedBy()).isEqualTo("alice");
		assertThat(read.getUpdatedBy()).isEqualTo(auditor);
		assertThat(read.getUpdatedAt()).isAfter(read.getCreatedAt());
	}

	@Override
	public String toString() {
		return this.trap + " " + this.title;
	}

}
