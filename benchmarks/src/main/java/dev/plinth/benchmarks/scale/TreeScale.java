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

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.IntSupplier;

import jakarta.persistence.EntityManagerFactory;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Deleting and restoring a large tree, beside plain SQL that writes the same.
 */
final class TreeScale {

	private static final int PAIRS = 5;

	private static final String TREE = "with recursive tree(id) as (select id from folder where id = 1 and deleted_at is null"
			+ " union all select child.id from folder child join tree on child.parent_id = tree.id"
			+ " where child.deleted_at is null)";

	private static final String DELETE = TREE + " update folder set deleted_at = current_timestamp,"
			+ " deleted_by = 'system', deletion_id = ?, version = version + 1 where id in (select id from tree)";

	private static final String RESTORE = "update folder set deleted_at = null, deleted_by = null, deletion_id = null,"
			+ " version = version + 1 where deletion_id = ? returning id";

	private final ScaleServer server;

	TreeScale(ScaleServer server) {
		this.server = server;
	}

	/**
	 * Measure.
	 * @param folders the number of rows of the tree, in which each has ten children
	 * @return the results
	 */
	Result measure(int folders) {
		try (ConfigurableApplicationContext application = this.server.start("tree",
				Map.of("rows", 1, "deleted", 0, "folders", folders))) {
			JdbcTemplate jdbc = application.getBean(JdbcTemplate.class);
			FolderRepository repository = application.getBean(FolderRepository.class);
			Statistics statistics = application.getBean(EntityManagerFactory.class)
				.unwrap(SessionFactory.class)
				.getStatistics();
			List<long[]> deletions = new ArrayList<>();
			List<long[]> restorations = new ArrayList<>();
			long[] statements = new long[2];
			statistics.setStatisticsEnabled(true);
			for (int pair = 0; pair < PAIRS; pair++) {
				UUID deletion = UUID.randomUUID();
				long plainDeletion = time(folders, () -> jdbc.update(DELETE, deletion));
				jdbc.execute("vacuum analyze folder");
				long plainRestoration = time(folders, () -> jdbc.queryForList(RESTORE, Long.class, deletion).size());
				jdbc.execute("vacuum analyze folder");
				statistics.clear();
				deletions.add(new long[] { time(folders, () -> repository.deleteTree(List.of(1L))), plainDeletion });
				statements[0] = statistics.getPrepareStatementCount();
				jdbc.execute("vacuum analyze folder");
				UUID found = Objects
					.requireNonNull(jdbc.queryForObject("select deletion_id from folder where id = 1", UUID.class));
				statistics.clear();
				restorations.add(new long[] {
						time(folders,
								() -> repository.restoreDeletion(found).values().stream().mapToInt(List::size).sum()),
						plainRestoration });
				statements[1] = statistics.getPrepareStatementCount();
				jdbc.execute("vacuum analyze folder");
			}
			return new Result(Timing.of(deletions, 1), Timing.of(restorations, 1), statements[0], statements[1]);
		}
	}

	private static long time(int expected, IntSupplier work) {
		long start = System.nanoTime();
		int rows = work.getAsInt();
		long time = System.nanoTime() - start;
		if (rows != expected) {
			throw new IllegalStateException("Wrote " + rows + " rows instead of " + expected);
		}
		return time;
	}

	/**
	 * What a tree comes to.
	 *
	 * @param deletion deleting it
	 * @param restoration restoring it
	 * @param deletionStatements how many statements deleting takes
	 * @param restorationStatements how many statements restoring takes
	 */
	record Result(Timing deletion, Timing restoration, long deletionStatements, long restorationStatements) {

	}

}
