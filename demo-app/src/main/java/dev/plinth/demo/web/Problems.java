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
package dev.plinth.demo.web;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Turns every exception into a problem detail (RFC 9457). A bad request says in
 * {@code errors} which fields are at fault. What nobody foresaw is logged and answered
 * with 500, without its message.
 */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

	@ExceptionHandler
	ProblemDetail handleAuthentication(AuthenticationException ex) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.UNAUTHORIZED, "A valid user name and password are required");
	}

	@ExceptionHandler
	ProblemDetail handleAccessDenied(AccessDeniedException ex) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.FORBIDDEN, "This takes another role");
	}

	@ExceptionHandler
	ProblemDetail handleRequestRejected(RequestRejectedException ex) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, "The URL is not one that is expected");
	}

	@ExceptionHandler
	ProblemDetail handleConcurrencyFailure(ConcurrencyFailureException ex) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, "Somebody else has changed this meanwhile");
	}

	@ExceptionHandler
	ProblemDetail handleDataIntegrityViolation(DataIntegrityViolationException ex) {
		this.logger.debug("Refused by a constraint of the database", ex);
		return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT,
				"A value is taken already, or something else still refers to this");
	}

	@ExceptionHandler
	ProblemDetail handleUnforeseen(Exception ex) {
		this.logger.error("Request failed", ex);
		return ProblemDetail.forStatus(HttpStatus.INTERNAL_SERVER_ERROR);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(MethodArgumentNotValidException ex,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		List<FieldProblem> errors = ex.getBindingResult().getFieldErrors().stream().map(Problems::problem).toList();
		return badRequest(ex, ex.getBody(), errors, headers, request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleTypeMismatch(TypeMismatchException ex, HttpHeaders headers,
			HttpStatusCode status, WebRequest request) {
		String field = Objects.requireNonNullElse(ex.getPropertyName(), "request");
		ProblemDetail body = ProblemDetail.forStatusAndDetail(status, "Invalid " + field);
		return badRequest(ex, body, List.of(new FieldProblem(field, "cannot be read")), headers, request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(HttpMessageNotReadableException ex,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		if (ex.getCause() instanceof JacksonException cause && !cause.getPath().isEmpty()) {
			String field = path(cause.getPath());
			ProblemDetail body = ProblemDetail.forStatusAndDetail(status, "Invalid " + field);
			return badRequest(ex, body, List.of(new FieldProblem(field, "cannot be read")), headers, request);
		}
		ProblemDetail body = ProblemDetail.forStatusAndDetail(status, "The body is not the JSON that is expected");
		return handleExceptionInternal(ex, body, headers, status, request);
	}

	private @Nullable ResponseEntity<Object> badRequest(Exception ex, ProblemDetail body, List<FieldProblem> errors,
			HttpHeaders headers, WebRequest request) {
		body.setProperty("errors", errors);
		return handleExceptionInternal(ex, body, headers, HttpStatus.BAD_REQUEST, request);
	}

	private static FieldProblem problem(FieldError error) {
		String message = error.isBindingFailure() ? "cannot be read" : error.getDefaultMessage();
		return new FieldProblem(error.getField(), Objects.requireNonNullElse(message, "invalid"));
	}

	private static String path(List<JacksonException.Reference> references) {
		StringBuilder path = new StringBuilder();
		for (JacksonException.Reference reference : references) {
			if (reference.getPropertyName() == null) {
				path.append('[').append(reference.getIndex()).append(']');
			}
			else {
				path.append(path.isEmpty() ? "" : ".").append(reference.getPropertyName());
			}
		}
		return path.toString();
	}

}
