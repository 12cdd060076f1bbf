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
package dev.plinth.mapping.imperative;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.Node;

import org.springframework.core.io.Resource;
import org.springframework.util.Assert;

/**
 * Reads descriptions from YAML files. A file has one key for each class, and below it
 * what {@link ImperativeMapping} has methods for, in kebab case.
 */
public final class YamlMappings {

	private YamlMappings() {
	}

	/**
	 * Read a file.
	 * @param resource the file, in UTF-8
	 * @return the descriptions, in the order of the file
	 * @throws ImperativeMappingException if the file has a mistake; tells its line
	 */
	public static List<ImperativeMapping> read(Resource resource) {
		Assert.notNull(resource, "'resource' must not be null");
		String source = resource.getDescription();
		List<ImperativeMapping> mappings = new ArrayList<>();
		Node root = parse(resource, source);
		if (root != null) {
			new YamlValue(source, source, 1, root).entries().values().forEach((value) -> mappings.add(read(value)));
		}
		return mappings;
	}

	private static @Nullable Node parse(Resource resource, String source) {
		try (Reader reader = new InputStreamReader(resource.getInputStream(), StandardCharsets.UTF_8)) {
			return new Yaml(new LoaderOptions()).compose(reader);
		}
		catch (MarkedYAMLException ex) {
			throw new ImperativeMappingException(
					"In " + source + ", line " + (ex.getProblemMark().getLine() + 1) + ": " + ex.getProblem() + ".",
					"Correct the YAML.");
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot read " + source, ex);
		}
	}

	private static ImperativeMapping read(YamlValue value) {
		Map<String, YamlValue> entries = new LinkedHashMap<>(value.entries());
		YamlValue kind = entries.remove("kind");
		List<ImperativeMapping> read = new ArrayList<>(1);
		value.process(() -> {
			switch ((kind != null) ? kind.constant(Kind.class) : Kind.ENTITY) {
				case ENTITY -> read.add(YamlKeys.apply(
						ImperativeMapping.of(value
							.keyType("Correct its name, or write 'kind: dynamic' for an entity without a class.")),
						entries, YamlClasses.ENTITY));
				case MAPPED_SUPERCLASS ->
					read.add(YamlKeys.apply(ImperativeMapping.mappedSuperclass(value.keyType(YamlValue.CORRECT_CLASS)),
							entries, YamlClasses.MAPPED_SUPERCLASS));
				case EMBEDDABLE ->
					read.add(YamlKeys.apply(ImperativeMapping.embeddable(value.keyType(YamlValue.CORRECT_CLASS)),
							entries, YamlClasses.EMBEDDABLE));
				case DYNAMIC ->
					read.add(YamlKeys.apply(ImperativeMapping.dynamic(value.key()), entries, YamlDynamic.DYNAMIC));
			}
		});
		read.get(0).standsAt(value.place());
		return read.get(0);
	}

	/**
	 * What a key of a file describes.
	 */
	enum Kind {

		ENTITY, MAPPED_SUPERCLASS, EMBEDDABLE, DYNAMIC

	}

}
