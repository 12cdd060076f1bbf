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
package dev.plinth.mapping;

import java.util.function.Function;

import org.hibernate.generator.BeforeExecutionGenerator;
import org.hibernate.service.ServiceRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * An attribute that a {@link Mixin} adds to an entity. Its state is a field of the same
 * name in a superclass of the entity.
 *
 * @param name the name of the attribute
 * @param type the Java type of the attribute
 * @param column the name of the column in the database
 * @param length the length of the column in characters, or {@code null} where the type
 * has none
 * @param precision the number of fractional digits of a temporal column, or {@code null}
 * where the type has none
 * @param nullable whether the column may be null
 * @param updatable whether the column changes after the row has been inserted
 * @param version whether the attribute is the optimistic lock of the entity
 * @param managed whether the library alone sets the attribute, so that a detached
 * instance never hands its value over
 * @param generator creates the generator of the values from the services of the session
 * factory, {@code null} for an attribute whose values are set elsewhere
 */
public record MixinAttribute(String name, Class<?> type, String column, @Nullable Integer length,
		@Nullable Integer precision, boolean nullable, boolean updatable, boolean version, boolean managed,
		@Nullable Function<ServiceRegistry, BeforeExecutionGenerator> generator) {

	public MixinAttribute {
		Assert.hasText(name, "'name' must not be empty");
		Assert.notNull(type, "'type' must not be null");
		Assert.hasText(column, "'column' must not be empty");
		Assert.isTrue(!(version && generator != null), "A version generates its own values");
	}

	/**
	 * Return a nullable, updatable attribute without length, precision or generator.
	 * @param name the name of the attribute
	 * @param type the Java type of the attribute
	 * @param columns names and sizes of the columns
	 * @return the attribute
	 */
	public static MixinAttribute of(String name, Class<?> type, ColumnSettings columns) {
		return new MixinAttribute(name, type, columns.column(name), null, null, true, true, false, false, null);
	}

	/**
	 * Return this attribute with a column of the given length.
	 * @param length the length in characters
	 * @return the attribute
	 */
	public MixinAttribute withLength(int length) {
		return new MixinAttribute(this.name, this.type, this.column, length, this.precision, this.nullable,
				this.updatable, this.version, this.managed, this.generator);
	}

	/**
	 * Return this attribute with a temporal column of the given precision.
	 * @param precision the number of fractional digits
	 * @return the attribute
	 */
	public MixinAttribute withPrecision(int precision) {
		return new MixinAttribute(this.name, this.type, this.column, this.length, precision, this.nullable,
				this.updatable, this.version, this.managed, this.generator);
	}

	/**
	 * Return this attribute with a column that may not be null.
	 * @return the attribute
	 */
	public MixinAttribute required() {
		return new MixinAttribute(this.name, this.type, this.column, this.length, this.precision, false, this.updatable,
				this.version, this.managed, this.generator);
	}

	/**
	 * Return this attribute with a column that does not change once the row is inserted.
	 * @return the attribute
	 */
	public MixinAttribute fixed() {
		return new MixinAttribute(this.name, this.type, this.column, this.length, this.precision, this.nullable, false,
				this.version, this.managed, this.generator);
	}

	/**
	 * Return this attribute as the optimistic lock of the entity.
	 * @return the attribute
	 */
	public MixinAttribute asVersion() {
		return new MixinAttribute(this.name, this.type, this.column, this.length, this.precision, this.nullable,
				this.updatable, true, this.managed, this.generator);
	}

	/**
	 * Return this attribute as one that the library alone sets.
	 * @return the attribute
	 */
	public MixinAttribute asManaged() {
		return new MixinAttribute(this.name, this.type, this.column, this.length, this.precision, this.nullable,
				this.updatable, this.version, true, this.generator);
	}

	/**
	 * Return this attribute with values that a generator provides whenever the row is
	 * written, and that the library alone sets.
	 * @param generator creates the generator from the services of the session factory;
	 * the generator is called inside a flush and must not load anything
	 * @return the attribute
	 * @see BeforeExecutionGenerator#generate
	 */
	public MixinAttribute generatedBy(Function<ServiceRegistry, BeforeExecutionGenerator> generator) {
		return new MixinAttribute(this.name, this.type, this.column, this.length, this.precision, this.nullable,
				this.updatable, this.version, true, generator);
	}

}
