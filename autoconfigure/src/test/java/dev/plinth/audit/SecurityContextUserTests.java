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
package dev.plinth.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.AuthenticationTrustResolverImpl;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.oauth2.core.DefaultOAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.authentication.switchuser.SwitchUserGrantedAuthority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link SecurityContextUser}.
 */
class SecurityContextUserTests {

	@AfterEach
	void signOut() {
		SecurityContextHolder.clearContext();
	}

	@Test
	void nobodySignedInHasNoName() {
		assertThat(user(SwitchedUser.ORIGINAL, "email").name()).isNull();
	}

	@Test
	void anonymousUserHasNoName() {
		signIn(new AnonymousAuthenticationToken("key", "anonymousUser", AuthorityUtils.createAuthorityList("ANY")));
		assertThat(user(SwitchedUser.ORIGINAL, "email").name()).isNull();
	}

	@Test
	void nameIsThatOfTheAuthentication() {
		signIn(jwt(Map.of("sub", "4711", "email", "alice@example.org")));
		SecurityContextUser user = user(SwitchedUser.SWITCHED, null);
		assertThat(user.name()).isEqualTo("4711");
		assertThat(user.isImmediate()).isTrue();
	}

	@Test
	void claimOfAJwtIsTheName() {
		signIn(jwt(Map.of("sub", "4711", "email", "alice@example.org")));
		SecurityContextUser user = user("email");
		assertThat(user.name()).isEqualTo("alice@example.org");
		assertThat(user.isImmediate()).isFalse();
	}

	@Test
	void claimThatIsANumberIsTheName() {
		signIn(jwt(Map.of("sub", "alice", "uid", 4711)));
		assertThat(user("uid").name()).isEqualTo("4711");
	}

	@Test
	void attributeOfAnOidcUserIsTheName() {
		signIn(authenticated(oidcUser()));
		assertThat(user("preferred_username").name()).isEqualTo("alice");
	}

	@Test
	void attributeOfAnIntrospectedTokenIsTheName() {
		signIn(authenticated(new DefaultOAuth2AuthenticatedPrincipal("4711", Map.of("username", "alice"), null)));
		assertThat(user("username").name()).isEqualTo("alice");
	}

	@Test
	void propertyOfThePrincipalIsTheName() {
		signIn(authenticated(new Employee("alice", "E4711")));
		assertThat(user("employeeNumber").name()).isEqualTo("E4711");
	}

	@Test
	void propertyOfAPrincipalWithAttributesIsTheName() {
		signIn(authenticated(new OidcEmployee(oidcUser())));
		assertThat(user("employeeNumber").name()).isEqualTo("E4711");
		assertThat(user("preferred_username").name()).isEqualTo("alice");
	}

	@Test
	void componentOfARecordIsTheName() {
		signIn(authenticated(new Account("alice", List.of())));
		assertThat(user("login").name()).isEqualTo("alice");
	}

	@Test
	void missingClaimIsRefused() {
		signIn(jwt(Map.of("sub", "4711", "given_name", "Alice")));
		assertThatExceptionOfType(PrincipalPropertyException.class).isThrownBy(() -> user("email").name())
			.withMessage("Property 'email' (plinth.auditing.principal) of the principal of a "
					+ JwtAuthenticationToken.class.getName() + " is missing: " + Jwt.class.getName()
					+ " has [given_name, sub]")
			.satisfies((ex) -> assertThat(ex.getProperty()).isEqualTo("email"));
	}

	@Test
	void missingPropertyIsRefused() {
		signIn(authenticated(new Account("alice", List.of())));
		assertThatExceptionOfType(PrincipalPropertyException.class).isThrownBy(() -> user("email").name())
			.withMessageEndingWith(" is missing: " + Account.class.getName() + " has [login, roles]");
	}

	@Test
	void propertyThatIsNullIsRefused() {
		signIn(authenticated(new Account(null, List.of())));
		assertThatExceptionOfType(PrincipalPropertyException.class).isThrownBy(() -> user("login").name())
			.withMessageContaining("is missing");
	}

	@Test
	void propertyThatIsEmptyIsRefused() {
		signIn(authenticated(new Account(" ", List.of())));
		assertThatExceptionOfType(PrincipalPropertyException.class).isThrownBy(() -> user("login").name())
			.withMessage("Property 'login' (plinth.auditing.principal) of the principal of a "
					+ TestingAuthenticationToken.class.getName() + " is empty");
	}

