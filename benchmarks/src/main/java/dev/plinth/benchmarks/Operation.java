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
package dev.plinth.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.LongStream;

/**
 * A piece of work that is measured, one transaction, and the state that it starts from.
 */
public enum Operation {

	/**
	 * Store new rows in batches.
	 */
	INSERT {

		@Override
		int expected(Scale scale) {
			return scale.batch();
		}

		@Override
		int work(Invoices invoices, Scale scale, int turn) {
			return invoices.insert(scale.batch());
		}

	},

	/**
	 * Load rows and change them in batches.
	 */
	UPDATE {

		@Override
		int expected(Scale scale) {
			return scale.batch();
		}

		@Override
		int work(Invoices invoices, Scale scale, int turn) {
			return invoices.update(1, scale.batch());
		}

	},

	/**
	 * Look one row up by its identifier.
	 */
	FIND {

		@Override
		int expected(Scale scale) {
			return 1;
		}

		@Override
		int work(Invoices invoices, Scale scale, int turn) {
			return invoices.find(1 + (long) turn * STRIDE % scale.rows());
		}

	},

	/**
	 * Read a page and count all rows.
	 */
	PAGE {

		@Override
		int expected(Scale scale) {
			return PAGE_SIZE;
		}

		@Override
		int work(Invoices invoices, Scale scale, int turn) {
			return invoices.page(turn % (scale.rows() / PAGE_SIZE), PAGE_SIZE);
		}

	},

	/**
	 * Read a page of rows with a reference and a collection.
	 */
	LIST {

		@Override
		int expected(Scale scale) {
			return PAGE_SIZE * LINES;
		}

		@Override
		int work(Invoices invoices, Scale scale, int turn) {
			return invoices.list(firstOfList(turn), firstOfList(turn) + PAGE_SIZE - 1);
		}

	},

	/**
	 * Load many rows.
	 */
	HYDRATE {

		@Override
		int expected(Scale scale) {
			return scale.loaded();
		}

		@Override
		int work(Invoices invoices, Scale scale, int turn) {
			return invoices.hydrate(scale.loaded());
		}

	},

	/**
	 * Load one row and delete it.
	 */
	DELETE_ONE {

		@Override
		int expected(Scale scale) {
			return 1;
		}

		@Override
		int work(Invoices invoices, Scale scale, int turn) {
			return invoices.delete(1 + turn);
		}

	},

	/**
	 * Load rows and delete each of them.
	 */
	DELETE_MANY {

		@Override
		int expected(Scale scale) {
			return scale.batch();
		}

		@Override
		int work(Invoices invoices, Scale scale, int turn) {
			return invoices.delete(1, scale.batch());
		}

	},

	/**
	 * Delete all rows by one statement.
	 */
	DELETE_ALL {

		@Override
		int expected(Scale scale) {
			return scale.rows();
		}

		@Override
		int work(Invoices invoices, Scale scale, int turn) {
			return invoices.deleteAll();
		}

	},

	/**
	 * Bring one row back.
	 */
	RESTORE_ONE {

		@Override
		int expected(Scale scale) {
			return 1;
		}

		@Override
		int work(Invoices invoices, Scale scale, int turn) {
			return invoices.restore(1 + turn);
		}

	},

	/**
	 * Bring rows back by their identifiers.
	 */
	RESTORE_MANY {

		@Override
		int expected(Scale scale) {
			return scale.batch();
		}

		@Override
		int work(Invoices invoices, Scale scale, int turn) {
			return invoices.restore(LongStream.rangeClosed(1, scale.batch()).boxed().toList());
		}

	},

	/**
	 * Bring all rows of a deletion back.
	 */
	RESTORE_ALL {

		@Override
		int expected(Scale scale) {
			return scale.rows();
		}

		@Override
		int work(Invoices invoices, Scale scale, int turn) {
			return invoices.restoreAll(DELETION);
		}

	};

	/**
	 * The deletion that took all rows before {@link #RESTORE_ALL}.
	 */
	static final UUID DELETION = new UUID(0, 1);

	/**
	 * Identifiers that the sequence gives to new rows are higher; those of the rows that
	 * are there from the beginning are not.
	 */
	static final int HIGHEST_ID = 999_000;

	/**
	 * Number of invoices that have lines.
	 */
	static final int INVOICES_WITH_LINES = 1_000;

	/**
	 * Number of lines that each of those has.
	 */
	static final int LINES = 3;

	private static final int PAGE_SIZE = 50;

	/**
	 * A prime, so that look-ups come to all rows in no order of theirs.
	 */
	private static final int STRIDE = 7919;

	/**
	 * How many rows there are for what takes one at a time.
	 */
	private static final int SINGLE_ROWS = 20_000;

	private static final String REMOVE_NEW = "delete from invoice where id > " + HIGHEST_ID;

	private static final String REVIVE = "update invoice set deleted_at = null, deleted_by = null, deletion_id = null"
			+ " where deleted_at is not null";

	private static final String DELETE = "update invoice set deleted_by = 'bob', version = 1,"
			+ " deleted_at = timestamp with time zone '2026-01-01 00:00:00+00', deletion_id = ";

	/**
	 * Return the name that reports have.
	 */
	String label() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/**
	 * Return whether the operation changes no row.
	 */
	boolean reads() {
		return switch (this) {
			case FIND, PAGE, LIST, HYDRATE -> true;
			default -> false;
		};
	}

	/**
	 * Return how many turns can follow one reset. An update changes the same rows again,
	 * and an operation that deletes or restores one row takes the next one each time.
	 */
	int turns(Scale scale) {
		return switch (this) {
			case INSERT, DELETE_MANY, DELETE_ALL, RESTORE_MANY, RESTORE_ALL -> 1;
			case DELETE_ONE, RESTORE_ONE -> Math.min(scale.rows(), SINGLE_ROWS);
			default -> Integer.MAX_VALUE;
		};
	}

	/**
	 * Return the statements that bring the database into the state that the operation
	 * starts from.
	 */
	List<String> reset(Scale scale) {
		return switch (this) {
			case RESTORE_ONE, RESTORE_MANY ->
				List.of(REMOVE_NEW, REVIVE, DELETE + "cast(lpad(cast(id as varchar), 32, '0') as uuid) where id <= "
						+ ((this == RESTORE_ONE) ? turns(scale) : scale.batch()));
			case RESTORE_ALL -> List.of(REMOVE_NEW, REVIVE, DELETE + "'" + DELETION + "'");
			default -> List.of(REMOVE_NEW, REVIVE);
		};
	}

	/**
	 * Do the work once.
	 * @param invoices does it
	 * @param scale how much to do
	 * @param turn how often it has been done since the last reset
	 * @throws IllegalStateException if it comes to another number of rows than it has to
	 */
	void run(Invoices invoices, Scale scale, int turn) {
		int done = work(invoices, scale, turn);
		if (done != expected(scale)) {
			throw new IllegalStateException(label() + " came to " + done + " rows, not " + expected(scale));
		}
	}

	abstract int expected(Scale scale);

	abstract int work(Invoices invoices, Scale scale, int turn);

	private static int firstOfList(int turn) {
		return 1 + PAGE_SIZE * (turn % (INVOICES_WITH_LINES / PAGE_SIZE));
	}

}
