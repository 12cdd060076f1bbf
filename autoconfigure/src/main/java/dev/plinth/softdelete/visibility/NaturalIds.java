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
package dev.plinth.softdelete.visibility;

import dev.plinth.softdelete.DeletedRows;
import dev.plinth.softdelete.Visibility;
import dev.plinth.softdelete.model.SoftDeleteAttributes;
import dev.plinth.softdelete.session.LoadedRows;
import org.hibernate.engine.spi.PersistenceContext;
import org.hibernate.loader.ast.spi.MultiNaturalIdLoader;
import org.hibernate.loader.ast.spi.NaturalIdLoader;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.metamodel.mapping.EntityMappingType;
import org.hibernate.metamodel.mapping.NaturalIdMapping;
import org.hibernate.metamodel.mapping.internal.CompoundNaturalIdMapping;
import org.hibernate.metamodel.mapping.internal.MappingModelCreationProcess;
import org.hibernate.metamodel.mapping.internal.SimpleNaturalIdMapping;
import org.hibernate.persister.entity.EntityPersister;

/**
 * Natural ids of soft-deletable entities, which one living row and any number of deleted
 * ones may share:
 * <ol>
 * <li>{@linkplain NaturalIdLookup Look-ups} are restricted to what the current scope
 * sees.
 * <li>A session remembers which row a natural id led to. What it has learned where
 * deleted rows alone are seen is kept apart, by a hash code that depends on the scope,
 * and it {@linkplain #forget forgets} what would lead to a hidden row.
 * <li>The shared cache of natural ids is not used.
 * </ol>
 */
public final class NaturalIds {

	private NaturalIds() {
	}

	public static NaturalIdMapping mapping(NaturalIdMapping standard, EntityPersister persister,
			PersistentClass persistentClass, MappingModelCreationProcess creationProcess) {
		return (standard instanceof SimpleNaturalIdMapping simple) ? new Simple(simple, persister, creationProcess)
				: new Compound((CompoundNaturalIdMapping) standard, persister, persistentClass, creationProcess);
	}

	/**
	 * Forget which natural id leads to a row that look-ups of the current scope must not
	 * be led to.
	 */
	static void forgetHidden(Object entity, Object id, EntityPersister persister,
			PersistenceContext persistenceContext) {
		if (SoftDeleteAttributes.of(persister) != null && persister.getNaturalIdMapping() != null && LoadedRows
			.isDeleted(entity, persistenceContext.getSession()) != (DeletedRows.visibility() == Visibility.DELETED)) {
			forget(id, persister, persistenceContext);
		}
	}

	/**
	 * Forget which natural id leads to a row.
	 */
	public static void forget(Object id, EntityPersister persister, PersistenceContext persistenceContext) {
		if (persister.getNaturalIdMapping() != null) {
			persistenceContext.getNaturalIdResolutions().removeResolution(id, null, persister);
		}
	}

	private static int inScope(int hashCode) {
		return (DeletedRows.visibility() == Visibility.DELETED) ? hashCode + 1 : hashCode;
	}

	/**
	 * A natural id of one attribute.
	 */
	private static final class Simple extends SimpleNaturalIdMapping {

		Simple(SimpleNaturalIdMapping standard, EntityPersister persister,
				MappingModelCreationProcess creationProcess) {
			super(standard.getAttribute(), persister, creationProcess);
		}

		@Override
		public int calculateHashCode(Object value) {
			return inScope(super.calculateHashCode(value));
		}

		@Override
		public NaturalIdLoader<?> makeLoader(EntityMappingType entity) {
			return NaturalIdLookup.of(this, entity.getEntityPersister());
		}

		@Override
		public MultiNaturalIdLoader<?> makeMultiLoader(EntityMappingType entity) {
			return new MultiNaturalIdLookup(entity.getEntityPersister());
		}

	}

	/**
	 * A natural id of several attributes.
	 */
	private static final class Compound extends CompoundNaturalIdMapping {

		Compound(CompoundNaturalIdMapping standard, EntityPersister persister, PersistentClass persistentClass,
				MappingModelCreationProcess creationProcess) {
			super(persister, persistentClass.getRootClass().getNaturalIdClass(), standard.getNaturalIdAttributes(),
					creationProcess);
		}

		@Override
		public int calculateHashCode(Object value) {
			return inScope(super.calculateHashCode(value));
		}

		@Override
		public NaturalIdLoader<?> makeLoader(EntityMappingType entity) {
			return NaturalIdLookup.of(this, entity.getEntityPersister());
		}

		@Override
		public MultiNaturalIdLoader<?> makeMultiLoader(EntityMappingType entity) {
			return new MultiNaturalIdLookup(entity.getEntityPersister());
		}

	}

}
