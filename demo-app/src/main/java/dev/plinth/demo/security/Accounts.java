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
