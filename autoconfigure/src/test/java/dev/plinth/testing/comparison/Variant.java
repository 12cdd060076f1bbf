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
package dev.plinth.testing.comparison;

/**
 * What deletes entities softly.
 */
public enum Variant {

	/**
	 * The mixin.
	 */
	PLINTH {

		@Override
		String base(Declaration entity) {
			return "AbstractBaseEntity implements Thing" + (entity.soft() ? ", SoftDeletable, Timestamped" : "")
					+ (entity.versioned() ? ", Versioned" : "");
		}

		@Override
		String annotations(Declaration entity) {
			return "";
		}

		@Override
		String members(Declaration entity) {
			return "";
		}

	},

	/**
	 * The recipe of countless tutorials, with everything in it that they know: the
	 * version is compared, the stamps are columns, the auditor is set by a callback.
	 */
	RECIPE {

		@Override
		String base(Declaration entity) {
			return "Object implements Thing";
		}

		@Override
		String annotations(Declaration entity) {
			return entity.soft() ? """
					@SQLDelete(sql = "update %s set deleted_at = current_timestamp where id = ?%s")
					@SQLRestriction("deleted_at is null")
					""".formatted(entity.name(), entity.versioned() ? " and version = ?" : "") : "";
		}

		@Override
		String members(Declaration entity) {
			return identified(entity) + (entity.soft() ? """
					@Column(name = "deleted_at") private Instant deletedAt;
					@Column(name = "deleted_by") private String deletedBy;
					@Column(name = "updated_at") @UpdateTimestamp private Instant updatedAt;
					@PreRemove void beforeRemove() { this.deletedBy = "alice"; }
					public Instant getDeletedAt() { return this.deletedAt; }
					""" : "");
		}

	},

	/**
	 * Hibernate's annotation.
	 */
	SOFT_DELETE {

		@Override
		String base(Declaration entity) {
			return "Object implements Thing";
		}

		@Override
		String annotations(Declaration entity) {
			return entity.soft() ? "@SoftDelete(strategy = SoftDeleteType.TIMESTAMP, columnName = \"deleted_at\")" : "";
		}

		@Override
		String members(Declaration entity) {
			return identified(entity) + (entity.soft() ? """
					@Column(name = "updated_at") @UpdateTimestamp private Instant updatedAt;
					""" : "");
		}

	};

	abstract String base(Declaration entity);

	abstract String annotations(Declaration entity);

	abstract String members(Declaration entity);

	private static String identified(Declaration entity) {
		return "@Id @GeneratedValue private Long id; public Long getId() { return this.id; }\n"
				+ (entity.versioned() ? "@Version private Long version;\n" : "");
	}

}
