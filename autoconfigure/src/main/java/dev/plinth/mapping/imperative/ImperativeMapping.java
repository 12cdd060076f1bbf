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
package dev.plinth.mapping.imperative;

import org.hibernate.boot.jaxb.mapping.spi.JaxbEntityMappingsImpl;

import org.springframework.util.StringUtils;

/**
 * Describes in code how a class is mapped that carries no annotation. A bean of this type
 * in the application context maps its class in the persistence unit of the application,
 * where it is an entity like any other: for repositories, JPQL, Criteria, generated
 * schemas, and everything that this library does.
 * <p>
 * What is described takes the place of the mapping annotations of the class itself. Only
 * the fields that are named are mapped; they are read and written directly, whatever
 * their visibility. Where a description says nothing, Jakarta Persistence's defaults
 * apply, but for associations to one entity, which are lazy.
 *
 * @see #of(Class)
 */
public abstract sealed class ImperativeMapping permits AnnotatedMapping, DynamicEntityMapping {

	private String place = "";

	ImperativeMapping() {
	}

	/**
	 * Describe an entity.
	 * @param type its class, with a constructor without parameters that need not be
	 * public
	 * @return the description, without any attribute yet
	 * @throws ImperativeMappingException if the class cannot be an entity
	 */
	public static EntityMapping of(Class<?> type) {
		return new EntityMapping(type);
	}

	/**
	 * Describe a class whose attributes the entities below it inherit. A superclass that
	 * is described by annotations needs no such description.
	 * @param type the class
	 * @return the description, without any attribute yet
	 */
	public static MappedSuperclassMapping mappedSuperclass(Class<?> type) {
		return new MappedSuperclassMapping(type);
	}

	/**
	 * Describe a class or record whose instances are stored in the rows of the entities
	 * that embed them. Without a description, all fields of an embedded class are mapped.
	 * @param type the class
	 * @return the description, without any attribute yet
	 */
	public static EmbeddableMapping embeddable(Class<?> type) {
		return new EmbeddableMapping(type);
	}

	/**
	 * Describe an entity without a class: its instances are maps from the names of
	 * attributes to their values. It has no repository; it is persisted and found by name
	 * with Hibernate's {@code Session}, and queried like any other entity.
	 * @param name the name of the entity
	 * @return the description, without any attribute yet
	 */
	public static DynamicEntityMapping dynamic(String name) {
		return new DynamicEntityMapping(name);
	}

	/**
	 * Say where the description stands, in a file or in a bean.
	 * @param place the place, as a message starts with it
	 */
	final void standsAt(String place) {
		this.place = place;
	}

	/**
	 * Return where the description stands, empty if that is not known.
	 */
	final String place() {
		return this.place;
	}

	/**
	 * Return the end of a sentence that tells where another description stands.
	 */
	final String whereTheOtherIs() {
		return this.place.isEmpty() ? "" : ", the other one" + whereItIs();
	}

	/**
	 * Return where the description stands, as the middle of a sentence tells it behind a
	 * blank, empty if that is not known.
	 */
	final String whereItIs() {
		return this.place.isEmpty() ? ""
				: " " + StringUtils.uncapitalize(this.place.substring(0, this.place.lastIndexOf(':')));
	}

	/**
	 * Return an exception that tells where the description stands, if that is known.
	 */
	final ImperativeMappingException failure(String problem, String remedy) {
		return new ImperativeMappingException(this.place + problem, remedy);
	}

	/**
	 * Return what is described: a class, or the name of an entity without a class.
	 */
	abstract String subject();

	/**
	 * Add the description to those that Hibernate processes.
	 * @param mappings the descriptions of a persistence unit
	 */
	abstract void addTo(JaxbEntityMappingsImpl mappings);

}
