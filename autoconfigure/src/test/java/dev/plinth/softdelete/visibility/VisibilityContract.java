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
package dev.plinth.softdelete.visibility;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import dev.plinth.softdelete.DeletedRows;
import dev.plinth.testing.Statements;
import dev.plinth.testing.sales.Customer;
import dev.plinth.testing.sales.Invoice;
import dev.plinth.testing.sales.Line;
import dev.plinth.testing.sales.SalesContract;
import dev.plinth.testing.sales.Tag;
import jakarta.persistence.EntityGraph;
import jakarta.persistence.LockModeType;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.JoinType;
import org.hibernate.Hibernate;
import org.hibernate.Session;
import org.hibernate.query.SelectionQuery;
import org.hibernate.query.criteria.JpaCriteriaQuery;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.data.domain.Example;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * What is seen of deleted rows, and where: nothing at roots and in collections,
 * everything behind to-one references, and in a scope what the scope says.
 */
abstract class VisibilityContract extends SalesContract {

	private Long living;

	private Long deleted;

	/**
	 * Two invoices of a deleted customer, one of them deleted; the other one has a
	 * deleted payer, too, and two lines and two tags, one of each deleted.
	 */
	@BeforeEach
	void populate() {
		inTransaction(() -> {
			Customer customer = new Customer("Ada");
			this.entityManager.persist(customer);
			Customer payer = new Customer("Bob");
			this.entityManager.persist(payer);
			Tag kept = new Tag("tag kept");
			Tag gone = new Tag("tag gone");
			this.entityManager.persist(kept);
			this.entityManager.persist(gone);
			Invoice first = invoice("1", customer, kept, gone);
			Invoice second = invoice("2", customer, kept, gone);
			first.setPayer(payer);
			this.living = first.getId();
			this.deleted = second.getId();
			this.entityManager.flush();
			this.entityManager.remove(first.getLines().get(1));
			this.entityManager.remove(gone);
			this.entityManager.remove(second);
			this.entityManager.remove(customer);
			this.entityManager.remove(payer);
		});
	}

	private Invoice invoice(String number, Customer customer, Tag... tags) {
		Invoice invoice = new Invoice(number, customer);
		invoice.setDescription("described");
		invoice.addLine("line kept " + number);
		invoice.addLine("line gone " + number);
		invoice.getTags().addAll(List.of(tags));
		this.entityManager.persist(invoice);
		return invoice;
	}

	// T46
	@Test
	void conditionOfAFilterLetsNoDeletedRowsIn() {
		inTransaction(() -> {
			this.entityManager.unwrap(Session.class).enableFilter("lines");
			assertThat(this.entityManager.createQuery("select l from Line l", Line.class).getResultList())
				.extracting(Line::getProduct)
				.containsExactly("line kept 1");
			assertThat(this.entityManager.find(Invoice.class, this.living).getLines()).hasSize(1);
			assertThat(this.entityManager.createQuery("update Line set product = 'changed'").executeUpdate()).isOne();
			assertThat(this.entityManager.createQuery("delete from Line").executeUpdate()).isOne();
			assertThat(this.entityManager.createQuery("delete from Line").executeUpdate()).isZero();
		});
	}

	// T01
	@Test
	void rootQueriesOfEveryFormHideDeletedRows() {
		inTransaction(() -> {
			assertThat(this.invoices.findAll()).extracting(Invoice::getId).containsExactly(this.living);
			assertThat(this.invoices.findAll(Sort.by("createdAt"))).hasSize(1);
			assertThat(this.invoices.findByDescription("described")).hasSize(1);
			assertThat(this.invoices.countByDescription("described")).isOne();
			assertThat(this.invoices.existsByNumber("2")).isFalse();
			assertThat(this.invoices.existsById(this.deleted)).isFalse();
			assertThat(this.invoices.count()).isOne();
			assertThat(this.invoices.findAllById(List.of(this.living, this.deleted))).hasSize(1);
			Specification<Invoice> described = (root, query, builder) -> builder.equal(root.get("description"),
					"described");
			assertThat(this.invoices.findAll(described)).hasSize(1);
			assertThat(this.invoices.count(described)).isOne();
			Invoice probe = new Invoice(null, null);
			probe.setDescription("described");
			assertThat(this.invoices.findAll(Example.of(probe))).hasSize(1);
			assertThat(this.invoices.findAll(PageRequest.of(0, 10)).getTotalElements()).isOne();
			assertThat(this.invoices.findAll(PageRequest.of(0, 1)).getTotalPages()).isOne();
			assertThat(this.invoices.findNumbers()).containsExactly("1");
			assertThat(criteria()).hasSize(1);
			assertThat(query("from Invoice i where i.number = '1' or i.number = '2'", Invoice.class)).hasSize(1);
			assertThat(query("select i.number from Invoice i union select i.description from Invoice i", String.class))
				.containsExactlyInAnyOrder("1", "described");
		});
	}

