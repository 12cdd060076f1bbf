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
package dev.plinth.testing.shelf;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.plinth.entity.AbstractBaseEntity;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.OneToMany;
import org.hibernate.annotations.SQLRestriction;

/**
 * Two collections in one foreign key, which a condition tells apart.
 */
@Entity
public class DividedShelf extends AbstractBaseEntity {

	@OneToMany
	@JoinColumn(name = "divided_shelf_id")
	@MapKeyColumn(name = "divided_shelf_key")
	@SQLRestriction("title like 'a%'")
	private Map<String, Book> front = new LinkedHashMap<>();

	@OneToMany
	@JoinColumn(name = "divided_shelf_id")
	@MapKeyColumn(name = "divided_shelf_key")
	@SQLRestriction("title like 'b%'")
	private Map<String, Book> back = new LinkedHashMap<>();

	public Map<String, Book> getFront() {
		return this.front;
	}

	public Map<String, Book> getBack() {
		return this.back;
	}

}
