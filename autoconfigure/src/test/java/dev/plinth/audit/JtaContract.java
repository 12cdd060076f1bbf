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

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import javax.sql.XAConnection;
import javax.sql.XADataSource;

import com.arjuna.ats.arjuna.common.ObjectStoreEnvironmentBean;
import com.arjuna.ats.internal.arjuna.objectstore.VolatileStore;
import com.arjuna.common.internal.util.propertyservice.BeanPopulator;
import dev.plinth.audit.stamped.Note;
import dev.plinth.testing.TestDatabase;
import jakarta.persistence.EntityManager;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import jakarta.transaction.Transaction;
import jakarta.transaction.TransactionManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.data.domain.AuditorAware;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.jta.JtaTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * The stamps of rows that are written in transactions of JTA.
 */
abstract class JtaContract {

	private static final Instant FIRST = TickingClock.START.truncatedTo(ChronoUnit.MICROS);

	private static final TransactionManager JTA = transactionManager();

	private final TestDatabase.Instance database;

	private final EnlistingDataSource dataSource;

	private final LocalContainerEntityManagerFactoryBean unit;

	private final EntityManager entityManager;

	private final JtaTransactionManager transactionManager = new JtaTransactionManager(JTA);

	private int lookUps;

	JtaContract(TestDatabase type) {
		this.database = type.create();
		this.dataSource = new EnlistingDataSource(xaDataSource(this.database.jdbcUrl(), this.database.username()));
		this.unit = unit();
		this.entityManager = SharedEntityManagerCreator.createSharedEntityManager(this.unit.getObject());
	}

	/**
	 * Return the driver's data source for distributed transactions.
	 */
	abstract XADataSource xaDataSource(String url, String username);

	@AfterEach
	void close() throws SQLException {
		this.unit.destroy();
		this.dataSource.close();
		this.database.close();
	}

	// T33
	@Test
	void commitLooksUpOnceAheadOfItsFlush() {
		List<Note> notes = transaction(() -> List.of(persist("a"), persist("b")));
		assertThat(notes).extracting(Note::getCreatedBy, Note::getUpdatedBy, Note::getCreatedAt, Note::getUpdatedAt)
			.containsOnly(tuple("alice of 0", "alice of 0", FIRST, FIRST));
		assertThat(this.lookUps).isEqualTo(1);
	}

	@Test
	void rowsOfOneTransactionShareTheInstantOfItsFirstWrite() {
		List<Note> notes = transaction(() -> {
			Note first = persist("a");
			this.entityManager.flush();
			return List.of(first, persist("b"));
		});
		assertThat(notes).extracting(Note::getCreatedAt).containsOnly(FIRST);
		assertThat(this.lookUps).isEqualTo(1);
	}

	@Test
	void eachTransactionHasItsOwnStamps() {
		transaction(() -> persist("a"));
		assertThat(transaction(() -> persist("b")).getCreatedAt()).isEqualTo(FIRST.plusSeconds(1));
		new TransactionTemplate(this.transactionManager).executeWithoutResult((status) -> {
			persist("c");
			this.entityManager.flush();
			status.setRollbackOnly();
		});
		Note note = transaction(() -> persist("d"));
		assertThat(note.getCreatedAt()).isEqualTo(FIRST.plusSeconds(3));
		assertThat(note.getCreatedBy()).isEqualTo("alice of 2");
		assertThat(this.lookUps).isEqualTo(4);
	}

	@Test
	void secondTransactionOfASessionHasItsOwnStamps() {
		try (EntityManager opened = this.unit.getObject().createEntityManager()) {
			List<Note> notes = Stream.of("a", "b").map((text) -> transaction(() -> {
				opened.joinTransaction();
				Note note = new Note(text);
				opened.persist(note);
				return note;
			})).toList();
			assertThat(notes).extracting(Note::getCreatedAt).containsExactly(FIRST, FIRST.plusSeconds(1));
			assertThat(this.lookUps).isEqualTo(2);
		}
	}

	@Test
	void suspendedTransactionKeepsItsStamps() {
		TransactionTemplate requiresNew = new TransactionTemplate(this.transactionManager);
		requiresNew.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		transaction(() -> {
			persist("a");
			this.entityManager.flush();
			assertThat(requiresNew.execute((status) -> persist("b")).getCreatedAt()).isEqualTo(FIRST.plusSeconds(1));
			Note note = persist("c");
			this.entityManager.flush();
			assertThat(note.getCreatedAt()).isEqualTo(FIRST);
			return note;
		});
	}

	// T57
	@Test
	void changesCarryTheNameOfTheirScope() {
		List<Note> notes = transaction(() -> {
			Note before = persist("before");
			Note inside = Auditors.runAs("import", () -> persist("inside"));
			return List.of(before, inside, persist("after"));
		});
		assertThat(notes).extracting(Note::getCreatedBy).containsExactly("alice of 0", "import", "alice of 0");
	}

	private <T> T transaction(Supplier<T> work) {
		return new TransactionTemplate(this.transactionManager).execute((status) -> work.get());
	}

	private Note persist(String text) {
		Note note = new Note(text);
		this.entityManager.persist(note);
		return note;
	}

	private LocalContainerEntityManagerFactoryBean unit() {
		AuditorAware<String> source = () -> {
			this.lookUps++;
			return Optional.of("alice of "
					+ this.entityManager.createQuery("select n from Note n", Note.class).getResultList().size());
		};
		AuditStamps stamps = new AuditStamps(new TickingClock(), InstantMode.TRANSACTION, 6,
				new AuditorResolver(() -> source, new OneUser(), "system", 255));
		LocalContainerEntityManagerFactoryBean created = new LocalContainerEntityManagerFactoryBean();
		created.setPersistenceUnitName("jta");
		created.setJtaDataSource(this.dataSource);
		created.setPackagesToScan(Note.class.getPackageName());
		created.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
		created.setJpaPropertyMap(Map.of(AuditStamps.SETTING, stamps, "hibernate.hbm2ddl.auto", "create",
				"hibernate.transaction.jta.platform", "Narayana", "hibernate.connection.handling_mode",
				"DELAYED_ACQUISITION_AND_HOLD"));
		created.afterPropertiesSet();
		return created;
	}

	private static TransactionManager transactionManager() {
		for (String store : new String[] { null, "communicationStore", "stateStore" }) {
			BeanPopulator.getNamedInstance(ObjectStoreEnvironmentBean.class, store)
				.setObjectStoreType(VolatileStore.class.getName());
		}
		return com.arjuna.ats.jta.TransactionManager.transactionManager();
	}

	/**
	 * A data source whose connections take part in the current transaction.
	 */
	private static final class EnlistingDataSource extends AbstractDataSource {

		private final XADataSource database;

		private final List<XAConnection> connections = new ArrayList<>();

		EnlistingDataSource(XADataSource database) {
			this.database = database;
		}

		@Override
		public Connection getConnection() throws SQLException {
			XAConnection connection = this.database.getXAConnection();
			this.connections.add(connection);
			try {
				Transaction transaction = JTA.getTransaction();
				if (transaction != null) {
					transaction.enlistResource(connection.getXAResource());
				}
				return connection.getConnection();
			}
			catch (SystemException | RollbackException ex) {
				throw new SQLException(ex);
			}
		}

		@Override
		public Connection getConnection(String username, String password) throws SQLException {
			return getConnection();
		}

		void close() throws SQLException {
			for (XAConnection connection : this.connections) {
				connection.close();
			}
		}

	}

}
