package dev.plinth.audit;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import org.jspecify.annotations.Nullable;

/**
 * The stamps by hand.
 */
@MappedSuperclass
public abstract class StampedEntity {

	@Stamp(Stamp.Kind.CREATED_AT)
	@Column(updatable = false)
	private @Nullable Instant createdAt;

	@Stamp(Stamp.Kind.UPDATED_AT)
	private @Nullable Instant updatedAt;

	@Stamp(Stamp.Kind.CREATED_BY)
	@Column(updatable = false)
	private @Nullable String createdBy;

	@Stamp(Stamp.Kind.UPDATED_BY)
	private @Nullable String updatedBy;

	public @Nullable Instant getCreatedAt() {
		return this.createdAt;
	}

	public @Nullable Instant getUpdatedAt() {
		return this.updatedAt;
	}

	public @Nullable String getCreatedBy() {
		return this.createdBy;
	}

	public @Nullable String getUpdatedBy() {
		return this.updatedBy;
	}

}
