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

package dev.plinth.migration.comparison;

import java.util.List;

import org.hibernate.boot.model.relational.QualifiedName;
import org.hibernate.id.enhanced.NoopOptimizer;
import org.hibernate.id.enhanced.Optimizer;
import org.hibernate.id.enhanced.PooledLoOptimizer;
import org.hibernate.id.enhanced.PooledLoThreadLocalOptimizer;
import org.hibernate.id.enhanced.PooledOptimizer;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;
import org.jspecify.annotations.Nullable;

/**
 * The sequence that identifiers come from.
 *
 * @param name its name
 * @param increment by how much it increments, which is how many identifiers one value
 * stands for
 * @param optimizer what makes identifiers of its values
 * @param identifiers the identifiers that come from it
 */
record RequiredSequence(QualifiedName name, int increment, Optimizer optimizer, List<Identifiers> identifiers) {

	/**
	 * Return the first identifier that a value stands for: its last one is the value
	 * itself with Hibernate's pooled optimizer, but for the value that the sequence
	 * starts with, and its first one with the optimizers called pooled-lo.
	 * @param value the value
	 * @return the identifier, or {@code null} if only the optimizer knows
	 */
	@Nullable Long firstIdentifier(long value) {
		if (this.optimizer instanceof PooledOptimizer) {
			return (value == 1) ? 1 : value - this.increment + 1;
		}
		return (this.optimizer instanceof PooledLoOptimizer || this.optimizer instanceof PooledLoThreadLocalOptimizer
				|| this.optimizer instanceof NoopOptimizer) ? value : null;
	}

	/**
	 * The column of one table that holds identifiers.
	 *
	 * @param table the table
	 * @param column the column
	 */
	record Identifiers(Table table, Column column) {

	}

}
