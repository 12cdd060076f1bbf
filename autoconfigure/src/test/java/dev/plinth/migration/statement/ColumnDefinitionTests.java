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
package dev.plinth.migration.statement;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link ColumnDefinition} of what MariaDB and MySQL say of columns.
 */
class ColumnDefinitionTests {

	@ParameterizedTest
	@CsvSource(quoteCharacter = '"', delimiter = '|',
			textBlock = """
					varchar(64) DEFAULT NULL | varchar(64) not null
					varchar(64) NOT NULL COMMENT 'it''s \\\\'' NOT NULL' CHECK (`a` <> ') NULL') | varchar(64) not null COMMENT 'it''s \\\\'' NOT NULL' CHECK (`a` <> ') NULL')
					varchar(64) /*M!100301 COMPRESSED*/ CHARACTER SET latin1 COLLATE latin1_bin DEFAULT 'x' | varchar(64) COMPRESSED CHARACTER SET latin1 COLLATE latin1_bin not null DEFAULT 'x'
					varchar(64) NOT NULL DEFAULT 'x' /*!80023 INVISIBLE */ | varchar(64) not null DEFAULT 'x' INVISIBLE
					varchar(64) NOT NULL /*!50606 STORAGE MEMORY */ /*!50606 COLUMN_FORMAT DYNAMIC */ | varchar(64) not null STORAGE MEMORY COLUMN_FORMAT DYNAMIC
					int(10) unsigned zerofill DEFAULT NULL | int(10) unsigned zerofill not null
					enum('a b)','NULL') DEFAULT NULL | enum('a b)','NULL') not null
					timestamp NULL DEFAULT NULL ON UPDATE CURRENT_TIMESTAMP | timestamp not null
					varchar(64) DEFAULT 'a\\' COMMENT 'b NULL c' | varchar(64) not null DEFAULT 'a\\' COMMENT 'b NULL c'
					bigint NOT NULL AUTO_INCREMENT | bigint not null AUTO_INCREMENT
					""")
	void withoutTypeStatesAllButWhetherItMayBeNull(String definition, String statement) {
		assertThat(ColumnDefinition.of(definition).with(null, false)).isEqualTo(statement);
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '"', delimiter = '|',
			textBlock = """
					timestamp NOT NULL DEFAULT current_timestamp() | datetime(6) null DEFAULT (utc_timestamp(6))
					datetime NOT NULL INVISIBLE DEFAULT current_timestamp() | datetime(6) null INVISIBLE DEFAULT current_timestamp(6)
					timestamp NOT NULL DEFAULT '2026-01-01 00:00:00' | datetime(6) null DEFAULT '2026-01-01 00:00:00'
					timestamp NOT NULL DEFAULT (now() + interval 1 day) COMMENT 'x' | datetime(6) null COMMENT 'x'
					datetime NOT NULL DEFAULT (now() + interval 1 day) | datetime(6) null DEFAULT (now() + interval 1 day)
					""")
	void withTypeOfTimesAdaptsDefault(String definition, String statement) {
		assertThat(ColumnDefinition.of(definition).with("datetime(6)", true)).isEqualTo(statement);
	}

	@Test
	void withTypeOfTextKeepsCurrentTimeAsDefault() {
		assertThat(ColumnDefinition.of("varchar(64) DEFAULT current_timestamp()").with("varchar(255)", true))
			.isEqualTo("varchar(255) null DEFAULT current_timestamp()");
	}

}
