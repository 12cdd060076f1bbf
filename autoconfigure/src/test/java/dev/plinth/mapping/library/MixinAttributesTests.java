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
package dev.plinth.mapping.library;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.plinth.audit.Auditors;
import dev.plinth.entity.AbstractEntity;
import dev.plinth.entity.SoftDeletable_;
import dev.plinth.entity.Timestamped_;
import dev.plinth.entity.Userstamped_;
import dev.plinth.entity.Versioned_;
import dev.plinth.testing.DatabaseInitializer;
import dev.plinth.testing.Statements;
import jakarta.persistence.EntityManager;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.metamodel.Attribute;
import jakarta.persistence.metamodel.EntityType;
import org.hibernate.Hibernate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.data.domain.Example;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the attributes of mixins as an application meets them.
 */
@SpringBootTest(classes = LibraryApplication.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@ContextConfiguration(initializers = DatabaseInitializer.OnH2.class)
class MixinAttributesTests {

	@Autowired
	private EntityManager entityManager;

	@Autowired
	private TransactionTemplate transaction;

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private BookRepository books;

	@Autowired
	private AuthorRepository authors;

	@Autowired
	private LeafletRepository leaflets;

	@Autowired
	private PlainBookRepository plainBooks;

	@AfterEach
	void emptyTables() {
		Stream.of("book", "author", "leaflet", "plain_book")
			.forEach((table) -> this.jdbc.update("delete from " + table));
	}

	@Test
	void derivedQueriesSeeTheAttributes() {
		Book first = savedBy("alice", new Book("first", null));
		Book second = savedBy("alice", new Book("second", null));
		savedBy("bob", new Book("third", null));
		assertThat(this.books.findByCreatedByOrderByCreatedAtDesc("alice")).containsExactly(second, first);
		assertThat(this.books.findByUpdatedAtBetweenAndVersion(first.getUpdatedAt(), first.getUpdatedAt(), 0L))
			.containsExactly(first);
	}

	@Test
	void jpqlSeesTheAttributes() {
		Book first = savedBy("alice", new Book("first", null));
		savedBy("bob", new Book("second", null));
		assertThat(this.books.changedBy("alice")).containsExactly(first);
		assertThat(inTransaction(() -> this.entityManager
			.createQuery("select b.createdBy, count(b), max(b.version) from Book b group by b.createdBy order by 1",
					Object[].class)
			.getResultList())).containsExactly(new Object[] { "alice", 1L, 0L }, new Object[] { "bob", 1L, 0L });
	}

	@Test
	void criteriaSeesTheAttributes() {
		Book first = savedBy("alice", new Book("first", null));
		savedBy("bob", new Book("second", null));
		CriteriaBuilder builder = this.entityManager.getCriteriaBuilder();
		CriteriaQuery<Book> query = builder.createQuery(Book.class);
		Root<Book> book = query.from(Book.class);
		query.where(builder.equal(book.get(Userstamped_.CREATED_BY), "alice"),
				builder.lessThanOrEqualTo(book.get(Timestamped_.CREATED_AT), Instant.now()),
				builder.isNull(book.get(SoftDeletable_.DELETED_AT)));
		assertThat(this.entityManager.createQuery(query).getResultList()).containsExactly(first);
	}

	@Test
	void specificationsSeeTheAttributes() {
		Book first = savedBy("alice", new Book("first", null));
		savedBy("bob", new Book("second", null));
		Specification<Book> byAlice = (book, query, builder) -> builder.equal(book.get(Userstamped_.UPDATED_BY),
				"alice");
		assertThat(this.books.findAll(byAlice)).containsExactly(first);
		assertThat(this.books.count(byAlice)).isOne();
	}

	// T54
	@Test
	void queryByExampleFindsUpdatedRows() {
		Book book = savedBy("alice", new Book("first", null));
		book.setTitle("changed");
		Book changed = this.books.save(book);
		assertThat(changed.getVersion()).isOne();
		Book probe = new Book();
		probe.setTitle("changed");
		assertThat(this.books.findAll(Example.of(probe))).containsExactly(changed);
		assertThat(this.books.findAll(Example.of(changed))).containsExactly(changed);
	}

	@Test
	void sortingSeesTheAttributes() {
		Book first = savedBy("alice", new Book("first", null));
		Book second = savedBy("bob", new Book("second", null));
		assertThat(this.books.findAll(Sort.by(Timestamped_.CREATED_AT).descending())).containsExactly(second, first);
		assertThat(this.books.findAll(PageRequest.of(0, 1, Sort.by(Userstamped_.CREATED_BY)))).containsExactly(first);
	}

	@Test
	void projectionsSeeTheAttributes() {
		Book book = savedBy("alice", new Book("first", null));
		assertThat(this.books.findProjectedByTitle("first")).singleElement().satisfies((stamps) -> {
			assertThat(stamps.getCreatedAt()).isEqualTo(book.getCreatedAt());
			assertThat(stamps.getUpdatedBy()).isEqualTo("alice");
			assertThat(stamps.getVersion()).isZero();
		});
		assertThat(this.books.findStampByTitle("first"))
			.containsExactly(new BookRepository.Stamp(book.getCreatedAt(), "alice", "first"));
	}

	@Test
	void metamodelHasTheAttributes() {
		EntityType<Author> author = this.entityManager.getMetamodel().entity(Author.class);
		assertThat(author.getAttributes()).extracting(Attribute::getName)
			.containsExactlyInAnyOrder("id", "name", Timestamped_.CREATED_AT, Timestamped_.UPDATED_AT,
					Userstamped_.CREATED_BY, Userstamped_.UPDATED_BY, SoftDeletable_.DELETED_AT,
					SoftDeletable_.DELETED_BY, SoftDeletable_.DELETION_ID, Versioned_.VERSION);
		assertThat(author.getSingularAttribute(Timestamped_.CREATED_AT, Instant.class).isOptional()).isFalse();
		assertThat(author.getSingularAttribute(Versioned_.VERSION).isVersion()).isTrue();
		assertThat(author.getVersion(Long.class).getName()).isEqualTo(Versioned_.VERSION);
	}

	// T37
	@Test
	void instantsInMemoryEqualThoseInTheDatabase() {
		Book book = savedBy("alice", new Book("first", null));
		Book read = this.books.findById(book.getId()).orElseThrow();
		assertThat(book.getCreatedAt()).isEqualTo(book.getCreatedAt().truncatedTo(ChronoUnit.MICROS))
			.isEqualTo(read.getCreatedAt());
		assertThat(book.getUpdatedAt()).isEqualTo(read.getUpdatedAt());
	}

	// T38
	@Test
	void newRowIsUpdatedWhenItIsCreated() {
		Book book = savedBy("alice", new Book("first", null));
		assertThat(book.getUpdatedAt()).isNotNull().isEqualTo(book.getCreatedAt());
	}

	// T39
	@Test
	void saveOfNewUuidEntityNeitherSelectsNorMerges() {
		Author author = new Author("Ada");
		assertThat(author.getId()).isNull();
		List<String> statements = Statements.of(() -> assertThat(this.authors.save(author)).isSameAs(author));
		assertThat(statements).singleElement().asString().startsWith("insert into author ");
		assertThat(author.getId().version()).isEqualTo(7);
	}

	@Test
	void statementsAreAsManyAsOfHandWrittenMapping() {
		assertThat(statements(this.leaflets, Leaflet::new, Leaflet::getId, Leaflet::setTitle))
			.isEqualTo(statements(this.plainBooks, PlainBook::new, PlainBook::getId, PlainBook::setTitle))
			.containsExactly(1, 1, 1, 1, 2, 2);
	}

	private <T> List<Integer> statements(JpaRepository<T, Long> repository, Function<String, T> constructor,
			Function<T, Long> identifier, BiConsumer<T, String> change) {
		repository.save(constructor.apply("takes identifiers from the sequence"));
		T entity = constructor.apply("a");
		int insert = Statements.of(() -> repository.save(entity)).size();
		Long id = identifier.apply(entity);
		int find = Statements.of(() -> assertThat(repository.findById(id)).isPresent()).size();
		int list = Statements.of(() -> assertThat(repository.findAll()).hasSize(2)).size();
		int query = Statements.of(() -> assertThat(repository.findAll(Example.of(constructor.apply("a")))).hasSize(1))
			.size();
		int update = Statements
			.of(() -> this.transaction
				.executeWithoutResult((status) -> change.accept(repository.findById(id).orElseThrow(), "b")))
			.size();
		int delete = Statements.of(() -> repository.deleteById(id)).size();
		return List.of(insert, find, list, query, update, delete);
	}

	@Test
	void gettersOfMixinsInitializeReference() {
		Author author = inTransaction(() -> Auditors.runAs("alice", () -> this.authors.save(new Author("Ada"))));
		List<Supplier<Object>> getters = List.of(() -> reference(author).getCreatedAt(),
				() -> reference(author).getUpdatedAt(), () -> reference(author).getCreatedBy(),
				() -> reference(author).getUpdatedBy(), () -> reference(author).getVersion());
		assertThat(getters).extracting(this::inTransaction)
			.containsExactly(author.getCreatedAt(), author.getUpdatedAt(), "alice", "alice", 0L);
		this.authors.delete(author);
		inTransaction(() -> assertThat(reference(author).isDeleted()).isTrue());
		inTransaction(() -> assertThat(reference(author).getDeletedAt()).isNotNull());
		inTransaction(() -> assertThat(reference(author).getDeletedBy()).isEqualTo("system"));
		inTransaction(() -> assertThat(reference(author).getDeletionId()).isNotNull());
	}

	@Test
	void gettersOfMixinsInitializeLazyAssociation() {
		Author author = this.authors.save(new Author("Ada"));
		Book book = this.books.save(new Book("first", author));
		inTransaction(() -> {
			Author lazy = this.entityManager.find(Book.class, book.getId()).getAuthor();
			assertThat(Hibernate.isInitialized(lazy)).isFalse();
			assertThat(lazy.getCreatedAt()).isEqualTo(author.getCreatedAt());
			return lazy;
		});
	}

	@Test
	void softDeleteOfReferenceDeletes() {
		Author author = this.authors.save(new Author("Ada"));
		inTransaction(() -> {
			Author reference = reference(author);
			reference.softDelete();
			return reference;
		});
		assertThat(this.authors.findById(author.getId())).isEmpty();
		assertThat(this.jdbc.queryForObject("select count(*) from author where deleted_by = 'system'", Long.class))
			.isOne();
	}

	@Test
	void lazyAttributeIsKeptByUpdateAndDeletion() {
		Book book = this.books.save(new Book("first", null));
		inTransaction(() -> {
			Book found = this.entityManager.find(Book.class, book.getId());
			found.setTitle("changed");
			return found;
		});
		this.books.deleteById(book.getId());
		Book deleted = this.books.findDeletedById(book.getId()).orElseThrow();
		assertThat(deleted.getVersion()).isEqualTo(2);
		assertThat(this.books.restoreById(book.getId())).isPresent();
		inTransaction(() -> {
			Book found = this.entityManager.find(Book.class, book.getId());
			assertThat(found.getTitle()).isEqualTo("changed");
			assertThat(found.getContent()).isEqualTo("Content of first");
			return found;
		});
	}

	@Test
	void entityIsInSetBeforeAndAfterPersist() {
		Author author = new Author("Ada");
		Set<Author> set = new HashSet<>(Set.of(author));
		this.authors.save(author);
		assertThat(set).contains(author);
		assertThat(set).contains(this.authors.findById(author.getId()).orElseThrow());
	}

	@Test
	void newEntitiesEqualThemselvesOnly() {
		Author author = new Author("Ada");
		Author same = author;
		assertThat(author.equals(same)).isTrue();
		assertThat(author).isNotEqualTo(new Author("Ada")).isNotEqualTo(null);
	}

	@Test
	void entityEqualsReferenceToItsRow() {
		Author author = this.authors.save(new Author("Ada"));
		Author other = this.authors.save(new Author("Ada"));
		inTransaction(() -> {
			Author reference = reference(author);
			assertThat(author.equals(reference)).isTrue();
			assertThat(reference.equals(author)).isTrue();
			assertThat(reference.hashCode()).isEqualTo(author.hashCode());
			assertThat(reference).isNotEqualTo(reference(other));
			return reference;
		});
	}

	@Test
	void referenceOfTypeOfRootEqualsInstanceOfSubclass() {
		Novel novel = this.books.save(new Novel("first", null));
		inTransaction(() -> {
			AbstractEntity<?> reference = this.entityManager.getReference(Book.class, novel.getId());
			assertThat(novel.equals(reference)).isTrue();
			assertThat(reference.equals(novel)).isTrue();
			assertThat(reference.hashCode()).isEqualTo(novel.hashCode());
			return reference;
		});
	}

	@Test
	void entitiesOfDifferentClassesAreNotEqual() {
		Book book = this.books.save(new Book("first", null));
		this.jdbc.update("insert into leaflet (id, created_at, updated_at, created_by, updated_by, version) "
				+ "select id, created_at, updated_at, created_by, updated_by, version from book");
		assertThat(this.leaflets.findById(book.getId())).get().isNotEqualTo(book);
	}

	private Author reference(Author author) {
		Author reference = this.entityManager.getReference(Author.class, author.getId());
		assertThat(Hibernate.isInitialized(reference)).isFalse();
		return reference;
	}

	private Book savedBy(String auditor, Book book) {
		return inTransaction(() -> Auditors.runAs(auditor, () -> this.books.save(book)));
	}

	private <T> T inTransaction(Supplier<T> work) {
		return this.transaction.execute((status) -> work.get());
	}

}
