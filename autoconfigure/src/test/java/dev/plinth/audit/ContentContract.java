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

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.plinth.entity.Userstamped;
import dev.plinth.softdelete.DeletedRows;
import dev.plinth.testing.office.Deed;
import dev.plinth.testing.office.Document;
import dev.plinth.testing.office.Letter;
import dev.plinth.testing.office.Memo;
import dev.plinth.testing.office.Page;
import dev.plinth.testing.office.Place;
import dev.plinth.testing.office.Topic;
import org.hibernate.Hibernate;
import org.hibernate.engine.spi.SelfDirtinessTracker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.BeanUtils;
import org.springframework.test.util.ReflectionTestUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What counts as a change of content, and what does not.
 */
abstract class ContentContract extends OfficeContract {

	private static final List<Class<? extends Document>> TYPES = List.of(Memo.class, Letter.class, Deed.class);

	// T36
	@ParameterizedTest
	@EnumSource
	void changeOfContentMovesTheStampsInOneUpdate(Change change) {
		List<Document> documents = created();
		List<Row> before = rows(documents);
		List<String> statements = edit(documents, (document) -> change.apply(this, document));
		List<Row> after = rows(documents);
		for (int index = 0; index < TYPES.size(); index++) {
			assertModifiedBy("bob", after.get(index), before.get(index));
			assertThat(updatesOf(TYPES.get(index).getSimpleName().toLowerCase(), statements)).hasSize(1);
		}
	}

	// T34
	@ParameterizedTest
	@EnumSource
	void otherChangeLeavesTheStampsAlone(OtherChange change) {
		List<Document> documents = created();
		List<Row> before = rows(documents);
		List<String> statements = edit(documents, (document) -> change.apply(this, document));
		List<Row> after = rows(documents);
		for (int index = 0; index < TYPES.size(); index++) {
			assertNotModified(after.get(index), before.get(index));
		}
		if (change.bumps) {
			assertThat(statements).isNotEmpty();
		}
		if (!SelfDirtinessTracker.class.isAssignableFrom(Memo.class)) {
			assertThat(after.get(1).version() - before.get(1).version()).isEqualTo(change.bumps ? 1 : 0);
			if (!change.bumps) {
				assertThat(statements).isEmpty();
			}
		}
	}

	@Test
	void changeOfContentAndOfIgnoredAttributesMovesTheStamps() {
		List<Document> documents = created();
		List<String> statements = edit(documents, (document) -> {
			document.setViews(7);
			this.entityManager.flush();
			document.setViews(8);
			document.getLabels().add("c");
		});
		assertThat(rows(documents)).allSatisfy((row) -> assertThat(row.updatedBy()).isEqualTo("bob"));
		TYPES.forEach((type) -> assertThat(updatesOf(type.getSimpleName().toLowerCase(), statements)).hasSize(2));
	}

	// T41
	@Test
	void stampsThatAreSetInAManagedEntityAreTakenBack() {
		List<Document> documents = created();
		List<Row> before = rows(documents);
		edit(documents, (document) -> {
			ReflectionTestUtils.setField(document, "createdBy", "mallory");
			ReflectionTestUtils.setField(document, "updatedBy", "mallory");
			document.setTitle("b");
			this.entityManager.flush();
			assertThat(((Userstamped) document).getCreatedBy()).isEqualTo("alice");
			assertThat(((Userstamped) document).getUpdatedBy()).isEqualTo("bob");
		});
		List<Row> after = rows(documents);
		for (int index = 0; index < TYPES.size(); index++) {
			assertModifiedBy("bob", after.get(index), before.get(index));
		}
	}

	@Test
	void insertThatIsFollowedByAnUpdateKeepsItsStamps() {
		Memo memo = new Memo();
		writeAs("bob", () -> {
			this.entityManager.persist(memo);
			for (int views = 1; views <= 2; views++) {
				memo.setViews(views);
				this.entityManager.flush();
				assertThat(memo.getCreatedBy()).isEqualTo("bob");
				assertThat(memo.getCreatedAt()).isNotNull();
			}
		});
		assertThat(row(Memo.class, memo.getId())).isEqualTo(Row.of(memo));
	}

