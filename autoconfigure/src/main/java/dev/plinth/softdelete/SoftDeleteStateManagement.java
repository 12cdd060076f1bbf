package dev.plinth.softdelete;

import java.util.Objects;

import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.persister.entity.mutation.DeleteCoordinator;
import org.hibernate.persister.entity.mutation.UpdateCoordinator;
import org.hibernate.persister.state.internal.AbstractStateManagement;
import org.hibernate.persister.state.spi.StateManagement;

/**
 * Tells Hibernate how rows of soft-deletable entities are written: deletions are updates,
 * and an update reaches living rows only. Public for Hibernate, which reads
 * {@link #INSTANCE}; not for use by applications.
 */
public final class SoftDeleteStateManagement extends AbstractStateManagement {

	/**
	 * The instance that Hibernate uses.
	 */
	public static final StateManagement INSTANCE = new SoftDeleteStateManagement();

	private SoftDeleteStateManagement() {
	}

	@Override
	public UpdateCoordinator createUpdateCoordinator(EntityPersister persister) {
		return new LivingRowUpdateCoordinator(persister);
	}

	@Override
	public DeleteCoordinator createDeleteCoordinator(EntityPersister persister) {
		return new SoftDeleteCoordinator(persister, attributes(persister));
	}

	static SoftDeleteAttributes attributes(EntityPersister persister) {
		return Objects.requireNonNull(SoftDeleteAttributes.of(persister));
	}

}
