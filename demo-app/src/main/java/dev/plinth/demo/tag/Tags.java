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
package dev.plinth.demo.tag;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds tags by their names and creates those that are missing.
 */
@Service
public class Tags {

	private final TagRepository repository;

	Tags(TagRepository repository) {
		this.repository = repository;
	}

	/**
	 * Return the tags with the given names, as part of the transaction of the caller.
	 * @param names the names; white space around them and repetitions do not count
	 * @return the tags in the order of their names' first appearance
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public List<Tag> named(Collection<String> names) {
		List<String> wanted = names.stream().map(String::strip).distinct().toList();
		if (wanted.isEmpty()) {
			return List.of();
		}
		Map<String, Tag> known = this.repository.findByNameIn(wanted)
			.stream()
			.collect(Collectors.toMap(Tag::getName, Function.identity()));
		return wanted.stream()
			.map((name) -> known.containsKey(name) ? known.get(name) : this.repository.save(new Tag(name)))
			.toList();
	}

}
