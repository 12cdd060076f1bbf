package dev.plinth.audit;

import org.hibernate.engine.extension.spi.ExtensionIntegration;
import org.hibernate.engine.extension.spi.ExtensionIntegrationContext;

/**
 * Gives each Hibernate session the place where it keeps its stamps. Hibernate finds it as
 * a service; applications have no use for it.
 */
public final class SessionStampsIntegration implements ExtensionIntegration<SessionStamps> {

	@Override
	public Class<SessionStamps> getExtensionType() {
		return SessionStamps.class;
	}

	@Override
	public SessionStamps createExtension(ExtensionIntegrationContext context) {
		return new SessionStamps();
	}

}
