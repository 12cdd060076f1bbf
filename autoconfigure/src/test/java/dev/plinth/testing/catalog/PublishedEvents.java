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
package dev.plinth.testing.catalog;

import java.util.ArrayList;
import java.util.List;

import dev.plinth.softdelete.EntitiesPurged;
import dev.plinth.softdelete.EntityRestored;
import dev.plinth.softdelete.EntitySoftDeleted;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * The application events that were published, and those whose transaction committed.
 */
@Component
public class PublishedEvents {

	private final List<Object> published = new ArrayList<>();

	private final List<Object> committed = new ArrayList<>();

	private Runnable reaction = () -> {
	};

	/**
	 * Forget the events so far.
	 */
	public synchronized void clear() {
		this.published.clear();
		this.committed.clear();
		this.reaction = () -> {
		};
	}

	/**
	 * Do something on each event, as it is published.
	 */
	public synchronized void react(Runnable reaction) {
		this.reaction = reaction;
	}

	@EventListener({ EntitySoftDeleted.class, EntityRestored.class, EntitiesPurged.class })
	void publish(Object event) {
		this.published.add(event);
		this.reaction.run();
	}

	@TransactionalEventListener({ EntitySoftDeleted.class, EntityRestored.class, EntitiesPurged.class })
	void commit(Object event) {
		this.committed.add(event);
	}

	public List<Object> published() {
		return List.copyOf(this.published);
	}

	public List<Object> committed() {
		return List.copyOf(this.committed);
	}

}
