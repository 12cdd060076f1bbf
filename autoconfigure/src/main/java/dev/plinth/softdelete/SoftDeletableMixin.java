package dev.plinth.softdelete;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.plinth.entity.SoftDeletable;
import dev.plinth.entity.SoftDeletable_;
import dev.plinth.mapping.ColumnSettings;
import dev.plinth.mapping.Mixin;
import dev.plinth.mapping.MixinAttribute;

/**
 * The mixin {@link SoftDeletable}.
 */
public final class SoftDeletableMixin implements Mixin {

	@Override
	public Class<?> type() {
		return SoftDeletable.class;
	}

	@Override
	public List<MixinAttribute> attributes(ColumnSettings columns) {
		return List.of(
				MixinAttribute.of(SoftDeletable_.DELETED_AT, Instant.class, columns)
					.withPrecision(columns.timestampPrecision())
					.asManaged(),
				MixinAttribute.of(SoftDeletable_.DELETED_BY, String.class, columns)
					.withLength(columns.auditorLength())
					.asManaged(),
				MixinAttribute.of(SoftDeletable_.DELETION_ID, UUID.class, columns).asManaged());
	}

	@Override
	public boolean rootOnly() {
		return true;
	}

}
