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
package dev.plinth.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.plinth.entity.SoftDeletable_;
import dev.plinth.entity.Timestamped_;
import dev.plinth.entity.Userstamped_;
import dev.plinth.entity.Versioned_;
import dev.plinth.mapping.ColumnSettings;

import org.springframework.util.Assert;

/**
 * Names and sizes of the columns that the mixins add, group {@code plinth.columns}.
 */
public class PlinthColumnsProperties {

	/**
	 * Name of the column that holds the instant of creation.
	 */
	private String createdAt = "created_at";

	/**
	 * Name of the column that holds the instant of the last change.
	 */
	private String updatedAt = "updated_at";

	/**
	 * Name of the column that holds the auditor who created the row.
	 */
	private String createdBy = "created_by";

	/**
	 * Name of the column that holds the auditor who changed the row last.
	 */
	private String updatedBy = "updated_by";

	/**
	 * Name of the column that holds the instant of deletion.
	 */
	private String deletedAt = "deleted_at";

	/**
	 * Name of the column that holds the auditor who deleted the row.
	 */
	private String deletedBy = "deleted_by";

	/**
	 * Name of the column that holds the identifier of the deletion.
	 */
	private String deletionId = "deletion_id";

	/**
	 * Name of the generated column that unique keys among living rows end in, on
	 * databases without partial indexes.
	 */
	private String activeRow = "active_row";

	/**
	 * Name of the column that holds the optimistic lock.
	 */
	private String version = "version";

	/**
	 * Length in characters of the columns that hold an auditor.
	 */
	private int auditorLength = 255;

	/**
	 * Number of fractional digits, 0 to 6, of the columns that hold an instant.
	 */
	private int timestampPrecision = 6;

	public String getCreatedAt() {
		return this.createdAt;
	}

	public void setCreatedAt(String createdAt) {
		this.createdAt = requireName(createdAt);
	}

	public String getUpdatedAt() {
		return this.updatedAt;
	}

	public void setUpdatedAt(String updatedAt) {
		this.updatedAt = requireName(updatedAt);
	}

	public String getCreatedBy() {
		return this.createdBy;
	}

	public void setCreatedBy(String createdBy) {
		this.createdBy = requireName(createdBy);
	}

	public String getUpdatedBy() {
		return this.updatedBy;
	}

	public void setUpdatedBy(String updatedBy) {
		this.updatedBy = requireName(updatedBy);
	}

	public String getDeletedAt() {
		return this.deletedAt;
	}

	public void setDeletedAt(String deletedAt) {
		this.deletedAt = requireName(deletedAt);
	}

	public String getDeletedBy() {
		return this.deletedBy;
	}

	public void setDeletedBy(String deletedBy) {
		this.deletedBy = requireName(deletedBy);
	}

	public String getDeletionId() {
		return this.deletionId;
	}

	public void setDeletionId(String deletionId) {
		this.deletionId = requireName(deletionId);
	}

	public String getActiveRow() {
		return this.activeRow;
	}

	public void setActiveRow(String activeRow) {
		this.activeRow = requireName(activeRow);
	}

	public String getVersion() {
		return this.version;
	}

	public void setVersion(String version) {
		this.version = requireName(version);
	}

	public int getAuditorLength() {
		return this.auditorLength;
	}

	/**
	 * Set the length of the columns that hold an auditor.
	 * @param auditorLength the length in characters, positive
	 */
	public void setAuditorLength(int auditorLength) {
		Assert.isTrue(auditorLength > 0, "'auditorLength' must be positive");
		this.auditorLength = auditorLength;
	}

	public int getTimestampPrecision() {
		return this.timestampPrecision;
	}

	/**
	 * Set the precision of the columns that hold an instant.
	 * @param timestampPrecision the number of fractional digits, 0 to 6
	 */
	public void setTimestampPrecision(int timestampPrecision) {
		Assert.isTrue(timestampPrecision >= 0 && timestampPrecision <= 6,
				"'timestampPrecision' must be between 0 and 6");
		this.timestampPrecision = timestampPrecision;
	}

	private static String requireName(String column) {
		Assert.hasText(column, "'column' must not be empty");
		return column;
	}

	ColumnSettings toColumnSettings() {
		Map<String, String> names = new LinkedHashMap<>();
		names.put(Timestamped_.CREATED_AT, this.createdAt);
		names.put(Timestamped_.UPDATED_AT, this.updatedAt);
		names.put(Userstamped_.CREATED_BY, this.createdBy);
		names.put(Userstamped_.UPDATED_BY, this.updatedBy);
		names.put(SoftDeletable_.DELETED_AT, this.deletedAt);
		names.put(SoftDeletable_.DELETED_BY, this.deletedBy);
		names.put(SoftDeletable_.DELETION_ID, this.deletionId);
		names.put(ColumnSettings.ACTIVE_ROW, this.activeRow);
		names.put(Versioned_.VERSION, this.version);
		return new ColumnSettings(names, this.auditorLength, this.timestampPrecision);
	}

}
