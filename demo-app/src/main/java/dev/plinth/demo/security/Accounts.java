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
package dev.plinth.demo.security;

import java.util.List;
import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The accounts that may call the API, as configured.
 *
 * @param accounts the accounts by name
 */
@ConfigurationProperties("demo")
record Accounts(Map<String, Account> accounts) {

	/**
	 * One account.
	 *
	 * @param password the password with its encoding, such as <code>{noop}secret</code>
	 * @param roles the roles
	 */
	record Account(String password, List<String> roles) {

	}

}
