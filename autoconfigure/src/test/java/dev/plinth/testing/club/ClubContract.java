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
package dev.plinth.testing.club;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.junit.jupiter.api.BeforeEach;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the contracts of uniqueness and restoration share: an application and an empty
 * database.
 */
@SpringBootTest(classes = ClubApplication.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
public abstract class ClubContract {

	private static final List<String> TABLES = List.of("award_parts", "cup", "medal", "member_guest_of",
			"member_nicknames", "member_papers", "team_papers", "paper_enclosures", "licence", "paper", "badge", "pass",
			"member_key", "decoration", "vehicle", "berth", "member_remark", "member", "team", "seat", "locker");

	@Autowired
	protected Environment environment;

	@Autowired
	protected EntityManager entityManager;

	@Autowired
	protected EntityManagerFactory entityManagerFactory;

	@Autowired
	protected JdbcTemplate jdbc;

	@Autowired
	protected MemberRepository members;

	@Autowired
	protected TeamRepository teams;

	@Autowired
	protected VehicleRepository vehicles;

	@Autowired
	protected PaperRepository papers;

	@Autowired
	protected SeatRepository seats;

	@Autowired
	protected AwardRepository awards;

	@Autowired
	protected BerthRepository berths;

	@Autowired
	protected LockerRepository lockers;

	@Autowired
	protected BadgeRepository badges;

	@Autowired
	protected PassRepository passes;

	@Autowired
	protected KeyRepository keys;

	@Autowired
	protected TransactionTemplate transaction;

	@BeforeEach
	protected void emptyTables() {
		TABLES.forEach((table) -> this.jdbc.update("delete from " + table));
	}

	protected void inTransaction(Runnable work) {
		this.transaction.executeWithoutResult((status) -> work.run());
	}

	protected <T> T returning(Supplier<T> work) {
		return this.transaction.execute((status) -> work.get());
	}

	protected <T> T persisted(T entity) {
		return returning(() -> {
			this.entityManager.persist(entity);
			return entity;
		});
	}

	protected long count(String sql) {
		return this.jdbc.queryForObject(sql, Long.class);
	}

	/**
	 * The rows of all tables, but for their versions.
	 */
	protected Map<String, List<String>> content() {
		Map<String, List<String>> content = new LinkedHashMap<>();
		for (String table : TABLES) {
			content.put(table, this.jdbc.query("select * from " + table, (row, number) -> {
				Map<String, Object> values = new LinkedHashMap<>();
				for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
					String name = row.getMetaData().getColumnLabel(column).toLowerCase();
					if (!name.equals("version")) {
						values.put(name, row.getObject(column));
					}
				}
				return values.toString();
			}).stream().sorted().toList());
		}
		return content;
	}

}
