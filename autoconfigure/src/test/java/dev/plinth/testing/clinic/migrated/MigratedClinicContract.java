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
package dev.plinth.testing.clinic.migrated;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import dev.plinth.migration.SchemaMismatchException;
import dev.plinth.testing.TestDatabase;
import dev.plinth.testing.clinic.Clinic;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A database gets what the base and the mixins need, step by step: references as wide as
 * the identifiers of the base, what the check writes, and the values of columns of old.
 */
abstract class MigratedClinicContract {

	private static final String PATIENTS = "select insurance_no, is_deleted, created_ms, changed_ms, changed_by"
			+ " from t_patient order by pat_no";

	private final TestDatabase database;

	@TempDir
	private Path migrations;

	MigratedClinicContract(TestDatabase database) {
		this.database = database;
	}

	@Test
	void checkWritesMigrationThatTheApplicationCompletes() throws IOException {
		try (Clinic clinic = new Clinic(this.database)) {
			List<Map<String, Object>> patients = clinic.jdbc().queryForList(PATIENTS);
			add(clinic, "V2__references.sql");
			assertThatException().isThrownBy(() -> start(clinic))
				.havingRootCause()
				.isInstanceOfSatisfying(SchemaMismatchException.class,
						(ex) -> assertThat(ex.getFiles()).first(InstanceOfAssertFactories.PATH)
							.hasFileName("V3__plinth_schema.sql"));
			assertThat(clinic.jdbc().queryForList(PATIENTS)).hasSize(3).isEqualTo(patients);

			add(clinic, "V11__values.sql");
			try (ConfigurableApplicationContext context = start(clinic)) {
				PatientRepository patientRepository = context.getBean(PatientRepository.class);
				rowsAreTheSame(patientRepository, context.getBean(VisitRepository.class));
				write(patientRepository);
			}
			assertThat(clinic.rows("t_patient")).hasSize(4);
			assertThat(clinic.rows("t_visit")).hasSize(3);
		}
	}

	private void add(Clinic clinic, String migration) throws IOException {
		Files.writeString(this.migrations.resolve(migration), clinic.migration(migration));
	}

	private ConfigurableApplicationContext start(Clinic clinic) {
		return new SpringApplicationBuilder(MigratedClinicApplication.class).web(WebApplicationType.NONE)
			.properties(clinic.properties())
			.properties("spring.flyway.baseline-on-migrate=true",
					"spring.flyway.locations=filesystem:" + this.migrations, "spring.jpa.hibernate.ddl-auto=none",
					"plinth.schema.write-migration=" + this.migrations, "plinth.naming.table-prefix=t_",
					"plinth.columns.updated-at=changed_at", "plinth.columns.updated-by=changed_by",
					"plinth.columns.deleted-at=removed_at")
			.run();
	}

	private static void rowsAreTheSame(PatientRepository patients, VisitRepository visits) {
		assertThat(patients.findAll()).extracting(Patient::getId).containsExactlyInAnyOrder(1L, 7L);
		Patient first = patients.findById(1L).orElseThrow();
		assertThat(first.getCreatedAt()).isEqualTo(Instant.ofEpochMilli(1136214245123L));
		assertThat(first.getUpdatedAt()).isEqualTo(Instant.ofEpochMilli(1139112245456L));
		assertThat(first.getUpdatedBy()).isEqualTo("ada");
		assertThat(patients.findById(7L).orElseThrow().getUpdatedBy()).isEqualTo("system");
		assertThat(patients.findAllDeleted()).singleElement().satisfies((patient) -> {
			assertThat(patient.getId()).isEqualTo(2);
			assertThat(patient.getDeletedAt()).isEqualTo(Instant.ofEpochMilli(1139112245000L));
			assertThat(patient.getDeletedBy()).isEqualTo("bob");
		});
		assertThat(visits.findAll()).extracting(Visit::getId).containsExactlyInAnyOrder(1L, 3L);
		assertThat(visits.findAllDeleted()).singleElement()
			.satisfies((visit) -> assertThat(visit.getDeletedAt()).isEqualTo("2006-02-05T04:04:05Z"));
	}

	// T22
	private static void write(PatientRepository patients) {
		Patient second = patients.save(new Patient("A-2"));
		assertThat(second.getId()).isGreaterThan(7);
		assertThatExceptionOfType(DataIntegrityViolationException.class)
			.isThrownBy(() -> patients.save(new Patient("A-2")));
		patients.delete(second);
		assertThat(patients.findAllDeleted()).extracting(Patient::getInsuranceNo).containsExactly("A-2", "A-2");
		patients.restoreById(2L);
		assertThat(patients.findAll()).hasSize(3);
	}

}
