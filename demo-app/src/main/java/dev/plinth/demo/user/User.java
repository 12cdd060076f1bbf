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
package dev.plinth.demo.user;

import dev.plinth.entity.AbstractBaseEntity;
import dev.plinth.entity.SoftDeletable;
import dev.plinth.entity.Timestamped;
import dev.plinth.entity.Userstamped;
import dev.plinth.entity.Versioned;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/**
 * A user, to whom invoices are written. The table has a name of its own because
 * {@code user} is a reserved word in SQL.
 */
@Entity
@Table(name = "users")
public class User extends AbstractBaseEntity implements Timestamped, Userstamped, SoftDeletable, Versioned {

	private String name;

	private String email;

	/**
	 * Create a user.
	 * @param name the name
	 * @param email the e-mail address, unique among living users whatever its case
	 */
	public User(String name, String email) {
		this.name = name;
		this.email = email;
	}

	/**
	 * For JPA.
	 */
	protected User() {
	}

	/**
	 * Return the name.
	 * @return the name
	 */
	public String getName() {
		return this.name;
	}

	/**
	 * Return the e-mail address.
	 * @return the e-mail address
	 */
	public String getEmail() {
		return this.email;
	}

	void change(String name, String email) {
		this.name = name;
		this.email = email;
	}

}
