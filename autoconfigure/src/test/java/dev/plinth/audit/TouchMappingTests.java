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

import dev.plinth.entity.Touch;
import dev.plinth.mapping.MixinMappingException;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import org.hibernate.cfg.Configuration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for references that are marked {@link Touch} and refused.
 */
class TouchMappingTests {

	@Test
	void referenceToWhatCannotBeTouchedIsRefused() {
		Configuration configuration = new Configuration();
		configuration.setProperty("hibernate.connection.url", "jdbc:h2:mem:" + UUID.randomUUID());
		configuration.getProperties()
			.put(AuditStamps.SETTING, new AuditStamps(new TickingClock(), InstantMode.TRANSACTION, 6,
					new AuditorResolver(() -> null, SignedInUser.nobody(), "system", 255)));
		configuration.addAnnotatedClasses(Leaf.class, Plain.class);
		assertThatExceptionOfType(MixinMappingException.class).isThrownBy(configuration::buildSessionFactory)
			.withMessage("Attribute 'plain' of " + Leaf.class.getName()
					+ " is annotated @Touch, but refers to nothing that could be touched."
					+ " Let it refer to an entity that is Timestamped, Userstamped or Versioned.");
	}

	@Entity(name = "Leaf")
	static class Leaf {

		@Id
		private @Nullable Long id;

		@ManyToOne
		@Touch
		private @Nullable Plain plain;

	}

	@Entity(name = "PlainTarget")
	static class Plain {

		@Id
		private @Nullable Long id;

	}

}
