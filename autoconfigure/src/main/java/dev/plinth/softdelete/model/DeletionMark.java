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
package dev.plinth.softdelete.model;

import java.time.Instant;

import dev.plinth.audit.stamp.DateConversion;
import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.BasicValue;
import org.hibernate.mapping.Property;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.query.sqm.ComparisonOperator;
import org.hibernate.query.sqm.NodeBuilder;
import org.hibernate.query.sqm.tree.domain.SqmPath;
import org.hibernate.query.sqm.tree.predicate.SqmNullnessPredicate;
import org.hibernate.query.sqm.tree.predicate.SqmPredicate;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.JdbcLiteral;
import org.hibernate.sql.ast.tree.predicate.ComparisonPredicate;
import org.hibernate.sql.ast.tree.predicate.Junction;
import org.hibernate.sql.ast.tree.predicate.NullnessPredicate;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.hibernate.type.descriptor.jdbc.JdbcLiteralFormatter;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * The attribute that tells whether a row is deleted: the date of its deletion, which a
 * living row does not have, or a flag. Says the one condition by which living and deleted
 * rows are told apart in each of the forms that statements are made of.
 */
public final class DeletionMark {

	private final String attribute;

	private final @Nullable DateConversion date;

	private final boolean nullable;

	private final String falseLiteral;

	private final String trueLiteral;

	private DeletionMark(String attribute, @Nullable DateConversion date, boolean nullable, String falseLiteral,
			String trueLiteral) {
		this.attribute = attribute;
		this.date = date;
		this.nullable = nullable;
		this.falseLiteral = falseLiteral;
		this.trueLiteral = trueLiteral;
	}

	/**
	 * Return the mark that an attribute is.
	 * @param property the attribute
	 * @return the mark
	 * @throws IllegalArgumentException if the attribute is of a type that is neither a
	 * date nor a flag
	 */
	public static DeletionMark of(Property property) {
		if (isFlag(property)) {
			boolean nullable = property.getColumns().get(0).isNullable();
			return new DeletionMark(property.getName(), null, nullable, literal(false, property),
					literal(true, property));
		}
		DateConversion date = DateConversion.of(property);
		Assert.notNull(date, () -> "'" + property.getName() + "' is neither a date nor a flag");
		return new DeletionMark(property.getName(), date, true, "", "");
	}

	/**
	 * Return whether an attribute is of a type that says that a row is deleted, but not
	 * when.
	 */
	public static boolean isFlag(Property property) {
		return property.getType().getReturnedClass() == Boolean.class;
	}

	@SuppressWarnings("unchecked") // a column's type has a formatter for its values
	private static String literal(boolean value, Property property) {
		BasicValue basic = (BasicValue) property.getValue();
		Dialect dialect = basic.getBuildingContext().getMetadataCollector().getDatabase().getDialect();
		JdbcMapping type = basic.resolve().getJdbcMapping();
		JdbcLiteralFormatter<Object> formatter = type.getJdbcLiteralFormatter();
		return formatter.toJdbcLiteral(type.convertToRelationalValue(value), dialect, null);
	}

	/**
	 * Return the name of the attribute.
	 */
	public String attribute() {
		return this.attribute;
	}

	/**
	 * Return whether the attribute tells when a row was deleted.
	 */
	public boolean isDate() {
		return this.date != null;
	}

	/**
	 * Return an instant as the attribute has it.
	 * @throws IllegalStateException if the attribute holds no date
	 */
	public Object date(Instant instant) {
		Assert.state(this.date != null, () -> "'" + this.attribute + "' holds no date");
		return this.date.convert(instant);
	}

	/**
	 * Return whether a row with a value of the attribute is deleted.
	 */
	public boolean isDeleted(@Nullable Object value) {
		return isDate() ? value != null : Boolean.TRUE.equals(value);
	}

	/**
	 * Return the value that the attribute has in rows of a deletion.
	 * @param deletion the deletion, or {@code null} for rows that live
	 */
	public @Nullable Object value(@Nullable Deletion deletion) {
		if (this.date == null) {
			return deletion != null;
		}
		return (deletion != null) ? this.date.convert(deletion.at()) : null;
	}

	/**
	 * Return the condition that a row lives, in HQL.
	 * @param alias the alias of the entity
	 */
	public String living(String alias) {
		return livingSql(alias + "." + this.attribute, "false");
	}

	/**
	 * Return the condition that a row is deleted, in HQL.
	 * @param alias the alias of the entity
	 */
	public String deleted(String alias) {
		return deletedSql(alias + "." + this.attribute, "true");
	}

	/**
	 * Return the condition that a row lives, in SQL.
	 * @param column the column of the attribute
	 */
	public String livingSql(String column) {
		return livingSql(column, this.falseLiteral);
	}

	private String livingSql(String column, String literal) {
		if (isDate()) {
			return column + " is null";
		}
		String unset = column + " = " + literal;
		return this.nullable ? "(" + column + " is null or " + unset + ")" : unset;
	}

	/**
	 * Return the condition that a row is deleted, in SQL.
	 * @param column the column of the attribute
	 */
	public String deletedSql(String column) {
		return deletedSql(column, this.trueLiteral);
	}

	private String deletedSql(String column, String literal) {
		return column + (isDate() ? " is not null" : " = " + literal);
	}

	/**
	 * Return the condition that a row lives, for a statement in HQL or of the Criteria
	 * API.
	 * @param entity the path of the entity
	 */
	public SqmPredicate living(SqmPath<?> entity) {
		NodeBuilder builder = entity.nodeBuilder();
		SqmPath<?> value = entity.get(this.attribute);
		SqmPredicate none = new SqmNullnessPredicate(value, builder);
		if (isDate()) {
			return none;
		}
		SqmPredicate unset = builder.equal(value, builder.literal(false));
		return this.nullable ? builder.or(none, unset) : unset;
	}

	/**
	 * Return the condition that a row lives or is deleted, for a translated statement.
	 * @param deleted whether the row is to be deleted
	 * @param column the column of the attribute
	 */
	public Predicate condition(boolean deleted, Expression column) {
		if (isDate()) {
			return new NullnessPredicate(column, deleted);
		}
		JdbcMapping type = column.getExpressionType().getSingleJdbcMapping();
		Predicate comparison = new ComparisonPredicate(column, ComparisonOperator.EQUAL,
				new JdbcLiteral<>(type.convertToRelationalValue(deleted), type));
		if (deleted || !this.nullable) {
			return comparison;
		}
		Junction living = new Junction(Junction.Nature.DISJUNCTION);
		living.add(new NullnessPredicate(column));
		living.add(comparison);
		return living;
	}

}
