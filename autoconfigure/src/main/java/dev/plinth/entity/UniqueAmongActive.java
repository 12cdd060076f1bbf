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
package dev.plinth.entity;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Unique key of a {@linkplain SoftDeletable soft-deletable} entity that counts living
 * rows only: any number of deleted rows may have the same values as a living one. As in
 * every unique key, a row with a {@code null} among the values is in nobody's way.
 * <p>
 * The database enforces it. In a schema that Hibernate generates, the key is a partial
 * index on PostgreSQL, elsewhere an index that includes a generated column, which is
 * {@code null} in deleted rows and no attribute of the entity. A migration creates the
 * same with the SQL mixin {@code active_row}. Restoring a row that would violate the key
 * is refused before anything is written.
 * <p>
 * Belongs on an entity class or on a mapped superclass above it. The columns have to be
 * in the table that says whether the row is deleted, which is that of the root. On the
 * join column of a one-to-one association, the key takes the place of the unique
 * constraint that Hibernate generates for such a column.
 */
@Documented
@Repeatable(UniqueAmongActive.List.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface UniqueAmongActive {

	/**
	 * Return the attributes that are unique together.
	 * @return names of basic attributes, of embedded ones, or of references, whose join
	 * columns are meant; a path such as {@code address.city} leads into an embedded
	 * attribute
	 */
	String[] value();

	/**
	 * Return the name of the index in generated schemas.
	 * @return the name, by default one made of the names of table and columns
	 */
	String name() default "";

	/**
	 * Holds several keys of one class.
	 */
	@Documented
	@Retention(RetentionPolicy.RUNTIME)
	@Target(ElementType.TYPE)
	@interface List {

		/**
		 * Return the keys.
		 * @return the keys
		 */
		UniqueAmongActive[] value();

	}

}
