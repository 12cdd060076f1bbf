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
package dev.plinth.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.plinth.entity.AbstractEntity;
import dev.plinth.entity.IgnoredForLastModified;
import org.hibernate.generator.BeforeExecutionGenerator;
import org.hibernate.generator.EventType;
import org.hibernate.generator.Generator;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.metamodel.mapping.EntityVersionMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.query.sqm.tree.SqmCopyContext;
import org.hibernate.query.sqm.tree.SqmDmlStatement;
import org.hibernate.query.sqm.tree.domain.SqmPath;
import org.hibernate.query.sqm.tree.expression.SqmExpression;
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
		int[] stamps = isIgnored(statement.getSetClause(), persister) ? new int[0]
				: stamps(persister, EventType.UPDATE, assigned);
		boolean bumped = !statement.isVersioned() && isBumped(persister, assigned);
		if (stamps.length == 0 && !bumped) {
			return statement;
		}
		SqmUpdateStatement<?> stamped = statement.copy(SqmCopyContext.noParamCopyContext());
		assign(stamped.getSetClause(), stamped.getTarget(), persister, stamps);
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
			.map(BulkStamps::attribute)
			.collect(Collectors.toSet());
		int[] stamps = stamps(persister, EventType.INSERT, assigned);
		if (stamps.length == 0 && updateAction(statement) == null) {
			return statement;
		}
		AbstractSqmInsertStatement<?> stamped = (AbstractSqmInsertStatement<?>) statement
			.copy(SqmCopyContext.noParamCopyContext());
		for (int stamp : stamps) {
			stamped.addInsertTargetStateField(stamped.getTarget().get(persister.getPropertyNames()[stamp]));
		}
		if (stamped instanceof SqmInsertValuesStatement<?> values) {
			values.values(values.getValuesList().stream().map((row) -> add(row, persister, stamps, values)).toList());
		}
		else if (stamped instanceof SqmInsertSelectStatement<?> select) {
			add(select.getSelectQueryPart(), persister, stamps);
		}
		SqmConflictUpdateAction<?> update = updateAction(stamped);
		if (update != null) {
			add(update, stamped.getTarget(), persister);
		}
		return stamped;
	}

	private static SqmValues add(SqmValues row, EntityPersister persister, int[] stamps,
			SqmInsertValuesStatement<?> statement) {
		List<SqmExpression<?>> expressions = new ArrayList<>(row.getExpressions());
		for (int stamp : stamps) {
			expressions
				.add(new BoundExpression(() -> parameter(persister, stamp, EventType.INSERT), statement.nodeBuilder()));
		}
		return new SqmValues(expressions);
	}

	private static void add(SqmQueryPart<?> query, EntityPersister persister, int[] stamps) {
		if (query instanceof SqmQueryGroup<?> group) {
			group.getQueryParts().forEach((part) -> add(part, persister, stamps));
		}
		else if (query instanceof SqmQuerySpec<?> spec) {
			for (int stamp : stamps) {
				spec.getSelectClause()
					.addSelection(
							new SqmSelection<>(new BoundExpression(() -> parameter(persister, stamp, EventType.INSERT),
									spec.nodeBuilder()), spec.nodeBuilder()));
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
			assign(clause, target, persister, stamps(persister, EventType.UPDATE, assigned));
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

	private static void assign(SqmSetClause clause, SqmRoot<?> target, EntityPersister persister, int[] stamps) {
		for (int stamp : stamps) {
			SqmPath<Object> path = target.get(persister.getPropertyNames()[stamp]);
			clause.addAssignment(path,
					new BoundExpression(() -> parameter(persister, stamp, EventType.UPDATE), target.nodeBuilder()));
		}
	}

	private static EntityPersister persister(SqmDmlStatement<?> statement) {
		return statement.nodeBuilder().getMappingMetamodel().getEntityDescriptor(statement.getTarget().getEntityName());
	}

	/**
	 * Return the positions of the attributes that get a stamp.
	 */
	private static int[] stamps(EntityPersister persister, EventType event, Set<String> assigned) {
		Generator[] generators = persister.getGenerators();
		return IntStream.range(0, generators.length)
			.filter((index) -> StampGenerators.isStamp(generators[index])
					&& generators[index].getEventTypes().contains(event)
					&& !assigned.contains(persister.getPropertyNames()[index]))
			.toArray();
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
						|| stamps(persister, EventType.UPDATE, Set.of()).length > 0);
	}

	private static String versionAttribute(EntityPersister persister) {
		return persister.getVersionMapping().getVersionAttribute().getAttributeName();
	}

	private static Set<String> assigned(SqmSetClause clause) {
		return clause.getAssignments()
			.stream()
			.map(SqmAssignment::getTargetPath)
			.map(BulkStamps::attribute)
			.collect(Collectors.toSet());
	}

	/**
	 * Return the attribute of the entity that a path begins with.
	 */
	private static String attribute(SqmPath<?> path) {
		SqmPath<?> attribute = path;
		while (attribute.getLhs() != null && !(attribute.getLhs() instanceof SqmRoot<?>)) {
			attribute = attribute.getLhs();
		}
		return attribute.getReferencedPathSource().getPathName();
	}

	private static Expression parameter(EntityPersister persister, int stamp, EventType event) {
		AttributeMapping attribute = persister.getAttributeMapping(stamp);
		BeforeExecutionGenerator generator = (BeforeExecutionGenerator) persister.getGenerators()[stamp];
		List<Expression> columns = new ArrayList<>();
		for (int column = 0; column < attribute.getJdbcTypeCount(); column++) {
			StampParameter parameter = new StampParameter(attribute, column, generator, event);
			columns.add((event == EventType.INSERT) ? new SelectedParameter(parameter) : parameter);
		}
		return (columns.size() == 1) ? columns.get(0) : new SqlTuple(columns, attribute);
	}

}
