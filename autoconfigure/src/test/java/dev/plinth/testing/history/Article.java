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

package dev.plinth.testing.history;

import dev.plinth.entity.AbstractBaseEntity;
import dev.plinth.entity.SoftDeletable;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import org.hibernate.envers.Audited;
import org.jspecify.annotations.Nullable;

/**
 * A child with a history, deleted with its parent.
 */
@Entity
@Audited
public class Article extends AbstractBaseEntity implements SoftDeletable {

	@ManyToOne(fetch = FetchType.LAZY)
	private @Nullable Treaty treaty;

	protected Article() {
	}

	public Article(Treaty treaty) {
		this.treaty = treaty;
	}

}
