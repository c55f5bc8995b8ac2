package io.github.ecomai.examples.commerce;

import io.github.ecomai.source.DataType;
import io.github.ecomai.source.Field;
import io.github.ecomai.source.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A table of the commerce schema: columns, keys, checks, and how a lake should lay it out.
 * Immutable and thread-safe.
 *
 * @param name the table's name
 * @param doc what a row is, in one line
 * @param columns the columns in order
 * @param primaryKey the columns that identify a row; empty if there is no key
 * @param foreignKeys the references to other tables, which come earlier in {@link
 *     CommerceTables#all()}, or to itself
 * @param checks conditions in SQL that every database here reads the same, beside those of codes
 * @param partitionBy the day or time by whose month files are best divided, if any
 * @param sortBy the columns by which rows of a file are best ordered
 */
public record TableDef(
    String name,
    String doc,
    List<ColumnDef> columns,
    List<String> primaryKey,
    List<ForeignKey> foreignKeys,
    List<String> checks,
    Optional<String> partitionBy,
    List<String> sortBy) {
  /** Copies the lists. */
  public TableDef {
    columns = List.copyOf(columns);
    primaryKey = List.copyOf(primaryKey);
    foreignKeys = List.copyOf(foreignKeys);
    checks = List.copyOf(checks);
    sortBy = List.copyOf(sortBy);
  }

  /**
   * Names and types of the columns.
   *
   * @return the schema
   */
  public Schema schema() {
    return new Schema(
        columns.stream().map(column -> new Field(column.name(), column.type())).toList());
  }

  /**
   * All conditions of a row: the given ones, and that each code is one of its list. A condition
   * that meets a null holds.
   *
   * @return conditions in SQL
   */
  public List<String> conditions() {
    List<String> all = new ArrayList<>(checks);
    for (ColumnDef column : columns) {
      if (!column.codes().isEmpty()) {
        all.add(column.name() + " IN (" + column.quotedCodes() + ")");
      }
    }
    return all;
  }

  /**
   * Queries that find out whether rows keep the rules, for files and databases that check none.
   * Each counts the rows that break one: a missing value, a key that comes twice, a reference to
   * nothing, a condition, a text that is too long.
   *
   * @return rule to SQL for DuckDB, PostgreSQL and the like
   */
  public Map<String, String> breaches() {
    Map<String, String> rules = new LinkedHashMap<>();
    String count = "SELECT count(*) FROM " + name;
    String missing =
        columns.stream()
            .filter(column -> !column.nullable())
            .map(column -> column.name() + " IS NULL")
            .collect(Collectors.joining(" OR "));
    rules.put("not null", count + " WHERE " + missing);
    if (!primaryKey.isEmpty()) {
      String key = String.join(", ", primaryKey);
      rules.put("key", "SELECT count(*) - count(DISTINCT (" + key + ")) FROM " + name);
    }
    for (ForeignKey key : foreignKeys) {
      String target =
          " FROM " + key.table() + " k WHERE k." + key.target() + " = t." + key.column();
      rules.put(
          key.toString(),
          count
              + " t WHERE "
              + key.column()
              + " IS NOT NULL AND NOT EXISTS (SELECT 1"
              + target
              + ")");
    }
    conditions().forEach(rule -> rules.put(rule, count + " WHERE NOT (" + rule + ")"));
    for (ColumnDef column : columns) {
      if (column.length() > 0) {
        String longer = " WHERE length(" + column.name() + ") > " + column.length();
        rules.put("length of " + column.name(), count + longer);
      }
    }
    return rules;
  }

  static Builder named(String name, String doc) {
    return new Builder(name, doc);
  }

  /** Collects the parts of a table; a column's words follow its name. */
  static final class Builder {
    private static final int TEXT = 100;

    private final String name;
    private final String doc;
    private final List<ColumnDef> columns = new ArrayList<>();
    private final List<ForeignKey> foreignKeys = new ArrayList<>();
    private final List<String> checks = new ArrayList<>();
    private List<String> primaryKey = List.of();
    private Optional<String> partitionBy = Optional.empty();
    private List<String> sortBy = List.of();

    private Builder(String name, String doc) {
      this.name = name;
      this.doc = doc;
    }

    private Builder add(String column, DataType type, int length, String about) {
      columns.add(new ColumnDef(column, type, length, false, List.of(), about));
      return this;
    }

    Builder id(String column, String about) {
      return add(column, DataType.LONG, 0, about);
    }

    /** A key of another table, whose key has the same name. */
    Builder ref(String column, String table) {
      return ref(column, table, column);
    }

    Builder ref(String column, String table, String target) {
      foreignKeys.add(new ForeignKey(column, table, target));
      return id(column, "row of " + table);
    }

    Builder count(String column, String about) {
      return add(column, DataType.LONG, 0, about);
    }

    Builder text(String column, String about) {
      return text(column, TEXT, about);
    }

    Builder text(String column, int length, String about) {
      return add(column, DataType.STRING, length, about);
    }

    Builder code(String column, String about, List<String> codes) {
      columns.add(new ColumnDef(column, DataType.STRING, 40, false, codes, about));
      return this;
    }

    Builder currency() {
      return text("currency", 3, "ISO 4217 code of the amounts of this row");
    }

    Builder money(String column, String about) {
      return decimal(column, 4, about);
    }

    Builder decimal(String column, int scale, String about) {
      return add(column, DataType.decimal(scale), 0, about);
    }

    Builder number(String column, String about) {
      return add(column, DataType.DOUBLE, 0, about);
    }

    Builder flag(String column, String about) {
      return add(column, DataType.BOOLEAN, 0, about);
    }

    Builder day(String column, String about) {
      return add(column, DataType.DATE, 0, about);
    }

    Builder time(String column, String about) {
      return add(column, DataType.TIMESTAMP, 0, about);
    }

    /** The last column may be null. */
    Builder orNull() {
      ColumnDef last = columns.remove(columns.size() - 1);
      columns.add(
          new ColumnDef(last.name(), last.type(), last.length(), true, last.codes(), last.doc()));
      return this;
    }

    Builder check(String condition) {
      checks.add(condition);
      return this;
    }

    Builder key(String... key) {
      primaryKey = List.of(key);
      return this;
    }

    /** Months of this column divide the files, in which rows are ordered by it and these. */
    Builder months(String column, String... others) {
      partitionBy = Optional.of(column);
      sortBy = new ArrayList<>(List.of(column));
      sortBy.addAll(List.of(others));
      return this;
    }

    TableDef build() {
      return new TableDef(
          name,
          doc,
          columns,
          primaryKey,
          foreignKeys,
          checks,
          partitionBy,
          sortBy.isEmpty() ? primaryKey : sortBy);
    }
  }
}
