package io.github.ecomai.sql;

import io.github.ecomai.error.DataAccessException;
import io.github.ecomai.source.DataType;
import io.github.ecomai.source.Field;
import io.github.ecomai.source.Schema;
import io.github.ecomai.source.StoredTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The tables of a database as they were when it was opened: under which names and types they stand
 * here, and how they are stored.
 */
final class Catalog {
  private final Dialect dialect;
  private final JdbcOptions options;
  private final ColumnTypes types;
  private final Names names;
  private final Map<String, Map<String, String>> columnNames = new TreeMap<>();
  private final Map<String, Schema> tables = new TreeMap<>();
  private final Map<String, StoredTable> stored = new LinkedHashMap<>();
  private final Map<String, String> skipped = new TreeMap<>();

  private Catalog(Dialect dialect, JdbcOptions options, Names names) {
    this.dialect = dialect;
    this.options = options;
    this.types = new ColumnTypes(dialect);
    this.names = names;
  }

  /** A column as the database describes it. */
  private record StoredColumn(String name, StoredType type) {}

  static Catalog read(Connection connection, Dialect dialect, JdbcOptions options)
      throws SQLException {
    Map<String, List<StoredColumn>> found =
        columns(connection, dialect, schema(connection, options));
    if (found.isEmpty() && options.schema().isPresent()) {
      throw new DataAccessException(
          "the schema '"
              + options.schema().get()
              + "' has no table that this user may read. Maybe its name is another; capitals count.");
    }
    Names names = Names.of(connection, found.keySet());
    Catalog catalog = new Catalog(dialect, options, names);
    found.forEach(catalog::add);
    return catalog;
  }

  /** The schema that is read; MySQL calls it a catalogue. */
  static String schema(Connection connection, JdbcOptions options) throws SQLException {
    if (options.schema().isPresent()) {
      return options.schema().get();
    }
    String schema = connection.getSchema();
    String name = schema == null ? connection.getCatalog() : schema;
    if (name == null || name.isEmpty()) {
      throw new DataAccessException(
          "the connection names no schema or database. Maybe write one into its URL, or use"
              + " JdbcOptions.withSchema.");
    }
    return name;
  }

  private static Map<String, List<StoredColumn>> columns(
      Connection connection, Dialect dialect, String schema) throws SQLException {
    Map<String, List<StoredColumn>> columns = new TreeMap<>();
    try (PreparedStatement query = connection.prepareStatement(CatalogSql.of(dialect))) {
      query.setString(1, schema);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          String collation = Optional.ofNullable(rows.getString(4)).orElse("");
          StoredType type = StoredType.of(rows.getString(3), collation);
          columns
              .computeIfAbsent(rows.getString(1), name -> new ArrayList<>())
              .add(new StoredColumn(rows.getString(2), type));
        }
      }
    }
    return columns;
  }

  private void add(String storedTable, List<StoredColumn> columns) {
    String table = names.table(storedTable);
    Map<String, String> shown = names.fold(columns.stream().map(StoredColumn::name).toList());
    columnNames.put(table, shown);
    List<Field> fields = new ArrayList<>();
    Map<String, String> values = new LinkedHashMap<>();
    for (StoredColumn column : columns) {
      String name = shown.getOrDefault(column.name(), column.name());
      String printed =
          dialect.text().identifier(table) + "." + dialect.text().identifier(column.name());
      DataType declared = options.columns().get(new JdbcOptions.ColumnName(table, name));
      Optional<DataType> type = Optional.ofNullable(declared).or(() -> types.type(column.type()));
      if (type.isEmpty()) {
        skipped.put(table + "." + name, ColumnTypes.advice(column.type()));
        continue;
      }
      fields.add(new Field(name, type.get()));
      values.put(
          name,
          declared == null
              ? types.value(printed, column.type(), type.get())
              : types.declared(printed, declared, column.type()));
    }
    if (!fields.isEmpty()) {
      tables.put(table, new Schema(fields));
      stored.put(table, new StoredTable(relation(storedTable), values));
    }
  }

  private String relation(String table) {
    String name = dialect.text().identifier(table);
    return options
        .schema()
        .map(schema -> dialect.text().identifier(schema) + "." + name)
        .orElse(name);
  }

  /** Checks that every column that was given a type is there. */
  void check(JdbcOptions given) {
    for (JdbcOptions.ColumnName column : given.columns().keySet()) {
      Schema table = tables.get(column.table());
      if (table == null || !table.names().contains(column.column())) {
        throw new IllegalArgumentException(
            "a type is declared for "
                + column
                + ", which is not there. Maybe it is one of "
                + (table == null ? tables.keySet() : table.names())
                + ".");
      }
    }
  }

  Map<String, Schema> tables() {
    return Collections.unmodifiableMap(tables);
  }

  Map<String, StoredTable> stored() {
    return stored;
  }

  Map<String, String> skipped() {
    return Collections.unmodifiableMap(skipped);
  }

  Names names() {
    return names;
  }

  Dialect dialect() {
    return dialect;
  }

  /** The name here of a stored column of a table. */
  String column(String table, String stored) {
    return columnNames.getOrDefault(table, Map.of()).getOrDefault(stored, stored);
  }
}
