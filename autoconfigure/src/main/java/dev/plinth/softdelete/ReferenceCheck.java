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
package dev.plinth.softdelete;

/**
 * What a flush relies on when it checks that no new or changed reference leads to a
 * deleted row.
 */
public enum ReferenceCheck {

	/**
	 * What the session knows of the rows that it has loaded, and one look-up for each
	 * entity type of those that it has not. A deletion that commits at the same time may
	 * go unnoticed.
	 */
	KNOWN,

	/**
	 * The rows themselves, which one statement for each entity type locks until the end
	 * of the transaction, so that a deletion at the same time has to wait.
	 */
	LOCKED

}
