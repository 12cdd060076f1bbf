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
package dev.plinth.audit.bulk;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import dev.plinth.audit.stamp.AnnotatedStampGenerator;
import dev.plinth.audit.stamp.AttributeAnnotations;
import dev.plinth.audit.stamp.BasicStampGenerator;
import dev.plinth.audit.stamp.StampGenerator;
import dev.plinth.entity.AbstractEntity;
import dev.plinth.entity.IgnoredForLastModified;
import org.hibernate.generator.EventType;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.metamodel.mapping.EntityVersionMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.query.sqm.tree.SqmCopyContext;
import org.hibernate.query.sqm.tree.SqmDmlStatement;
import org.hibernate.query.sqm.tree.domain.SqmPath;
import org.hibernate.query.sqm.tree.expression.SqmExpression;
import org.hibernate.query.sqm.tree.from.SqmAttributeJoin;
import org.hibernate.query.sqm.tree.from.SqmFrom;
import org.hibernate.query.sqm.tree.from.SqmJoin;
import org.hibernate.query.sqm.tree.from.SqmRoot;
import org.hibernate.query.sqm.tree.insert.AbstractSqmInsertStatement;
import org.hibernate.query.sqm.tree.insert.SqmConflictClause;
import org.hibernate.query.sqm.tree.insert.SqmConflictUpdateAction;
import org.hibernate.query.sqm.tree.insert.SqmInsertSelectStatement;
import org.hibernate.query.sqm.tree.insert.SqmInsertStatement;
import org.hibernate.query.sqm.tree.insert.SqmInsertValuesStatement;
import org.hibernate.query.sqm.tree.insert.SqmValues;
import org.hibernate.query.sqm.tree.select.SqmQueryGroup;
import org.hibernate.query.sqm.tree.select.SqmQueryPart;
import org.hibernate.query.sqm.tree.select.SqmQuerySpec;
import org.hibernate.query.sqm.tree.select.SqmSelection;
import org.hibernate.query.sqm.tree.update.SqmAssignment;
import org.hibernate.query.sqm.tree.update.SqmSetClause;
import org.hibernate.query.sqm.tree.update.SqmUpdateStatement;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.SqlTuple;
import org.hibernate.sql.exec.internal.VersionTypeSeedParameterSpecification;
import org.hibernate.usertype.UserVersionType;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * Adds stamps to statements in HQL and of the Criteria API that write many rows.
 * <ol>
 * <li>An {@code update} also sets the attributes that a flush would stamp, and bumps the
 * version.</li>
 * <li>An {@code insert} also gives its rows the stamps of an insert. Hibernate itself
 * adds the version.</li>
 * <li>What an {@code insert} does to rows that are there already is an update, too.</li>
 * </ol>
 * What the statement assigns itself is left as it is. The statement may be kept and used
 * by others, so a changed one is a copy.
 * <p>
 * Public for the packages of this library that stand in the way of such statements; not
 * for use by applications.
 */
public final class BulkStamps {

	private BulkStamps() {
	}

	/**
	 * Add stamps to a statement.
	 * @param statement an update or insert, left as it is
	 * @return a statement with all stamps, the same one if there is nothing to add
	 */
	public static SqmDmlStatement<?> add(SqmDmlStatement<?> statement) {
		if (statement instanceof SqmUpdateStatement<?> update) {
			return add(update);
		}
		return (statement instanceof SqmInsertStatement<?> insert) ? add(insert) : statement;
	}

	/**
	 * Add stamps to an update.
	 * @param statement the update, left as it is
	 * @return an update with all stamps, the same one if there is nothing to add
	 */
	public static SqmUpdateStatement<?> add(SqmUpdateStatement<?> statement) {
		EntityPersister persister = persister(statement);
		Set<String> assigned = assigned(statement.getSetClause());
		List<Stamp> stamps = isIgnored(statement.getSetClause(), persister) ? List.of()
				: stamps(persister, EventType.UPDATE, assigned);
		boolean bumped = !statement.isVersioned() && isBumped(persister, assigned);
		if (stamps.isEmpty() && !bumped) {
			return statement;
		}
		SqmUpdateStatement<?> stamped = statement.copy(SqmCopyContext.noParamCopyContext());
		assign(stamped.getSetClause(), stamped.getTarget(), stamps);
		return bumped ? stamped.versioned() : stamped;
	}

