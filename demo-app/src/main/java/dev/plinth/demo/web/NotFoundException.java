package dev.plinth.demo.web;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * There is no such thing, or it is deleted. Answered with 404.
 */
public class NotFoundException extends ErrorResponseException {

	/**
	 * Create the exception.
	 * @param kind what was looked for
	 * @param id the identifier that it should have had
	 */
	public NotFoundException(String kind, long id) {
		super(HttpStatus.NOT_FOUND,
				ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, "There is no " + kind + " with id " + id), null);
	}

}