	private List<Invoice> criteria() {
		CriteriaBuilder builder = this.entityManager.getCriteriaBuilder();
		CriteriaQuery<Invoice> query = builder.createQuery(Invoice.class);
		query.from(Invoice.class);
		return this.entityManager.createQuery(query).getResultList();
	}

	private <T> List<T> query(String jpql, Class<T> type) {
		return this.entityManager.createQuery(jpql, type).getResultList();
	}

	// T46
	@Test
	void entityJoinsAndSubqueriesHideDeletedRows() {
		inTransaction(() -> {
			assertThat(query("select l.product from Invoice i join Line l on l.invoice = i", String.class))
				.containsExactly("line kept 1");
			assertThat(
					query("select i.number from Invoice i left join Line l on l.invoice = i and l.product like '%gone%'"
							+ " where l.id is null", String.class))
				.containsExactly("1");
			assertThat(query("select t.text from Tag t where exists (select 1 from Invoice i where i.number = '2')",
					String.class))
				.isEmpty();
			assertThat(query("select (select count(l) from Line l) from Invoice i", Long.class)).containsExactly(1L);
			assertThat(query("select count(l) from Invoice i join i.lines l", Long.class)).containsExactly(1L);
			assertThat(query("select count(t) from Invoice i join i.tags t", Long.class)).containsExactly(1L);
		});
	}

	// T46
	@Test
	void tablesMadeByQueriesHideDeletedRows() {
		String expression = "with x as (select i.number as n from Invoice i) select x.n from x x";
		String derived = "select d.n from (select i.number as n from Invoice i) d";
		String joined = "select d.n from Invoice i join (select l.product as n, l.invoice.id as k from Line l) d"
				+ " on d.k = i.id";
		String common = "select i.number from Invoice i intersect select i.number from Invoice i";
		inTransaction(() -> {
			assertThat(List.of(expression, derived, common)).allSatisfy((query) -> {
				assertThat(query(query, String.class)).containsExactly("1");
				assertThat(DeletedRows.include(() -> query(query, String.class))).containsExactlyInAnyOrder("1", "2");
			});
			assertThat(query(joined, String.class)).containsExactly("line kept 1");
			assertThat(DeletedRows.include(() -> query(joined, String.class))).containsExactlyInAnyOrder("line gone 1",
					"line gone 2", "line kept 1", "line kept 2");
		});
	}

	// T46
	@Test
	void rightAndFullJoinsHideDeletedRowsOfBothSides() {
		inTransaction(() -> {
			assertThat(query("select l.product from Invoice i right join Line l on l.invoice = i", String.class))
				.containsExactly("line kept 1");
			assertThat(query("select l.product from Invoice i right join Line l on i.number = '2'", String.class))
				.containsExactly("line kept 1");
			assertThat(query("select l.product from Invoice i right join i.lines l", String.class))
				.containsExactly("line kept 1");
			assertThat(query("select t.text from Invoice i right join i.tags t where i.id is not null", String.class))
				.containsExactly("tag kept");
			assertThat(query("select t.text from Invoice i right join i.tags t", String.class))
				.doesNotContain("tag gone");
			assertThat(query("select coalesce(t.text, i.number) from Invoice i full join Tag t"
					+ " on case i.number when '2' then 'tag kept' end = t.text", String.class))
				.containsExactlyInAnyOrder("tag kept", "1");
			assertThat(query("select coalesce(l.product, i.number) from Invoice i full join i.lines l", String.class))
				.containsExactly("line kept 1");
			assertThat(query("select t.text from Customer c right join Line l on l.product = c.name"
					+ " right join Tag t on l.product = t.text", String.class))
				.containsExactly("tag kept");
			CriteriaBuilder builder = this.entityManager.getCriteriaBuilder();
			CriteriaQuery<Line> criteria = builder.createQuery(Line.class);
			criteria.select(criteria.from(Invoice.class).<Invoice, Line>join("lines", JoinType.RIGHT));
			assertThat(this.entityManager.createQuery(criteria).getResultList()).extracting(Line::getProduct)
				.containsExactly("line kept 1");
		});
		inTransaction(() -> DeletedRows.only(() -> assertThat(
				query("select t.text from Line l right join Tag t on l.product = t.text", String.class))
			.containsExactly("tag kept")));
		inTransaction(() -> DeletedRows.include(() -> assertThat(
				query("select t.text from Line l right join Tag t on l.product = t.text", String.class))
			.containsExactlyInAnyOrder("tag kept", "tag gone")));
	}

