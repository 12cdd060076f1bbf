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
package dev.plinth.testing;

import java.util.ArrayList;
import java.util.List;

import org.hibernate.resource.jdbc.spi.StatementInspector;

/**
 * The SQL statements that the sessions of a test context have sent.
 */
public final class Statements implements StatementInspector {

	private static final List<String> SENT = new ArrayList<>();

	@Override
	public String inspect(String sql) {
		synchronized (SENT) {
			SENT.add(sql);
		}
		return sql;
	}

	/**
	 * Return what is sent while work runs.
	 * @param work the work
	 * @return the statements, in their order
	 */
	public static List<String> of(Runnable work) {
		synchronized (SENT) {
			SENT.clear();
		}
		work.run();
		synchronized (SENT) {
			return List.copyOf(SENT);
		}
	}

}
