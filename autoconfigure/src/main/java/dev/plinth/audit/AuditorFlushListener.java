package dev.plinth.audit;

import org.hibernate.FlushMode;
import org.hibernate.event.spi.AutoFlushEvent;
import org.hibernate.event.spi.AutoFlushEventListener;
import org.hibernate.event.spi.EventSource;
import org.hibernate.event.spi.FlushEvent;
import org.hibernate.event.spi.FlushEventListener;

/**
 * Has the auditor resolved before a flush that writes, so that the application's code may
 * query: it runs ahead of Hibernate's own listeners.
 */
final class AuditorFlushListener implements FlushEventListener, AutoFlushEventListener {

	private final transient AuditStamps stamps;

	private final transient PendingWrites pendingWrites = new PendingWrites();

	AuditorFlushListener(AuditStamps stamps) {
		this.stamps = stamps;
	}

	@Override
	public void onFlush(FlushEvent event) {
		resolveAuditor(event.getSession());
	}

	@Override
	public void onAutoFlush(AutoFlushEvent event) {
		if (!event.getSession().getHibernateFlushMode().lessThan(FlushMode.AUTO)) {
			resolveAuditor(event.getSession());
		}
	}

	private void resolveAuditor(EventSource session) {
		if (this.stamps.isUnresolved(session) && this.pendingWrites.in(session)) {
			this.stamps.auditor(session);
		}
	}

}
