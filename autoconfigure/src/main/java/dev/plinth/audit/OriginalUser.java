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

import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.web.authentication.switchuser.SwitchUserGrantedAuthority;

/**
 * The user behind one who was switched to. Spring Security keeps it in an authority of
 * the latter. Its class is in {@code spring-security-web}, which need not be there, so
 * this class may only be used when it is.
 */
final class OriginalUser {

	private OriginalUser() {
	}

	/**
	 * Return the user who signed in.
	 * @param authentication the current user
	 * @return the user behind it, possibly itself
	 */
	static Authentication of(Authentication authentication) {
		for (GrantedAuthority authority : authentication.getAuthorities()) {
			if (authority instanceof SwitchUserGrantedAuthority switched) {
				return of(switched.getSource());
			}
		}
		return authentication;
	}

}