	@Test
	void propertyThatIsNoNameIsRefused() {
		signIn(authenticated(new Account("alice", List.of("admin"))));
		assertThatExceptionOfType(PrincipalPropertyException.class).isThrownBy(() -> user("roles").name())
			.withMessageEndingWith(" is a " + List.of("admin").getClass().getName() + ", of which no name can be made");
	}

	@Test
	void missingPrincipalIsRefused() {
		signIn(authenticated(null));
		assertThatExceptionOfType(PrincipalPropertyException.class).isThrownBy(() -> user("email").name())
			.withMessageEndingWith(" is missing: there is no principal");
	}

	@Test
	void failureOfAPropertyReachesTheCaller() {
		signIn(authenticated(new Employee("alice", null)));
		assertThatIllegalStateException().isThrownBy(() -> user("employeeNumber").name()).withMessage("unknown");
	}

	@Test
	void switchedUserIsTheName() {
		signIn(switched("bob", authenticated(new Employee("alice", "E4711"))));
		assertThat(user(SwitchedUser.SWITCHED, null).name()).isEqualTo("bob");
	}

	@Test
	void originalUserIsTheNameOnRequest() {
		signIn(switched("bob", switched("carol", authenticated(new Employee("alice", "E4711")))));
		assertThat(user(SwitchedUser.ORIGINAL, null).name()).isEqualTo("alice");
		assertThat(user(SwitchedUser.ORIGINAL, "employeeNumber").name()).isEqualTo("E4711");
	}

	@Test
	void userWhoIsNotSwitchedIsTheOriginal() {
		signIn(new TestingAuthenticationToken("alice", "", "USER"));
		assertThat(user(SwitchedUser.ORIGINAL, null).name()).isEqualTo("alice");
	}

	private static SecurityContextUser user(String principalProperty) {
		return user(SwitchedUser.SWITCHED, principalProperty);
	}

	private static SecurityContextUser user(SwitchedUser switchedUser, @Nullable String principalProperty) {
		return new SecurityContextUser(SecurityContextHolder::getContextHolderStrategy,
				new AuthenticationTrustResolverImpl(), switchedUser, principalProperty);
	}

	private static Authentication authenticated(@Nullable Object principal) {
		return new TestingAuthenticationToken(principal, "secret", "USER");
	}

	private static Authentication switched(String name, Authentication source) {
		return new TestingAuthenticationToken(name, "", List.of(new SwitchUserGrantedAuthority("SWITCHED", source)));
	}

	private static Authentication jwt(Map<String, Object> claims) {
		return new JwtAuthenticationToken(new Jwt("secret", Instant.EPOCH, Instant.MAX, Map.of("alg", "none"), claims),
				AuthorityUtils.createAuthorityList("USER"));
	}

	private static OidcUser oidcUser() {
		Map<String, Object> claims = Map.of("sub", "4711", "preferred_username", "alice");
		return new DefaultOidcUser(AuthorityUtils.createAuthorityList("USER"),
				new OidcIdToken("secret", Instant.EPOCH, Instant.MAX, claims));
	}

	private static void signIn(Authentication authentication) {
		SecurityContextHolder.getContext().setAuthentication(authentication);
	}

	/**
	 * A principal with a property of its own.
	 */
	private static final class Employee extends User {

		private final @Nullable String employeeNumber;

		Employee(String username, @Nullable String employeeNumber) {
			super(username, "", List.of());
			this.employeeNumber = employeeNumber;
		}

		@SuppressWarnings("unused")
		public String getEmployeeNumber() {
			if (this.employeeNumber == null) {
				throw new IllegalStateException("unknown");
			}
			return this.employeeNumber;
		}

	}

	/**
	 * A principal with attributes and a property of its own.
	 */
	private static final class OidcEmployee extends DefaultOidcUser {

		OidcEmployee(OidcUser user) {
			super(List.of(), user.getIdToken());
		}

		@SuppressWarnings("unused")
		public String getEmployeeNumber() {
			return "E4711";
		}

	}

	/**
	 * A principal that is a record.
	 *
	 * @param login what it is called
	 * @param roles what it may do
	 */
	private record Account(@Nullable String login, List<String> roles) {

	}

}
