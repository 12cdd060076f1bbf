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

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.plinth.entity.AbstractEntity;
import dev.plinth.testing.sales.Customer;
import dev.plinth.testing.sales.Invoice;
import dev.plinth.testing.sales.Line;
import dev.plinth.testing.sales.SalesContract;
import dev.plinth.testing.sales.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random sequences of operations, each in a transaction of its own and each also done in
 * a model. After every step the tables hold what the model says, and queries show what of
 * it lives. A sequence that fails is shortened before it is reported; the seed that the
 * report names finds it again with {@code -Dplinth.test.seed=}.
 */
abstract class RandomOperationsContract extends SalesContract {

	private static final int STEPS = 12;

	/**
	 * What every sequence begins with, so that there is something to work on.
	 */
	private static final List<Operation> BEGINNING = List.of(Operation.CREATE_CUSTOMER, Operation.CREATE_INVOICE,
			Operation.CREATE_TAG, Operation.CREATE_TAG, Operation.LINK, Operation.LINK, Operation.ADD_LINE,
			Operation.ADD_LINE, Operation.ADD_NOTE);

	private final int sequences;

	RandomOperationsContract(int sequences) {
		this.sequences = sequences;
	}

	// T12, T14, T15, T18, T23, T28, T32, T47, T55
	@Test
	void everyStepDoesWhatTheModelSays() {
		long seed = Long.getLong("plinth.test.seed", System.nanoTime());
		Random random = new Random(seed);
		for (int sequence = 0; sequence < this.sequences; sequence++) {
			List<Step> steps = Stream
				.concat(BEGINNING.stream(),
						random.ints(STEPS, 0, Operation.values().length)
							.mapToObj((operation) -> Operation.values()[operation]))
				.map((operation) -> new Step(operation, random.nextInt(100), random.nextInt(100)))
				.toList();
			if (failure(steps) != null) {
				List<Step> shortest = shorten(steps);
				throw new AssertionError("Seed " + seed + ", shortest sequence that fails: " + shortest,
						failure(shortest));
			}
		}
	}

	/**
	 * Leave out, again and again, what the failure does not need.
	 */
	private List<Step> shorten(List<Step> steps) {
		List<Step> shortest = steps;
		for (int length = steps.size() / 2; length > 0; length = (length > 1) ? length / 2 : 0) {
			for (int start = 0; start + length <= shortest.size();) {
				List<Step> candidate = new ArrayList<>(shortest);
				candidate.subList(start, start + length).clear();
				if (failure(candidate) != null) {
					shortest = candidate;
				}
				else {
					start++;
				}
			}
		}
		return shortest;
	}

	private Throwable failure(List<Step> steps) {
		emptyTables();
		Model model = new Model();
		try {
			for (Step step : steps) {
				step.operation().perform(this, model, step.a(), step.b());
				assertThat(storedRows()).isEqualTo(model.rows());
				inTransaction(() -> assertThat(seenRows()).isEqualTo(model.seenRows()));
			}
			return null;
		}
		catch (AssertionError | RuntimeException ex) {
			return ex;
		}
	}

