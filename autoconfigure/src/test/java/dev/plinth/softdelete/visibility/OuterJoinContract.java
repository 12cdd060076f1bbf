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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.plinth.softdelete.DeletedRows;
import dev.plinth.testing.sales.Customer;
import dev.plinth.testing.sales.Invoice;
import dev.plinth.testing.sales.Line;
import dev.plinth.testing.sales.SalesContract;
import dev.plinth.testing.sales.Tag;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Join;
import jakarta.persistence.criteria.JoinType;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Subquery;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Right and full joins: a query answers what it would if the rows that it does not see
 * were not there, whatever else it joins and asks.
 */
abstract class OuterJoinContract extends SalesContract {

	private static final Pattern ALIAS = Pattern.compile("(?<=(?:[A-Z][a-z]{2,7}|\\.[a-z]{4,7}|\\)) )[a-z]\\b");

	private static final Map<String, String> NAMES = Map.of("i", "i.number", "c", "c.name", "l", "l.product", "t",
			"t.text", "u", "u.text", "n", "n.text", "m", "m.text", "d", "d.number", "k", "k");

	private static final Map<String, String> TABLES = Map.of("Invoice", "invoice", "Customer", "customer", "Line",
			"line", "Tag", "tag");

	/**
	 * Rows of every table that match each other by name, or have no match. Those named 2
	 * and 4 are deleted, but for notes and a line; all invoices have the same two tags.
	 */
	@BeforeEach
	void populate() {
		inTransaction(() -> {
			List<Tag> tags = Stream.of("1", "2", "4", "6").map(Tag::new).toList();
			List<Customer> customers = Stream.of("1", "2", "4", "5").map(Customer::new).toList();
			List<Invoice> invoices = Stream.of("1", "2", "3", "4", "6").map((name) -> new Invoice(name, null)).toList();
			Stream.of(tags, customers, invoices).flatMap(List::stream).forEach(this.entityManager::persist);
			List<Line> deleted = new ArrayList<>();
			for (Invoice invoice : invoices) {
				String name = invoice.getNumber();
				invoice.getTags().addAll(tags.subList(0, 2));
				invoice.getLabels().add(name);
				invoice.addNote(name);
				Line line = invoice.addLine(name);
				deleted.add(invoice.addLine("other " + name));
				if (name.equals("4")) {
					deleted.add(line);
				}
			}
			this.entityManager.flush();
			deleted.forEach(this.entityManager::remove);
		});
		this.jdbc.update("update tag set deleted_at = current_timestamp where text in ('2', '4')");
		this.jdbc.update("update customer set deleted_at = current_timestamp where name in ('2', '4')");
		this.jdbc.update("update invoice set deleted_at = current_timestamp where number in ('2', '4')");
	}

	// T46
	@ParameterizedTest
	@ValueSource(strings = { "Invoice i right join Note n on n.text = i.number",
			"Note n right join Invoice i on n.text = i.number", "Invoice i full join Note n on n.text = i.number",
			"Note n full join Invoice i on n.text = i.number", "Invoice i right join Tag t on t.text = i.number",
			"Invoice i full join Tag t on t.text = i.number",
			"Invoice i right join Tag t on t.text = i.number right join Customer c on c.name = t.text",
			"Invoice i right join Tag t on t.text = i.number right join Note n on n.text = t.text",
			"Invoice i right join Tag t on t.text = i.number right join Note n on n.text = i.number",
			"Invoice i right join Note n on n.text = i.number right join Tag t on t.text = n.text",
			"Invoice i right join Tag t on t.text = i.number left join Customer c on c.name = t.text",
			"Invoice i left join Tag t on t.text = i.number right join Customer c on c.name = i.number",
			"Invoice i left join Tag t on t.text = i.number right join Note n on n.text = i.number",
			"Invoice i join Tag t on t.text = i.number right join Note n on n.text = i.number",
			"Invoice i cross join Tag t right join Note n on n.text = t.text",
			"Note m cross join Tag t right join Customer c on c.name = t.text",
			"Note m cross join Tag t right join Note n on n.text = t.text",
			"Tag t, Note m right join Customer c on c.name = m.text",
			"Invoice i full join Tag t on t.text = i.number full join Note n on n.text = t.text",
			"Invoice i right join i.lines l", "Invoice i full join i.lines l",
			"Invoice i right join i.lines l on l.product = '1'", "Invoice i right join i.notes n",
			"Invoice i right join i.tags t", "Invoice i right join i.tags t on t.text = '1' and i.number = '1'",
			"Invoice i full join i.tags t on t.text = '1'", "Invoice i right join i.labels k",
			"Invoice i full join i.labels k on i.number = '1'",
			"Invoice i right join i.lines l right join Note n on n.text = l.product",
			"Note n right join Line l on l.product = n.text right join Invoice i on i.number = n.text",
			"Note n left join Invoice i on i.number = n.text right join i.tags t",
			"Customer c right join Invoice i on i.number = c.name right join i.labels k",
			"Line l right join Invoice i on i.number = l.product left join i.tags t right join Tag u on u = t",
			"Line l right join (select i.number as number from Invoice i) d on d.number = l.product" })
	void rowsThatAreNotSeenCountAsAbsent(String from) {
		String names = ALIAS.matcher(from.replaceFirst("\\(select.*\\)", "()"))
			.results()
			.map(MatchResult::group)
			.map(NAMES::get)
			.collect(Collectors.joining(", "));
		String query = "select " + names + " from " + from;
		Supplier<List<List<String>>> answers = () -> List.of(answers(query),
				answers(query + " where " + names.substring(names.lastIndexOf(' ') + 1) + " is not null"));
		String table = TABLES.get(from.substring(0, from.indexOf(' ')));
		List<List<String>> living = returning(answers);
		List<List<String>> deleted = returning(() -> DeletedRows.only(answers));
		assertThat(returning(() -> {
			TABLES.values().forEach((each) -> remove(each, "deleted_at is not null"));
			return answers.get();
		})).isEqualTo(living);
		emptyTables();
		populate();
		assertThat(returning(() -> {
			TABLES.values()
				.forEach((each) -> remove(each, each.equals(table) ? "deleted_at is null" : "deleted_at is not null"));
			return DeletedRows.include(answers);
		})).isEqualTo(deleted);
	}

