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

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One application on H2 for each variant, until the tests end.
 */
final class Workers {

	private static final Map<Variant, Sandbox> STARTED = new EnumMap<>(Variant.class);

	private Workers() {
	}

	static Sandbox of(Variant variant) {
		return STARTED.computeIfAbsent(variant,
				(started) -> WorkerProcess.start(started, "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1",
						"sa", Scale.SMALL, List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m")));
	}

}
