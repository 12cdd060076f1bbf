package dev.plinth.demo.tag;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import org.springframework.data.jpa.repository.JpaRepository;

/**
 * The tags.
 */
interface TagRepository extends JpaRepository<Tag, UUID> {

	List<Tag> findByNameIn(Collection<String> names);

}
