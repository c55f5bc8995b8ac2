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

/** Looks up the keys of one table. */
final class KeyReader {
  private final DatabaseMetaData database;
  private final Catalog tables;
  private final String table;
  private final @Nullable String catalog;
  private final @Nullable String schema;
  private final String read;

  private KeyReader(Connection connection, JdbcOptions options, Catalog tables, String table)
      throws SQLException {
    this.database = connection.getMetaData();
    this.tables = tables;
    this.table = table;
    boolean catalogues = tables.dialect().isMySql();
    this.read = Catalog.schema(connection, options);
    this.catalog = catalogues ? read : connection.getCatalog();
    this.schema = catalogues ? null : read;
  }

  /** Where a column stands in a key. */
  private record Part(int position, String column, String table, String reference) {}

  static TableKeys read(Connection connection, String table, JdbcOptions options, Catalog tables)
      throws SQLException {
    KeyReader reader = new KeyReader(connection, options, tables, table);
    String stored = tables.names().storedTable(table);
    return new TableKeys(reader.primary(stored), reader.foreign(stored));
  }

  private List<String> primary(String stored) throws SQLException {
    List<Part> parts = new ArrayList<>();
    try (ResultSet rows = database.getPrimaryKeys(catalog, schema, stored)) {
      while (rows.next()) {
        parts.add(new Part(rows.getInt("KEY_SEQ"), rows.getString("COLUMN_NAME"), "", ""));
      }
    }
    return ordered(parts).stream().map(part -> tables.column(table, part.column())).toList();
  }

  private List<TableKeys.ForeignKey> foreign(String stored) throws SQLException {
    Map<String, List<Part>> keys = new TreeMap<>();
    try (ResultSet rows = database.getImportedKeys(catalog, schema, stored)) {
      while (rows.next()) {
        if (!isHere(rows)) {
          continue;
        }
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

  /** Whether a key leads to a table of the schema that is read; others have no name here. */
  private boolean isHere(ResultSet key) throws SQLException {
    boolean mySql = tables.dialect().isMySql();
    String found = key.getString(mySql ? "PKTABLE_CAT" : "PKTABLE_SCHEM");
    return found == null || (mySql ? found.equalsIgnoreCase(read) : found.equals(read));
  }

  private TableKeys.ForeignKey key(List<Part> parts) {
    List<Part> ordered = ordered(parts);
    String other = tables.names().table(ordered.get(0).table());
    return new TableKeys.ForeignKey(
        ordered.stream().map(part -> tables.column(table, part.column())).toList(),
        other,
        ordered.stream().map(part -> tables.column(other, part.reference())).toList());
  }

  private static List<Part> ordered(List<Part> parts) {
    return parts.stream().sorted(Comparator.comparingInt(Part::position)).toList();
  }
}
