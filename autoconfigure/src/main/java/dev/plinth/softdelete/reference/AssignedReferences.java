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
package dev.plinth.softdelete.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import dev.plinth.softdelete.DeletedReferenceException;
import dev.plinth.softdelete.model.SoftDeleteAttributes;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.metamodel.mapping.DiscriminatedAssociationModelPart;
import org.hibernate.metamodel.mapping.EmbeddableValuedModelPart;
import org.hibernate.metamodel.mapping.EntityIdentifierMapping;
import org.hibernate.metamodel.mapping.ModelPart;
import org.hibernate.metamodel.mapping.internal.ToOneAttributeMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.query.spi.QueryParameterBindings;
import org.hibernate.query.sqm.internal.DomainParameterXref;
import org.hibernate.query.sqm.tree.SqmDmlStatement;
import org.hibernate.query.sqm.tree.domain.SqmPath;
import org.hibernate.query.sqm.tree.expression.JpaCriteriaParameter;
import org.hibernate.query.sqm.tree.expression.SqmLiteral;
import org.hibernate.query.sqm.tree.expression.SqmParameter;
import org.hibernate.query.sqm.tree.insert.SqmConflictClause;
import org.hibernate.query.sqm.tree.insert.SqmConflictUpdateAction;
import org.hibernate.query.sqm.tree.insert.SqmInsertSelectStatement;
import org.hibernate.query.sqm.tree.insert.SqmInsertStatement;
import org.hibernate.query.sqm.tree.insert.SqmInsertValuesStatement;
import org.hibernate.query.sqm.tree.select.SqmQueryGroup;
import org.hibernate.query.sqm.tree.select.SqmQueryPart;
import org.hibernate.query.sqm.tree.select.SqmQuerySpec;
import org.hibernate.query.sqm.tree.select.SqmSelection;
import org.hibernate.query.sqm.tree.update.SqmAssignment;
import org.hibernate.query.sqm.tree.update.SqmSetClause;
import org.hibernate.query.sqm.tree.update.SqmUpdateStatement;
import org.hibernate.type.CompositeType;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

/**
 * The references that an update or insert in HQL or of the Criteria API writes by
 * parameters and literals. What the statement computes or selects is known to the
 * database only.
 */
public final class AssignedReferences {

	private final EntityPersister persister;

	private final DomainParameterXref parameters;

	private final List<Row> rows = new ArrayList<>();

	private AssignedReferences(EntityPersister persister, DomainParameterXref parameters) {
		this.persister = persister;
		this.parameters = parameters;
	}

	/**
	 * Find what a statement assigns.
	 * @param statement the statement
	 * @param parameters the parameters of the statement
	 * @return the references, empty if the statement assigns no known value
	 */
	public static AssignedReferences of(SqmDmlStatement<?> statement, DomainParameterXref parameters) {
		AssignedReferences references = new AssignedReferences(statement.nodeBuilder()
			.getMappingMetamodel()
			.getEntityDescriptor(statement.getTarget().getEntityName()), parameters);
		if (statement instanceof SqmUpdateStatement<?> update) {
			references.add(update.getSetClause());
		}
		else if (statement instanceof SqmInsertStatement<?> insert) {
			references.add(insert);
		}
		return references;
	}

	private void add(SqmInsertStatement<?> insert) {
		List<SqmPath<?>> targets = insert.getInsertionTargetPaths();
		if (insert instanceof SqmInsertValuesStatement<?> values) {
			values.getValuesList().forEach((row) -> add(targets, row.getExpressions()));
		}
		else if (insert instanceof SqmInsertSelectStatement<?> select) {
			add(targets, select.getSelectQueryPart());
		}
		SqmConflictClause<?> conflict = insert.getConflictClause();
		SqmConflictUpdateAction<?> update = (conflict != null) ? conflict.getConflictAction() : null;
		if (update != null) {
			add(update.getSetClause());
		}
	}

	private void add(SqmSetClause clause) {
		List<SqmAssignment<?>> assignments = clause.getAssignments();
		add(assignments.stream().map(SqmAssignment::getTargetPath).toList(),
				assignments.stream().map(SqmAssignment::getValue).toList());
	}

	private void add(List<? extends SqmPath<?>> targets, SqmQueryPart<?> query) {
		if (query instanceof SqmQueryGroup<?> group) {
			group.getQueryParts().forEach((part) -> add(targets, part));
		}
		else if (query instanceof SqmQuerySpec<?> spec) {
			add(targets, spec.getSelectClause().getSelections().stream().map(SqmSelection::getSelectableNode).toList());
		}
	}

	private void add(List<? extends SqmPath<?>> targets, List<?> values) {
		SoftDeleteAttributes attributes = SoftDeleteAttributes.of(this.persister);
		List<Assignment> assignments = new ArrayList<>();
		Object mark = null;
		for (int position = 0; position < targets.size() && position < values.size(); position++) {
			String path = path(targets.get(position));
			Object value = values.get(position);
			if (attributes != null && attributes.mark().attribute().equals(path)) {
				mark = value;
			}
			else if (isKnown(value) && mayRefer(path)) {
				assignments.add(new Assignment(path, value));
			}
		}
		if (!assignments.isEmpty()) {
			this.rows.add(new Row(assignments, mark));
		}
	}

