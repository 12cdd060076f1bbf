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

import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.plinth.audit.AuditStamps;
import dev.plinth.audit.AuditorResolver;
import dev.plinth.audit.InstantMode;
import dev.plinth.audit.SignedInUser;
import dev.plinth.imperative.DescribingServiceContributor;
import dev.plinth.mapping.ColumnSettings;
import dev.plinth.mapping.Mixins;
import dev.plinth.mapping.VersionedMixin;
import dev.plinth.softdelete.bootstrap.SoftDeletableMixin;
import dev.plinth.softdelete.repository.SoftDeleteOperationsFragment;
import dev.plinth.testing.SourceCompiler;
import dev.plinth.testing.TestDatabase;
import dev.plinth.testing.grid.Cell;
import dev.plinth.testing.grid.Fetching;
import dev.plinth.testing.grid.GridUnit;
import dev.plinth.testing.grid.Hierarchy;
import dev.plinth.testing.grid.Node;
import dev.plinth.testing.grid.Owner;
import jakarta.persistence.EntityGraph;
import jakarta.persistence.EntityManager;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.BootstrapServiceRegistryBuilder;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.BeanUtils;
import org.springframework.data.domain.AuditorAware;
import org.springframework.data.jpa.repository.support.JpaEntityInformationSupport;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Soft deletion in every kind of hierarchy, with every kind of identifier, association
 * and fetching. Each cell of this grid is one test with two owners:
 * <ol>
 * <li>A target is deleted, the owners are read in every way and edited, the target is
 * restored.
 * <li>An owner is deleted, the living and the deleted are read in every way, also by
 * joins that show rows without a match, the owner is restored.
 * <li>After each deletion the tables hold what they held before, but for the deletion;
 * after each restoration all that they held, but for versions.
 * <li>At last everything is removed for good, and the tables are empty.
 * </ol>
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("exhaustive")
abstract class MappingGridContract {

	private static final Set<String> DELETION_COLUMNS = Set.of("deleted_at", "deleted_by", "deletion_id");

	private final TestDatabase type;

	private final List<GridUnit> units;

	private URLClassLoader classLoader;

	private SessionFactory sessionFactory;

	private List<String> tables;

	private int serial;

	MappingGridContract(TestDatabase type, List<GridUnit> units) {
		this.type = type;
		this.units = units;
	}

	@BeforeAll
	void compile(@TempDir Path directory) {
		this.classLoader = SourceCompiler.compile(GridUnit.allSources(), directory);
	}

	@AfterAll
	void closeClassLoader() throws IOException {
		this.classLoader.close();
	}

	@TestFactory
	Stream<DynamicContainer> grid() {
		return this.units.stream()
			.map((unit) -> DynamicContainer.dynamicContainer(unit.toString(), Stream.of(unit).flatMap(this::tests)));
	}

	private Stream<DynamicTest> tests(GridUnit unit) {
		TestDatabase.Instance database = this.type.create();
		this.sessionFactory = sessionFactory(unit, database);
		this.tables = this.sessionFactory
			.fromSession((session) -> session.doReturningWork(MappingGridContract::tables));
		return unit.cells()
			.stream()
			.map((cell) -> DynamicTest.dynamicTest(cell.toString(), () -> check(cell)))
			.onClose(() -> {
				this.sessionFactory.close();
				database.close();
			});
	}

	private SessionFactory sessionFactory(GridUnit unit, TestDatabase.Instance database) {
		AuditorAware<String> auditor = () -> Optional.of("alice");
		StandardServiceRegistry services = new StandardServiceRegistryBuilder(
				new BootstrapServiceRegistryBuilder().applyClassLoader(this.classLoader).build())
			.applySetting("hibernate.connection.url", database.jdbcUrl())
			.applySetting("hibernate.connection.username", database.username())
			.applySetting("hibernate.connection.password", database.password())
			.applySetting("hibernate.hbm2ddl.auto", "create")
			.applySetting("hibernate.hbm2ddl.halt_on_error", "true")
			.applySetting(Mixins.SETTING,
					new Mixins(ColumnSettings.DEFAULTS, List.of(new SoftDeletableMixin(), new VersionedMixin())))
			.applySetting(AuditStamps.SETTING,
					new AuditStamps(Clock.systemUTC(), InstantMode.TRANSACTION, 6,
							new AuditorResolver(() -> auditor, SignedInUser.nobody(), "system", 255)))
			.applySetting(DescribingServiceContributor.PACKAGE, unit.packageName())
			.build();
		return new MetadataSources(services)
			.addAnnotatedClasses(unit.classes(this.classLoader).toArray(Class<?>[]::new))
			.buildMetadata()
			.buildSessionFactory();
	}

