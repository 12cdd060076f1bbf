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

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import dev.plinth.softdelete.DeletedRows;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The latency of work with a table that has soft-deleted rows, beside the same work with
 * a table that has none but its living rows. Both tables are in one database of one
 * application, which reaches them by one connection: processes of a server that are on
 * different cores, or on that of their client, differ by more than what is measured.
 */
final class DeletedRowsScale {

	/**
	 * The name of the database.
	 */
	static final String DATABASE = "tickets";

	private static final int PAGES = 10;

	private static final int PAGE_SIZE = 50;

	private final ScaleServer server;

	DeletedRowsScale(ScaleServer server) {
		this.server = server;
	}

	/**
	 * Measure.
	 * @param rows the number of rows of the table
	 * @param deleted how many of a hundred of them are deleted
	 * @return the results by the name of what was done
	 */
	Map<String, Timing> measure(long rows, int deleted) {
		try (ConfigurableApplicationContext application = this.server.start(DATABASE,
				Map.of("rows", rows, "deleted", deleted, "folders", 1))) {
			List<Long> ids = application.getBean(JdbcTemplate.class)
				.queryForList("select id from living_ticket order by hashint8(id + 1) limit 1000", Long.class);
			Tickets<Ticket> tickets = new Tickets<>(application.getBean(TicketRepository.class), Ticket::new, ids);
			Tickets<LivingTicket> others = new Tickets<>(application.getBean(LivingTicketRepository.class),
					LivingTicket::new, ids);
			Map<String, Timing> results = new LinkedHashMap<>();
			results.put("page", Timing.measure(tickets::page, others::page, 2));
			results.put("find", Timing.measure(tickets::find, others::find, 10));
			results.put("exists", Timing.measure(tickets::exists, others::exists, 10));
			results.put("count", Timing.measure(tickets::count, others::count, 1));
			if (deleted > 0) {
				results.put("trash", Timing.measure(tickets::trash, others::page, 2));
			}
			results.put("insert", Timing.measure(tickets::insert, others::insert, 5));
			return results;
		}
	}

	/**
	 * What is done with a table.
	 *
	 * @param <T> the entity
	 */
	private static final class Tickets<T extends AbstractTicket> {

		private final AbstractTicketRepository<T> repository;

		private final Supplier<T> constructor;

		private final List<Long> ids;

		private int inserted;

		Tickets(AbstractTicketRepository<T> repository, Supplier<T> constructor, List<Long> ids) {
			this.repository = repository;
			this.constructor = constructor;
			this.ids = ids;
		}

		void page(int turn) {
			require(PAGE_SIZE, this.repository.findSliceBy(page(turn, "createdAt")).getNumberOfElements());
		}

		void trash(int turn) {
			require(PAGE_SIZE,
					DeletedRows.only(() -> this.repository.findSliceBy(page(turn, "deletedAt"))).getNumberOfElements());
		}

		void find(int turn) {
			String number = this.repository.findById(id(turn)).map(AbstractTicket::getNumber).orElse("none");
			require(1, number.equals("T" + id(turn)) ? 1 : 0);
		}

		void exists(int turn) {
			require(1, this.repository.existsByNumber("T" + id(turn)) ? 1 : 0);
		}

		void count(int turn) {
			require(this.ids.size(), (int) Math.min(this.ids.size(), this.repository.count()));
		}

		void insert(int turn) {
			T ticket = this.constructor.get();
			ticket.setNumber("N" + this.inserted++);
			this.repository.save(ticket);
		}

		private Long id(int turn) {
			return this.ids.get(turn % this.ids.size());
		}

		private static Pageable page(int turn, String order) {
			return PageRequest.of(turn % PAGES, PAGE_SIZE, Sort.by(order));
		}

		private static void require(int expected, int found) {
			if (found != expected) {
				throw new IllegalStateException("Found " + found + " instead of " + expected);
			}
		}

	}

}