	private Set<String> storedRows() {
		Map<String, String> deletions = new TreeMap<>();
		List<String> names = new ArrayList<>();
		for (String query : List.of("select number, deletion_id from invoice", "select name, deletion_id from customer",
				"select text, deletion_id from tag", "select product, deletion_id from line")) {
			this.jdbc.query(query, (row) -> {
				names.add(row.getString(1));
				if (row.getString(2) != null) {
					deletions.put(row.getString(1), row.getString(2));
				}
			});
		}
		Set<String> rows = withDeletions(names, deletions);
		rows.addAll(this.jdbc.queryForList(
				"select concat('content ', number, '=', description) from invoice" + " where description is not null",
				String.class));
		rows.addAll(this.jdbc.queryForList("select concat('customer ', i.number, '-', c.name) from invoice i"
				+ " join customer c on c.id = i.customer_id", String.class));
		rows.addAll(this.jdbc.queryForList("select concat('line ', i.number, '-', l.product) from invoice i"
				+ " join line l on l.invoice_id = i.id", String.class));
		rows.addAll(this.jdbc.queryForList(
				"select concat('note ', i.number, '-', n.text) from invoice i" + " join note n on n.invoice_id = i.id",
				String.class));
		rows.addAll(this.jdbc.queryForList("select concat('tag ', i.number, '-', t.text) from invoice i"
				+ " join invoice_tags j on j.invoice_id = i.id join tag t on t.id = j.tags_id", String.class));
		rows.addAll(this.jdbc.queryForList("select concat('label ', i.number, '-', l.labels) from invoice i"
				+ " join invoice_labels l on l.invoice_id = i.id", String.class));
		return rows;
	}

	/**
	 * Tell what went together: deletions are named after the first row that they took.
	 */
	private static <D> Set<String> withDeletions(List<String> names, Map<String, D> deletions) {
		Map<D, String> first = new HashMap<>();
		new TreeMap<>(deletions).forEach((name, deletion) -> first.putIfAbsent(deletion, name));
		Set<String> rows = new TreeSet<>();
		for (String name : names) {
			D deletion = deletions.get(name);
			rows.add((deletion != null) ? name + " deleted with " + first.get(deletion) : name);
		}
		return rows;
	}

	private Set<String> seenRows() {
		Set<String> rows = new TreeSet<>();
		for (String query : List.of("select i.number from Invoice i", "select c.name from Customer c",
				"select t.text from Tag t", "select l.product from Line l",
				"select 'line ' || i.number || '-' || l.product from Invoice i join i.lines l",
				"select 'tag ' || i.number || '-' || t.text from Invoice i join i.tags t",
				"select 'customer ' || i.number || '-' || i.customer.name from Invoice i")) {
			rows.addAll(this.entityManager.createQuery(query, String.class).getResultList());
		}
		for (Invoice invoice : this.invoices.findAll()) {
			invoice.getLines().forEach((line) -> rows.add("loaded " + invoice.getNumber() + "-" + line.getProduct()));
			invoice.getTags().forEach((tag) -> rows.add("loaded " + invoice.getNumber() + "-" + tag.getText()));
		}
		return rows;
	}

	/**
	 * What may happen.
	 */
	private enum Operation {

		CREATE_CUSTOMER {

			@Override
			void perform(RandomOperationsContract tables, Model model, int a, int b) {
				Row row = model.add("c");
				row.id = tables.persist(new Customer(row.name));
			}

		},

		CREATE_TAG {

			@Override
			void perform(RandomOperationsContract tables, Model model, int a, int b) {
				Row row = model.add("t");
				row.id = tables.persist(new Tag(row.name));
			}

		},

		CREATE_INVOICE {

			@Override
			void perform(RandomOperationsContract tables, Model model, int a, int b) {
				Row customer = model.pick("c", Row::lives, a);
				Row row = model.add("i");
				row.customer = customer;
				row.id = tables.returning(() -> tables.persist(new Invoice(row.name,
						(customer != null) ? tables.entityManager.getReference(Customer.class, customer.id) : null)));
			}

		},

		ADD_LINE {

			@Override
			void perform(RandomOperationsContract tables, Model model, int a, int b) {
				Row invoice = model.pick("i", Row::lives, a);
				if (invoice != null) {
					Row row = model.add("l");
					row.owner = invoice;
					row.id = tables.returning(() -> {
						Line line = tables.invoice(invoice).addLine(row.name);
						tables.entityManager.flush();
						return line.getId();
					});
				}
			}

		},

		ADD_NOTE {

			@Override
			void perform(RandomOperationsContract tables, Model model, int a, int b) {
				Row invoice = model.pick("i", Row::lives, a);
				if (invoice != null) {
					Row row = model.add("n");
					row.owner = invoice;
					tables.inTransaction(() -> tables.invoice(invoice).addNote(row.name));
				}
			}

		},

