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
package dev.plinth.mapping;

import java.lang.reflect.Field;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.plinth.audit.AuditStamps;
import dev.plinth.audit.AuditorResolver;
import dev.plinth.audit.InstantMode;
import dev.plinth.audit.SignedInUser;
import dev.plinth.audit.stamp.TimestampedMixin;
import dev.plinth.audit.stamp.UserstampedMixin;
import dev.plinth.entity.AbstractEntity;
import dev.plinth.entity.SoftDeletable;
import dev.plinth.entity.Timestamped;
import dev.plinth.entity.Userstamped;
import dev.plinth.entity.Versioned;
import dev.plinth.mapping.GeneratedHierarchy.Generated;
import dev.plinth.softdelete.bootstrap.SoftDeletableMixin;
import dev.plinth.testing.TestDatabase;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.metamodel.Attribute;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

import org.springframework.beans.BeanUtils;
import org.springframework.data.domain.AuditorAware;
import org.springframework.util.ReflectionUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Mixins become ordinary attributes, in whatever combination they stand on whatever
 * entity. Each hierarchy is one test; all of them share a session factory.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("exhaustive")
abstract class MixinCombinationsContract {

	private static final Instant CREATED = Instant.parse("2001-02-03T04:05:06.123456Z");

	private static final Instant UPDATED = CREATED.plusSeconds(60);

	private final TestDatabase type;

	private final List<GeneratedHierarchy> hierarchies;

	private TestDatabase.Instance database;

	private SessionFactory sessionFactory;

	private String auditor = "alice";

	private Instant now = CREATED;

	private int identifiers;

	MixinCombinationsContract(TestDatabase type, Collection<GeneratedHierarchy.Identifier> identifiers) {
		this.type = type;
		this.hierarchies = GeneratedHierarchy.all(identifiers);
	}

	@BeforeAll
	void open() {
		this.database = this.type.create();
		AuditorAware<String> auditorAware = () -> Optional.of(this.auditor);
		Clock clock = new Clock() {

			@Override
			public Instant instant() {
				return MixinCombinationsContract.this.now;
			}

			@Override
			public ZoneOffset getZone() {
				return ZoneOffset.UTC;
			}

			@Override
			public Clock withZone(ZoneId zone) {
				return this;
			}

		};
		Configuration configuration = new Configuration();
		configuration.setProperty("hibernate.connection.url", this.database.jdbcUrl());
		configuration.setProperty("hibernate.connection.username", this.database.username());
		configuration.setProperty("hibernate.connection.password", this.database.password());
		configuration.setProperty("hibernate.hbm2ddl.auto", "create");
		configuration.setProperty("hibernate.hbm2ddl.halt_on_error", "true");
		configuration.getProperties()
			.put(Mixins.SETTING, new Mixins(ColumnSettings.DEFAULTS, List.of(new TimestampedMixin(),
					new UserstampedMixin(), new SoftDeletableMixin(), new VersionedMixin())));
		configuration.getProperties()
			.put(AuditStamps.SETTING, new AuditStamps(clock, InstantMode.TRANSACTION, 6,
					new AuditorResolver(() -> auditorAware, SignedInUser.nobody(), "system", 255)));
		configuration.addAnnotatedClass(GeneratedHierarchy.Key.class);
		this.hierarchies.forEach((hierarchy) -> configuration.addAnnotatedClasses(hierarchy.root(), hierarchy.leaf()));
		this.sessionFactory = configuration.buildSessionFactory();
	}

	@AfterAll
	void close() {
		if (this.sessionFactory != null) {
			this.sessionFactory.close();
		}
		this.database.close();
	}

	@TestFactory
	List<DynamicTest> mixinsBecomeOrdinaryAttributes() {
		return this.hierarchies.stream()
			.map((hierarchy) -> DynamicTest.dynamicTest(hierarchy.name(), () -> check(hierarchy)))
			.toList();
	}

	private void check(GeneratedHierarchy hierarchy) {
		for (Class<? extends Generated> type : List.of(hierarchy.root(), hierarchy.leaf())) {
			assertThat(this.sessionFactory.getMetamodel().entity(type).getAttributes()).extracting(Attribute::getName)
				.containsExactlyInAnyOrderElementsOf(hierarchy.attributes(type));
			assertThat(columns(hierarchy.table(type))).isEqualTo(hierarchy.columns(type));
			assertReflectionOptimizer(type);
			Object id = insert(hierarchy, type);
			update(hierarchy, type, id);
			query(hierarchy, type, id);
			delete(hierarchy, type, id);
		}
	}

	private Map<String, Boolean> columns(String table) {
		return this.sessionFactory.fromSession((session) -> session.doReturningWork((connection) -> {
			Map<String, Boolean> columns = new TreeMap<>();
			try (Statement statement = connection.createStatement();
					ResultSet rows = statement.executeQuery("select * from " + table)) {
				ResultSetMetaData metaData = rows.getMetaData();
				for (int i = 1; i <= metaData.getColumnCount(); i++) {
					columns.put(metaData.getColumnName(i).toLowerCase(Locale.ROOT),
							metaData.isNullable(i) == ResultSetMetaData.columnNullable);
				}
			}
			return columns;
		}));
	}

