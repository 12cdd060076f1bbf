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
package dev.plinth.guide;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The code and SQL of the README and the guide stand in files that are compiled and run.
 * A comment ahead of each block names its file.
 */
class GuideSnippetsTests {

	private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

	private static final Pattern BLOCK = Pattern.compile("(?:<!-- from: (\\S+) -->\\n)?```(java|sql|yaml)\\n(.*?)```",
			Pattern.DOTALL);

	@ParameterizedTest
	@MethodSource("documents")
	void codeStandsInTheFileThatItsCommentNames(Path document) throws IOException {
		Matcher block = BLOCK.matcher(Files.readString(document));
		while (block.find()) {
			assertThat(block.group(1)).as("the file of the %s block:%n%s", block.group(2), block.group(3)).isNotNull();
			assertThat(Files.readString(ROOT.resolve(block.group(1)))).contains(block.group(3).stripTrailing());
		}
	}

	static List<Path> documents() throws IOException {
		List<Path> documents = new ArrayList<>(List.of(ROOT.resolve("README.md")));
		try (Stream<Path> guide = Files.list(ROOT.resolve("docs/guide"))) {
			guide.sorted().forEach(documents::add);
		}
		return documents;
	}

}
