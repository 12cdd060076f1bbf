package dev.plinth.demo.web;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * A request that contradicts what is stored. Answered with 409.
 */
public class ConflictException extends ErrorResponseException {

	/**
	 * Create the exception.
	 * @param detail what contradicts what
	 */
	public ConflictException(String detail) {
		super(HttpStatus.CONFLICT, ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, detail), null);
	}

}
