package dev.plinth.migration;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * A data source that hands out a connection its caller holds, and never closes it. A
 * Flyway run inside another one so gets by with the connections that the outer run holds
 * already, where a small pool has no others left to give.
 * <p>
 * Flyway asks twice: for the connection that locks the history and for the one that
 * migrates. Where DDL is transactional one serves as both, since script, history and lock
 * end with one commit. Where DDL commits, it would end the lock too early, so there the
 * second connection comes from the pool.
 */
final class LentConnectionDataSource extends DelegatingDataSource {

	private final SingleConnectionDataSource lent;

	private boolean lentOnce;

	LentConnectionDataSource(Connection connection, DataSource others) {
		super(others);
		this.lent = new SingleConnectionDataSource(connection, true);
	}

	@Override
	public Connection getConnection() throws SQLException {
		Connection connection = this.lent.getConnection();
		if (this.lentOnce && connection.getMetaData().dataDefinitionCausesTransactionCommit()) {
			return super.getConnection();
		}
		this.lentOnce = true;
		return connection;
	}

}