		ADD_LABEL {

			@Override
			void perform(RandomOperationsContract tables, Model model, int a, int b) {
				Row invoice = model.pick("i", Row::lives, a);
				if (invoice != null) {
					invoice.labels.add("label" + b % 3);
					tables.inTransaction(() -> tables.invoice(invoice).getLabels().add("label" + b % 3));
				}
			}

		},

		EDIT {

			@Override
			void perform(RandomOperationsContract tables, Model model, int a, int b) {
				Row invoice = model.pick("i", Row::lives, a);
				if (invoice != null) {
					invoice.content = "edit" + b;
					tables.inTransaction(() -> tables.invoice(invoice).setDescription(invoice.content));
				}
			}

		},

		EDIT_ALL {

			@Override
			void perform(RandomOperationsContract tables, Model model, int a, int b) {
				model.rows("i", Row::lives).forEach((invoice) -> invoice.content = "all" + b);
				tables.inTransaction(() -> tables.entityManager.createQuery("update Invoice set description = :text")
					.setParameter("text", "all" + b)
					.executeUpdate());
			}

		},

		CHANGE_CUSTOMER {

			@Override
			void perform(RandomOperationsContract tables, Model model, int a, int b) {
				Row invoice = model.pick("i", Row::lives, a);
				Row customer = model.pick("c", Row::lives, b);
				if (invoice != null && customer != null) {
					invoice.customer = customer;
					tables.inTransaction(() -> tables.invoice(invoice)
						.setCustomer(tables.entityManager.find(Customer.class, customer.id)));
				}
			}

		},

		LINK {

			@Override
			void perform(RandomOperationsContract tables, Model model, int a, int b) {
				Row invoice = model.pick("i", Row::lives, a);
				Row tag = model.pick("t", Row::lives, b);
				if (invoice != null && tag != null) {
					invoice.tags.add(tag);
					tables.inTransaction(
							() -> tables.invoice(invoice).getTags().add(tables.entityManager.find(Tag.class, tag.id)));
				}
			}

		},

		UNLINK {

			@Override
			void perform(RandomOperationsContract tables, Model model, int a, int b) {
				Row invoice = model.pick("i", Row::lives, a);
				Row tag = (invoice != null) ? model.pick("t", (row) -> row.lives() && invoice.tags.contains(row), b)
						: null;
				if (tag != null) {
					invoice.tags.remove(tag);
					tables.inTransaction(() -> tables.invoice(invoice)
						.getTags()
						.removeIf((linked) -> linked.getId().equals(tag.id)));
				}
			}

		},

		TAKE_LINE_OUT {

			@Override
			void perform(RandomOperationsContract tables, Model model, int a, int b) {
				Row line = model.pick("l", (row) -> row.lives() && row.owner.lives(), a);
				if (line != null) {
					model.delete(line);
					tables.inTransaction(() -> tables.invoice(line.owner)
						.getLines()
						.removeIf((held) -> held.getId().equals(line.id)));
				}
			}

		},

		TAKE_NOTE_OUT {

			@Override
			void perform(RandomOperationsContract tables, Model model, int a, int b) {
				Row note = model.pick("n", (row) -> row.owner.lives(), a);
				if (note != null) {
					model.rows.remove(note);
					tables.inTransaction(() -> tables.invoice(note.owner)
						.getNotes()
						.removeIf((held) -> held.getText().equals(note.name)));
				}
			}

		},

		DELETE_INVOICE {

			@Override
			void perform(RandomOperationsContract tables, Model model, int a, int b) {
				Row invoice = model.pick("i", Row::lives, a);
				if (invoice != null) {
					model.deleteWithLines(invoice);
					tables.invoices.deleteById((Long) invoice.id);
				}
			}

		},

