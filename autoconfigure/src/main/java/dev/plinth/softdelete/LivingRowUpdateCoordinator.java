package dev.plinth.softdelete;

import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.persister.entity.mutation.EntityTableMapping;
import org.hibernate.persister.entity.mutation.UpdateCoordinatorStandard;
import org.hibernate.sql.model.MutationOperation;
import org.hibernate.sql.model.ast.builder.AbstractTableUpdateBuilder;

/**
 * Updates a row on condition that it lives, so that an edit that started before the row
 * was deleted fails like any stale edit, with a version and without.
 */
final class LivingRowUpdateCoordinator extends UpdateCoordinatorStandard {

	LivingRowUpdateCoordinator(EntityPersister persister) {
		super(persister, persister.getFactory());
	}

	@Override
	protected <O extends MutationOperation> AbstractTableUpdateBuilder<O> newTableUpdateBuilder(
			EntityTableMapping tableMapping) {
		AbstractTableUpdateBuilder<O> update = super.newTableUpdateBuilder(tableMapping);
		if (tableMapping.isIdentifierTable()) {
			update.addNullRestriction(SoftDeleteStateManagement.attributes(entityPersister()).deletedAt());
		}
		return update;
	}

}
