package dev.plinth.audit;

import java.util.List;

import dev.plinth.entity.Userstamped;
import dev.plinth.entity.Userstamped_;
import dev.plinth.mapping.ColumnSettings;
import dev.plinth.mapping.Mixin;
import dev.plinth.mapping.MixinAttribute;

/**
 * The mixin {@link Userstamped}.
 */
public final class UserstampedMixin implements Mixin {

	@Override
	public Class<?> type() {
		return Userstamped.class;
	}

	@Override
	public List<MixinAttribute> attributes(ColumnSettings columns) {
		return List.of(attribute(Userstamped_.CREATED_BY, columns).fixed().generatedBy(StampGenerators::createdBy),
				attribute(Userstamped_.UPDATED_BY, columns).generatedBy(StampGenerators::updatedBy));
	}

	private static MixinAttribute attribute(String name, ColumnSettings columns) {
		return MixinAttribute.of(name, String.class, columns).withLength(columns.auditorLength()).required();
	}

}
