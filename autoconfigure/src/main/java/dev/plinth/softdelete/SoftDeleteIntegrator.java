package dev.plinth.softdelete;

import dev.plinth.mapping.StandardListeners;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.service.spi.EventListenerRegistry;
import org.hibernate.event.spi.EventType;
import org.hibernate.integrator.spi.Integrator;

/**
 * Puts the event listeners of soft deletion in the place of Hibernate's own, which they
 * extend. Listeners of the application and of other libraries stay.
 */
public final class SoftDeleteIntegrator implements Integrator {

	@Override
	public void integrate(Metadata metadata, BootstrapContext bootstrapContext,
			SessionFactoryImplementor sessionFactory) {
		EventListenerRegistry listeners = sessionFactory.getEventListenerRegistry();
		StandardListeners.replace(listeners, EventType.DELETE, new SoftDeleteEventListener());
		StandardListeners.replace(listeners, EventType.FLUSH, new SoftDeleteFlushEventListener());
		StandardListeners.replace(listeners, EventType.AUTO_FLUSH, new SoftDeleteAutoFlushEventListener());
		StandardListeners.replace(listeners, EventType.FLUSH_ENTITY, new SoftDeleteFlushEntityEventListener());
		listeners.appendListeners(EventType.LOAD, new SoftDeleteLoadEventListener());
	}

}
