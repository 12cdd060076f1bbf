package dev.plinth.demo.user;

import dev.plinth.demo.web.Storable;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * A user to create.
 *
 * @param name the name
 * @param email the e-mail address
 */
record CreateUserRequest(@NotBlank @Size(max = 100) @Storable String name,
		@NotBlank @Email @Size(max = 254) @Storable String email) {

}
