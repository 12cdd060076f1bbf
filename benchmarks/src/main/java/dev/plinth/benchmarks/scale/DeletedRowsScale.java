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

import dev.plinth.softdelete.DeletedRows;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The latency of an application whose table has soft-deleted rows, beside the same
 * application with a table that has none but its living rows.
 */
final class DeletedRowsScale {

	private static final int PAGES = 10;

	private static final int PAGE_SIZE = 50;

	private static final int PAIRS = 40;

	private static final int SLOW_PAIRS = 10;

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
		try (ConfigurableApplicationContext mixed = start("mixed", rows, deleted, true);
				ConfigurableApplicationContext living = start("living", rows, deleted, false)) {
			Tickets tickets = new Tickets(mixed);
			Tickets others = new Tickets(living);
			Map<String, Timing> results = new LinkedHashMap<>();
			results.put("page", measure(tickets::page, others::page, 5));
			results.put("find", measure(tickets::find, others::find, 50));
			results.put("exists", measure(tickets::exists, others::exists, 50));
			results.put("insert", measure(tickets::insert, others::insert, 20));
			results.put("count", Timing.measure(tickets::count, others::count, SLOW_PAIRS, 1));
			if (deleted > 0) {
				results.put("trash", measure(tickets::trash, others::page, 5));
			}
			return results;
		}
	}

	private ConfigurableApplicationContext start(String database, long rows, int deleted, boolean withDeleted) {
		return this.server.start(database, Map.of("rows", rows, "deleted", deleted, "kept", withDeleted, "folders", 1));
	}

	private static Timing measure(Timing.Work work, Timing.Work other, int calls) {
		Timing.measure(work, other, PAIRS, calls); // warm
		return Timing.measure(work, other, PAIRS, calls);
	}

	/**
	 * What is done with the table.
	 */
	private static final class Tickets {

		private final TicketRepository repository;

		private final List<Long> ids;

		private int inserted;

		Tickets(ConfigurableApplicationContext application) {
			this.repository = application.getBean(TicketRepository.class);
			this.ids = application.getBean(JdbcTemplate.class)
				.queryForList("select id from ticket where deleted_at is null order by hashint8(id + 1) limit 1000",
						Long.class);
		}

		void page(int turn) {
			require(PAGE_SIZE, this.repository.findSliceBy(page(turn, "createdAt")).getNumberOfElements());
		}

		void trash(int turn) {
			require(PAGE_SIZE,
					DeletedRows.only(() -> this.repository.findSliceBy(page(turn, "deletedAt"))).getNumberOfElements());
		}

		void find(int turn) {
			String number = this.repository.findById(id(turn)).map(Ticket::getNumber).orElse("none");
			require(1, number.equals("T" + id(turn)) ? 1 : 0);
		}

		void exists(int turn) {
			require(1, this.repository.existsByNumber("T" + id(turn)) ? 1 : 0);
		}

		void count(int turn) {
			require(this.ids.size(), (int) Math.min(this.ids.size(), this.repository.count()));
		}

		void insert(int turn) {
			this.repository.save(new Ticket("N" + this.inserted++, "A new ticket"));
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