	// T01, T03, T04, T06, T07, T13, T14, T15, T28, T32, T45, T52
	private void check(Cell cell) {
		Class<? extends Owner> type = cell.ownerClass(this.classLoader);
		Map<String, Object> owners = new TreeMap<>();
		Map<String, Object> targets = new LinkedHashMap<>();
		Map<String, Class<?>> targetTypes = new HashMap<>();
		Map<String, List<Set<String>>> all = populate(cell, type, owners, targets, targetTypes);
		Map<String, List<String>> before = content(cell, Set.of("version"));
		assertThat(readings(cell)).allSatisfy((reading) -> assertSeen(reading, cell, type, owners, all));

		List<String> gone = targets.keySet().stream().filter((text) -> text.matches("a.1")).toList();
		if (!gone.isEmpty()) {
			this.sessionFactory.inTransaction((session) -> gone
				.forEach((text) -> session.remove(session.find(targetTypes.get(text), targets.get(text)))));
			assertKept(cell, before);
			Map<String, List<Set<String>>> left = new TreeMap<>(all);
			if (cell.association().hidesDeleted()) {
				left.put("a", all.get("a").stream().map((texts) -> without(texts, gone)).toList());
			}
			assertThat(readings(cell)).allSatisfy((reading) -> assertSeen(reading, cell, type, owners, left));
			this.sessionFactory.inTransaction(
					(session) -> gone.forEach((text) -> restore(session, targetTypes.get(text), targets.get(text))));
			assertThat(content(cell, Set.of("version"))).isEqualTo(before);
			assertThat(readings(cell)).allSatisfy((reading) -> assertSeen(reading, cell, type, owners, all));
		}

		this.sessionFactory.inTransaction((session) -> session.remove(session.find(type, owners.get("a"))));
		assertKept(cell, before);
		Map<String, List<Set<String>>> living = Map.of("b", all.get("b"));
		assertThat(readings(cell)).allSatisfy((reading) -> assertSeen(reading, cell, type, owners, living));
		assertChildrenHidden(cell, owners, targets, targetTypes);
		assertTrash(cell, type, owners, all);
		assertNotJoined(type, cell.unit().hierarchy() == Hierarchy.SINGLE_TABLE);
		this.sessionFactory.inTransaction((session) -> restore(session, type, owners.get("a")));
		assertThat(content(cell, Set.of("version"))).isEqualTo(before);
		assertThat(readings(cell)).allSatisfy((reading) -> assertSeen(reading, cell, type, owners, all));

		this.sessionFactory.inTransaction((session) -> {
			owners.values().forEach((id) -> hardDelete(session, type, id));
			targets.forEach((text, id) -> hardDelete(session, targetTypes.get(text), id));
		});
		assertThat(content(cell, Set.of()).values()).allSatisfy((rows) -> assertThat(rows).isEmpty());
	}

	private Map<String, List<Set<String>>> populate(Cell cell, Class<? extends Owner> type, Map<String, Object> owners,
			Map<String, Object> targets, Map<String, Class<?>> targetTypes) {
		Map<String, List<Set<String>>> all = new TreeMap<>();
		this.sessionFactory.inTransaction((session) -> {
			for (String name : List.of("a", "b")) {
				Owner owner = BeanUtils.instantiateClass(type);
				owner.assign(++this.serial);
				owner.setText(name);
				List<Set<String>> texts = new ArrayList<>();
				for (int place = 0; place < cell.attributes().size(); place++) {
					texts.add(new TreeSet<>());
					for (int number = 1; number <= (cell.association().isCollection() ? 2 : 1); number++) {
						String text = name + place + number;
						Object target = owner.newTarget(++this.serial, text);
						texts.get(place).add(text);
						owner.link(place, target);
						if (target instanceof Node && !cell.association().hasChildren()) {
							session.persist(target);
						}
						if (target instanceof Node) {
							targetTypes.put(text, target.getClass());
						}
					}
				}
				session.persist(owner);
				owners.put(name, owner.getId());
				owner.values().stream().flatMap(MappingGridContract::elements).forEach((element) -> {
					if (element instanceof Node node) {
						targets.put(node.getText(), node.getId());
					}
				});
				all.put(name, texts);
			}
		});
		return all;
	}

	private static Stream<?> elements(Object value) {
		return (value instanceof Collection<?> collection) ? collection.stream() : Stream.ofNullable(value);
	}

	private static Set<String> without(Set<String> texts, List<String> gone) {
		return texts.stream().filter((text) -> !gone.contains(text)).collect(Collectors.toCollection(TreeSet::new));
	}

	private static List<Reading> readings(Cell cell) {
		return Arrays.stream(Reading.values())
			.filter((reading) -> cell.fetching() == Fetching.LAZY || !reading.decidesOnFetching)
			.filter((reading) -> !cell.association().hidesDeleted() || reading != Reading.INNER_JOIN_FETCH)
			.toList();
	}