	// T02
	@Test
	void findHidesDeletedRows() {
		inTransaction(() -> {
			assertThat(this.entityManager.find(Invoice.class, this.deleted)).isNull();
			assertThat(this.entityManager.find(Invoice.class, this.deleted, LockModeType.PESSIMISTIC_WRITE)).isNull();
			assertThat(this.invoices.findById(this.deleted)).isEmpty();
			assertThat(this.invoices.findById(this.living)).isPresent();
			Session session = this.entityManager.unwrap(Session.class);
			assertThat(session.findMultiple(Invoice.class, List.of(this.deleted, this.living)))
				.extracting((invoice) -> (invoice != null) ? invoice.getId() : null)
				.containsExactly(null, this.living);
		});
	}

	// T02
	@Test
	void findHidesDeletedRowsThatTheSessionKnows() {
		inTransaction(() -> {
			Invoice reference = this.entityManager.getReference(Invoice.class, this.deleted);
			assertThat(this.entityManager.find(Invoice.class, this.deleted)).isNull();
			assertThat(reference.getNumber()).isEqualTo("2");
			assertThat(this.entityManager.find(Invoice.class, this.deleted)).isNull();
		});
	}

	// T03, T04, T05, T06
	@Test
	void referencesToDeletedRowsResolveAndKeepTheirKey() {
		inTransaction(() -> {
			Invoice invoice = this.entityManager.find(Invoice.class, this.living);
			assertThat(Hibernate.isInitialized(invoice.getCustomer())).isFalse();
			assertThat(invoice.getCustomer().getName()).isEqualTo("Ada");
			assertThat(invoice.getCustomer().isDeleted()).isTrue();
			assertThat(invoice.getPayer().getName()).isEqualTo("Bob");
			invoice.setDescription("changed");
		});
		assertThat(count("select count(*) from invoice where customer_id is not null and payer_id is not null"))
			.isOne();
		inTransaction(() -> {
			assertThat(this.invoices.findAllWithCustomer()).hasSize(1);
			assertThat(query("select i.customer from Invoice i", Customer.class)).extracting(Customer::getName)
				.containsExactly("Ada");
			assertThat(query("select c.name from Invoice i join i.customer c", String.class)).containsExactly("Ada");
			assertThat(query("select i.number from Invoice i where i.customer.name = 'Ada'", String.class))
				.containsExactly("1");
		});
	}

	// T07
	@Test
	void collectionsHideDeletedElements() {
		inTransaction(() -> {
			Invoice invoice = this.entityManager.find(Invoice.class, this.living);
			assertThat(invoice.getLines()).extracting(Line::getProduct).containsExactly("line kept 1");
			assertThat(invoice.getTags()).extracting(Tag::getText).containsExactly("tag kept");
		});
		inTransaction(() -> {
			Invoice invoice = query("from Invoice i join fetch i.lines join fetch i.tags", Invoice.class).get(0);
			assertThat(invoice.getLines()).hasSize(1);
			assertThat(invoice.getTags()).hasSize(1);
		});
		inTransaction(() -> {
			Invoice invoice = query("from Invoice i left join fetch i.tags", Invoice.class).get(0);
			assertThat(invoice.getTags()).hasSize(1);
		});
		inTransaction(() -> {
			EntityGraph<Invoice> graph = this.entityManager.createEntityGraph(Invoice.class);
			graph.addAttributeNodes("lines", "tags");
			Invoice invoice = this.entityManager.createQuery("from Invoice", Invoice.class)
				.setHint("jakarta.persistence.fetchgraph", graph)
				.getSingleResult();
			assertThat(Hibernate.isInitialized(invoice.getLines())).isTrue();
			assertThat(invoice.getLines()).hasSize(1);
			assertThat(invoice.getTags()).hasSize(1);
		});
		inTransaction(() -> {
			assertThat(query("select size(i.lines) from Invoice i", Integer.class)).containsExactly(1);
			assertThat(query("select size(i.tags) from Invoice i", Integer.class)).containsExactly(1);
			assertThat(query("select i.number from Invoice i where i.tags is empty", String.class)).isEmpty();
			assertThat(query("select i.number from Invoice i, Tag t where t member of i.tags", String.class))
				.hasSize(1);
		});
	}

