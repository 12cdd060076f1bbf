package dev.plinth.softdelete;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.repository.NoRepositoryBean;

/**
 * Repository of soft-deletable entities: all of {@link JpaRepository}, which deletes
 * softly and hides deleted rows for such entities anyway, and the trash.
 *
 * @param <T> the entity type, which must be soft-deletable
 * @param <ID> the type of its identifier
 */
@NoRepositoryBean
public interface SoftDeleteRepository<T, ID> extends JpaRepository<T, ID>, SoftDeleteOperations<T, ID> {

}
