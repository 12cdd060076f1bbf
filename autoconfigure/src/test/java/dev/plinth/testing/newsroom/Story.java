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
import org.jspecify.annotations.Nullable;

/**
 * An entity whose audit attributes are in embeddables.
 */
@Entity
public class Story {

	@Id
	@GeneratedValue(strategy = GenerationType.SEQUENCE)
	private @Nullable Long id;

	private @Nullable String headline;

	@Embedded
	private @Nullable Trail trail;

	@Embedded
	private @Nullable Mark mark;

	@Embedded
	private @Nullable Revision revision;

	protected Story() {
	}

	public Story(String headline, @Nullable Trail trail) {
		this.headline = headline;
		this.trail = trail;
	}

	/**
	 * Create what a request made of a story.
	 */
	public Story(@Nullable Long id, String headline, @Nullable Trail trail, @Nullable Mark mark) {
		this(headline, trail);
		this.id = id;
		this.mark = mark;
	}

	public @Nullable Long getId() {
		return this.id;
	}

	public @Nullable String getHeadline() {
		return this.headline;
	}

	public void setHeadline(String headline) {
		this.headline = headline;
	}

	public @Nullable Trail getTrail() {
		return this.trail;
	}

	public void setTrail(@Nullable Trail trail) {
		this.trail = trail;
	}

	public @Nullable Mark getMark() {
		return this.mark;
	}

	public void setMark(@Nullable Mark mark) {
		this.mark = mark;
	}

	public @Nullable Revision getRevision() {
		return this.revision;
	}

	public void setRevision(@Nullable Revision revision) {
		this.revision = revision;
	}

}
