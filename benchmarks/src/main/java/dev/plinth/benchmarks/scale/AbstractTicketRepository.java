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
package dev.plinth.benchmarks.scale;

import dev.plinth.softdelete.SoftDeleteRepository;

import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Slice;
import org.springframework.data.repository.NoRepositoryBean;

/**
 * What is done with either table.
 *
 * @param <T> the entity
 */
@NoRepositoryBean
interface AbstractTicketRepository<T extends AbstractTicket> extends SoftDeleteRepository<T, Long> {

	/**
	 * Read a page without counting all rows.
	 * @param page the page
	 * @return the tickets on it
	 */
	Slice<T> findSliceBy(Pageable page);

	/**
	 * Return whether a number is taken.
	 * @param number the number
	 * @return whether a living ticket has it
	 */
	boolean existsByNumber(String number);

}