	private List<String> answers(String query) {
		return this.entityManager.createQuery(query, Object[].class)
			.getResultList()
			.stream()
			.map(Arrays::toString)
			.sorted()
			.toList();
	}

	/**
	 * Remove rows for good, with their rows in tables of collections.
	 */
	private void remove(String table, String condition) {
		String removed = " in (select id from " + table + " where " + condition + ")";
		if (table.equals("invoice")) {
			this.jdbc.update("delete from invoice_tags where invoice_id" + removed);
			this.jdbc.update("delete from invoice_labels where invoice_id" + removed);
			this.jdbc.update("update line set invoice_id = null where invoice_id" + removed);
			this.jdbc.update("update note set invoice_id = null where invoice_id" + removed);
		}
		if (table.equals("tag")) {
			this.jdbc.update("delete from invoice_tags where tags_id" + removed);
		}
		this.jdbc.update("delete from " + table + " where " + condition);
	}

	// T46
	@Test
	void livingRowIsShownWhereNothingButADeletedRowMatches() {
		assertThat(answers("select n.text, i.number from Invoice i right join Note n on n.text = i.number"))
			.containsExactly("[1, 1]", "[2, null]", "[3, 3]", "[4, null]", "[6, 6]");
		assertThat(answers(
				"select n.text, i.number from Invoice i full join Note n on n.text = i.number" + " where n.text = '2'"))
			.containsExactly("[2, null]");
	}

	// T46
	@Test
	void deletedTargetIsShownByReferencesOnly() {
		this.jdbc.update("update invoice set customer_id = (select id from customer where name = '2')"
				+ " where number in ('1', '2')");
		this.jdbc.update(
				"update invoice set customer_id = (select id from customer where name = '4')" + " where number = '4'");
		this.jdbc.update("update invoice set customer_id = (select id from customer where name = '1')"
				+ " where number in ('3', '4')");
		inTransaction(() -> {
			assertThat(answers("select i.number, c.name from Invoice i right join i.customer c"))
				.containsExactly("[1, 2]", "[3, 1]", "[null, 5]");
			assertThat(answers("select i.number, c.name from Invoice i right join i.customer c on i.number = '3'"))
				.containsExactly("[3, 1]", "[null, 5]");
			assertThat(answers("select i.number, c.name from Invoice i full join i.customer c on i.number <> '3'"))
				.containsExactly("[1, 2]", "[3, null]", "[6, null]", "[null, 1]", "[null, 5]");
			assertThat(answers("select i.number, c.name, n.text from Invoice i right join i.customer c"
					+ " right join Note n on n.text = c.name"))
				.containsExactly("[1, 2, 2]", "[3, 1, 1]", "[null, null, 3]", "[null, null, 4]", "[null, null, 6]");
		});
	}

	// T46
	@Test
	void rightJoinInASubqueryOfADeletedRowFindsItsElements() {
		CriteriaBuilder builder = this.entityManager.getCriteriaBuilder();
		CriteriaQuery<String> query = builder.createQuery(String.class);
		Root<Invoice> invoice = query.from(Invoice.class);
		Subquery<String> subquery = query.subquery(String.class);
		Join<Invoice, Line> line = subquery.correlate(invoice).join("lines", JoinType.RIGHT);
		query.select(invoice.get("number")).where(builder.exists(subquery.select(line.get("product"))));
		inTransaction(() -> DeletedRows
			.only(() -> assertThat(this.entityManager.createQuery(query).getResultList()).containsExactly("2")));
		inTransaction(() -> assertThat(this.entityManager.createQuery(query).getResultList())
			.containsExactlyInAnyOrder("1", "3", "6"));
	}

}
