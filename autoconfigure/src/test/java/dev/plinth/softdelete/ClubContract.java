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
package dev.plinth.softdelete;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import dev.plinth.testing.club.AwardRepository;
import dev.plinth.testing.club.BadgeRepository;
import dev.plinth.testing.club.BerthRepository;
import dev.plinth.testing.club.ClubApplication;
import dev.plinth.testing.club.KeyRepository;
import dev.plinth.testing.club.LockerRepository;
import dev.plinth.testing.club.MemberRepository;
import dev.plinth.testing.club.PaperRepository;
import dev.plinth.testing.club.PassRepository;
import dev.plinth.testing.club.SeatRepository;
import dev.plinth.testing.club.TeamRepository;
import dev.plinth.testing.club.VehicleRepository;
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
abstract class ClubContract {

	private static final List<String> TABLES = List.of("award_parts", "cup", "medal", "member_guest_of",
			"member_nicknames", "member_papers", "team_papers", "paper_enclosures", "licence", "paper", "badge", "pass",
			"member_key", "vehicle", "berth", "member_remark", "member", "team", "seat", "locker");

	@Autowired
	Environment environment;

	@Autowired
	EntityManager entityManager;

	@Autowired
	EntityManagerFactory entityManagerFactory;

	@Autowired
	JdbcTemplate jdbc;

	@Autowired
	MemberRepository members;

	@Autowired
	TeamRepository teams;

	@Autowired
	VehicleRepository vehicles;

	@Autowired
	PaperRepository papers;

	@Autowired
	SeatRepository seats;

	@Autowired
	AwardRepository awards;

	@Autowired
	BerthRepository berths;

	@Autowired
	LockerRepository lockers;

	@Autowired
	BadgeRepository badges;

	@Autowired
	PassRepository passes;

	@Autowired
	KeyRepository keys;

	@Autowired
	TransactionTemplate transaction;

	@BeforeEach
	void emptyTables() {
		TABLES.forEach((table) -> this.jdbc.update("delete from " + table));
	}

	void inTransaction(Runnable work) {
		this.transaction.executeWithoutResult((status) -> work.run());
	}

	<T> T returning(Supplier<T> work) {
		return this.transaction.execute((status) -> work.get());
	}

	<T> T persisted(T entity) {
		return returning(() -> {
			this.entityManager.persist(entity);
			return entity;
		});
	}

	long count(String sql) {
		return this.jdbc.queryForObject(sql, Long.class);
	}

	/**
	 * The rows of all tables, but for their versions.
	 */
	Map<String, List<String>> content() {
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
