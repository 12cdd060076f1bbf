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

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

import org.springframework.util.ClassUtils;

/**
 * A value in a YAML file, which knows where it stands.
 *
 * @param source describes the file
 * @param key the key that the value belongs to
 * @param line the line of the key, from 1
 * @param node the value, {@code null} if there is none
 */
record YamlValue(String source, String key, int line, @Nullable Node node) {

	/**
	 * What to do about the name of a class that there is not.
	 */
	static final String CORRECT_CLASS = "Correct its name.";

	/**
	 * Return this value as a key without a value.
	 */
	YamlValue withoutValue() {
		return new YamlValue(this.source, this.key, this.line, null);
	}

	/**
	 * Return whether this is a single value or a list of them.
	 */
	boolean isList() {
		return this.node instanceof SequenceNode || (this.node instanceof ScalarNode && !isEmpty());
	}

	/**
	 * Return whether nothing stands behind the key.
	 */
	boolean isEmpty() {
		return this.node == null || this.node.getTag().equals(Tag.NULL);
	}

	String text() {
		if (this.node instanceof ScalarNode scalar && !isEmpty()) {
			return scalar.getValue();
		}
		throw failure("'" + this.key + "' needs one value.", "Write it behind the colon.");
	}

	int number() {
		try {
			return Integer.parseInt(text());
		}
		catch (NumberFormatException ex) {
			throw failure("'" + this.key + "' is no number: " + text() + ".", "Write a whole number.");
		}
	}

	boolean flag() {
		return switch (text()) {
			case "true" -> true;
			case "false" -> false;
			default ->
				throw failure("'" + this.key + "' is neither true nor false: " + text() + ".", "Write true or false.");
		};
	}

	<E extends Enum<E>> E constant(Class<E> type) {
		for (E constant : type.getEnumConstants()) {
			if (spelling(constant).equals(text())) {
				return constant;
			}
		}
		throw failure("'" + this.key + "' has no value '" + text() + "'.", "Write one of: "
				+ String.join(", ", List.of(type.getEnumConstants()).stream().map(YamlValue::spelling).toList()) + ".");
	}

	private static String spelling(Enum<?> constant) {
		return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/**
	 * Return the class of a name.
	 * @param remedy what to do if there is none
	 */
	Class<?> type(String remedy) {
		return type(text(), remedy);
	}

	/**
	 * Return the class that the key names.
	 * @param remedy what to do if there is none
	 */
	Class<?> keyType(String remedy) {
		return type(this.key, remedy);
	}

	private Class<?> type(String name, String remedy) {
		try {
			return ClassUtils.forName(name, null);
		}
		catch (ClassNotFoundException | LinkageError ex) {
			throw failure("There is no class " + name + ".", remedy);
		}
	}

	/**
	 * Return the values of a list; a single value is a list of one.
	 */
	List<YamlValue> list() {
		return (this.node instanceof SequenceNode sequence) ? sequence.getValue()
			.stream()
			.map((element) -> new YamlValue(this.source, this.key, line(element), element))
			.toList() : List.of(this);
	}

	/**
	 * Return the values of a list that has a few.
	 * @param minimum the least number of values
	 * @param maximum the greatest
	 * @param remedy what to do if there are less or more
	 */
	List<YamlValue> list(int minimum, int maximum, String remedy) {
		List<YamlValue> values = list();
		if (values.size() < minimum || values.size() > maximum) {
			throw failure("'" + this.key + "' needs " + minimum + " to " + maximum + " values.", remedy);
		}
		return values;
	}

	List<String> texts() {
		return list().stream().map(YamlValue::text).toList();
	}

	/**
	 * Return what stands below the key.
	 */
	Map<String, YamlValue> entries() {
		if (isEmpty()) {
			return Map.of();
		}
		if (!(this.node instanceof MappingNode mapping)) {
			throw failure("'" + this.key + "' needs keys with values.",
					"Indent them below it, or write { key: value }.");
		}
		Map<String, YamlValue> entries = new LinkedHashMap<>();
		for (NodeTuple entry : mapping.getValue()) {
			Node keyNode = entry.getKeyNode();
			if (!(keyNode instanceof ScalarNode scalar)) {
				throw new YamlValue(this.source, this.key, line(keyNode), keyNode).failure("A key is no name.",
						"Write a name.");
			}
			YamlValue value = new YamlValue(this.source, scalar.getValue(), line(keyNode), entry.getValueNode());
			if (entries.put(value.key(), value) != null) {
				throw value.failure("'" + value.key() + "' stands here a second time.", "Remove one of the two.");
			}
		}
		return entries;
	}

	private static int line(Node node) {
		return node.getStartMark().getLine() + 1;
	}

	/**
	 * Return an exception that tells where the value stands.
	 */
	ImperativeMappingException failure(String problem, String remedy) {
		return new Located(place() + problem, remedy);
	}

	/**
	 * Return where the value stands, as a message starts with it.
	 */
	String place() {
		return "In " + this.source + ", line " + this.line + ": ";
	}

	/**
	 * Do what a value asks for, and tell where it stands if that fails.
	 */
	void process(Runnable work) {
		try {
			work.run();
		}
		catch (Located ex) {
			throw ex;
		}
		catch (ImperativeMappingException ex) {
			throw failure(ex.getProblem(), ex.getRemedy());
		}
		catch (IllegalArgumentException ex) {
			throw failure(ex.getMessage() + ".", "Correct the value of '" + this.key + "'.");
		}
	}

	/**
	 * A failure that tells where it is.
	 */
	private static final class Located extends ImperativeMappingException {

		Located(String problem, String remedy) {
			super(problem, remedy);
		}

	}

}
