package dev.plinth.entity;

import java.util.UUID;

import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Base of entities with a {@link UUID} identifier of version 7 (RFC 9562, section 5.7),
 * whose values grow with time and so keep an index compact. The identifier is generated
 * when the entity is persisted and {@code null} before.
 */
@MappedSuperclass
public abstract class AbstractUuidEntity extends AbstractEntity<UUID> {

	@Id
	@UuidGenerator(style = UuidGenerator.Style.VERSION_7)
	private @Nullable UUID id;

	@Override
	public @Nullable UUID getId() {
		return this.id;
	}

}
