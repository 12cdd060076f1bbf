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
package dev.plinth.testing.office;

import java.util.ArrayList;
import java.util.List;

import dev.plinth.entity.AbstractBaseEntity;
import dev.plinth.entity.IgnoredForLastModified;
import dev.plinth.entity.SoftDeletable;
import dev.plinth.entity.Timestamped;
import dev.plinth.entity.Touch;
import dev.plinth.entity.Userstamped;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;

/**
 * A part of a project.
 */
@Entity
public class Task extends AbstractBaseEntity implements Timestamped, Userstamped, SoftDeletable {

	private String text = "a";

	@IgnoredForLastModified
	private int views;

	@ManyToOne(fetch = FetchType.LAZY)
	@Touch
	private Project project;

	@ManyToOne(fetch = FetchType.LAZY)
	private Board board;

	@ManyToOne(fetch = FetchType.LAZY)
	@Touch
	private Binder binder;

	@OneToMany(mappedBy = "task", cascade = CascadeType.ALL, orphanRemoval = true)
	private List<Step> steps = new ArrayList<>();

	protected Task() {
	}

	public Task(Project project) {
		this.project = project;
	}

	public void setText(String text) {
		this.text = text;
	}

	public void setViews(int views) {
		this.views = views;
	}

	public void setProject(Project project) {
		this.project = project;
	}

	@Touch
	public Board getBoard() {
		return this.board;
	}

	public void setBoard(Board board) {
		this.board = board;
	}

	public void setBinder(Binder binder) {
		this.binder = binder;
	}

	public List<Step> getSteps() {
		return this.steps;
	}

}
