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
package dev.plinth.softdelete.collection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.plinth.softdelete.DeletedReferenceException;
import dev.plinth.softdelete.DeletedRowException;
import dev.plinth.softdelete.DeletedRows;
import dev.plinth.softdelete.HiddenMapKeyException;
import dev.plinth.softdelete.removal.HardDeletion;
import dev.plinth.testing.Statements;
import dev.plinth.testing.shelf.Book;
import dev.plinth.testing.shelf.Crate;
import dev.plinth.testing.shelf.DividedShelf;
import dev.plinth.testing.shelf.ForeignKeyShelves;
import dev.plinth.testing.shelf.InverseShelves;
import dev.plinth.testing.shelf.JoinTableShelves;
import dev.plinth.testing.shelf.ManyToManyShelves;
import dev.plinth.testing.shelf.MapShelf;
import dev.plinth.testing.shelf.OwningInverseShelves;
import dev.plinth.testing.shelf.OwningShelves;
import dev.plinth.testing.shelf.Shelf;
import dev.plinth.testing.shelf.ShelfApplication;
import jakarta.persistence.EntityManager;
import org.hibernate.SessionFactory;
import org.hibernate.engine.spi.SelfDirtinessTracker;
import org.hibernate.event.spi.EventSource;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.BeanUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What becomes of the rows of hidden elements when a collection changes: nothing, in each
 * kind of collection.
 */
