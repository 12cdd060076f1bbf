package dev.plinth.mapping;

import java.util.List;

import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.config.spi.ConfigurationService;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * The mixins of a persistence unit and the settings of their columns. An instance reaches
 * Hibernate as the setting {@link #SETTING}.
 *
 * @param columns names and sizes of the columns
 * @param all the mixins that entities of the unit can implement
 */
public record Mixins(ColumnSettings columns, List<Mixin> all) {

	/**
	 * Name of the Hibernate setting that holds the mixins.
	 */
	public static final String SETTING = Mixins.class.getName();

	public Mixins {
		Assert.notNull(columns, "'columns' must not be null");
		Assert.notNull(all, "'all' must not be null");
		all = List.copyOf(all);
	}

	static @Nullable Mixins of(BootstrapContext bootstrapContext) {
		ConfigurationService settings = bootstrapContext.getConfigurationService();
		return (Mixins) settings.getSettings().get(SETTING);
	}

}