		DELETE_TREE {

			@Override
			void perform(RandomOperationsContract tables, Model model, int a, int b) {
				Row invoice = model.pick("i", Row::lives, a);
				if (invoice != null) {
					model.deleteWithLines(invoice);
					tables.invoiceTrash.deleteTree(List.of((Long) invoice.id));
				}
			}

		},

		DELETE_INVOICES_OF_CUSTOMER {

			@Override
			void perform(RandomOperationsContract tables, Model model, int a, int b) {
				Row customer = model.pick("c", (row) -> true, a);
				if (customer != null) {
					model.delete(model.rows("i", (row) -> row.lives() && row.customer == customer));
					tables.inTransaction(
							() -> tables.entityManager.createQuery("delete from Invoice where customer.id = :customer")
								.setParameter("customer", customer.id)
								.executeUpdate());
				}
			}

		},

		DELETE_LINE {

			@Override
			void perform(RandomOperationsContract tables, Model model, int a, int b) {
				Row line = model.pick("l", Row::lives, a);
				if (line != null) {
					model.delete(line);
					tables.inTransaction(
							() -> tables.entityManager.remove(tables.entityManager.find(Line.class, line.id)));
				}
			}

		},

		DELETE_CUSTOMER {

			@Override
			void perform(RandomOperationsContract tables, Model model, int a, int b) {
				Row customer = model.pick("c", Row::lives, a);
				if (customer != null) {
					model.delete(customer);
					tables.customers.deleteById((Long) customer.id);
				}
			}

		},

		DELETE_TAG {

			@Override
			void perform(RandomOperationsContract tables, Model model, int a, int b) {
				Row tag = model.pick("t", Row::lives, a);
				if (tag != null) {
					model.delete(tag);
					tables
						.inTransaction(() -> tables.entityManager.remove(tables.entityManager.find(Tag.class, tag.id)));
				}
			}

		},

		DELETE_ALL_TAGS_IN_BATCH {

			@Override
			void perform(RandomOperationsContract tables, Model model, int a, int b) {
				model.delete(model.rows("t", Row::lives));
				tables.tags.deleteAllInBatch();
			}

		},

		RESTORE_INVOICE {

			@Override
			void perform(RandomOperationsContract tables, Model model, int a, int b) {
				Row invoice = model.pick("i", (row) -> !row.lives(), a);
				if (invoice != null) {
					model.rows("l", (line) -> line.owner == invoice && line.deletion == invoice.deletion)
						.forEach((line) -> line.deletion = 0);
					invoice.deletion = 0;
					assertThat(tables.invoiceTrash.restoreById((Long) invoice.id)).isPresent();
				}
			}

		},

		RESTORE_CUSTOMER {

			@Override
			void perform(RandomOperationsContract tables, Model model, int a, int b) {
				Row customer = model.pick("c", (row) -> !row.lives(), a);
				if (customer != null) {
					customer.deletion = 0;
					assertThat(tables.customers.restoreById((Long) customer.id)).isPresent();
				}
			}

		},

		RESTORE_TAG {

			@Override
			void perform(RandomOperationsContract tables, Model model, int a, int b) {
				Row tag = model.pick("t", (row) -> !row.lives(), a);
				if (tag != null) {
					tag.deletion = 0;
					assertThat(tables.tags.restoreById((UUID) tag.id)).isPresent();
				}
			}

		},

		REMOVE_INVOICE_FOR_GOOD {

			@Override
			void perform(RandomOperationsContract tables, Model model, int a, int b) {
				Row invoice = model.pick("i", (row) -> true, a);
				if (invoice != null) {
					model.rows.removeIf((row) -> row == invoice || row.owner == invoice);
					tables.invoiceTrash.hardDeleteById((Long) invoice.id);
				}
			}

		};

		abstract void perform(RandomOperationsContract tables, Model model, int a, int b);

	}

