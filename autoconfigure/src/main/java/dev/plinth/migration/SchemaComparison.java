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

package dev.plinth.migration;

import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.dialect.Dialect;
import org.hibernate.engine.jdbc.internal.FormatStyle;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.ForeignKey;
import org.hibernate.mapping.Index;
import org.hibernate.mapping.PrimaryKey;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.UniqueKey;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * Compares the database with what the mixins in use need, and writes the migration that
 * mends it.
 * <ol>
 * <li>A table that is missing is created whole, as Hibernate would create it; its foreign
 * keys follow at the end.</li>
 * <li>Columns that differ are changed, unless a value could be lost or would need an
 * interpretation that nobody but the application can give.</li>
 * <li>Columns that are missing are added. Where they may not be null, the rows that are
 * there get a default that is dropped at once: unlike an update, it does not write the
 * rows where the database keeps such a default with the table (PostgreSQL 11 and later).
 * </li>
 * <li>Unique indexes among living rows are created, and those dropped that count deleted
 * rows in the same columns.</li>
 * <li>The sequence of identifiers is created, and goes on above all that are there.</li>
 * </ol>
 */
final class SchemaComparison {

	private static final Pattern LENGTH = Pattern.compile("\\((\\d+)\\)");

	private final RequiredSchema required;

	private final Metadata metadata;

	private final SqlStringGenerationContext context;

	private final Dialect dialect;

	private final SchemaStatements statements;

	private final DatabaseSchema database;

	private final List<String> problems = new ArrayList<>();

	private final List<String> migration = new ArrayList<>();

	private final Map<RequiredTable, ExistingTable> existing = new LinkedHashMap<>();

	SchemaComparison(RequiredSchema required, Metadata metadata, SqlStringGenerationContext context,
			SchemaStatements statements, DatabaseSchema database) {
		this.required = required;
		this.metadata = metadata;
		this.context = context;
		this.dialect = metadata.getDatabase().getDialect();
		this.statements = statements;
		this.database = database;
	}

	/**
	 * Return what the database lacks.
	 */
	SchemaReport compare() throws SQLException {
		for (RequiredTable table : this.required.tables()) {
			ExistingTable found = this.database.find(table.table());
			if (found != null) {
				this.existing.put(table, found);
			}
		}
		List<RequiredTable> missing = this.required.tables()
			.stream()
			.filter((table) -> !this.existing.containsKey(table))
			.toList();
		missing.forEach(this::create);
		for (Map.Entry<RequiredTable, ExistingTable> entry : this.existing.entrySet()) {
			compare(entry.getKey(), entry.getValue());
		}
		for (RequiredTable table : missing) {
			createForeignKeys(table.table(), missing);
		}
		if (this.required.sequence() != null) {
			compare(this.required.sequence());
		}
		return new SchemaReport(List.copyOf(this.problems), List.copyOf(this.migration));
	}

	private void create(RequiredTable required) {
		Table table = required.table();
		this.problems.add("Table " + name(table) + " is missing.");
		for (String statement : this.dialect.getTableExporter()
			.getSqlCreateStrings(table, this.metadata, this.context)) {
			this.migration.add(formatted(statement));
		}
		for (UniqueKey key : table.getUniqueKeys().values()) {
			addAll(this.dialect.getUniqueKeyExporter().getSqlCreateStrings(key, this.metadata, this.context));
		}
		for (Index index : table.getIndexes().values()) {
			create(index);
		}
	}

	private void createForeignKeys(Table table, List<RequiredTable> created) throws SQLException {
		Set<Table> targets = new HashSet<>();
		created.forEach((target) -> targets.add(target.table()));
		for (ForeignKey key : table.getForeignKeyCollection()) {
			if (key.isCreationEnabled() && key.isPhysicalConstraint() && (targets.contains(key.getReferencedTable())
					|| this.database.find(key.getReferencedTable()) != null)) {
				addAll(this.dialect.getForeignKeyExporter().getSqlCreateStrings(key, this.metadata, this.context));
			}
		}
	}

	private void create(Index index) {
		addAll(this.dialect.getIndexExporter().getSqlCreateStrings(index, this.metadata, this.context));
	}

