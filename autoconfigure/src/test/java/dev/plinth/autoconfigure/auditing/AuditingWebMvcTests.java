package dev.plinth.autoconfigure.auditing;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for an application with auditing in the slice of {@link WebMvcTest}. // T42
 */
@WebMvcTest
class AuditingWebMvcTests {

	@Autowired
	private MockMvcTester mvc;

	@Test
	@WithMockUser
	void controllerIsServed() {
		assertThat(this.mvc.get().uri("/greeting")).hasStatusOk().bodyText().isEqualTo("hello");
	}

}
