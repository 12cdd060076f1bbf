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
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

import javax.sql.DataSource;

import jakarta.persistence.EntityManagerFactory;
import org.hibernate.SessionFactory;
import org.hibernate.resource.jdbc.spi.StatementInspector;
import org.hibernate.stat.Statistics;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.jdbc.datasource.init.DatabasePopulatorUtils;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.ClassUtils;

/**
 * The application of a variant, started by Spring Boot as any other, with the schema and
 * the rows that all variants have in common. Ann is signed in.
 */
final class SpringSandbox implements Sandbox {

	private static final int CUSTOMERS = 1_000;

	private static final String STAMPS = "timestamp with time zone '2026-01-01 00:00:00+00',"
			+ " timestamp with time zone '2026-01-01 00:00:00+00', 'bob', 'bob', 0";

	private static final String COLUMNS = "created_at, updated_at, created_by, updated_by, version";

	private final DatabaseDriver driver;

	private final Scale scale;

	private final LongAdder statements = new LongAdder();

	private final ConfigurableApplicationContext context;

	private final Invoices invoices;

	private final JdbcTemplate jdbc;

	private final TransactionTemplate reading;

	private final TransactionTemplate writing;

	/**
	 * Start the application and fill its database.
	 * @param variant the variant
	 * @param url the URL of an empty database
	 * @param username a user who may do anything in it
	 * @param scale how much to fill in
	 */
	SpringSandbox(Variant variant, String url, String username, Scale scale) {
		this.driver = DatabaseDriver.fromJdbcUrl(url);
		this.scale = scale;
		fill(dataSource(url, username), scale);
		this.context = application(variant, url, username)
			.initializers(
					(context) -> context.getBeanFactory().registerSingleton("statements", counting(this.statements)))
			.run();
		this.invoices = this.context.getBean(Invoices.class);
		this.jdbc = this.context.getBean(JdbcTemplate.class);
		PlatformTransactionManager transactions = this.context.getBean(PlatformTransactionManager.class);
		this.writing = new TransactionTemplate(transactions);
		this.reading = new TransactionTemplate(transactions);
		this.reading.setReadOnly(true);
		SecurityContextHolder.setStrategyName(SecurityContextHolder.MODE_GLOBAL);
		SecurityContextHolder.getContext()
			.setAuthentication(
					UsernamePasswordAuthenticationToken.authenticated("ann", "", AuthorityUtils.NO_AUTHORITIES));
	}

	/**
	 * Return the application of a variant.
	 * @param variant the variant
	 * @param url the URL of its database
	 * @param username a user who may do anything in it
	 */
	static SpringApplicationBuilder application(Variant variant, String url, String username) {
		return new SpringApplicationBuilder(
				ClassUtils.resolveClassName(variant.application(), SpringSandbox.class.getClassLoader()))
			.web(WebApplicationType.NONE)
			.properties("spring.main.banner-mode=off", "logging.level.root=warn", "spring.datasource.url=" + url,
					"spring.datasource.username=" + username, "spring.datasource.password=",
					"spring.datasource.hikari.maximum-pool-size=2", "spring.flyway.enabled=false",
					"spring.sql.init.mode=never", "spring.jpa.hibernate.ddl-auto=none",
					"spring.jpa.properties.hibernate.jdbc.batch_size=50",
					"spring.jpa.properties.hibernate.order_inserts=true",
					"spring.jpa.properties.hibernate.order_updates=true");
	}

	/**
	 * Return access to a database apart from the application.
	 * @param url its URL
	 * @param username a user who may do anything in it
	 */
	static DataSource dataSource(String url, String username) {
		return DataSourceBuilder.create()
			.type(SimpleDriverDataSource.class)
			.url(url)
			.username(username)
			.password("")
			.build();
	}

	/**
	 * Create the tables that all variants have in common.
	 * @param database an empty database
	 */
	static void createTables(DataSource database) {
		DatabasePopulatorUtils.execute(new ResourceDatabasePopulator(new ClassPathResource("schema.sql")), database);
	}

	private static HibernatePropertiesCustomizer counting(LongAdder statements) {
		StatementInspector inspector = (sql) -> {
			statements.increment();
			return sql;
		};
		return (properties) -> properties.put("hibernate.session_factory.statement_inspector", inspector);
	}

	private static void fill(DataSource database, Scale scale) {
		createTables(database);
		JdbcTemplate jdbc = new JdbcTemplate(database);
		insert(jdbc, "customer", "name", "'customer ' || n", CUSTOMERS);
		insert(jdbc, "invoice", "customer_id, number, amount", "1 + n % " + CUSTOMERS + ", 'invoice ' || n, n",
				scale.rows());
		insert(jdbc, "line", "invoice_id, product", "1 + n % " + Operation.INVOICES_WITH_LINES + ", 'product ' || n",
				Operation.INVOICES_WITH_LINES * Operation.LINES);
		jdbc.execute("analyze");
	}

	private static void insert(JdbcTemplate jdbc, String table, String columns, String values, int rows) {
		jdbc.update("insert into " + table + " (id, " + columns + ", " + COLUMNS
				+ ") with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < " + rows
				+ ") select n, " + values + ", " + STAMPS + " from numbers");
	}

	@Override
	public void reset(Operation operation) {
		operation.reset(this.scale).forEach(this.jdbc::update);
		if (this.driver == DatabaseDriver.POSTGRESQL) {
			this.jdbc.execute("vacuum customer, invoice, line");
		}
	}

	@Override
	public void run(Operation operation, int turn) {
		(operation.reads() ? this.reading : this.writing)
			.executeWithoutResult((status) -> operation.run(this.invoices, this.scale, turn));
	}

	@Override
	public Cost cost(Operation operation, int turns) {
		return Cost.of(this, operation, turns);
	}

	@Override
	public double throughput(Operation operation, long millis) {
		double throughput = OperationBenchmark.measure(this, operation, millis);
		reset(operation);
		return throughput;
	}

	/**
	 * Return how many statements have been prepared so far, those of one batch counting
	 * as one.
	 */
	long statements() {
		return this.statements.sum();
	}

	Scale scale() {
		return this.scale;
	}

	@Override
	public long planCacheMisses(Operation operation, int turn) {
		Statistics statistics = this.context.getBean(EntityManagerFactory.class)
			.unwrap(SessionFactory.class)
			.getStatistics();
		statistics.setStatisticsEnabled(true);
		long before = statistics.getQueryPlanCacheMissCount();
		run(operation, turn);
		statistics.setStatisticsEnabled(false);
		return statistics.getQueryPlanCacheMissCount() - before;
	}

	@Override
	public List<Map<String, @Nullable Object>> query(String sql) {
		return this.jdbc.query(sql, (row, number) -> {
			Map<String, @Nullable Object> columns = new TreeMap<>();
			for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
				columns.put(row.getMetaData().getColumnLabel(column).toLowerCase(Locale.ROOT), row.getObject(column));
			}
			return columns;
		});
	}

	@Override
	public void close() {
		this.context.close();
	}

}
