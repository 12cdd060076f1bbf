package dev.plinth.softdelete;

import java.util.UUID;

import dev.plinth.audit.AuditStamps;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/**
 * Starts delete operations.
 */
final class Deletions {

	private Deletions() {
	}

	static Deletion start(SharedSessionContractImplementor session) {
		AuditStamps stamps = AuditStamps.of(session.getFactory());
		UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(session);
		return new Deletion(id, stamps.instant(session), stamps.auditor(session));
	}

}
