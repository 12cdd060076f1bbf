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
package dev.plinth.testing.grid;

import java.util.List;

/**
 * A generated entity with one association, and where it is in a hierarchy, another of the
 * same kind declared by the subclass.
 */
public interface Owner extends Node {

	/**
	 * Return what the associations hold: references or collections.
	 */
	List<Object> values();

	/**
	 * Make an entity, or else an element, that the associations can hold.
	 * @param serial the identifier of an entity, where it is not generated
	 * @param text its text
	 */
	Object newTarget(int serial, String text);

	/**
	 * Have an association hold a target.
	 * @param place the position of the association
	 * @param target the target
	 */
	void link(int place, Object target);

}
