package dev.plinth.demo.user;

import java.util.Optional;

import dev.plinth.softdelete.SoftDeleteRepository;

/**
 * The users. Finding by e-mail sees living users only, as every query does.
 */
public interface UserRepository extends SoftDeleteRepository<User, Long> {

	/**
	 * Find the living user with an e-mail address.
	 * @param email the address, in any case
	 * @return the user, or empty if no living user has it
	 */
	Optional<User> findByEmailIgnoreCase(String email);

}
