package io.github.ecomai.examples.commerce;

import io.github.ecomai.source.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Renders a {@link TableDef} as SQL that creates it. Thread-safe. */
public enum Ddl {
  /** H2 in its own mode. */
  H2("DOUBLE PRECISION", "TIMESTAMP", "", true),
  /** PostgreSQL. */
  POSTGRESQL("DOUBLE PRECISION", "TIMESTAMP", "", true),
  /**
   * MySQL and MariaDB; DATETIME(6), as their TIMESTAMP ends in 2038; texts compare by code point.
   */
  MYSQL("DOUBLE PRECISION", "DATETIME(6)", " CHARACTER SET utf8mb4 COLLATE utf8mb4_bin", true),
  /** DuckDB. */
  DUCKDB("DOUBLE", "TIMESTAMP", "", true),
  /** Glue and Athena: an external table over Parquet files, where there are no keys or checks. */
  ATHENA("double", "timestamp", "", false);

  /** H2 2.4 keeps the session that made a check with a list in it and fails when that is closed. */
  private static final Pattern H2_IN = Pattern.compile("IN \\((.*)\\)$");

  private final String doubleType;
  private final String timestampType;
  private final String ending;
  private final boolean keys;

  Ddl(String doubleType, String timestampType, String ending, boolean keys) {
    this.doubleType = doubleType;
    this.timestampType = timestampType;
    this.ending = ending;
    this.keys = keys;
  }

  /**
   * The statement that creates a table, with its keys and checks where the database has such.
   *
   * @param table the table
   * @param location where Athena finds the folders of all tables, such as {@code s3://lake/prod};
   *     other databases do not look at it
   * @return one statement, without a semicolon
   */
  public String createTable(TableDef table, String location) {
    List<String> parts =
        table.columns().stream().map(this::column).collect(Collectors.toCollection(ArrayList::new));
    if (keys) {
      parts.addAll(constraints(table));
    }
    String body = table.name() + " (\n  " + String.join(",\n  ", parts) + "\n)";
    return keys
        ? "CREATE TABLE " + body + ending
        : "CREATE EXTERNAL TABLE "
            + body
            + "\nCOMMENT '"
            + table.doc().replace("'", "''")
            + "'\nSTORED AS PARQUET\nLOCATION '"
            + location.replace("'", "''")
            + "/"
            + table.name()
            + "/'";
  }

  /**
   * The same for a database, which needs no location.
   *
   * @param table the table
   * @return one statement, without a semicolon
   * @throws IllegalArgumentException for Athena
   */
  public String createTable(TableDef table) {
    if (!keys) {
      throw new IllegalArgumentException(
          this + " needs a location. Maybe call createTable(table, \"s3://...\").");
    }
    return createTable(table, "");
  }

  private String column(ColumnDef column) {
    if (!keys) {
      String comment = " COMMENT '" + column.doc().replace("'", "''") + "'";
      return column.name() + " " + athenaType(column) + comment;
    }
    return column.name() + " " + type(column) + (column.nullable() ? "" : " NOT NULL");
  }

  private String type(ColumnDef column) {
    DataType type = column.type();
    return switch (type.kind()) {
      case LONG -> "BIGINT";
      case DOUBLE -> doubleType;
      case DECIMAL -> "DECIMAL(18, " + type.scale() + ")";
      case STRING -> "VARCHAR(" + column.length() + ")";
      case TIMESTAMP -> timestampType;
      case BOOLEAN -> "BOOLEAN";
      case DATE -> "DATE";
    };
  }

  private String athenaType(ColumnDef column) {
    return switch (column.type().kind()) {
      case STRING -> "string";
      case DECIMAL -> "decimal(18," + column.type().scale() + ")";
      case BOOLEAN, LONG, DOUBLE, DATE, TIMESTAMP -> type(column).toLowerCase(Locale.ROOT);
    };
  }

  private List<String> constraints(TableDef table) {
    List<String> all = new ArrayList<>();
    if (!table.primaryKey().isEmpty()) {
      all.add("PRIMARY KEY (" + String.join(", ", table.primaryKey()) + ")");
    }
    for (ForeignKey key : table.foreignKeys()) {
      all.add(
          "FOREIGN KEY ("
              + key.column()
              + ") REFERENCES "
              + key.table()
              + " ("
              + key.target()
              + ")");
    }
    for (String condition : table.conditions()) {
      all.add(
          "CHECK ("
              + (this == H2 ? H2_IN.matcher(condition).replaceAll("= ANY(ARRAY[$1])") : condition)
              + ")");
    }
    return all;
  }
}