	/**
	 * Add stamps to an insert.
	 * @param statement the insert, left as it is
	 * @return an insert with all stamps, the same one if there is nothing to add
	 */
	public static SqmInsertStatement<?> add(SqmInsertStatement<?> statement) {
		EntityPersister persister = persister(statement);
		Set<String> assigned = statement.getInsertionTargetPaths()
			.stream()
			.map(BulkStamps::path)
			.collect(Collectors.toSet());
		List<Stamp> stamps = stamps(persister, EventType.INSERT, assigned);
		if (stamps.isEmpty() && updateAction(statement) == null) {
			return statement;
		}
		AbstractSqmInsertStatement<?> stamped = (AbstractSqmInsertStatement<?>) statement
			.copy(SqmCopyContext.noParamCopyContext());
		for (Stamp stamp : stamps) {
			stamped.addInsertTargetStateField(stamp.in(stamped.getTarget()));
		}
		if (stamped instanceof SqmInsertValuesStatement<?> values) {
			values.values(values.getValuesList().stream().map((row) -> add(row, stamps, values)).toList());
		}
		else if (stamped instanceof SqmInsertSelectStatement<?> select) {
			add(select.getSelectQueryPart(), stamps);
		}
		SqmConflictUpdateAction<?> update = updateAction(stamped);
		if (update != null) {
			add(update, stamped.getTarget(), persister);
		}
		return stamped;
	}

	private static SqmValues add(SqmValues row, List<Stamp> stamps, SqmInsertValuesStatement<?> statement) {
		List<SqmExpression<?>> expressions = new ArrayList<>(row.getExpressions());
		for (Stamp stamp : stamps) {
			expressions.add(new BoundExpression(() -> stamp.parameter(EventType.INSERT), statement.nodeBuilder()));
		}
		return new SqmValues(expressions);
	}

	private static void add(SqmQueryPart<?> query, List<Stamp> stamps) {
		if (query instanceof SqmQueryGroup<?> group) {
			group.getQueryParts().forEach((part) -> add(part, stamps));
		}
		else if (query instanceof SqmQuerySpec<?> spec) {
			for (Stamp stamp : stamps) {
				spec.getSelectClause()
					.addSelection(new SqmSelection<>(
							new BoundExpression(() -> stamp.parameter(EventType.INSERT), spec.nodeBuilder()),
							spec.nodeBuilder()));
			}
		}
	}

	/**
	 * The stamps go first: MariaDB would look at the condition of the update again for
	 * each attribute, after it has set those before.
	 */
	private static void add(SqmConflictUpdateAction<?> update, SqmRoot<?> target, EntityPersister persister) {
		SqmSetClause clause = update.getSetClause();
		List<SqmAssignment<?>> assignments = List.copyOf(clause.getAssignments());
		Set<String> assigned = assigned(clause);
		boolean ignored = isIgnored(clause, persister);
		clause.clearAssignments();
		if (!ignored) {
			assign(clause, target, stamps(persister, EventType.UPDATE, assigned));
		}
		if (isBumped(persister, assigned)) {
			SqmPath<Number> version = target.get(versionAttribute(persister));
			clause.addAssignment(new SqmAssignment<>(version, nextVersion(version, persister)));
		}
		assignments.forEach(clause::addAssignment);
	}

	@SuppressWarnings("unchecked")
	private static SqmExpression<Number> nextVersion(SqmPath<Number> version, EntityPersister persister) {
		EntityVersionMapping mapping = persister.getVersionMapping();
		if (mapping.getJdbcMapping().getJdbcType().isTemporal()) {
			return (SqmExpression<Number>) (SqmExpression<?>) new BoundExpression(
					() -> new VersionTypeSeedParameterSpecification(mapping), version.nodeBuilder());
		}
		Number one = (Number) persister.getVersionType().getJavaTypeDescriptor().wrap(1, null);
		return version.nodeBuilder().sum(version, version.nodeBuilder().literal(one));
	}

	private static @Nullable SqmConflictUpdateAction<?> updateAction(SqmInsertStatement<?> statement) {
		SqmConflictClause<?> conflict = statement.getConflictClause();
		return (conflict != null) ? conflict.getConflictAction() : null;
	}

	/**
	 * Where there may be no auditor, the column keeps its value if there is none.
	 */
	private static void assign(SqmSetClause clause, SqmRoot<?> target, List<Stamp> stamps) {
		for (Stamp stamp : stamps) {
			requireNotJoined(stamp, target);
			SqmPath<Object> path = stamp.in(target);
			clause.addAssignment(path, new BoundExpression(() -> stamp.parameter(EventType.UPDATE),
					stamp.isOptional() ? path : null, target.nodeBuilder()));
		}
	}

	/**
	 * An update that joins an auditor under a name of its own cannot assign it: Hibernate
	 * takes the identifier of the joined row for the column to assign
	 * ({@code EntityValuedPathInterpretation}), by which the row would get that
	 * identifier.
	 * @throws UnsupportedOperationException if the statement does
	 */
	private static void requireNotJoined(Stamp stamp, SqmFrom<?, ?> from) {
		for (SqmJoin<?, ?> join : from.getSqmJoins()) {
			if (join instanceof SqmAttributeJoin<?, ?> && path(join).equals(stamp.path())) {
				throw new UnsupportedOperationException("An update that joins '" + stamp.path()
						+ "' cannot stamp it. Join the entity itself instead, on its identifier being that of '"
						+ stamp.path() + "'.");
			}
			requireNotJoined(stamp, join);
		}
	}

