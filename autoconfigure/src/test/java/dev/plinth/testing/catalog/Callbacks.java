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
import java.util.function.BiConsumer;

import jakarta.persistence.PostPersist;
import jakarta.persistence.PostRemove;
import jakarta.persistence.PostUpdate;
import jakarta.persistence.PrePersist;
import jakarta.persistence.PreRemove;
import jakarta.persistence.PreUpdate;

/**
 * The callbacks of JPA that have been called on this thread.
 */
public class Callbacks {

	private static final ThreadLocal<List<String>> CALLED = ThreadLocal.withInitial(ArrayList::new);

	private static final ThreadLocal<BiConsumer<String, Object>> REACTION = ThreadLocal
		.withInitial(() -> (callback, entity) -> {
		});

	/**
	 * Do something in each callback on this thread, which is given its name and the
	 * entity.
	 */
	public static void react(BiConsumer<String, Object> reaction) {
		REACTION.set(reaction);
	}

	/**
	 * Return the callbacks since it was last asked, and do nothing in further ones.
	 */
	public static List<String> drain() {
		List<String> called = List.copyOf(CALLED.get());
		CALLED.remove();
		REACTION.remove();
		return called;
	}

	@PrePersist
	void prePersist(Object entity) {
		add("PrePersist", entity);
	}

	@PostPersist
	void postPersist(Object entity) {
		add("PostPersist", entity);
	}

	@PreUpdate
	void preUpdate(Object entity) {
		add("PreUpdate", entity);
	}

	@PostUpdate
	void postUpdate(Object entity) {
		add("PostUpdate", entity);
	}

	@PreRemove
	void preRemove(Object entity) {
		add("PreRemove", entity);
	}

	@PostRemove
	void postRemove(Object entity) {
		add("PostRemove", entity);
	}

	private static void add(String callback, Object entity) {
		CALLED.get().add(callback + " " + entity.getClass().getSimpleName());
		REACTION.get().accept(callback, entity);
	}

}