	/**
	 * The owners are seen, with what they hold; and an edit changes nothing but the
	 * edited.
	 */
	private void assertSeen(Reading reading, Cell cell, Class<? extends Owner> type, Map<String, Object> ids,
			Map<String, List<Set<String>>> expected) {
		Map<String, List<String>> before = content(cell, Set.of("version"));
		this.sessionFactory.inTransaction((session) -> {
			List<? extends Owner> owners = reading.read(session, cell, type, ids.values());
			assertThat(texts(owners)).isEqualTo(expected);
			edit(session, owners, "edited");
			edit(session, owners, "");
		});
		assertThat(content(cell, Set.of("version"))).isEqualTo(before);
	}

	private static void edit(Session session, List<? extends Owner> owners, String suffix) {
		owners.forEach((owner) -> owner.setText(owner.getText().substring(0, 1) + suffix));
		session.flush();
	}

	private static Map<String, List<Set<String>>> texts(List<? extends Owner> owners) {
		Map<String, List<Set<String>>> texts = new TreeMap<>();
		for (Owner owner : owners) {
			texts.put(owner.getText(),
					owner.values()
						.stream()
						.map((value) -> elements(value)
							.map((element) -> (element instanceof Node node) ? node.getText() : (String) element)
							.collect(Collectors.<String, Set<String>>toCollection(TreeSet::new)))
						.toList());
		}
		return texts;
	}

	private void assertChildrenHidden(Cell cell, Map<String, Object> owners, Map<String, Object> targets,
			Map<String, Class<?>> targetTypes) {
		this.sessionFactory.inSession((session) -> targets.forEach((text, id) -> {
			boolean goneWithOwner = cell.association().hasChildren() && text.startsWith("a");
			assertThat(session.find(targetTypes.get(text), id) == null).isEqualTo(goneWithOwner);
		}));
	}

	/**
	 * The deleted owner shows what its deletion took, read alone and beside the living
	 * one.
	 */
	private void assertTrash(Cell cell, Class<? extends Owner> type, Map<String, Object> ids,
			Map<String, List<Set<String>>> all) {
		for (Reading reading : readings(cell)) {
			this.sessionFactory.inSession((session) -> {
				List<? extends Owner> owners = DeletedRows
					.include(() -> reading.read(session, cell, type, ids.values()));
				assertThat(texts(owners)).isEqualTo(all);
			});
			if (!reading.decidesOnFetching) {
				this.sessionFactory.inSession((session) -> {
					List<? extends Owner> owners = DeletedRows
						.only(() -> reading.read(session, cell, type, ids.values()));
					assertThat(texts(owners)).isEqualTo(Map.of("a", all.get("a")));
				});
			}
		}
	}

	/**
	 * Right and full joins of the deleted owner and the living one answer as if the one
	 * that the query does not see was not there. Where a query root is a subclass in the
	 * table of its superclass, Hibernate leaves out what has no match among its rows.
	 */
	private void assertNotJoined(Class<? extends Owner> type, boolean singleTable) {
		String joined = "select l.text, r.text from %1$s l %2$s join %1$s r on ";
		String right = joined.formatted(type.getName(), "right");
		String full = joined.formatted(type.getName(), "full");
		List<String> unmatched = singleTable ? List.of() : List.of("[null, b]");
		assertThat(answers(right + "l.text = r.text")).containsExactly("[b, b]");
		assertThat(answers(full + "l.text = r.text")).containsExactly("[b, b]");
		assertThat(answers(right + "l.text = 'a'")).isEqualTo(unmatched);
		assertThat(DeletedRows.only(() -> answers(right + "l.text = r.text"))).isEqualTo(unmatched);
		assertThat(DeletedRows.only(() -> answers(full + "l.text = r.text"))).contains("[a, null]")
			.filteredOn((answer) -> !answer.equals("[a, null]"))
			.isEqualTo(unmatched);
	}

	private List<String> answers(String query) {
		return this.sessionFactory.fromSession((session) -> session.createSelectionQuery(query, Object[].class)
			.getResultStream()
			.map(Arrays::toString)
			.toList());
	}

	private static void restore(Session session, Class<?> type, Object id) {
		assertThat(operations(session, type).restoreById(id)).isPresent();
	}

	private static void hardDelete(Session session, Class<?> type, Object id) {
		operations(session, type).hardDeleteById(id);
	}

	@SuppressWarnings("unchecked")
	private static SoftDeleteOperations<Object, Object> operations(EntityManager entityManager, Class<?> type) {
		return new SoftDeleteOperationsFragment<>(
				JpaEntityInformationSupport.getEntityInformation((Class<Object>) type, entityManager), entityManager,
				() -> {
					throw new UnsupportedOperationException("Nothing is purged");
				});
	}