	private static EntityPersister persister(SqmDmlStatement<?> statement) {
		return statement.nodeBuilder().getMappingMetamodel().getEntityDescriptor(statement.getTarget().getEntityName());
	}

	/**
	 * Return the stamps that a statement does not set itself.
	 */
	private static List<Stamp> stamps(EntityPersister persister, EventType event, Set<String> assigned) {
		List<Stamp> stamps = new ArrayList<>();
		for (int index = 0; index < persister.getGenerators().length; index++) {
			String name = persister.getPropertyNames()[index];
			if (persister.getGenerators()[index] instanceof StampGenerator generator) {
				add(stamps, name, generator, persister);
			}
			else if (persister.getGenerators()[index] instanceof AnnotatedStampGenerator embedded) {
				embedded.stamp()
					.forEach(name, (path, stamp) -> add(stamps, path, new BasicStampGenerator(stamp), persister));
			}
		}
		stamps.removeIf((stamp) -> !stamp.generator().getEventTypes().contains(event)
				|| assigned.stream().anyMatch(stamp::overlaps));
		return stamps;
	}

	/**
	 * Attributes of an embeddable that only some of its classes have are out of reach.
	 */
	private static void add(List<Stamp> stamps, String path, StampGenerator generator, EntityPersister persister) {
		if (persister.findByPath(path) instanceof AttributeMapping attribute) {
			stamps.add(new Stamp(path, attribute, generator));
		}
	}

	/**
	 * Return whether all that is assigned is {@linkplain IgnoredForLastModified no
	 * content}.
	 */
	private static boolean isIgnored(SqmSetClause clause, EntityPersister persister) {
		return clause.getAssignments()
			.stream()
			.allMatch((assignment) -> isIgnored(assignment.getTargetPath(), persister));
	}

	private static boolean isIgnored(SqmPath<?> path, EntityPersister persister) {
		SqmPath<?> parent = path.getLhs();
		if (parent == null) {
			return false;
		}
		return (persister.findByPath(path(path)) instanceof AttributeMapping attribute
				&& AttributeAnnotations.isPresent(attribute, IgnoredForLastModified.class))
				|| isIgnored(parent, persister);
	}

	private static String path(SqmPath<?> path) {
		String name = path.getReferencedPathSource().getPathName();
		SqmPath<?> parent = path.getLhs();
		return (parent == null || parent instanceof SqmRoot<?>) ? name : path(parent) + "." + name;
	}

	/**
	 * A version that the statement does not set is bumped, unless the entity has nothing
	 * to do with this library.
	 */
	private static boolean isBumped(EntityPersister persister, Set<String> assigned) {
		Class<?> type = persister.getMappedClass();
		return persister.isVersioned() && !(persister.getVersionType() instanceof UserVersionType<?>)
				&& !assigned.contains(versionAttribute(persister))
				&& ((type != null && AbstractEntity.class.isAssignableFrom(type))
						|| !stamps(persister, EventType.UPDATE, Set.of()).isEmpty());
	}

	private static String versionAttribute(EntityPersister persister) {
		return persister.getVersionMapping().getVersionAttribute().getAttributeName();
	}

	private static Set<String> assigned(SqmSetClause clause) {
		return clause.getAssignments()
			.stream()
			.map(SqmAssignment::getTargetPath)
			.map(BulkStamps::path)
			.collect(Collectors.toSet());
	}

	/**
	 * A stamp that a statement writes.
	 *
	 * @param path the path of the attribute, from the entity
	 * @param attribute the attribute
	 * @param generator the generator of its values
	 */
	private record Stamp(String path, AttributeMapping attribute, StampGenerator generator) {

		SqmPath<Object> in(SqmRoot<?> target) {
			SqmPath<Object> found = null;
			for (String name : StringUtils.delimitedListToStringArray(this.path, ".")) {
				found = (found != null) ? found.get(name) : target.get(name);
			}
			return Objects.requireNonNull(found);
		}

		boolean isOptional() {
			return this.generator instanceof BasicStampGenerator basic && basic.isOptional();
		}

		/**
		 * Return whether an attribute is this one, or holds it, or is a part of it.
		 */
		boolean overlaps(String other) {
			return (this.path + ".").startsWith(other + ".") || (other + ".").startsWith(this.path + ".");
		}

		Expression parameter(EventType event) {
			List<Expression> columns = new ArrayList<>();
			for (int column = 0; column < this.attribute.getJdbcTypeCount(); column++) {
				StampParameter parameter = new StampParameter(this.attribute, column, this.generator, event);
				columns.add((event == EventType.INSERT) ? new SelectedParameter(parameter) : parameter);
			}
			return (columns.size() == 1) ? columns.get(0) : new SqlTuple(columns, this.attribute);
		}

	}

}
