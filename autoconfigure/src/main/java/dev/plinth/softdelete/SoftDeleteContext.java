package dev.plinth.softdelete;

import org.hibernate.event.spi.DeleteContext;

/**
 * What a deletion has visited while it cascades, and the stamps that all rows that go
 * with it get.
 */
final class SoftDeleteContext implements DeleteContext {

	private final DeleteContext visited;

	private final Deletion deletion;

	SoftDeleteContext(DeleteContext visited, Deletion deletion) {
		this.visited = visited;
		this.deletion = deletion;
	}

	Deletion deletion() {
		return this.deletion;
	}

	@Override
	public boolean add(Object entity) {
		return this.visited.add(entity);
	}

}
