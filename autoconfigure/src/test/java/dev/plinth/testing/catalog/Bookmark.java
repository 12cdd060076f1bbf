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

import dev.plinth.entity.AbstractBaseEntity;
import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import org.hibernate.annotations.Any;
import org.hibernate.annotations.AnyDiscriminator;
import org.hibernate.annotations.AnyDiscriminatorValue;
import org.hibernate.annotations.AnyKeyJavaClass;

/**
 * An entity that refers to one of several entities.
 */
@Entity
public class Bookmark extends AbstractBaseEntity {

	@Any(fetch = FetchType.LAZY)
	@AnyDiscriminator(DiscriminatorType.STRING)
	@AnyDiscriminatorValue(discriminator = "article", entity = Article.class)
	@AnyDiscriminatorValue(discriminator = "edition", entity = Edition.class)
	@AnyKeyJavaClass(Long.class)
	@Column(name = "target_type")
	@JoinColumn(name = "target_id")
	private Object target;

	protected Bookmark() {
	}

	public Bookmark(Object target) {
		this.target = target;
	}

	public Object getTarget() {
		return this.target;
	}

}