	private void addAll(String[] sql) {
		Arrays.stream(sql).filter(StringUtils::hasText).forEach(this.migration::add);
	}

	private static String formatted(String createTable) {
		return FormatStyle.DDL.getFormatter()
			.format(createTable)
			.strip()
			.replaceAll("\\n {8}", "\n\t")
			.replaceAll("\\n {4}", "\n");
	}

	private void compare(RequiredTable required, ExistingTable found) throws SQLException {
		List<RequiredColumn> missing = new ArrayList<>();
		for (RequiredColumn column : required.columns()) {
			ExistingColumn present = find(column.column(), found);
			if (present == null) {
				missing.add(column);
				this.problems.add("Column " + name(required, column) + " is missing.");
			}
			else if (!found.view()) {
				compare(required, column, present, found);
			}
		}
		if (found.view()) {
			missing.forEach((column) -> this.migration
				.add("-- create the view " + name(required.table()) + " with a column " + name(column.column())));
			return;
		}
		add(required, missing, found);
		for (RequiredTable.Key key : required.keys()) {
			if (found.uniqueIndexes().stream().noneMatch((index) -> enforces(index, key, found))) {
				this.problems.add("Unique index " + key.index().getName() + " on table " + name(required.table()) + " ("
						+ key.columns().stream().map(this::name).collect(Collectors.joining(", ")) + ") is missing.");
				create(key.index());
			}
			for (ExistingTable.UniqueIndex index : found.uniqueIndexes()) {
				if (countsDeletedRows(index, key, required.table())) {
					drop(index, required.table(), found);
				}
			}
		}
	}

	private boolean countsDeletedRows(ExistingTable.UniqueIndex index, RequiredTable.Key key, Table table) {
		PrimaryKey primaryKey = table.getPrimaryKey();
		return index.condition() == null && index.columns().equals(names(key.columns()))
				&& (primaryKey == null || !index.columns().equals(names(primaryKey.getColumns())));
	}

	/**
	 * Follows the creation of the other index, since a foreign key may need one of them.
	 */
	private void drop(ExistingTable.UniqueIndex index, Table table, ExistingTable found) throws SQLException {
		String constraint = this.database.uniqueConstraint(found, index);
		this.problems.add(((constraint != null) ? "Unique constraint " + constraint : "Unique index " + index.name())
				+ " on table " + name(table) + " counts deleted rows as well.");
		this.migration
			.add(this.statements.dropUniqueIndex(name(table), this.database.indexName(table, index), constraint));
	}

	/**
	 * The names of columns but for the generated one, which a unique index may have or
	 * not.
	 */
	private Set<String> names(List<Column> columns) {
		return columns.stream()
			.filter((column) -> column.getGeneratedAs() == null)
			.map(this.database::name)
			.collect(Collectors.toCollection(HashSet::new));
	}

	private @Nullable ExistingColumn find(Column column, ExistingTable table) {
		return table.columns().get(this.database.name(column));
	}

	private void compare(RequiredTable table, RequiredColumn required, ExistingColumn present, ExistingTable found)
			throws SQLException {
		Column column = required.column();
		String name = name(table, required);
		if (column.getGeneratedAs() != null) {
			if (!present.generated()) {
				this.problems.add("Column " + name + " is not generated by the database.");
				this.migration.add("-- " + name + " is a column with other content: rename it, or set"
						+ " plinth.columns.active-row to a name that is free");
			}
			return;
		}
		String type = column.getSqlType(this.metadata);
		boolean hasType = hasType(column, present);
		boolean changeType = !hasType || isShorter(present, type);
		if (changeType) {
			this.problems.add("Column " + name + " is " + present.type() + ", not " + type + ".");
		}
		if (present.nullable() != column.isNullable()) {
			this.problems.add("Column " + name + (column.isNullable() ? " may not be null." : " may be null."));
		}
		if (changeType && !hasType && !isLossless(present, column, type)) {
			this.migration.add("-- " + name + " has to become " + type + ": only the application knows what its "
					+ present.type() + " values mean");
			return;
		}
		if (changeType || present.nullable() != column.isNullable()) {
			change(table, required, present, changeType ? type : null, found);
		}
	}

