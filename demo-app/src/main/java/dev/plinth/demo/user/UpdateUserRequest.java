package dev.plinth.demo.user;

import dev.plinth.demo.web.Storable;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * The whole new content of a user.
 *
 * @param version the version that the change is based on
 * @param name the name
 * @param email the e-mail address
 */
record UpdateUserRequest(@NotNull Long version, @NotBlank @Size(max = 100) @Storable String name,
		@NotBlank @Email @Size(max = 254) @Storable String email) {

}
