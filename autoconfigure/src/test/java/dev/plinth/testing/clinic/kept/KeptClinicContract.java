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
package dev.plinth.testing.clinic.kept;

import java.util.List;
import java.util.Map;

import dev.plinth.testing.TestDatabase;
import dev.plinth.testing.clinic.Clinic;
import org.junit.jupiter.api.Test;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * An application adopts a database as it is, by annotations on its classes.
 */
abstract class KeptClinicContract {

	private final TestDatabase database;

	KeptClinicContract(TestDatabase database) {
		this.database = database;
	}

	@Test
	void applicationServesAndChangesNothingButItsRows() {
		try (Clinic clinic = new Clinic(this.database)) {
			List<String> objects = clinic.objects();
			try (ConfigurableApplicationContext context = start(clinic)) {
				deleteAndRestore(context, clinic);
				write(context, clinic);
			}
			assertThat(clinic.objects()).isNotEmpty().isEqualTo(objects);
		}
	}

	private static ConfigurableApplicationContext start(Clinic clinic) {
		return new SpringApplicationBuilder(KeptClinicApplication.class).web(WebApplicationType.NONE)
			.properties(clinic.properties())
			.properties("spring.flyway.enabled=false", "spring.jpa.hibernate.ddl-auto=validate",
					"plinth.naming.table-prefix=t_")
			.run();
	}

	private static void deleteAndRestore(ConfigurableApplicationContext context, Clinic clinic) {
		PatientRepository patients = context.getBean(PatientRepository.class);
		VisitRepository visits = context.getBean(VisitRepository.class);
		List<Map<String, Object>> patientRows = clinic.rows("t_patient");
		List<Map<String, Object>> visitRows = clinic.rows("t_visit");
		assertThat(patients.findAll()).extracting(Patient::getNumber).containsExactlyInAnyOrder(1, 7);
		assertThat(patients.findAllDeleted()).extracting(Patient::getNumber).containsExactly(2);
		assertThat(visits.findAll()).extracting(Visit::getNumber).containsExactlyInAnyOrder(1, 3);

		patients.deleteById(1);
		visits.deleteById(1);
		assertThat(patients.count()).isEqualTo(1);
		assertThat(visits.count()).isEqualTo(1);
		assertThat(clinic.rows("t_patient")).hasSize(3);
		assertThat(clinic.rows("t_visit")).hasSize(3)
			.first()
			.satisfies((row) -> assertThat(row.get("removed_at")).isNotNull());

		patients.restoreById(1);
		visits.restoreById(1);
		assertThat(clinic.rows("t_patient")).isEqualTo(patientRows);
		assertThat(clinic.rows("t_visit")).isEqualTo(visitRows);
	}

	private static void write(ConfigurableApplicationContext context, Clinic clinic) {
		PatientRepository patients = context.getBean(PatientRepository.class);
		Patient ada = patients.save(new Patient(8, "A-8"));
		ada.setInsuranceNo("A-9");
		Patient saved = patients.save(ada);
		Map<String, Object> row = clinic.rows("t_patient").get(3);
		assertThat(row).containsEntry("insurance_no", "A-9")
			.containsEntry("is_deleted", false)
			.containsEntry("created_ms", saved.getCreatedMs())
			.containsEntry("changed_by", "system");
		assertThat((Long) row.get("changed_ms")).isGreaterThanOrEqualTo(saved.getCreatedMs());
		context.getBean(VisitRepository.class).save(new Visit(4, saved));
		assertThat(clinic.rows("t_visit").get(3)).containsEntry("removed_at", null)
			.extractingByKey("booked_at")
			.isNotNull();
		assertThatExceptionOfType(DataIntegrityViolationException.class).as("the unique key counts deleted rows, too")
			.isThrownBy(() -> patients.save(new Patient(9, "A-2")));
	}

}
