package dev.plinth.audit;

import java.util.UUID;

import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;

/**
 * A session factory of its own on an empty H2 database.
 */
final class TestDatabase {

	private TestDatabase() {
	}

	static SessionFactory open(AuditStamps stamps) {
		Configuration configuration = configuration();
		configuration.getProperties().put(AuditStamps.SETTING, stamps);
		return configuration.buildSessionFactory();
	}

	static Configuration configuration() {
		Configuration configuration = new Configuration();
		configuration.setProperty("hibernate.connection.url", "jdbc:h2:mem:" + UUID.randomUUID());
		configuration.setProperty("hibernate.connection.username", "sa");
		configuration.setProperty("hibernate.hbm2ddl.auto", "create");
		configuration.addAnnotatedClasses(Note.class, Note.Line.class, Note.Detail.class, Ticket.class, Plain.class);
		return configuration;
	}

}
