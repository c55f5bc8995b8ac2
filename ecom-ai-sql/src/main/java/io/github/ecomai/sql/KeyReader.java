package io.github.ecomai.sql;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Looks up the keys of a table. */
final class KeyReader {
  private final DatabaseMetaData database;
  private final Names names;

  private KeyReader(DatabaseMetaData database, Names names) {
    this.database = database;
    this.names = names;
  }

  /** Where a column stands in a key. */
  private record Part(int position, String column, String table, String reference) {}

  static TableKeys read(Connection connection, String table, JdbcOptions options, Names names)
      throws SQLException {
    DatabaseMetaData database = connection.getMetaData();
    String schema = Catalog.schema(connection, options);
    boolean catalogues = database.getSchemaTerm().isEmpty();
    String catalog = catalogues ? schema : connection.getCatalog();
    KeyReader reader = new KeyReader(database, names);
    String stored = names.storedTable(table);
    return new TableKeys(
        reader.primary(catalog, catalogues ? "" : schema, stored),
        reader.foreign(catalog, catalogues ? "" : schema, stored));
  }

  private List<String> primary(String catalog, String schema, String table) throws SQLException {
    List<Part> parts = new ArrayList<>();
    try (ResultSet rows = database.getPrimaryKeys(catalog, none(schema), table)) {
      while (rows.next()) {
        parts.add(new Part(rows.getInt("KEY_SEQ"), rows.getString("COLUMN_NAME"), "", ""));
      }
    }
    return ordered(parts).stream().map(part -> names.column(part.column())).toList();
  }

  private List<TableKeys.ForeignKey> foreign(String catalog, String schema, String table)
      throws SQLException {
    Map<String, List<Part>> keys = new TreeMap<>();
    try (ResultSet rows = database.getImportedKeys(catalog, none(schema), table)) {
      while (rows.next()) {
        Part part =
            new Part(
                rows.getInt("KEY_SEQ"),
                rows.getString("FKCOLUMN_NAME"),
                rows.getString("PKTABLE_NAME"),
                rows.getString("PKCOLUMN_NAME"));
        String key = rows.getString("FK_NAME") + " of " + part.table();
        keys.computeIfAbsent(key, name -> new ArrayList<>()).add(part);
      }
    }
    return keys.values().stream()
        .map(this::key)
        .sorted(Comparator.comparing(key -> String.join(",", key.columns())))
        .toList();
  }

  private TableKeys.ForeignKey key(List<Part> parts) {
    List<Part> ordered = ordered(parts);
    return new TableKeys.ForeignKey(
        ordered.stream().map(part -> names.column(part.column())).toList(),
        names.table(ordered.get(0).table()),
        ordered.stream().map(part -> names.column(part.reference())).toList());
  }

  private static List<Part> ordered(List<Part> parts) {
    return parts.stream().sorted(Comparator.comparingInt(Part::position)).toList();
  }

  private static @Nullable String none(String name) {
    return name.isEmpty() ? null : name;
  }
}
