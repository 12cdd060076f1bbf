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
package dev.plinth.audit.flush;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.plinth.audit.KeptStamps;
import dev.plinth.audit.StampKeeper;
import dev.plinth.audit.stamp.StampState;
import org.hibernate.Hibernate;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.Status;
import org.hibernate.event.internal.DefaultFlushEntityEventListener;
import org.hibernate.event.spi.EventSource;
import org.hibernate.event.spi.FlushEntityEvent;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * Has the stamps of an entity follow its {@linkplain EntityContent content}: a change of
 * nothing but a collection leads to an update of the entity, also where it has no
 * version, an update that changes no content leaves the stamps as they are, and what the
 * application has set in them leads to none. An entity that another one
 * {@linkplain dev.plinth.entity.Touch touches} is updated as well. Public for the
 * packages of this library, which extend it; not for use by applications.
 */
public class AuditFlushEntityEventListener extends DefaultFlushEntityEventListener {

	private final transient Map<EntityPersister, EntityContent> contents = new ConcurrentHashMap<>();

	@Override
	public void onFlushEntity(FlushEntityEvent event) {
		EntityEntry entry = event.getEntityEntry();
		if (entry.getStatus() == Status.MANAGED && Hibernate.isInitialized(event.getEntity())) {
			content(entry.getPersister()).separateEmbeddables(event.getEntity(), event.getSession());
		}
		super.onFlushEntity(event);
	}

	@Override
	protected void dirtyCheck(FlushEntityEvent event) {
		EntityEntry entry = event.getEntityEntry();
		EntityContent content = content(entry.getPersister());
		Object[] loadedState = (entry.getStatus() == Status.MANAGED) ? entry.getLoadedState() : null;
		if (loadedState != null) {
			content.takeBackStamps(event.getEntity(), event.getPropertyValues(), loadedState, event.getSession());
		}
		super.dirtyCheck(event);
		if (loadedState != null) {
			event.setDirtyProperties(content.withoutStamps(event.getDirtyProperties(), event.getPropertyValues(),
					loadedState, event.getSession()));
		}
		if (content.isTouchable() && event.isDirtyCheckPossible() && entry.getStatus() == Status.MANAGED
				&& entry.isExistsInDatabase()
				&& (isTouched(event) || isUpdateOfStamps(event, content, entry.getLoadedState()))) {
			event.setDirtyProperties(content.withLastModified(event.getDirtyProperties()));
		}
	}

	private static boolean isUpdateOfStamps(FlushEntityEvent event, EntityContent content,
			Object @Nullable [] loadedState) {
		EventSource session = event.getSession();
		if (!content.isStamped() || content.isCollectionChanged(event.getPropertyValues(), loadedState, session)) {
			return content.isStamped();
		}
		KeptStamps kept = StampKeeper.find(event.getEntity(), session);
		return kept != null && content.differs(kept, loadedState);
	}

	@Override
	protected void addEntityUpdateActionToActionQueue(FlushEntityEvent event, EventSource session, EntityEntry entry,
			Object[] values, int @Nullable [] dirtyProperties, Status status, EntityPersister persister, Object entity,
			@Nullable Object nextVersion) {
		noteContent(event, values, dirtyProperties);
		super.addEntityUpdateActionToActionQueue(event, session, entry, values, dirtyProperties, status, persister,
				entity, nextVersion);
	}

	/**
	 * Note whether an update that is about to be scheduled changes the content, and take
	 * back what the application has written into stamps.
	 * @param event the event of the entity
	 * @param values the state to write
	 * @param dirtyAttributes the positions of the attributes whose change may be one of
	 * the content, or {@code null} if they are unknown
	 */
	protected final void noteContent(FlushEntityEvent event, Object[] values, int @Nullable [] dirtyAttributes) {
		EntityEntry entry = event.getEntityEntry();
		EntityContent content = content(entry.getPersister());
		EventSource session = event.getSession();
		Object[] loadedState = entry.getLoadedState();
		if (content.isStamped()) {
			boolean unknown = loadedState == null || (dirtyAttributes == null && !event.hasDirtyCollection());
			StampState.noteContent(entry,
					unknown || isTouched(event) || content.isChanged(dirtyAttributes, values, loadedState, session));
		}
		if (loadedState != null && entry.isExistsInDatabase()) {
			content.resetStamps(event.getEntity(), values, loadedState, session);
		}
	}

	/**
	 * Return whether a change of another entity touches this one.
	 * @param event the event of the entity
	 * @return {@code true} if the entity is to be updated
	 */
	protected boolean isTouched(FlushEntityEvent event) {
		return TouchState.isTouched(event.getEntityEntry());
	}

	private EntityContent content(EntityPersister persister) {
		EntityContent known = this.contents.get(persister);
		return (known != null) ? known : this.contents.computeIfAbsent(persister, EntityContent::new);
	}

}
