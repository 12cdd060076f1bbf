package dev.plinth.mapping;

import java.util.List;

import dev.plinth.entity.Versioned;
import dev.plinth.entity.Versioned_;

/**
 * The mixin {@link Versioned}.
 */
public final class VersionedMixin implements Mixin {

	@Override
	public Class<?> type() {
		return Versioned.class;
	}

	@Override
	public List<MixinAttribute> attributes(ColumnSettings columns) {
		return List.of(MixinAttribute.of(Versioned_.VERSION, Long.class, columns).required().asVersion());
	}

	@Override
	public boolean rootOnly() {
		return true;
	}

}