@SpringBootTest(classes = ShelfApplication.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@Tag("exhaustive")
abstract class CollectionContract {

	@Autowired
	private EntityManager entityManager;

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private TransactionTemplate transaction;

	private Class<? extends Shelf> type;

	private Long shelf;

	private final Map<String, Long> books = new LinkedHashMap<>();

	// T07, T49
	@ParameterizedTest(name = "{0}, {1}, {2} hidden")
	@MethodSource("changesOfEveryKind")
	void changeLeavesTheRowsOfHiddenElementsAlone(Class<? extends Shelf> type, Change change, String hidden) {
		create(type, "a", "b", "c", "d", "e");
		delete(hidden);
		List<Map<String, Object>> before = rows(hidden);
		assertThat(before).hasSize(1);
		List<String> content = new ArrayList<>(List.of("a", "b", "c", "d", "e"));
		content.remove(hidden);
		withShelf((shelf) -> assertContent(shelf, content));
		change.apply(this);
		change.expect(content);
		assertThat(rows(hidden)).isEqualTo(before);
		withShelf((shelf) -> assertContent(shelf, content));
		restore(hidden);
		content.add(indexAfterRestore(content, hidden), hidden);
		if (isOwning()) { // what was taken out has been deleted and keeps its index, too
			content.sort(null);
		}
		withShelf((shelf) -> assertContent(shelf, content));
		assertIndexesAreUnique();
	}

	// T49
	@Test
	void collectionsThatAConditionTellsApartHaveTheirOwnKeys() {
		DividedShelf shelf = new DividedShelf();
		inTransaction(() -> {
			this.entityManager.persist(shelf);
			shelf.getFront().put("key", created("a"));
		});
		inTransaction(
				() -> this.entityManager.find(DividedShelf.class, shelf.getId()).getBack().put("key", created("b")));
		inTransaction(() -> {
			DividedShelf found = this.entityManager.find(DividedShelf.class, shelf.getId());
			assertThat(found.getFront()).containsOnlyKeys("key").containsValue(book("a"));
			assertThat(found.getBack()).containsOnlyKeys("key").containsValue(book("b"));
		});
	}

	@ParameterizedTest
	@MethodSource("kinds")
	void newOwnerIsWrittenWithoutLookingForRows(Class<? extends Shelf> type) {
		create(type, "before"); // takes the first identifiers
		assertThat(Statements.of(() -> create(type, "a", "b"))).noneMatch((sql) -> sql.contains(" join "))
			.noneMatch((sql) -> sql.startsWith("select") && sql.contains(" from "));
		assertThat(Statements.of(() -> create(type)))
			.noneMatch((sql) -> sql.startsWith("select") && sql.contains(" from "));
		withShelf((shelf) -> assertContent(shelf, List.of()));
	}

	// T49
	@ParameterizedTest
	@MethodSource("kinds")
	void elementDeletedAndTakenOutInOneFlushKeepsItsRow(Class<? extends Shelf> type) {
		create(type, "a", "b", "c");
		List<Map<String, Object>> before = places("b");
		withShelf((shelf) -> {
			Book book = book("b");
			this.entityManager.remove(book);
			shelf.content().remove(book);
			shelf.add(created("d"));
		});
		assertThat(places("b")).isEqualTo(before);
		withShelf((shelf) -> assertContent(shelf, List.of("a", "c", "d")));
		restore("b");
		withShelf((shelf) -> assertContent(shelf, List.of("a", "b", "c", "d")));
	}

	// T49
	@ParameterizedTest
	@MethodSource("notOwningKinds")
	void elementDeletedByAnotherTransactionKeepsItsRow(Class<? extends Shelf> type) {
		create(type, "a", "b", "c");
		List<Map<String, Object>> before = places("b");
		TransactionTemplate seeingOthers = new TransactionTemplate(this.transaction.getTransactionManager());
		seeingOthers.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
		seeingOthers.executeWithoutResult((status) -> {
			Shelf shelf = shelf();
			assertContent(shelf, List.of("a", "b", "c"));
			elsewhere(() -> delete("b"));
			shelf.content().remove(book("b"));
			shelf.add(created("d"));
		});
		assertThat(places("b")).isEqualTo(before);
		restore("b");
		withShelf((shelf) -> assertContent(shelf, List.of("a", "b", "c", "d")));
	}

	// T49
	@ParameterizedTest
	@MethodSource("kinds")
	void elementThatTheCollectionStillHoldsAfterItsDeletionGetsNoSecondRow(Class<? extends Shelf> type) {
		create(type, "a", "b", "c");
		List<Map<String, Object>> before = places("b");
		withShelf((shelf) -> {
			assertContent(shelf, List.of("a", "b", "c"));
			this.entityManager.remove(book("b"));
			this.entityManager.flush();
			shelf.remove(book("a"));
			shelf.add(created("d"));
		});
		assertThat(places("b")).isEqualTo(before);
		restore("b");
		withShelf((shelf) -> assertContent(shelf,
				(isList() && !isOwning()) ? List.of("c", "b", "d") : List.of("b", "c", "d")));
	}

	// T49
	@ParameterizedTest
	@MethodSource("kinds")
	void changeOfACollectionThatShowsDeletedElementsIsExact(Class<? extends Shelf> type) {
		create(type, "a", "b", "c", "d");
		delete("b");
		delete("c");
		List<Map<String, Object>> before = places("c");
		inTransaction(() -> {
			Shelf shelf = DeletedRows.include(() -> {
				Shelf loaded = shelf();
				assertContent(loaded, List.of("a", "b", "c", "d"));
				return loaded;
			});
			if (isInverse()) { // such a change is an edit of the deleted row
				shelf.content().remove(DeletedRows.include(() -> book("b")));
			}
			else {
				shelf.remove(DeletedRows.include(() -> book("b")));
			}
		});
		DeletedRows.include(() -> withShelf((shelf) -> assertThat(shelf.content()).extracting(Book::getTitle)
			.containsExactlyInAnyOrderElementsOf(isInverse() ? List.of("a", "b", "c", "d") : List.of("a", "c", "d"))));
		if (!isList()) {
			assertThat(places("c")).isEqualTo(before);
		}
	}

	// T49
	@ParameterizedTest
	@MethodSource("maps")
	void hiddenMapKeyIsRefused(Class<? extends Shelf> type) {
		create(type, "a", "b", "c");
		delete("b");
		List<Map<String, Object>> before = rows("b");
		assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> withShelf((shelf) -> {
			Book other = new Book("b");
			this.entityManager.persist(other);
			((MapShelf<?>) shelf).put(this.entityManager.getReference(Book.class, this.books.get("b")), other);
		})).havingRootCause().isInstanceOf(HiddenMapKeyException.class).withMessageContaining("restore that element");
		assertThat(rows("b")).isEqualTo(before);
	}

	// T49
	@ParameterizedTest
	@MethodSource("maps")
	void keyThatTheMapShowsCanBePutAgain(Class<? extends Shelf> type) {
		create(type, "a", "b", "c");
		withShelf((shelf) -> {
			Book book = book("b");
			((MapShelf<?>) shelf).put(book, created("b"));
			this.entityManager.remove(book);
		});
		withShelf((shelf) -> assertContent(shelf, List.of("a", "b", "c")));
	}

	// T49
	@ParameterizedTest
	@MethodSource("kindsThatWriteTheirRows")
	void rowsOfHiddenElementsGoWithTheRowOfTheirOwner(Class<? extends Shelf> type) {
		create(type, "a", "b", "c");
		delete("b");
		inTransaction(() -> HardDeletion.run(this.entityManager.unwrap(EventSource.class), () -> {
			this.entityManager.remove(shelf());
			this.entityManager.flush();
		}));
		assertThat(this.jdbc.queryForList("select id from " + table() + " where id = ?", this.shelf)).isEmpty();
		assertThat(
				this.jdbc.queryForList("select * from " + rowsTable() + " where " + ownerColumn() + " = ?", this.shelf))
			.isEmpty();
	}

	// T49
	@Test
	void ownerThatIsNotSoftDeletableLeavesHiddenRowsAloneUntilItGoes() {
		Long crate = this.transaction.execute((status) -> {
			Crate created = new Crate();
			for (String title : List.of("a", "b", "c")) {
				Book book = created(title);
				created.getListed().add(book);
				created.getHeld().add(book);
			}
			this.entityManager.persist(created);
			return created.getId();
		});
		delete("b");
		inTransaction(() -> {
			Crate found = this.entityManager.find(Crate.class, crate);
			assertThat(found.getListed()).extracting(Book::getTitle).containsExactly("a", "c");
			found.getListed().clear();
			found.getHeld().clear();
		});
		String links = "select listed_id from crate_listed where crate_id = ?";
		String references = "select id from book where crate_id = ?";
		assertThat(this.jdbc.queryForList(links, Long.class, crate)).containsExactly(this.books.get("b"));
		assertThat(this.jdbc.queryForList(references, Long.class, crate)).containsExactly(this.books.get("b"));
		inTransaction(() -> this.entityManager.remove(this.entityManager.find(Crate.class, crate)));
		assertThat(this.jdbc.queryForList(links, crate)).isEmpty();
		assertThat(this.jdbc.queryForList(references, crate)).isEmpty();
		assertThat(bookRow("b")).containsEntry("title", "b");
	}

	// T49
	@ParameterizedTest
	@MethodSource("kindsThatWriteTheirRows")
	void updateByAStatelessSessionLeavesTheRowsOfHiddenElementsAlone(Class<? extends Shelf> type) {
		create(type, "a", "b", "c");
		delete("b");
		List<Map<String, Object>> before = rows("b");
		Shelf detached = this.transaction.execute((status) -> {
			Shelf loaded = shelf();
			assertContent(loaded, List.of("a", "c"));
			return loaded;
		});
		SessionFactory sessionFactory = this.entityManager.getEntityManagerFactory().unwrap(SessionFactory.class);
		sessionFactory.inStatelessTransaction((session) -> session.update(detached));
		assertThat(rows("b")).isEqualTo(before);
		withShelf((shelf) -> assertContent(shelf, List.of("a", "c")));
	}

	// T47
	@ParameterizedTest(name = "{0}, {1}")
	@MethodSource("copiesOfEveryKind")
	void saveOfACopyDeletesWhatBelongsToItsParentAndWasTakenOut(Class<? extends Shelf> type, List<String> left) {
		create(type, "a", "b", "c", "d");
		delete("d");
		Map<String, Object> hiddenBefore = bookRow("d");
		long booksBefore = countBooks();
		for (int time = 0; time < 2; time++) { // nothing is left to do the second time
			inTransaction(() -> this.entityManager.merge(copy(left)));
			assertThat(bookRow("d")).isEqualTo(hiddenBefore);
			assertThat(countBooks()).isEqualTo(booksBefore);
			for (String title : List.of("a", "b", "c")) {
				assertThat(bookRow(title).get("deleted_at") != null).isEqualTo(isOwning() && !left.contains(title));
			}
			hiddenBefore = bookRow("d");
		}
		withShelf((shelf) -> assertThat(shelf.content()).extracting(Book::getTitle)
			.containsExactlyInAnyOrderElementsOf((isInverse() && !isOwning()) ? List.of("a", "b", "c") : left));
	}

	/**
	 * A copy as it is built from what a client sent.
	 */
	private Shelf copy(List<String> titles) {
		Shelf copy = instantiate();
		ReflectionTestUtils.setField(copy, "id", this.shelf);
		for (String title : titles) {
			Book book = new Book(title, book(title).getLabel());
			ReflectionTestUtils.setField(book, "id", this.books.get(title));
			copy.add(book);
		}
		return copy;
	}

	private Map<String, Object> bookRow(String title) {
		return this.jdbc.queryForMap("select * from book where id = ?", this.books.get(title));
	}

	private long countBooks() {
		return this.jdbc.queryForObject("select count(*) from book", Long.class);
	}

	// T52
	@ParameterizedTest
	@MethodSource("kinds")
	void collectionOfADeletedOwnerShowsWhatItsDeletionTookAndWhatLives(Class<? extends Shelf> type) {
		create(type, "a", "b", "c");
		delete("b");
		withShelf(this.entityManager::remove);
		DeletedRows.only(() -> withShelf((shelf) -> assertContent(shelf, List.of("a", "c"))));
		assertThat(this.jdbc.queryForObject("select count(*) from book where deleted_at is null and title in ('a', 'c')"
				+ " and id in (" + this.books.get("a") + ", " + this.books.get("c") + ")", Long.class))
			.isEqualTo(type.getName().contains("Owning") ? 0 : 2);
	}

	@ParameterizedTest
	@MethodSource("kindsThatWriteTheirRows")
	void collectionOfADeletedOwnerChangesInAnEditOnly(Class<? extends Shelf> type) {
		create(type, "a", "b", "c");
		withShelf(this.entityManager::remove);
		Runnable change = () -> DeletedRows.include(() -> withShelf((shelf) -> shelf.add(created("d"))));
		assertThatExceptionOfType(RuntimeException.class).isThrownBy(change::run)
			.havingRootCause()
			.isInstanceOf(DeletedRowException.class);
		if (refersToItsShelf(type)) { // a living book cannot begin to refer to a deleted
										// shelf
			assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> DeletedRows.edit(change))
				.havingRootCause()
				.isInstanceOf(DeletedReferenceException.class);
		}
		else {
			DeletedRows.edit(change);
			DeletedRows.include(() -> withShelf((shelf) -> assertContent(shelf, List.of("a", "b", "c", "d"))));
		}
	}

	// T49
	@ParameterizedTest
	@MethodSource("kinds")
	void fetchedCollectionIsTheLazyOne(Class<? extends Shelf> type) {
		create(type, "a", "b", "c");
		delete("b");
		inTransaction(() -> {
			for (int time = 0; time < 2; time++) { // initialized the second time
				Shelf shelf = this.entityManager
					.createQuery("from " + type.getSimpleName() + " s left join fetch s.books where s.id = :id", type)
					.setParameter("id", this.shelf)
					.getSingleResult();
				assertContent(shelf, List.of("a", "c"));
			}
		});
	}

	private static boolean refersToItsShelf(Class<? extends Shelf> type) {
		return type.getSimpleName().startsWith("ForeignKey") || type.getSimpleName().startsWith("Owning");
	}

	private void create(Class<? extends Shelf> type, String... titles) {
		this.type = type;
		inTransaction(() -> {
			Shelf shelf = instantiate();
			this.entityManager.persist(shelf);
			for (String title : titles) {
				shelf.add(created(title));
			}
			this.shelf = shelf.getId();
		});
	}

	private Shelf instantiate() {
		return BeanUtils.instantiateClass(this.type);
	}

	private Book created(String title) {
		Book book = new Book(title);
		this.entityManager.persist(book);
		this.books.put(title, book.getId());
		return book;
	}

	private Shelf shelf() {
		return this.entityManager.find(this.type, this.shelf);
	}

	private Book book(String title) {
		return this.entityManager.find(Book.class, this.books.get(title));
	}

	private void delete(String title) {
		inTransaction(() -> this.entityManager.remove(book(title)));
	}

	private void restore(String title) {
		this.jdbc.update("update book set deleted_at = null, deleted_by = null, deletion_id = null where id = ?",
				this.books.get(title));
	}

	private void inTransaction(Runnable work) {
		this.transaction.executeWithoutResult((status) -> work.run());
	}

	private void elsewhere(Runnable work) {
		TransactionTemplate other = new TransactionTemplate(this.transaction.getTransactionManager());
		other.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		other.executeWithoutResult((status) -> work.run());
	}

	private void withShelf(Consumer<Shelf> work) {
		inTransaction(() -> work.accept(shelf()));
	}

	private boolean isList() {
		return this.type.getSimpleName().endsWith("List");
	}

	private boolean isInverse() {
		return this.type.getSimpleName().contains("Inverse");
	}

	private boolean isOwning() {
		return this.type.getSimpleName().startsWith("Owning");
	}

	private boolean isJoinTable() {
		return this.type.getSimpleName().startsWith("ManyToMany") || this.type.getSimpleName().startsWith("JoinTable");
	}

	private String table() {
		return this.type.getSimpleName().replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase();
	}

	private String rowsTable() {
		return isJoinTable() ? table() + "_books" : "book";
	}

	private String ownerColumn() {
		return table() + "_id";
	}

	/**
	 * The row of an element, and that of the collection.
	 */
	private List<Map<String, Object>> rows(String title) {
		return this.jdbc.queryForList(
				"select * from " + rowsTable() + " where " + (isJoinTable() ? "books_id" : "id") + " = ?",
				this.books.get(title));
	}

	/**
	 * The same without what a deletion writes.
	 */
	private List<Map<String, Object>> places(String title) {
		List<Map<String, Object>> rows = rows(title);
		assertThat(rows).hasSize(1);
		rows.forEach((row) -> row.keySet().removeIf((column) -> column.toLowerCase().startsWith("delet")));
		return rows;
	}

	private void assertContent(Shelf shelf, List<String> titles) {
		if (isList()) {
			assertThat(shelf.content()).extracting(Book::getTitle).containsExactlyElementsOf(titles);
		}
		else {
			assertThat(shelf.content()).extracting(Book::getTitle).containsExactlyInAnyOrderElementsOf(titles);
		}
	}

	private void assertIndexesAreUnique() {
		if (isList()) {
			String index = isJoinTable() ? "list_index" : table() + "_index";
			String owner = ownerColumn();
			List<Integer> indexes = this.jdbc.queryForList(
					"select " + index + " from " + rowsTable() + " where " + owner + " = ?", Integer.class, this.shelf);
			assertThat(indexes).doesNotHaveDuplicates().doesNotContainNull();
		}
	}

	/**
	 * A list has the element at the index that it had, or at its end.
	 */
	private int indexAfterRestore(List<String> content, String hidden) {
		return Math.min(List.of("a", "b", "c", "d", "e").indexOf(hidden), content.size());
	}

	static List<Named<Class<? extends Shelf>>> kinds() {
		List<Named<Class<? extends Shelf>>> kinds = new ArrayList<>();
		for (Class<?> shelves : List.of(ManyToManyShelves.class, JoinTableShelves.class, ForeignKeyShelves.class,
				OwningShelves.class, InverseShelves.class, OwningInverseShelves.class)) {
			for (Class<?> kind : shelves.getDeclaredClasses()) {
				kinds.add(Named.of(kind.getSimpleName(), kind.asSubclass(Shelf.class)));
			}
		}
		if (SelfDirtinessTracker.class.isAssignableFrom(Book.class)) {
			// the association management of enhanced entities takes a map for a
			// collection
			kinds.removeIf((kind) -> kind.getName().contains("InverseMap"));
		}
		return kinds;
	}

	static Stream<Named<Class<? extends Shelf>>> maps() {
		return kinds().stream().filter((kind) -> MapShelf.class.isAssignableFrom(kind.getPayload()));
	}

	static Stream<Named<Class<? extends Shelf>>> kindsThatWriteTheirRows() {
		return kinds().stream().filter((kind) -> !kind.getName().contains("Inverse"));
	}

	/**
	 * Those that do not delete what is taken out.
	 */
	static Stream<Named<Class<? extends Shelf>>> notOwningKinds() {
		return kinds().stream().filter((kind) -> !kind.getName().startsWith("Owning"));
	}

	static Stream<Arguments> copiesOfEveryKind() {
		return kinds().stream()
			.flatMap((kind) -> Stream.of(List.of("a", "c"), List.of(), List.of("a", "b", "c"))
				.map((left) -> Arguments.of(kind, left)));
	}

	static Stream<Arguments> changesOfEveryKind() {
		return kinds().stream()
			.flatMap((kind) -> Stream.of(Change.values())
				.filter((change) -> change.isPossible(kind.getName()))
				.flatMap((change) -> Stream.of("c", "e").map((hidden) -> Arguments.of(kind, change, hidden))));
	}

	/**
	 * A change of a collection, and the same change of a list of titles.
	 */
	enum Change {

		ADD((test, shelf) -> shelf.add(test.created("f")), (titles) -> titles.add("f")),

		REMOVE((test, shelf) -> shelf.remove(test.book("b")), (titles) -> titles.remove("b")),

		CLEAR((test, shelf) -> shelf.clear(), Collection::clear),

		REPLACE((test, shelf) -> shelf.replace(new ArrayList<>(List.of(test.book("d"), test.created("f")))),
				(titles) -> {
					titles.retainAll(List.of("d"));
					titles.add("f");
				}),

		REPLACE_UNSEEN((test, shelf) -> {
			List<Book> books = new ArrayList<>(List.of(test.created("f")));
			shelf.replace(books);
		}, (titles) -> {
			titles.clear();
			titles.add("f");
		}),

		DROP_AND_REPLACE((test, shelf) -> {
			shelf.clear();
			ReflectionTestUtils.setField(shelf, "books", null);
			test.entityManager.flush();
			shelf.replace(new ArrayList<>(List.of(test.book("b"), test.book("d"), test.created("f"))));
		}, (titles) -> {
			titles.retainAll(List.of("b", "d"));
			titles.add("f");
		}),

		EMPTY_AND_FILL((test, shelf) -> {
			shelf.clear();
			test.entityManager.flush();
			shelf.add(test.created("f"));
		}, (titles) -> {
			titles.clear();
			titles.add("f");
		}),

		MERGE((test, shelf) -> {
			test.entityManager.detach(shelf);
			shelf.remove(test.book("b"));
			shelf.add(test.created("f"));
			test.entityManager.merge(shelf);
		}, (titles) -> {
			titles.remove("b");
			titles.add("f");
		});

		private final BiConsumer<CollectionContract, Shelf> change;

		private final Consumer<List<String>> expectation;

		Change(BiConsumer<CollectionContract, Shelf> change, Consumer<List<String>> expectation) {
			this.change = change;
			this.expectation = expectation;
		}

		/**
		 * Hibernate refuses to replace a collection whose orphans it would have to
		 * delete.
		 */
		boolean isPossible(String kind) {
			return !kind.startsWith("Owning") || !EnumSet.of(REPLACE, REPLACE_UNSEEN, DROP_AND_REPLACE).contains(this);
		}

		void apply(CollectionContract test) {
			test.withShelf((shelf) -> {
				if (this != REPLACE_UNSEEN) {
					shelf.content().forEach((book) -> assertThat(book).isNotNull());
				}
				this.change.accept(test, shelf);
			});
		}

		void expect(List<String> titles) {
			this.expectation.accept(titles);
		}

	}

}