	/**
	 * Where no other class stands between the entity and the base, Hibernate generates
	 * its accessors.
	 */
	private void assertReflectionOptimizer(Class<?> type) {
		if (!type.getSuperclass().getPackage().equals(AbstractEntity.class.getPackage())) {
			return;
		}
		assertThat(this.sessionFactory.unwrap(SessionFactoryImplementor.class)
			.getMappingMetamodel()
			.getEntityDescriptor(type)
			.getRepresentationStrategy()
			.getReflectionOptimizer()
			.getAccessOptimizer()).isNotNull();
	}

	private Object insert(GeneratedHierarchy hierarchy, Class<? extends Generated> type) {
		this.auditor = "alice";
		this.now = CREATED;
		Generated entity = this.sessionFactory.fromTransaction((session) -> {
			Generated created = newInstance(hierarchy, type);
			session.persist(created);
			return created;
		});
		assertState(entity, hierarchy, type, CREATED, "alice", 0L);
		Object id = ((AbstractEntity<?>) entity).getId();
		assertThat(id).isNotNull();
		this.sessionFactory
			.inTransaction((session) -> assertState(session.find(type, id), hierarchy, type, CREATED, "alice", 0L));
		return id;
	}

	private Generated newInstance(GeneratedHierarchy hierarchy, Class<? extends Generated> type) {
		Generated entity = BeanUtils.instantiateClass(type);
		entity.setText("first");
		Object id = hierarchy.identifier().assign(this.identifiers++);
		if (id != null) {
			ReflectionUtils.setField(ReflectionUtils.findField(type, hierarchy.identifier().attribute()), entity, id);
		}
		return entity;
	}

	private void update(GeneratedHierarchy hierarchy, Class<? extends Generated> type, Object id) {
		this.auditor = "bob";
		this.now = UPDATED;
		this.sessionFactory.inTransaction((session) -> session.find(type, id).setText("second"));
		this.sessionFactory.inTransaction((session) -> {
			Generated entity = session.find(type, id);
			assertThat(entity.getText()).isEqualTo("second");
			assertState(entity, hierarchy, type, UPDATED, "bob", 1L);
		});
	}

	private static void assertState(Generated entity, GeneratedHierarchy hierarchy, Class<?> type, Instant updatedAt,
			String updatedBy, Long version) {
		assertThat(entity instanceof Timestamped).isEqualTo(hierarchy.has(Timestamped.class, type));
		if (entity instanceof Timestamped timestamped) {
			assertThat(timestamped.getCreatedAt()).isEqualTo(CREATED);
			assertThat(timestamped.getUpdatedAt()).isEqualTo(updatedAt);
		}
		if (entity instanceof Userstamped userstamped) {
			assertThat(userstamped.getCreatedBy()).isEqualTo("alice");
			assertThat(userstamped.getUpdatedBy()).isEqualTo(updatedBy);
		}
		if (entity instanceof Versioned versioned) {
			assertThat(versioned.getVersion()).isEqualTo(version);
		}
		if (entity instanceof SoftDeletable softDeletable) {
			assertThat(softDeletable.isDeleted()).isFalse();
			assertThat(softDeletable.getDeletionId()).isNull();
		}
	}

	private void query(GeneratedHierarchy hierarchy, Class<? extends Generated> type, Object id) {
		this.sessionFactory.inTransaction((session) -> {
			for (String attribute : GeneratedHierarchy.allMixinAttributes()) {
				String query = "select e." + attribute + ", e from " + type.getSimpleName() + " e where e."
						+ hierarchy.identifier().attribute() + " = :id order by e." + attribute;
				if (hierarchy.mixinAttributes(type).contains(attribute)) {
					Object[] row = session.createQuery(query, Object[].class).setParameter("id", id).getSingleResult();
					assertThat(row[0]).isEqualTo(value((AbstractEntity<?>) row[1], attribute));
				}
				else if (!hierarchy.mixinAttributes(hierarchy.leaf()).contains(attribute)) {
					assertThatIllegalArgumentException().isThrownBy(() -> session.createQuery(query, Object[].class))
						.withMessageContaining("'" + attribute + "'");
				}
			}
		});
	}

	private static Object value(AbstractEntity<?> entity, String attribute) {
		Field field = ReflectionUtils.findField(entity.getClass(), attribute);
		ReflectionUtils.makeAccessible(field);
		return ReflectionUtils.getField(field, entity);
	}

	private void delete(GeneratedHierarchy hierarchy, Class<? extends Generated> type, Object id) {
		boolean soft = hierarchy.has(SoftDeletable.class, type);
		Class<?> whole = (hierarchy.strategy() == InheritanceType.JOINED) ? hierarchy.root() : type;
		String rows = "select count(*) from " + hierarchy.table(whole);
		String deletedRows = rows + " where deleted_by = 'carol'";
		long before = count(rows);
		long deletedBefore = soft ? count(deletedRows) : 0;
		this.auditor = "carol";
		this.sessionFactory.inTransaction((session) -> session.remove(session.find(type, id)));
		this.sessionFactory.inTransaction((session) -> assertThat(session.find(type, id)).isNull());
		assertThat(count(rows)).isEqualTo(soft ? before : before - 1);
		if (soft) {
			assertThat(count(deletedRows)).isEqualTo(deletedBefore + 1);
		}
	}

	private long count(String sql) {
		return this.sessionFactory.fromSession((session) -> session.doReturningWork((connection) -> {
			try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
				rows.next();
				return rows.getLong(1);
			}
		}));
	}

}
