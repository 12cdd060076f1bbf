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
package dev.plinth.audit.stamp;

import java.util.function.BiConsumer;
import java.util.stream.Stream;

import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.generator.EventType;
import org.jspecify.annotations.Nullable;

/**
 * What is stamped in an attribute of an application's own: the attribute itself, or some
 * of those within an embeddable.
 */
public interface AnnotatedStamp {

	/**
	 * Return whether a write changes the attribute.
	 */
	boolean isWrittenOn(EventType event);

	/**
	 * Return the attribute as it is to be written.
	 * @param session the session that writes
	 * @param owner the entity
	 * @param current the value that the attribute has
	 * @param event whether the entity is inserted or updated
	 * @return the value
	 */
	@Nullable Object stamp(SharedSessionContractImplementor session, Object owner, @Nullable Object current, EventType event);

	/**
	 * Return whether some of it stays as it was inserted.
	 */
	boolean isFixed();

	/**
	 * Return the attribute with the stamps that another value of it has.
	 * @param value the value
	 * @param source the value whose stamps are taken
	 * @param session the session
	 * @return the value with those stamps, possibly the same instance
	 */
	@Nullable Object withStampsOf(@Nullable Object value, @Nullable Object source, SharedSessionContractImplementor session);

	/**
	 * Give the stamps one by one.
	 * @param path the path of the attribute, from the entity
	 * @param stamps takes the path and the stamp of each attribute that is one
	 */
	void forEach(String path, BiConsumer<String, BasicStamp> stamps);

	/**
	 * Return the types of the auditors that are written.
	 */
	Stream<Class<?>> auditorTypes();

}
