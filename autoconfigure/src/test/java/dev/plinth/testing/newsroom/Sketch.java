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
package dev.plinth.testing.newsroom;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/**
 * An entity whose embeddables are null, have parts that cannot be null, and hold the only
 * stamps that it has.
 */
@Entity
public class Sketch {

	@Id
	@GeneratedValue(strategy = GenerationType.SEQUENCE)
	private @Nullable Long id;

	@Version
	private @Nullable Long version;

	private @Nullable String title;

	@Embedded
	private @Nullable Size size;

	@Embedded
	private @Nullable Frame frame;

	@Embedded
	private @Nullable Licence licence;

	protected Sketch() {
	}

	public Sketch(String title) {
		this.title = title;
	}

	public @Nullable Long getId() {
		return this.id;
	}

	public @Nullable Long getVersion() {
		return this.version;
	}

	public void setTitle(String title) {
		this.title = title;
	}

	public @Nullable Size getSize() {
		return this.size;
	}

	public @Nullable Frame getFrame() {
		return this.frame;
	}

	public @Nullable Licence getLicence() {
		return this.licence;
	}

	public void setLicence(@Nullable Licence licence) {
		this.licence = licence;
	}

}
