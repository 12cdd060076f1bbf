package dev.plinth.demo.tag;

import dev.plinth.entity.AbstractUuidEntity;
import dev.plinth.entity.Timestamped;
import dev.plinth.entity.Userstamped;
import jakarta.persistence.Entity;

/**
 * A word that invoices are marked with. A tag never changes and is never deleted, so it
 * takes two of the mixins only.
 */
@Entity
public class Tag extends AbstractUuidEntity implements Timestamped, Userstamped {

	private String name;

	Tag(String name) {
		this.name = name;
	}

	@SuppressWarnings("NullAway.Init")
	protected Tag() {
	}

	public String getName() {
		return this.name;
	}

}