	private Object persist(AbstractEntity<?> entity) {
		return returning(() -> {
			this.entityManager.persist(entity);
			return entity.getId();
		});
	}

	private Invoice invoice(Row invoice) {
		return this.entityManager.find(Invoice.class, invoice.id);
	}

	/**
	 * One step of a sequence. Which rows it is about, its numbers decide when its turn
	 * comes, so that it makes sense after any other.
	 *
	 * @param operation what is done
	 * @param a the first number
	 * @param b the second number
	 */
	private record Step(Operation operation, int a, int b) {

		@Override
		public String toString() {
			return this.operation + "(" + this.a + ", " + this.b + ")";
		}

	}

	/**
	 * A row in the model.
	 */
	private static final class Row {

		private final String name;

		private final Set<Row> tags = new LinkedHashSet<>();

		private final Set<String> labels = new TreeSet<>();

		private Object id;

		private String content;

		private Row customer;

		private Row owner;

		private int deletion;

		Row(String name) {
			this.name = name;
		}

		boolean lives() {
			return this.deletion == 0;
		}

	}

	/**
	 * What the tables should hold. The first letter of a row's name tells its table.
	 */
	private static final class Model {

		private final List<Row> rows = new ArrayList<>();

		private int names;

		private int deletions;

		Row add(String table) {
			Row row = new Row(table + ++this.names);
			this.rows.add(row);
			return row;
		}

		List<Row> rows(String table, Predicate<Row> condition) {
			return this.rows.stream().filter((row) -> row.name.startsWith(table)).filter(condition).toList();
		}

		Row pick(String table, Predicate<Row> condition, int number) {
			List<Row> candidates = rows(table, condition);
			return candidates.isEmpty() ? null : candidates.get(number % candidates.size());
		}

		void delete(Row row) {
			delete(List.of(row));
		}

		void delete(List<Row> taken) {
			this.deletions++;
			taken.forEach((row) -> row.deletion = this.deletions);
		}

		void deleteWithLines(Row invoice) {
			List<Row> taken = new ArrayList<>(rows("l", (line) -> line.owner == invoice && line.lives()));
			taken.add(invoice);
			delete(taken);
		}

		Set<String> rows() {
			Map<String, Integer> deleted = new TreeMap<>();
			List<String> named = new ArrayList<>();
			for (Row row : this.rows) {
				if (!row.name.startsWith("n")) {
					named.add(row.name);
				}
				if (!row.lives()) {
					deleted.put(row.name, row.deletion);
				}
			}
			Set<String> content = withDeletions(named, deleted);
			for (Row row : this.rows) {
				if (row.content != null) {
					content.add("content " + row.name + "=" + row.content);
				}
				if (row.customer != null) {
					content.add("customer " + row.name + "-" + row.customer.name);
				}
				if (row.owner != null) {
					content.add((row.name.startsWith("l") ? "line " : "note ") + row.owner.name + "-" + row.name);
				}
				row.tags.forEach((tag) -> content.add("tag " + row.name + "-" + tag.name));
				row.labels.forEach((label) -> content.add("label " + row.name + "-" + label));
			}
			return content;
		}

		Set<String> seenRows() {
			Set<String> seen = new TreeSet<>();
			for (Row row : this.rows) {
				if (row.lives() && !row.name.startsWith("n")) {
					seen.add(row.name);
				}
			}
			for (Row invoice : rows("i", Row::lives)) {
				if (invoice.customer != null) {
					seen.add("customer " + invoice.name + "-" + invoice.customer.name);
				}
				Stream
					.concat(rows("l", (line) -> line.owner == invoice && line.lives()).stream(),
							invoice.tags.stream().filter(Row::lives))
					.forEach((held) -> {
						seen.add((held.owner != null) ? "line " + invoice.name + "-" + held.name
								: "tag " + invoice.name + "-" + held.name);
						seen.add("loaded " + invoice.name + "-" + held.name);
					});
			}
			return seen;
		}

	}

}
