package dev.plinth.demo.user;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.plinth.demo.web.Stamps;

/**
 * A user as clients see it.
 *
 * @param stamps identity, version and audit fields
 * @param name the name
 * @param email the e-mail address
 */
record UserResponse(@JsonUnwrapped Stamps stamps, String name, String email) {

	static UserResponse of(User user) {
		return new UserResponse(Stamps.of(user), user.getName(), user.getEmail());
	}

}
