package dev.plinth.autoconfigure;

import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.CreatedBy;
import org.springframework.data.jpa.domain.support.AuditingEntityListener;

/**
 * An entity audited by Spring Data.
 */
@Entity
@EntityListeners(AuditingEntityListener.class)
class StockEntity {

	@Id
	@GeneratedValue
	private @Nullable Long id;

	@CreatedBy
	private @Nullable String createdBy;

	@Nullable String getCreatedBy() {
		return this.createdBy;
	}

}
