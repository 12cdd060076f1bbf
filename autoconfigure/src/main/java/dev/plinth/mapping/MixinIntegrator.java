package dev.plinth.mapping;

import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.spi.EventType;
import org.hibernate.integrator.spi.Integrator;

/**
 * Registers what the attributes of mixins need at run time, in persistence units that
 * have mixins.
 */
public final class MixinIntegrator implements Integrator {

	@Override
	public void integrate(Metadata metadata, BootstrapContext bootstrapContext,
			SessionFactoryImplementor sessionFactory) {
		Mixins mixins = Mixins.of(sessionFactory);
		if (mixins != null) {
			StandardListeners.replace(sessionFactory.getEventListenerRegistry(), EventType.MERGE,
					new MixinMergeEventListener(mixins));
		}
	}

}
