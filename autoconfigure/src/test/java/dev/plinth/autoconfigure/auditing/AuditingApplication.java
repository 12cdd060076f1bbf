package dev.plinth.autoconfigure.auditing;

import dev.plinth.audit.Note;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * An application with entities, a repository and a controller, and nothing for auditing.
 */
@SpringBootApplication
@EntityScan(basePackageClasses = Note.class)
class AuditingApplication {

	@RestController
	static class GreetingController {

		@GetMapping("/greeting")
		String greeting() {
			return "hello";
		}

	}

}
