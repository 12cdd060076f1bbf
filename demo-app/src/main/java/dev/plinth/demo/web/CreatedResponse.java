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
		return ResponseEntity.created(ServletUriComponentsBuilder.fromCurrentRequestUri().path("/{id}").build(id))
			.body(body);
	}

}
