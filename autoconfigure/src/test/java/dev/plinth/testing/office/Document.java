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
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.plinth.entity.AbstractBaseEntity;
import dev.plinth.entity.IgnoredForLastModified;
import dev.plinth.entity.Timestamped;
import dev.plinth.entity.Userstamped;
import jakarta.persistence.CascadeType;
import jakarta.persistence.ConstraintMode;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderColumn;

/**
 * Attributes and collections of every kind.
 */
@MappedSuperclass
public abstract class Document extends AbstractBaseEntity implements Timestamped, Userstamped {

	private String title = "title";

	private byte[] seal = { 1 };

	@Convert(converter = Keywords.class)
	private StringBuilder keywords = new StringBuilder("keywords");

	@Embedded
	private Place place = new Place("room");

	@ManyToOne(fetch = FetchType.LAZY)
	private Topic topic;

	@IgnoredForLastModified
	private int views;

	@IgnoredForLastModified
	@ManyToOne(fetch = FetchType.LAZY)
	private Topic lastTopic;

	private String reader;

	@ElementCollection
	private Set<String> labels = new LinkedHashSet<>(Set.of("a", "b"));

	@ElementCollection
	@OrderColumn
	private List<String> paragraphs = new ArrayList<>(List.of("a", "b"));

	@ElementCollection
	private List<String> words = new ArrayList<>(List.of("a", "b"));

	@ElementCollection
	private Map<String, String> notes = new LinkedHashMap<>(Map.of("a", "a", "b", "b"));

	@ManyToMany
	@JoinTable
	private Set<Topic> topics = new LinkedHashSet<>();

	@OneToMany(cascade = CascadeType.ALL)
	@JoinTable
	private List<Page> pages = new ArrayList<>();

	@OneToMany(cascade = CascadeType.ALL)
	@JoinColumn(foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
	private Set<Page> appendix = new LinkedHashSet<>();

	@ElementCollection
	@IgnoredForLastModified
	private Set<String> readers = new LinkedHashSet<>(Set.of("a", "b"));

	public void setTitle(String title) {
		this.title = title;
	}

	public byte[] getSeal() {
		return this.seal;
	}

	public void setSeal(byte[] seal) {
		this.seal = seal;
	}

	public StringBuilder getKeywords() {
		return this.keywords;
	}

	public Place getPlace() {
		return this.place;
	}

	public void setPlace(Place place) {
		this.place = place;
	}

	public void setTopic(Topic topic) {
		this.topic = topic;
	}

	public int getViews() {
		return this.views;
	}

	public void setViews(int views) {
		this.views = views;
	}

	public void setLastTopic(Topic lastTopic) {
		this.lastTopic = lastTopic;
	}

	@IgnoredForLastModified
	public String getReader() {
		return this.reader;
	}

	public void setReader(String reader) {
		this.reader = reader;
	}

	public Set<String> getLabels() {
		return this.labels;
	}

	public void setLabels(Set<String> labels) {
		this.labels = labels;
	}

	public List<String> getParagraphs() {
		return this.paragraphs;
	}

	public void setParagraphs(List<String> paragraphs) {
		this.paragraphs = paragraphs;
	}

	public List<String> getWords() {
		return this.words;
	}

	public void setWords(List<String> words) {
		this.words = words;
	}

	public Map<String, String> getNotes() {
		return this.notes;
	}

	public void setNotes(Map<String, String> notes) {
		this.notes = notes;
	}

	public Set<Topic> getTopics() {
		return this.topics;
	}

	public List<Page> getPages() {
		return this.pages;
	}

	public Set<Page> getAppendix() {
		return this.appendix;
	}

	public Set<String> getReaders() {
		return this.readers;
	}

	public void setReaders(Set<String> readers) {
		this.readers = readers;
	}

}
