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
package dev.plinth.testing.club;

import dev.plinth.entity.AbstractEntity;
import dev.plinth.entity.SoftDeletable;
import dev.plinth.entity.UniqueAmongActive;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import org.hibernate.annotations.Any;
import org.hibernate.annotations.AnyDiscriminatorValue;
import org.hibernate.annotations.AnyKeyJavaClass;

/**
 * An entity whose identifier the table generates, and that takes along an entity of any
 * type.
 */
@Entity
@UniqueAmongActive("door")
public class Locker extends AbstractEntity<Long> implements SoftDeletable {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private Long id;

	private Integer door;

	@Any(cascade = CascadeType.ALL)
	@AnyKeyJavaClass(Long.class)
	@AnyDiscriminatorValue(discriminator = "paper", entity = Paper.class)
	@AnyDiscriminatorValue(discriminator = "vehicle", entity = Vehicle.class)
	@Column(name = "content_type")
	@JoinColumn(name = "content_id")
	private Object content;

	protected Locker() {
	}

	public Locker(Integer door, Object content) {
		this.door = door;
		this.content = content;
	}

	@Override
	public Long getId() {
		return this.id;
	}

	public Object getContent() {
		return this.content;
	}

}
