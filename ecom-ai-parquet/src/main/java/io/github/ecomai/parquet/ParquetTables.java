package io.github.ecomai.parquet;

import io.github.ecomai.error.DataAccessException;
import io.github.ecomai.source.Field;
import io.github.ecomai.source.Schema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tables as DuckDB views whose columns have the types of the library. */
record ParquetTables(Map<String, Schema> schemas, Map<String, String> skipped) {
  private static final Logger LOG = LoggerFactory.getLogger(ParquetTables.class);

  static ParquetTables define(DuckDb duck, ParquetFiles files) {
    Map<String, Schema> schemas = new TreeMap<>();
    Map<String, String> skipped = new TreeMap<>();
    files
        .tables()
        .forEach(
            (table, paths) -> {
              checkKeys(duck, table, paths);
              checkSame(duck, table, paths);
              schemas.put(table, view(duck, table, paths, skipped));
            });
    if (!skipped.isEmpty()) {
      LOG.warn("Columns of types that queries cannot use are left out: {}", skipped);
    }
    return new ParquetTables(
        Collections.unmodifiableMap(schemas), Collections.unmodifiableMap(skipped));
  }

  private static Schema view(
      DuckDb duck, String table, List<Path> paths, Map<String, String> skipped) {
    String scan = "read_parquet(" + list(paths) + ", hive_partitioning = true)";
    Set<String> infinite = infinite(duck, paths);
    List<Field> fields = new ArrayList<>();
    List<String> items = new ArrayList<>();
    for (List<String> row : duck.rows("DESCRIBE SELECT * FROM " + scan)) {
      String column = row.get(0);
      String quoted = '"' + column.replace("\"", "\"\"") + '"';
      ParquetType found = ParquetType.of(row.get(1), quoted);
      ParquetType type = infinite.contains(column) ? found.finite() : found;
      if (type.type() == null) {
        skipped.put(table + "." + column, row.get(1));
      } else {
        fields.add(new Field(column, type.type()));
        items.add(type.sql() + " AS " + quoted);
      }
    }
    if (items.isEmpty()) {
      throw new DataAccessException(
          "table '" + table + "' in " + duck.name() + " has no column that queries can use.");
    }
    String name = '"' + table.replace("\"", "\"\"") + '"';
    duck.execute(
        "CREATE VIEW " + name + " AS SELECT " + String.join(", ", items) + " FROM " + scan);
    return new Schema(fields);
  }

  /** Columns that hold infinite values, or whose files do not say that they do not. */
  private static Set<String> infinite(DuckDb duck, List<Path> paths) {
    String sql =
        "SELECT DISTINCT path_in_schema FROM parquet_metadata("
            + list(paths)
            + ") WHERE stats_min_value IN ('infinity', '-infinity')"
            + " OR stats_max_value IN ('infinity', '-infinity')"
            + " OR (stats_null_count IS DISTINCT FROM num_values"
            + " AND (stats_min_value IS NULL OR stats_max_value IS NULL))";
    Set<String> columns = new HashSet<>();
    duck.rows(sql).forEach(row -> columns.add(row.get(0)));
    return columns;
  }

  /** Refuses a table whose files lie in folders of different keys. */
  private static void checkKeys(DuckDb duck, String table, List<Path> paths) {
    Path first = paths.get(0);
    for (Path path : paths) {
      if (!keys(path).equals(keys(first))) {
        throw new DataAccessException(
            "the files of table '"
                + table
                + "' in "
                + duck.name()
                + " lie in folders of different keys: "
                + keys(first)
                + " above "
                + first.getFileName()
                + " and "
                + keys(path)
                + " above "
                + path.getFileName()
                + ". Maybe move them into folders with the same keys.");
      }
    }
  }

  /** The names of the columns that stand in folders such as {@code month=2026-01}. */
  private static Set<String> keys(Path path) {
    Set<String> keys = new TreeSet<>();
    for (int i = 0; i < path.getNameCount() - 1; i++) {
      String name = path.getName(i).toString();
      if (name.indexOf('=') > 0) {
        keys.add(name.substring(0, name.indexOf('=')));
      }
    }
    return keys;
  }

  /** Refuses a table whose files differ; DuckDB would silently read the first one's columns. */
  private static void checkSame(DuckDb duck, String table, List<Path> paths) {
    Map<String, Map<String, String>> byFile = new LinkedHashMap<>();
    String columns =
        "SELECT file_name, name, concat_ws(' ', type, logical_type, converted_type, scale,"
            + " precision) FROM parquet_schema(";
    for (List<String> row : duck.rows(columns + list(paths) + ")")) {
      byFile.computeIfAbsent(row.get(0), file -> new LinkedHashMap<>()).put(row.get(1), row.get(2));
    }
    Map.Entry<String, Map<String, String>> first = null;
    for (Map.Entry<String, Map<String, String>> file : byFile.entrySet()) {
      Map<String, String> fields = file.getValue();
      fields.remove(fields.keySet().iterator().next()); // the root of the schema
      first = first == null ? file : first;
      if (!fields.equals(first.getValue())) {
        throw new DataAccessException(
            "the files of table '"
                + table
                + "' in "
                + duck.name()
                + " have different columns: "
                + difference(first, file)
                + ". Maybe rewrite the files with one schema.");
      }
    }
  }

  private static String difference(
      Map.Entry<String, Map<String, String>> one, Map.Entry<String, Map<String, String>> two) {
    String a = fileName(one.getKey());
    String b = fileName(two.getKey());
    Map<String, String> all = new TreeMap<>(one.getValue());
    all.putAll(two.getValue());
    List<String> parts = new ArrayList<>();
    for (String column : all.keySet()) {
      String x = one.getValue().getOrDefault(column, "absent");
      String y = two.getValue().getOrDefault(column, "absent");
      if (!x.equals(y)) {
        parts.add("'" + column + "' is " + x + " in " + a + " and " + y + " in " + b);
      }
    }
    return parts.isEmpty() ? "another order in " + a + " and " + b : String.join(", ", parts);
  }

  private static String fileName(String path) {
    return String.valueOf(Path.of(path).getFileName());
  }

  private static String list(List<Path> paths) {
    return paths.stream()
        .map(path -> "'" + path.toString().replace("'", "''") + "'")
        .collect(Collectors.joining(", ", "[", "]"));
  }
}