	// T07
	@Test
	void ownerStaysInOuterJoinWhenAllElementsAreDeleted() {
		inTransaction(() -> this.entityManager.remove(query("from Tag", Tag.class).get(0)));
		inTransaction(() -> {
			Invoice invoice = query("from Invoice i left join fetch i.tags", Invoice.class).get(0);
			assertThat(invoice.getTags()).isEmpty();
			assertThat(query("select i.number from Invoice i left join i.tags t", String.class)).contains("1");
			assertThat(query("select i.number from Invoice i where i.tags is empty", String.class))
				.containsExactly("1");
		});
	}

	// T23
	@Test
	void bulkUpdateDoesNotReachDeletedRows() {
		int updated = returning(
				() -> this.entityManager.createQuery("update Invoice i set i.description = 'bulk'").executeUpdate());
		assertThat(updated).isOne();
		assertThat(count("select count(*) from invoice where description = 'bulk'")).isOne();
	}

	// T10
	@Test
	void includedDeletedRowsAreSeenEverywhere() {
		inTransaction(() -> DeletedRows.include(() -> {
			assertThat(this.invoices.findAll()).hasSize(2);
			assertThat(this.invoices.count()).isEqualTo(2);
			assertThat(this.invoices.findById(this.deleted)).isPresent();
			assertThat(query("select size(i.lines) from Invoice i", Integer.class)).containsExactly(2, 2);
			Invoice invoice = this.entityManager.find(Invoice.class, this.living);
			assertThat(invoice.getLines()).hasSize(2);
			assertThat(invoice.getTags()).hasSize(2);
		}));
	}

	// T10
	@Test
	void onlyDeletedRowsAreSeenAtTheMainRoot() {
		inTransaction(() -> DeletedRows.only(() -> {
			assertThat(this.invoices.findAll()).extracting(Invoice::getId).containsExactly(this.deleted);
			assertThat(this.invoices.count()).isOne();
			assertThat(this.invoices.findById(this.deleted)).isPresent();
			assertThat(this.invoices.findById(this.living)).isEmpty();
			assertThat(query("select t.text from Tag t where exists (select 1 from Invoice i where i.number = '1')",
					String.class))
				.containsExactly("tag gone");
			assertThat(query("select i.number from Invoice i union select t.text from Tag t", String.class))
				.containsExactlyInAnyOrder("2", "tag gone");
			assertThat(query("select t.text from Tag t join Invoice i on i.number = '1'", String.class))
				.containsExactly("tag gone");
		}));
	}

	// T10
	@Test
	void onlyDeletedRowsAreSeenInQueriesThatStandForTheMainQuery() {
		inTransaction(() -> DeletedRows.only(() -> {
			assertThat(query("select d.n from (select i.number as n from Invoice i) d", String.class))
				.containsExactly("2");
			assertThat(query("with x as (select i.number as n from Invoice i union all select t.text as n from Tag t)"
					+ " select d.n from (select x.n as n from x x) d", String.class))
				.containsExactlyInAnyOrder("2", "tag gone");
			assertThat(query("select (select count(c) from Customer c)", Long.class)).containsExactly(2L);
			assertThat(
					query("select t.text from Tag t where exists (select 1 from (select i.number as n from Invoice i) d"
							+ " where d.n = '1')", String.class))
				.containsExactly("tag gone");
			assertThat(query("select t.text from Tag t join (select i.number as n from Invoice i) d on d.n = '1'",
					String.class))
				.containsExactly("tag gone");
		}));
	}

	// T10
	@Test
	void resultsAreCountedAsTheyAreListed() {
		List<String> queries = List.of("select c.name from Customer c", "select distinct c.name from Customer c",
				"select c.name from Customer c group by c.name",
				"select c.name from Customer c union select t.text from Tag t");
		List<Consumer<Runnable>> scopes = List.of(DeletedRows::include, DeletedRows::only, DeletedRows::exclude);
		assertThat(scopes).allSatisfy((scope) -> scope.accept(() -> inTransaction(() -> {
			Session session = this.entityManager.unwrap(Session.class);
			assertThat(queries).allSatisfy((query) -> {
				SelectionQuery<String> selection = session.createSelectionQuery(query, String.class);
				assertThat(selection.getResultCount()).isEqualTo(selection.getResultList().size());
			});
			JpaCriteriaQuery<Customer> criteria = session.getCriteriaBuilder().createQuery(Customer.class);
			criteria.from(Customer.class);
			assertThat(session.createQuery(criteria.createExistsQuery()).getSingleResult())
				.isEqualTo(!session.createQuery(criteria).getResultList().isEmpty());
		})));
	}

