package dev.plinth.demo.web;

import java.util.List;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * A field that only a look at what is stored shows to be wrong. Answered with 400, as a
 * violated constraint is.
 */
public class InvalidFieldException extends ErrorResponseException {

	/**
	 * Create the exception.
	 * @param field the parameter or the path of the JSON property at fault
	 * @param message what is wrong with it
	 */
	public InvalidFieldException(String field, String message) {
		super(HttpStatus.BAD_REQUEST, problem(field, message), null);
	}

	private static ProblemDetail problem(String field, String message) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, "Invalid " + field);
		problem.setProperty("errors", List.of(new FieldProblem(field, message)));
		return problem;
	}

}