	private static String path(SqmPath<?> attribute) {
		String name = attribute.getNavigablePath().getLocalName();
		SqmPath<?> parent = attribute.getLhs();
		return (parent == null || parent.getLhs() == null) ? name : path(parent) + "." + name;
	}

	private static boolean isKnown(Object value) {
		return value instanceof SqmParameter<?> || value instanceof SqmLiteral<?>;
	}

	public boolean isEmpty() {
		return this.rows.isEmpty();
	}

	/**
	 * Check that the references lead to living rows. A row that is inserted deleted may
	 * refer to whatever it likes.
	 * @param bindings the values of the parameters
	 * @param session the session that executes the statement
	 * @throws DeletedReferenceException if one leads to a deleted row
	 */
	public void requireLiving(QueryParameterBindings bindings, SharedSessionContractImplementor session) {
		List<Reference> references = new ArrayList<>();
		for (Row row : this.rows) {
			if (isLiving(row.mark(), bindings)) {
				row.assignments()
					.forEach((assignment) -> find(assignment.path(), value(assignment.value(), bindings), session,
							references));
			}
		}
		ReferenceLookup.requireLiving(references, session);
	}

	private boolean isLiving(@Nullable Object mark, QueryParameterBindings bindings) {
		return mark == null || (isKnown(mark)
				&& !SoftDeleteAttributes.required(this.persister).mark().isDeleted(value(mark, bindings)));
	}

	private @Nullable Object value(Object expression, QueryParameterBindings bindings) {
		return (expression instanceof SqmParameter<?> parameter)
				? bindings.getBinding(this.parameters.getQueryParameter(resolve(parameter))).getBindValue()
				: ((SqmLiteral<?>) expression).getLiteralValue();
	}

	/**
	 * A parameter of the Criteria API has a value under another name, one for each query.
	 */
	private SqmParameter<?> resolve(SqmParameter<?> parameter) {
		return (parameter instanceof JpaCriteriaParameter<?> criteria)
				? Objects.requireNonNull(
						this.parameters.getParameterResolutions().getJpaCriteriaParamResolutions().get(criteria))
				: parameter;
	}

	/**
	 * Return whether what an attribute holds is, or has in it, a reference.
	 */
	private boolean mayRefer(String path) {
		ModelPart attribute = this.persister.findByPath(path);
		return identified(path) != null || attribute instanceof ToOneAttributeMapping
				|| attribute instanceof DiscriminatedAssociationModelPart
				|| (attribute instanceof EmbeddableValuedModelPart && hasReference(type(path, attribute)));
	}

	private static boolean hasReference(Type type) {
		return type.isAnyType() || type.isEntityType() || (type instanceof CompositeType embeddable
				&& Arrays.stream(embeddable.getSubtypes()).anyMatch(AssignedReferences::hasReference));
	}

	/**
	 * Return the association whose identifier a path leads to.
	 */
	private @Nullable ToOneAttributeMapping identified(String path) {
		int end = path.lastIndexOf('.');
		if (end > 0 && this.persister.findByPath(path.substring(0, end)) instanceof ToOneAttributeMapping association) {
			EntityIdentifierMapping identifier = association.getAssociatedEntityMappingType().getIdentifierMapping();
			String name = path.substring(end + 1);
			if (name.equals(identifier.getAttributeName()) || name.equals(EntityIdentifierMapping.ID_ROLE_NAME)) {
				return association;
			}
		}
		return null;
	}

	private void find(String path, @Nullable Object value, SharedSessionContractImplementor session,
			List<Reference> references) {
		if (value == null) {
			return;
		}
		ToOneAttributeMapping identified = identified(path);
		if (identified != null) {
			EntityPersister target = identified.getAssociatedEntityMappingType().getEntityPersister();
			references.add(new Reference(this.persister.getEntityName(), null, path.substring(0, path.lastIndexOf('.')),
					session.generateEntityKey(target.getIdentifierMapping().getJavaType().coerce(value), target)));
			return;
		}
		ModelPart attribute = this.persister.findByPath(path);
		if (attribute instanceof EmbeddableValuedModelPart) {
			Reference.find(this.persister.getEntityName(), null, path, type(path, attribute), value, null, session,
					references::add);
		}
		else {
			references.add(new Reference(this.persister.getEntityName(), null, path, value));
		}
	}

	@SuppressWarnings("removal") // there is no other way to the type of an attribute by
									// its path
	private Type type(String path, ModelPart attribute) {
		return (attribute instanceof EntityIdentifierMapping) ? this.persister.getIdentifierType()
				: this.persister.getPropertyType(path);
	}

	/**
	 * What is assigned to one attribute.
	 *
	 * @param path the path of the attribute
	 * @param value the parameter or literal
	 */
	private record Assignment(String path, Object value) {

	}

	/**
	 * What is assigned together.
	 *
	 * @param assignments the known values
	 * @param mark what says whether the row is deleted, or {@code null} if it lives
	 */
	private record Row(List<Assignment> assignments, @Nullable Object mark) {

	}

}
