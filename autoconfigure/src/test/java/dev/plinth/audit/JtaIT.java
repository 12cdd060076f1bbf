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
package dev.plinth.audit;

import javax.sql.XADataSource;

import dev.plinth.testing.TestDatabase;
import org.junit.jupiter.api.Nested;
import org.postgresql.xa.PGXADataSource;

/**
 * {@link JtaContract} on database servers. MariaDB is not among them: it refuses a second
 * connection in a distributed transaction ({@code TMJOIN}), which the data source of the
 * contract opens, and the pool of an application does not.
 */
class JtaIT {

	@Nested
	class Postgresql extends JtaContract {

		Postgresql() {
			super(TestDatabase.POSTGRESQL);
		}

		@Override
		XADataSource xaDataSource(String url, String username) {
			PGXADataSource dataSource = new PGXADataSource();
			dataSource.setUrl(url);
			dataSource.setUser(username);
			return dataSource;
		}

	}

}
