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

import java.util.UUID;

import dev.plinth.audit.stamped.Note;
import dev.plinth.audit.stamped.Plain;
import dev.plinth.audit.stamped.Ticket;
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