	private void change(RequiredTable table, RequiredColumn required, ExistingColumn present, @Nullable String type,
			ExistingTable found) throws SQLException {
		Column column = required.column();
		String tableName = name(table.table());
		boolean nullable = column.isNullable();
		if (type != null && SchemaStatements.isLocalTime(present, type)) {
			this.migration.add("-- the values of " + name(table, required) + " are taken for UTC");
		}
		ExistingColumn changed = present;
		if (type != null) {
			changed = present.withType(type);
			this.migration.addAll(this.statements.change(tableName, name(column), present, type, present.nullable()));
		}
		if (!nullable && present.nullable()) {
			this.migration.addAll((required.initial() != null) ? fill(table, required, found)
					: List.of("-- fails where " + name(table, required) + " is null: fill it before"));
		}
		if (nullable != present.nullable()) {
			this.migration.addAll(this.statements.change(tableName, name(column), changed, null, nullable));
		}
	}

	/**
	 * An update changes more than it says where the database writes columns by itself.
	 */
	private List<String> fill(RequiredTable table, RequiredColumn required, ExistingTable found) throws SQLException {
		List<String> statements = new ArrayList<>();
		List<String> triggers = this.database.updateTriggers(found);
		if (!triggers.isEmpty()) {
			statements.add("-- triggers that the next statement fires, disable them if they change rows: "
					+ String.join(", ", triggers));
		}
		statements.add(this.statements.fill(name(table.table()), name(required.column()), initial(required, found),
				this.database.touchedColumns(found, required.column())));
		return statements;
	}

	private String initial(RequiredColumn required, ExistingTable found) {
		Column origin = required.origin();
		return (origin != null && find(origin, found) != null)
				? "coalesce(" + name(origin) + ", " + required.initial() + ")" : String.valueOf(required.initial());
	}

	private void add(RequiredTable required, List<RequiredColumn> missing, ExistingTable found) throws SQLException {
		if (missing.isEmpty()) {
			return;
		}
		String table = name(required.table());
		List<String> definitions = new ArrayList<>();
		List<String> following = new ArrayList<>();
		for (RequiredColumn column : missing) {
			definitions.add(definition(column, found));
			following.addAll(following(required, column, found));
		}
		this.migration.add(this.statements.addColumns(table, definitions));
		this.migration.addAll(following);
	}

	private String definition(RequiredColumn required, ExistingTable found) {
		Column column = required.column();
		String definition = name(column) + " " + column.getSqlType(this.metadata);
		if (column.getGeneratedAs() != null) {
			return definition + this.dialect.generatedAs(column.getGeneratedAs());
		}
		return hasDefault(required, found) ? definition + " default " + required.initial() + " not null" : definition;
	}

	private boolean hasDefault(RequiredColumn required, ExistingTable found) {
		Column origin = required.origin();
		return !required.column().isNullable() && required.initial() != null
				&& (origin == null || find(origin, found) == null);
	}

	private List<String> following(RequiredTable table, RequiredColumn required, ExistingTable found)
			throws SQLException {
		Column column = required.column();
		String tableName = name(table.table());
		if (column.isNullable() || column.getGeneratedAs() != null) {
			return List.of();
		}
		if (hasDefault(required, found)) {
			return List.of(this.statements.dropDefault(tableName, name(column)));
		}
		if (required.initial() == null) {
			return List.of("-- " + name(table, required) + " may not be null: only the application knows its values");
		}
		List<String> following = new ArrayList<>(fill(table, required, found));
		ExistingColumn added = new ExistingColumn(column.getSqlType(this.metadata), Types.OTHER, 0, 0, true, false,
				false, null);
		following.addAll(this.statements.change(tableName, name(column), added, null, false));
		return following;
	}

