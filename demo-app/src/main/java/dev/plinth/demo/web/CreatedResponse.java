package dev.plinth.demo.web;

import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * The answer to a {@code POST} that created something: 201, with its location below that
 * of the request.
 */
public final class CreatedResponse {

	private CreatedResponse() {
	}

	/**
	 * Answer the current request.
	 * @param <T> the type of the body
	 * @param id the identifier of what was created
	 * @param body what was created
	 * @return the answer
	 */
	public static <T> ResponseEntity<T> of(Long id, T body) {
		return ResponseEntity
			.created(ServletUriComponentsBuilder.fromCurrentRequestUri().path("/{id}").build(id))
			.body(body);
	}

}
