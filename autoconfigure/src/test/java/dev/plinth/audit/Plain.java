package dev.plinth.audit;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/**
 * An entity without stamps.
 */
@Entity
public class Plain {

	@Id
	@GeneratedValue
	private @Nullable Long id;

	private @Nullable String text;

	public @Nullable Long getId() {
		return this.id;
	}

	public void setText(String text) {
		this.text = text;
	}

}
