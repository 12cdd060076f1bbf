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
package dev.plinth.autoconfigure;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import dev.plinth.mapping.imperative.ImperativeMapping;
import dev.plinth.mapping.imperative.YamlMappings;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.io.support.ResourcePatternUtils;
import org.springframework.util.ClassUtils;

/**
 * Where classes are described that carry no mapping annotations.
 */
public class PlinthMappingProperties {

	/**
	 * Locations of YAML files that describe classes without mapping annotations.
	 */
	private List<String> locations = new ArrayList<>();

	public List<String> getLocations() {
		return this.locations;
	}

	public void setLocations(List<String> locations) {
		this.locations = locations;
	}

	Stream<ImperativeMapping> read(ResourceLoader resourceLoader) {
		if (!this.locations.isEmpty() && !ClassUtils.isPresent("org.yaml.snakeyaml.Yaml", null)) {
			throw invalid(this.locations.get(0), "YAML is read by SnakeYAML. Add the dependency org.yaml:snakeyaml.");
		}
		return this.locations.stream()
			.flatMap((location) -> Arrays.stream(resources(location, resourceLoader)))
			.flatMap((resource) -> YamlMappings.read(resource).stream());
	}

	private static Resource[] resources(String location, ResourceLoader resourceLoader) {
		try {
			Resource[] resources = ResourcePatternUtils.getResourcePatternResolver(resourceLoader)
				.getResources(location);
			if (resources.length == 0 || !resources[0].exists()) {
				throw invalid(location, "There is no such file.");
			}
			return resources;
		}
		catch (FileNotFoundException ex) {
			throw invalid(location, "There is no such file.");
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot read " + location, ex);
		}
	}

	private static InvalidConfigurationPropertyValueException invalid(String location, String reason) {
		return new InvalidConfigurationPropertyValueException("plinth.mapping.locations", location, reason);
	}

}
