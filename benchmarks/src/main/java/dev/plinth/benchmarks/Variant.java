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

/**
 * A way to have stamps, soft deletion and versions.
 */
enum Variant {

	/**
	 * Plain fields, set by application code.
	 */
	HAND("Hand"),

	/**
	 * Spring Data auditing, {@code @SQLDelete} and {@code @SQLRestriction}.
	 */
	USUAL("Usual"),

	/**
	 * What Hibernate has itself.
	 */
	HIBERNATE("Hibernate"),

	/**
	 * The mixins of Plinth.
	 */
	PLINTH("Plinth");

	/**
	 * What Plinth is compared with.
	 */
	static final List<Variant> OTHERS = List.of(HAND, USUAL, HIBERNATE);

	private final String prefix;

	Variant(String prefix) {
		this.prefix = prefix;
	}

	/**
	 * Return the name of the application class. It is used only where the class path is
	 * that of the variant, so nothing else refers to the class.
	 */
	String application() {
		return getClass().getPackageName() + "." + label() + "." + this.prefix + "Application";
	}

	/**
	 * Return the name that reports have.
	 */
	String label() {
		return name().toLowerCase(Locale.ROOT);
	}

}
