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
package dev.plinth.mapping.imperative;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.EnumType;
import org.hibernate.boot.jaxb.mapping.spi.JaxbBasicImpl;
import org.hibernate.boot.jaxb.mapping.spi.JaxbColumnImpl;
import org.hibernate.boot.jaxb.mapping.spi.JaxbConvertImpl;
import org.hibernate.boot.jaxb.mapping.spi.JaxbLobImpl;

import org.springframework.util.Assert;

/**
 * Describes the column that an attribute is mapped to. Without further description it has
 * the name of the attribute, as the naming strategy writes it, the type that Hibernate
 * chooses for that of the field, and may be null unless the field is of a primitive type.
 */
public final class ColumnMapping {

	private final JaxbBasicImpl attribute = new JaxbBasicImpl();

	private final JaxbColumnImpl column = new JaxbColumnImpl();

	ColumnMapping(String name) {
		this.attribute.setName(name);
		this.attribute.setColumn(this.column);
	}

	JaxbBasicImpl attribute() {
		return this.attribute;
	}

	/**
	 * Return the column of an attribute whose values are converted elsewhere, or nowhere.
	 * @param place says what the attribute is
	 * @throws ImperativeMappingException if a conversion is described
	 */
	JaxbColumnImpl columnWithoutConversion(String place) {
		if (this.attribute.getConvert() != null || this.attribute.getEnumerated() != null
				|| this.attribute.getLob() != null) {
			throw new ImperativeMappingException(
					"The values of '" + this.attribute.getName() + "' cannot be converted, since it is " + place + ".",
					"Remove converter, enumerated and lob; those of an embeddable belong to"
							+ " ImperativeMapping.embeddable(...).");
		}
		return this.column;
	}

	/**
	 * Name the column.
	 * @param name the name
	 * @return this description
	 */
	public ColumnMapping name(String name) {
		Assert.hasText(name, "'name' must not be empty");
		this.column.setName(name);
		return this;
	}

	/**
	 * Put the column into a secondary table of the entity.
	 * @param table the name of the table
	 * @return this description
	 * @see EntityMapping#secondaryTable(String)
	 */
	public ColumnMapping table(String table) {
		Assert.hasText(table, "'table' must not be empty");
		this.column.setTable(table);
		return this;
	}

	/**
	 * Choose the SQL type of the column, which binds it to a kind of database.
	 * @param definition the type as it stands in {@code create table}
	 * @return this description
	 */
	public ColumnMapping definition(String definition) {
		Assert.hasText(definition, "'definition' must not be empty");
		this.column.setColumnDefinition(definition);
		return this;
	}

	/**
	 * Choose the length of the column.
	 * @param length the length in characters, or in bytes
	 * @return this description
	 */
	public ColumnMapping length(int length) {
		Assert.isTrue(length > 0, "'length' must be positive");
		this.column.setLength(length);
		return this;
	}

	/**
	 * Choose the number of digits of a decimal column.
	 * @param precision the number of all digits
	 * @param scale the number of those behind the decimal point
	 * @return this description
	 */
	public ColumnMapping precision(int precision, int scale) {
		Assert.isTrue(precision > 0 && scale >= 0 && scale <= precision,
				"'precision' must be positive, and 'scale' from 0 to 'precision'");
		this.column.setPrecision(precision);
		this.column.setScale(scale);
		return this;
	}

	/**
	 * Say that the column is never null.
	 * @return this description
	 */
	public ColumnMapping notNull() {
		this.column.setNullable(false);
		return this;
	}

	/**
	 * Demand that no two rows have the same value.
	 * @return this description
	 */
	public ColumnMapping unique() {
		this.column.setUnique(true);
		return this;
	}

	/**
	 * Say that the column keeps what was inserted.
	 * @return this description
	 */
	public ColumnMapping insertOnly() {
		this.column.setUpdatable(false);
		return this;
	}

	/**
	 * Say that somebody else writes the column.
	 * @return this description
	 */
	public ColumnMapping readOnly() {
		this.column.setInsertable(false);
		this.column.setUpdatable(false);
		return this;
	}

	/**
	 * Choose what stands for a value in the column.
	 * @param converter the class that converts values
	 * @return this description
	 */
	public ColumnMapping converter(Class<? extends AttributeConverter<?, ?>> converter) {
		Assert.notNull(converter, "'converter' must not be null");
		JaxbConvertImpl convert = new JaxbConvertImpl();
		convert.setConverter(converter.getName());
		this.attribute.setConvert(convert);
		return this;
	}

	/**
	 * Choose what stands for a constant of an enum in the column.
	 * @param type its position or its name
	 * @return this description
	 */
	public ColumnMapping enumerated(EnumType type) {
		Assert.notNull(type, "'type' must not be null");
		this.attribute.setEnumerated(type);
		return this;
	}

	/**
	 * Say that values may be large.
	 * @return this description
	 */
	public ColumnMapping lob() {
		this.attribute.setLob(new JaxbLobImpl());
		return this;
	}

}