	// T10
	@Test
	void annotatedRepositoryMethodsSeeWhatTheirAnnotationSays() {
		assertThat(this.tags.findByTextStartingWith("tag")).hasSize(1);
		assertThat(this.tags.findIncludingDeletedByTextStartingWith("tag")).hasSize(2);
		assertThat(this.tags.findOnlyDeletedByTextStartingWith("tag")).extracting(Tag::getText)
			.containsExactly("tag gone");
		assertThat(this.tags.findByTextStartingWith("tag")).hasSize(1);
	}

	// T10
	@Test
	void annotatedServiceMethodsSeeWhatTheirAnnotationSays() {
		assertThat(this.invoiceStatistics.countInvoices()).isEqualTo(2);
		assertThat(this.invoiceStatistics.countDeletedInvoices()).isOne();
		assertThat(this.invoices.count()).isOne();
	}

	// T09
	@Test
	void scopesNestAndEndWithTheirWork() {
		DeletedRows.include(() -> {
			assertThat(this.invoices.count()).isEqualTo(2);
			DeletedRows.exclude(() -> {
				assertThat(this.invoices.count()).isOne();
				DeletedRows.only(() -> assertThat(this.customers.count()).isEqualTo(2));
				assertThat(this.customers.count()).isZero();
			});
			assertThat(this.invoices.count()).isEqualTo(2);
		});
		assertThat(this.invoices.count()).isOne();
		assertThatIllegalStateException().isThrownBy(() -> DeletedRows.include((Runnable) () -> {
			throw new IllegalStateException();
		}));
		assertThat(this.invoices.count()).isOne();
	}

	// T09
	@Test
	void scopeReachesNoOtherThread() {
		DeletedRows
			.include(() -> assertThat(CompletableFuture.supplyAsync(() -> this.invoices.count()).join()).isOne());
	}

	// T09
	@Test
	void scopeAppliesToTheOpenTransactionAndThoseWithin() {
		TransactionTemplate inner = new TransactionTemplate(this.transaction.getTransactionManager());
		inner.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		inTransaction(() -> {
			assertThat(this.invoices.count()).isOne();
			DeletedRows.include(() -> {
				assertThat(this.invoices.count()).isEqualTo(2);
				inner.executeWithoutResult((status) -> assertThat(this.invoices.count()).isEqualTo(2));
			});
			assertThat(this.invoices.count()).isOne();
			inner.executeWithoutResult((status) -> assertThat(this.invoices.count()).isOne());
		});
	}

	// T09
	@Test
	void queryMadeOutsideAScopeSeesTheScopeItRunsIn() {
		inTransaction(() -> {
			var query = this.entityManager.createQuery("select i.number from Invoice i", String.class);
			assertThat(query.getResultList()).hasSize(1);
			DeletedRows.include(() -> assertThat(query.getResultList()).hasSize(2));
			assertThat(query.getResultList()).hasSize(1);
		});
	}

	// T51
	@Test
	void queryPlansAreCachedInsideAndOutsideScopes() {
		Runnable work = () -> {
			this.invoices.countByDescription("described");
			DeletedRows.include(() -> this.invoices.countByDescription("described"));
			DeletedRows.only(() -> this.invoices.countByDescription("described"));
			inTransaction(() -> query("select n.text from Note n", String.class));
		};
		work.run();
		statistics().clear();
		work.run();
		assertThat(statistics().getQueryPlanCacheMissCount()).isZero();
		assertThat(statistics().getQueryPlanCacheHitCount()).isPositive();
	}

	@Test
	void hidingCostsNoStatement() {
		assertThat(Statements.of(() -> this.invoices.findById(this.deleted))).hasSize(1);
		assertThat(Statements.of(() -> this.invoices.findAll())).hasSize(2).last().asString().contains("from customer");
		assertThat(Statements.of(() -> this.tags.findById(UUID.randomUUID()))).hasSize(1);
	}

}
