/*
 * Copyright 2026 the Plinth authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package dev.plinth.softdelete.event;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

import dev.plinth.audit.AuditStamps;
import dev.plinth.softdelete.EntitiesPurged;
import dev.plinth.softdelete.EntityRestored;
import dev.plinth.softdelete.EntitySoftDeleted;
import dev.plinth.softdelete.model.Deletion;
import dev.plinth.softdelete.model.SoftDeleteAttributes;
import org.hibernate.cfg.PersistenceSettings;
import org.hibernate.engine.config.spi.ConfigurationService;
import org.hibernate.engine.extension.spi.Extension;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;

/**
 * The application events of one session. An event waits until the flush has sent its
 * statements, which may be batched, and can be followed by a query of its listener; it is
 * dropped if the flush fails. What nobody {@linkplain EventListeners listens to} is no
 * event. The publisher reaches Hibernate as the setting {@link #SETTING}; without it
 * there are no events.
 */
public final class SoftDeleteEvents implements Extension {

	/**
	 * Name of the Hibernate setting that holds the {@link ApplicationEventPublisher}.
	 */
	public static final String SETTING = ApplicationEventPublisher.class.getName();

	private static final EventListeners DELETION_LISTENERS = new EventListeners(EntitySoftDeleted.class);

	private static final EventListeners RESTORATION_LISTENERS = new EventListeners(EntityRestored.class);

	private static final EventListeners PURGE_LISTENERS = new EventListeners(EntitiesPurged.class);

	private final SharedSessionContractImplementor session;

	private final @Nullable ApplicationEventPublisher publisher;

	private List<Supplier<Object>> deletions = new ArrayList<>();

	private final List<Object> pending = new ArrayList<>();

	private boolean publishing;

	SoftDeleteEvents(SharedSessionContractImplementor session) {
		this.session = session;
		this.publisher = (ApplicationEventPublisher) setting(SETTING);
	}

	private @Nullable Object setting(String name) {
		return this.session.getFactory()
			.getServiceRegistry()
			.requireService(ConfigurationService.class)
			.getSettings()
			.get(name);
	}

	private @Nullable String persistenceUnit() {
		return (String) setting(PersistenceSettings.PERSISTENCE_UNIT_NAME);
	}

	public static SoftDeleteEvents of(SharedSessionContractImplementor session) {
		return session.getExtension(SoftDeleteEvents.class);
	}

	/**
	 * Note a deletion. Whether anybody is to be told of it is not asked before the flush
	 * is over: Spring may make listeners to answer that, which may use the session.
	 */
	public void deleted(EntityPersister persister, Object id, Deletion deletion) {
		if (this.publisher != null) {
			this.deletions.add(() -> event(persister, id, deletion));
		}
	}

	private EntitySoftDeleted event(EntityPersister persister, Object id, Deletion deletion) {
		SoftDeleteAttributes attributes = SoftDeleteAttributes.required(persister);
		return new EntitySoftDeleted(persister.getMappedClass(), id, deletion.at(), attributes.auditorName(deletion),
				attributes.hasDeletionId() ? deletion.id() : null, persistenceUnit());
	}

	/**
	 * Return whether anybody is to be told of rows that live again.
	 */
	public boolean tellsOfRestorations() {
		return isHeard(RESTORATION_LISTENERS);
	}

	/**
	 * Tell of a row that lives again, if there is {@linkplain #tellsOfRestorations()
	 * anybody} to be told.
	 */
	public void restored(EntityPersister persister, Object id, @Nullable UUID deletionId) {
		AuditStamps stamps = AuditStamps.of(this.session.getFactory());
		boolean named = SoftDeleteAttributes.required(persister).hasAuditorName();
		this.pending.add(new EntityRestored(persister.getMappedClass(), id, stamps.instant(this.session),
				named ? stamps.auditor(this.session) : null, deletionId, persistenceUnit()));
	}

	public void purged(EntityPersister persister, Collection<?> ids) {
		if (!ids.isEmpty() && isHeard(PURGE_LISTENERS)) {
			this.pending.add(new EntitiesPurged(persister.getMappedClass(), List.copyOf(ids), persistenceUnit()));
		}
	}

	private boolean isHeard(EventListeners listeners) {
		return this.publisher != null && listeners.arePresent(this.publisher);
	}

	/**
	 * Publish what has happened since it was last asked. A listener may make more happen:
	 * that waits until the listeners have been told of what was there before, so that
	 * they hear of a row in the order in which it was written.
	 * @return whether there was anything to publish
	 */
	public boolean publish() {
		List<Supplier<Object>> deleted = this.deletions;
		if (!deleted.isEmpty()) {
			this.deletions = new ArrayList<>();
			if (isHeard(DELETION_LISTENERS)) {
				deleted.forEach((deletion) -> this.pending.add(deletion.get()));
			}
		}
		if (this.publisher == null || this.publishing || this.pending.isEmpty()) {
			return false;
		}
		this.publishing = true;
		try {
			for (int i = 0; i < this.pending.size(); i++) { // it grows meanwhile
				this.publisher.publishEvent(this.pending.get(i));
			}
		}
		finally {
			this.publishing = false;
			this.pending.clear();
		}
		return true;
	}

	/**
	 * Run work, a flush, and publish what it has done once it has succeeded.
	 * @return whether there was anything to publish; then listeners may have changed
	 * entities, and no other flush may follow
	 */
	public boolean publishAfter(Runnable work) {
		try {
			work.run();
		}
		catch (RuntimeException | Error ex) {
			this.deletions.clear();
			throw ex;
		}
		return publish();
	}

}