	/**
	 * Whatever the mapping has, an index may end in the generated column, since a
	 * migration for several databases has that everywhere.
	 */
	private boolean enforces(ExistingTable.UniqueIndex index, RequiredTable.Key key, ExistingTable found) {
		Set<String> columns = names(key.columns());
		if (index.condition() != null) {
			return index.columns().equals(columns)
					&& plain("where " + index.condition()).equals(plain(String.valueOf(key.index().getOptions())));
		}
		ExistingColumn activeRow = find(key.activeRow(), found);
		columns.add(this.database.name(key.activeRow()));
		return activeRow != null && activeRow.generated() && index.columns().equals(columns);
	}

	/**
	 * PostgreSQL gives conditions with more parentheses and casts than they were written
	 * with.
	 */
	private static String plain(String condition) {
		return condition.toLowerCase(Locale.ROOT).replaceAll("::[a-z]+( varying)?|[()\\s]", "");
	}

	private boolean hasType(Column column, ExistingColumn present) {
		String name = ExistingColumn.standardName(column.getSqlType(this.metadata));
		if (name.equals(present.typeName()) || (name.equals("varchar") && present.isText())) {
			return true;
		}
		return !name.contains("time zone") && !present.typeName().contains("time zone")
				&& this.dialect.equivalentTypes(column.getSqlTypeCode(this.metadata), present.typeCode());
	}

	private static boolean isShorter(ExistingColumn present, String type) {
		Matcher length = LENGTH.matcher(type);
		return length.find() && present.length() < Integer.parseInt(length.group(1));
	}

	private boolean isLossless(ExistingColumn present, Column column, String type) {
		return SchemaStatements.isLocalTime(present, type)
				|| (ExistingColumn.standardName(column.getSqlType(this.metadata)).equals("bigint")
						&& present.isSmallerInteger());
	}

	private void compare(RequiredSequence sequence) throws SQLException {
		String name = this.context.format(sequence.name());
		List<String> largest = sequence.identifiers()
			.stream()
			.filter(this::isPresent)
			.map((identifiers) -> "select max(" + name(identifiers.column()) + ") as id from "
					+ name(identifiers.table()))
			.toList();
		Long max = largest.isEmpty() ? null : largestIdentifier(largest);
		ExistingSequence found = ExistingSequence.find(sequence.name(), name, this.statements.database(),
				this.database);
		if (found == null) {
			this.problems.add("Sequence " + name + " is missing.");
			this.migration.add(this.statements.createSequence(name, sequence.increment()));
		}
		else if (found.increment() != null && found.increment() != sequence.increment()) {
			this.problems.add("Sequence " + name + " is incremented by " + found.increment() + ", not "
					+ sequence.increment() + ".");
			this.migration.add(this.statements.incrementSequence(name, sequence.increment()));
		}
		else if (max != null && found.next() != null && max >= firstIdentifier(found.next(), sequence.increment())) {
			this.problems.add("Sequence " + name + " gives " + found.next()
					+ " next, which stands for identifiers from " + firstIdentifier(found.next(), sequence.increment())
					+ " on, but there are identifiers up to " + max + ".");
		}
		else {
			return;
		}
		if (!largest.isEmpty()) {
			this.migration.addAll(this.statements.restartSequence(name, sequence.increment(), largest));
		}
	}

	/**
	 * The first identifier that Hibernate's pooled optimizer makes of a value, which is
	 * the value itself at the start of the sequence.
	 */
	private static long firstIdentifier(long next, int increment) {
		return (next == 1) ? 1 : next - increment + 1;
	}

	private boolean isPresent(RequiredSequence.Identifiers identifiers) {
		return this.existing.entrySet()
			.stream()
			.anyMatch((entry) -> entry.getKey().table().equals(identifiers.table()) && !entry.getValue().view()
					&& find(identifiers.column(), entry.getValue()) != null);
	}

	private @Nullable Long largestIdentifier(List<String> largest) throws SQLException {
		@Nullable Long[] numbers = this.database
			.numbers("select max(id) from (" + String.join(" union all ", largest) + ") identifiers");
		return (numbers != null) ? numbers[0] : null;
	}

	private String name(Table table) {
		return this.context.format(table.getQualifiedTableName());
	}

	private String name(Column column) {
		return column.getQuotedName(this.dialect);
	}

	private String name(RequiredTable table, RequiredColumn column) {
		return name(table.table()) + "." + name(column.column());
	}

}
