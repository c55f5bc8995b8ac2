package io.github.ecomai.parquet;

import io.github.ecomai.source.DataType;
import io.github.ecomai.source.Schema;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Tables of a lake as SQL of DuckDB, with the columns and types that their manifest names. */
final class LakeTables {
  private LakeTables() {}

  /** One view for each table of a tier. */
  static ParquetTables define(DuckDb duck, Path root, Collection<TableState> tables) {
    Map<String, Schema> schemas = new TreeMap<>();
    for (TableState table : tables) {
      duck.execute("CREATE VIEW " + quote(table.name()) + " AS " + scan(root, table));
      schemas.put(table.name(), table.schema());
    }
    return new ParquetTables(Collections.unmodifiableMap(schemas), Map.of());
  }

  /** All rows of a table; files from before a column was there give null for it. */
  static String scan(Path root, TableState table) {
    String nothing =
        table.schema().fields().stream()
            .map(field -> "CAST(NULL AS " + type(field.type()) + ") AS " + quote(field.name()))
            .collect(Collectors.joining(", ", "SELECT ", " WHERE false"));
    if (table.files().isEmpty()) {
      return nothing;
    }
    String paths =
        table.files().stream()
            .map(file -> "'" + root.resolve(file.path()).toString().replace("'", "''") + "'")
            .collect(Collectors.joining(", ", "[", "]"));
    String columns =
        table.schema().fields().stream()
            .map(
                field ->
                    "CAST("
                        + quote(field.name())
                        + " AS "
                        + type(field.type())
                        + ") AS "
                        + quote(field.name()))
            .collect(Collectors.joining(", "));
    String read =
        "FROM read_parquet(" + paths + ", union_by_name = true, hive_partitioning = false";
    boolean grows = table.tier() == Tier.RAW || table.tier() == Tier.QUARANTINE;
    return "SELECT "
        + columns
        + (grows ? " FROM (" + nothing + " UNION ALL BY NAME " + read + "))" : " " + read + ")");
  }

  static String type(DataType type) {
    return switch (type.kind()) {
      case LONG -> "BIGINT";
      case STRING -> "VARCHAR";
      case BOOLEAN, DOUBLE, DECIMAL, DATE, TIMESTAMP -> type.toString();
    };
  }

  static String quote(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  static String quote(Collection<String> names) {
    return names.stream().map(LakeTables::quote).collect(Collectors.joining(", "));
  }
}