	/**
	 * The rows are as they were, but for deletions.
	 */
	private void assertKept(Cell cell, Map<String, List<String>> before) {
		Set<String> ignored = new TreeSet<>(DELETION_COLUMNS);
		ignored.add("version");
		Map<String, List<String>> kept = content(cell, ignored);
		Map<String, List<String>> all = new TreeMap<>();
		before.forEach((table, rows) -> all.put(table,
				rows.stream().map((row) -> row.replaceAll("delet[a-z_]+=null;", "")).sorted().toList()));
		assertThat(kept).isEqualTo(all);
	}

	/**
	 * Return the rows of all tables of a cell.
	 */
	private Map<String, List<String>> content(Cell cell, Set<String> ignoredColumns) {
		return this.sessionFactory.fromSession((session) -> session.doReturningWork((connection) -> {
			Map<String, List<String>> content = new TreeMap<>();
			for (String table : this.tables) {
				if (belongsTo(table.toLowerCase(Locale.ROOT), cell)) {
					content.put(table, rows(connection, table, ignoredColumns));
				}
			}
			return content;
		}));
	}

	private static boolean belongsTo(String table, Cell cell) {
		String name = cell.rootName().toLowerCase(Locale.ROOT);
		String root = table.startsWith("sub") ? table.substring("sub".length()) : table;
		return root.startsWith(name) || root.equals("item") || root.equals("batchitem");
	}

	private static List<String> rows(Connection connection, String table, Set<String> ignoredColumns)
			throws SQLException {
		String quote = connection.getMetaData().getIdentifierQuoteString();
		List<String> content = new ArrayList<>();
		try (ResultSet rows = connection.createStatement().executeQuery("select * from " + quote + table + quote)) {
			while (rows.next()) {
				StringBuilder row = new StringBuilder();
				for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
					String column = rows.getMetaData().getColumnName(i).toLowerCase(Locale.ROOT);
					if (!ignoredColumns.contains(column)) {
						Object value = rows.getObject(i);
						row.append(column)
							.append('=')
							.append((value instanceof byte[] bytes) ? HexFormat.of().formatHex(bytes) : value)
							.append(';');
					}
				}
				content.add(row.toString());
			}
		}
		content.sort(null);
		return content;
	}

	private static List<String> tables(Connection connection) throws SQLException {
		List<String> tables = new ArrayList<>();
		try (ResultSet rows = connection.getMetaData()
			.getTables(connection.getCatalog(), connection.getSchema(), "%", new String[] { "TABLE", "BASE TABLE" })) {
			while (rows.next()) {
				tables.add(rows.getString("TABLE_NAME"));
			}
		}
		return tables;
	}

	/**
	 * How owners are read.
	 */
	private enum Reading {

		FIND(false) {

			@Override
			<T> List<T> read(Session session, Cell cell, Class<T> type, Collection<Object> ids) {
				return ids.stream().map((id) -> session.find(type, id)).filter((owner) -> owner != null).toList();
			}

		},

		QUERY(false) {

			@Override
			<T> List<T> read(Session session, Cell cell, Class<T> type, Collection<Object> ids) {
				return session.createQuery("select o from " + type.getName() + " o", type).getResultList();
			}

		},

		JOIN_FETCH(true) {

			@Override
			<T> List<T> read(Session session, Cell cell, Class<T> type, Collection<Object> ids) {
				return fetch(session, cell, type, " left join fetch o.");
			}

		},

		INNER_JOIN_FETCH(true) {

			@Override
			<T> List<T> read(Session session, Cell cell, Class<T> type, Collection<Object> ids) {
				return fetch(session, cell, type, " join fetch o.");
			}

		},

		GRAPH(true) {

			@Override
			<T> List<T> read(Session session, Cell cell, Class<T> type, Collection<Object> ids) {
				EntityGraph<T> graph = session.createEntityGraph(type);
				for (String attribute : cell.attributes()) {
					String path = cell.association().path(attribute);
					if (path.equals(attribute)) {
						graph.addAttributeNodes(attribute);
					}
					else {
						graph.addSubgraph(path.substring(0, path.indexOf('.'))).addAttributeNodes(attribute);
					}
				}
				return session.createQuery("select o from " + type.getName() + " o", type)
					.setHint("jakarta.persistence.fetchgraph", graph)
					.getResultList();
			}

		};

		private final boolean decidesOnFetching;

		Reading(boolean decidesOnFetching) {
			this.decidesOnFetching = decidesOnFetching;
		}

		abstract <T> List<T> read(Session session, Cell cell, Class<T> type, Collection<Object> ids);

		private static <T> List<T> fetch(Session session, Cell cell, Class<T> type, String join) {
			String joins = cell.attributes()
				.stream()
				.map((attribute) -> join + cell.association().path(attribute))
				.collect(Collectors.joining());
			return session.createQuery("select distinct o from " + type.getName() + " o" + joins, type).getResultList();
		}

	}

}