	@Test
	void entityThatIsWrittenAndClearedIsNotHeldUntilTheEndOfTheTransaction() {
		List<Long> ids = List.of(persist(new Memo()), persist(new Memo()));
		writeAs("bob", () -> {
			WeakReference<Memo> written = editedMemo(ids.get(0));
			editedMemo(ids.get(1)); // Hibernate holds the last one
			this.entityManager.flush();
			this.entityManager.clear();
			System.gc();
			assertThat(written.refersTo(null)).isTrue();
		});
	}

	private WeakReference<Memo> editedMemo(Long id) {
		Memo memo = this.entityManager.find(Memo.class, id);
		memo.setViews(7);
		return new WeakReference<>(memo);
	}

	@Test
	void ignoredAttributeIsWritten() {
		List<Document> documents = created();
		edit(documents, (document) -> document.setViews(7));
		edit(documents, (document) -> assertThat(document.getViews()).isEqualTo(7));
	}

	// T34
	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			views = 7                               | false
			reader = 'x', views = views + 1         | false
			place.borrower = 'x'                    | false
			place.borrower = 'x', place.room = 'b'  | true
			views = 7, title = 'b'                  | true
			""")
	void bulkUpdateMovesTheStampsIfItSetsContent(String assignments, boolean moves) {
		List<Document> documents = created();
		List<Row> before = rows(documents);
		writeAs("bob",
				() -> TYPES.forEach((type) -> this.entityManager
					.createQuery("update " + type.getSimpleName() + " set " + assignments)
					.executeUpdate()));
		List<Row> after = rows(documents);
		for (int index = 0; index < TYPES.size(); index++) {
			if (moves) {
				assertModifiedBy("bob", after.get(index), before.get(index));
			}
			else {
				assertNotModified(after.get(index), before.get(index));
				assertThat(after.get(index).version())
					.isEqualTo((before.get(index).version() != null) ? before.get(index).version() + 1 : null);
			}
		}
	}

	@Test
	void mergeOfEqualValuesLeavesTheStampsAlone() {
		List<Document> documents = created();
		List<Row> before = rows(documents);
		writeAs("bob", () -> documents.forEach((document) -> this.entityManager.merge(copyOf(document))));
		List<Row> after = rows(documents);
		for (int index = 0; index < TYPES.size(); index++) {
			assertNotModified(after.get(index), before.get(index));
		}
	}

	// T36
	@Test
	void mergeOfAnotherCollectionMovesTheStamps() {
		List<Document> documents = created();
		List<Row> before = rows(documents);
		writeAs("bob", () -> documents.forEach((document) -> {
			Document copy = copyOf(document);
			copy.getParagraphs().add("c");
			this.entityManager.merge(copy);
		}));
		List<Row> after = rows(documents);
		for (int index = 0; index < TYPES.size(); index++) {
			assertModifiedBy("bob", after.get(index), before.get(index));
		}
	}

	@Test
	void elementsAddedBeforeTheInsertNeedNoUpdateForTheStamps() {
		List<String> statements = writeAs("bob", () -> {
			Document document = new Memo();
			this.entityManager.persist(document);
			document.getLabels().add("c");
		});
		assertThat(updatesOf("memo", statements)).isEmpty();
	}

	// T30, T50
	@ParameterizedTest
	@MethodSource("deletions")
	void deletionMovesTheStampsIfItComesWithAChangeOfContentOnly(OtherChange change, boolean moves) {
		Document document = created().get(TYPES.indexOf(Deed.class));
		Row before = row(Deed.class, document.getId());
		writeAs("bob", () -> {
			Deed deed = this.entityManager.find(Deed.class, document.getId());
			change.apply(this, deed);
			if (moves) {
				deed.getLabels().add("c");
			}
			this.entityManager.remove(deed);
		});
		Row after = DeletedRows.include(() -> row(Deed.class, document.getId()));
		assertThat(after.updatedBy()).isEqualTo(moves ? "bob" : "alice");
		assertThat(after.version()).isEqualTo(before.version() + 1);
	}

	static Stream<Arguments> deletions() {
		return Stream.of(Arguments.of(OtherChange.NONE, false), Arguments.of(OtherChange.VIEWS, false),
				Arguments.of(OtherChange.NONE, true), Arguments.of(OtherChange.VIEWS, true));
	}

	/**
	 * A document of each type, with elements in all collections.
	 */
	private List<Document> created() {
		List<Document> documents = new ArrayList<>();
		Auditors.runAs("alice", () -> inTransaction(() -> {
			Topic topic = topic("a");
			for (Class<? extends Document> type : TYPES) {
				Document document = BeanUtils.instantiateClass(type);
				document.setTopic(topic);
				document.getTopics().add(topic);
				document.getPages().add(new Page("a"));
				document.getAppendix().add(new Page("a"));
				this.entityManager.persist(document);
				documents.add(document);
			}
		}));
		return documents;
	}

	private List<String> edit(List<Document> documents, Consumer<Document> edit) {
		return writeAs("bob", () -> documents
			.forEach((document) -> edit.accept(this.entityManager.find(document.getClass(), document.getId()))));
	}

	private List<Row> rows(List<Document> documents) {
		return documents.stream().map((document) -> row(document.getClass(), document.getId())).toList();
	}

	/**
	 * A copy with collections of its own, as it is built from what a client sent.
	 */
	private Document copyOf(Document document) {
		Document copy = BeanUtils.instantiateClass(document.getClass());
		BeanUtils.copyProperties(document, copy);
		ReflectionTestUtils.setField(copy, "id", document.getId());
		ReflectionTestUtils.setField(copy, "version", ReflectionTestUtils.getField(document, "version"));
		ReflectionTestUtils.setField(copy, "topic", ReflectionTestUtils.getField(document, "topic"));
		ReflectionTestUtils.setField(copy, "keywords", new StringBuilder("keywords"));
		ReflectionTestUtils.setField(copy, "seal", new byte[] { 1 });
		copy.setPlace(new Place("room"));
		copy.setLabels(new LinkedHashSet<>(document.getLabels()));
		copy.setParagraphs(new ArrayList<>(document.getParagraphs()));
		copy.setWords(new ArrayList<>(document.getWords()));
		copy.setNotes(new LinkedHashMap<>(document.getNotes()));
		copy.setReaders(new LinkedHashSet<>(document.getReaders()));
		copy.getTopics().addAll(document.getTopics());
		copy.getPages().addAll(document.getPages());
		copy.getAppendix().addAll(document.getAppendix());
		return copy;
	}

	private Topic topic(String name) {
		Topic topic = new Topic(name);
		this.entityManager.persist(topic);
		return topic;
	}

	/**
	 * A change of content.
	 */
	enum Change {

		BASIC((test, document) -> document.setTitle("b")),

		ARRAY((test, document) -> document.setSeal(new byte[] { 2 })),

		ARRAY_ELEMENT((test, document) -> document.getSeal()[0] = 2),

		CONVERTED_MUTABLE((test, document) -> document.getKeywords().append("b")),

		EMBEDDED((test, document) -> document.setPlace(new Place("b"))),

		EMBEDDED_TO_NULL((test, document) -> document.setPlace(null)),

		INSIDE_EMBEDDED((test, document) -> document.getPlace().setRoom("b")),

		REFERENCE((test, document) -> document.setTopic(null)),

		SET((test, document) -> document.getLabels().add("c")),

		SET_REMOVE((test, document) -> document.getLabels().remove("a")),

		SET_REPLACE((test, document) -> document.setLabels(new LinkedHashSet<>(List.of("a", "c")))),

		SET_REPLACE_BY_NULL((test, document) -> {
			Hibernate.initialize(document.getLabels());
			document.setLabels(new LinkedHashSet<>(Arrays.asList("a", null)));
		}),

		SET_REPLACE_UNSEEN((test, document) -> document.setLabels(new LinkedHashSet<>(List.of("c")))),

		SET_DROP((test, document) -> document.setLabels(null)),

		LIST((test, document) -> document.getParagraphs().add("c")),

		LIST_ORDER((test, document) -> Collections.reverse(document.getParagraphs())),

		LIST_REPLACE((test, document) -> {
			List<String> reversed = new ArrayList<>(document.getParagraphs());
			Collections.reverse(reversed);
			document.setParagraphs(reversed);
		}),

		BAG((test, document) -> document.getWords().add("a")),

		BAG_REPLACE((test, document) -> {
			Hibernate.initialize(document.getWords());
			document.setWords(new ArrayList<>(List.of("a", "a")));
		}),

		MAP((test, document) -> document.getNotes().put("c", "c")),

		MAP_VALUE((test, document) -> document.getNotes().put("a", "c")),

		MAP_REPLACE((test, document) -> {
			Hibernate.initialize(document.getNotes());
			document.setNotes(new LinkedHashMap<>(Map.of("a", "a", "b", "c")));
		}),

		MANY_TO_MANY((test, document) -> document.getTopics().add(test.topic("b"))),

		JOIN_TABLE((test, document) -> document.getPages().add(new Page("b"))),

		JOIN_COLUMN((test, document) -> document.getAppendix().add(new Page("b")));

		private final BiConsumer<ContentContract, Document> change;

		Change(BiConsumer<ContentContract, Document> change) {
			this.change = change;
		}

		void apply(ContentContract test, Document document) {
			this.change.accept(test, document);
		}

	}

	/**
	 * What is no change of content.
	 */
	enum OtherChange {

		NONE(false, (test, document) -> {
		}),

		SAME_VALUE(false, (test, document) -> {
			document.setTitle(new String("title"));
			document.setSeal(new byte[] { 1 });
			document.getPlace().setRoom(new String("room"));
		}),

		EQUAL_EMBEDDED(false, (test, document) -> document.setPlace(new Place("room"))),

		ADDED_AND_REMOVED(true, (test, document) -> {
			document.getLabels().add("c");
			document.getLabels().remove("c");
		}),

		ELEMENT_OF_ANOTHER_ENTITY(false, (test, document) -> document.getPages().get(0).getText()),

		VIEWS(true, (test, document) -> document.setViews(document.getViews() + 1)),

		IGNORED_BY_GETTER(true, (test, document) -> document.setReader("b")),

		IGNORED_REFERENCE(true, (test, document) -> document.setLastTopic(test.topic("b"))),

		IGNORED_INSIDE_EMBEDDED(true, (test, document) -> document.getPlace().setBorrower("b")),

		IGNORED_COLLECTION(true, (test, document) -> document.getReaders().add("c")),

		IGNORED_COLLECTION_REPLACE(true, (test, document) -> document.setReaders(new LinkedHashSet<>(List.of("c")))),

		EQUAL_SET(true, (test, document) -> document.setLabels(new LinkedHashSet<>(document.getLabels()))),

		EQUAL_LIST(true, (test, document) -> document.setParagraphs(new ArrayList<>(document.getParagraphs()))),

		EQUAL_BAG(true, (test, document) -> document.setWords(new ArrayList<>(document.getWords()))),

		EQUAL_MAP(true, (test, document) -> document.setNotes(new LinkedHashMap<>(document.getNotes())));

		private final boolean bumps;

		private final BiConsumer<ContentContract, Document> change;

		OtherChange(boolean bumps, BiConsumer<ContentContract, Document> change) {
			this.bumps = bumps;
			this.change = change;
		}

		void apply(ContentContract test, Document document) {
			this.change.accept(test, document);
		}

	}

}
