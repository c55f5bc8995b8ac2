package io.github.ecomai.examples.commerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecomai.databases.Database;
import io.github.ecomai.source.DataType;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TableModelTest {
  private static final Set<String> RESERVED =
      Set.of("order", "rows", "value", "cluster", "text", "system", "day", "user", "key", "date");

  static Ddl ddl(Database database) {
    return database == Database.MARIADB ? Ddl.MYSQL : Ddl.valueOf(database.name());
  }

  static void create(Database database, DataSource target) throws SQLException {
    for (TableDef table : CommerceTables.all()) {
      Database.execute(target, ddl(database).createTable(table));
    }
  }

  @Test
  void thereAre26TablesOfWhichTenAreMain() {
    assertThat(CommerceTables.all()).hasSize(26);
    assertThat(CommerceTables.all().stream().map(TableDef::name))
        .doesNotHaveDuplicates()
        .contains("customers", "categories", "suppliers", "products", "orders", "order_items")
        .contains("payments", "shipments", "inventory", "reviews", "competitor_prices");
    assertThatThrownBy(() -> CommerceTables.table("order"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'order'")
        .hasMessageContaining("orders");
  }

  @Test
  void namesAreShortAndNotReserved() {
    for (TableDef table : CommerceTables.all()) {
      assertThat(table.name()).matches("[a-z][a-z_]{1,29}");
      for (ColumnDef column : table.columns()) {
        assertThat(column.name()).matches("[a-z][a-z0-9_]{1,29}").isNotIn(RESERVED);
        assertThat(column.doc()).isNotBlank();
        assertThat(column.codes()).allMatch(code -> code.length() <= column.length());
      }
    }
  }

  @Test
  void keysAreColumnsAndReferToEarlierTables() {
    Set<String> earlier = new HashSet<>();
    for (TableDef table : CommerceTables.all()) {
      earlier.add(table.name());
      List<String> columns = table.schema().names();
      assertThat(columns).containsAll(table.primaryKey()).containsAll(table.sortBy());
      table.partitionBy().ifPresent(column -> assertThat(columns).contains(column));
      for (ForeignKey key : table.foreignKeys()) {
        assertThat(earlier).contains(key.table());
        assertThat(columns).contains(key.column());
        assertThat(CommerceTables.table(key.table()).primaryKey()).containsExactly(key.target());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void everyDatabaseHasTheColumnsAndTypes(Database database) throws SQLException {
    DataSource target = database.create();
    create(database, target);
    try (Connection connection = target.getConnection()) {
      for (TableDef table : CommerceTables.all()) {
        assertThat(columns(database, connection, table.name()))
            .as("%s on %s", table.name(), database)
            .isEqualTo(table.columns().stream().map(c -> expected(database, c)).toList());
        assertThat(keys(database, connection, table.name()))
            .as("key of %s on %s", table.name(), database)
            .isEqualTo(new HashSet<>(table.primaryKey()));
      }
    }
  }

  private static String name(Database database, String table) {
    return database == Database.H2 ? table.toUpperCase(Locale.ROOT) : table;
  }

  private static List<String> columns(Database database, Connection connection, String table)
      throws SQLException {
    List<String> columns = new ArrayList<>();
    try (ResultSet found =
        connection
            .getMetaData()
            .getColumns(
                connection.getCatalog(), connection.getSchema(), name(database, table), null)) {
      while (found.next()) {
        String type = found.getString("TYPE_NAME").toUpperCase(Locale.ROOT);
        boolean decimal = type.contains("DECIMAL") || type.contains("NUMERIC");
        columns.add(
            found.getString("COLUMN_NAME").toLowerCase(Locale.ROOT)
                + " "
                + kind(database, type)
                + (decimal ? "." + found.getInt("DECIMAL_DIGITS") : "")
                + (found.getInt("NULLABLE") == 0 ? "" : "?"));
      }
    }
    return columns;
  }

  /** What each database calls the types that we ask for. */
  private static DataType.Kind kind(Database database, String type) {
    if (type.startsWith("DECIMAL") || type.startsWith("NUMERIC")) {
      return DataType.Kind.DECIMAL;
    }
    return switch (type) {
      case "BIGINT", "INT8" -> DataType.Kind.LONG;
      case "DOUBLE", "DOUBLE PRECISION", "FLOAT8" -> DataType.Kind.DOUBLE;
      case "VARCHAR", "CHARACTER VARYING" -> DataType.Kind.STRING;
      case "BOOLEAN", "BOOL", "BIT", "TINYINT" -> DataType.Kind.BOOLEAN;
      case "DATE" -> DataType.Kind.DATE;
      case "TIMESTAMP", "DATETIME" -> DataType.Kind.TIMESTAMP;
      default -> throw new AssertionError(type + " on " + database);
    };
  }

  private static String expected(Database database, ColumnDef column) {
    String scale = column.type().kind() == DataType.Kind.DECIMAL ? "." + column.type().scale() : "";
    return column.name() + " " + column.type().kind() + scale + (column.nullable() ? "?" : "");
  }

  private static Set<String> keys(Database database, Connection connection, String table)
      throws SQLException {
    Set<String> keys = new HashSet<>();
    try (ResultSet found =
        connection
            .getMetaData()
            .getPrimaryKeys(
                connection.getCatalog(), connection.getSchema(), name(database, table))) {
      while (found.next()) {
        keys.add(found.getString("COLUMN_NAME").toLowerCase(Locale.ROOT));
      }
    }
    return keys;
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void keysAndChecksAreKept(Database database) throws SQLException {
    DataSource target = database.create();
    create(database, target);
    Database.execute(target, "INSERT INTO regions VALUES (1, 'Europe', 'Germany', 'EUR', 0.19)");
    refused(target, "INSERT INTO regions VALUES (1, 'Europe', 'Spain', 'EUR', 0.21)");
    refused(target, "INSERT INTO regions VALUES (2, 'Atlantis', 'Spain', 'EUR', 0.21)");
    refused(target, "INSERT INTO regions VALUES (2, 'Europe', NULL, 'EUR', 0.21)");
    refused(target, "INSERT INTO regions VALUES (2, 'Europe', 'Spain', 'EUR', 1.21)");
    refused(
        target,
        "INSERT INTO promotions VALUES (1, 'X', 'bogo', 0.5, DATE '2025-01-01', DATE"
            + " '2025-01-02', 9, NULL)");
    Database.execute(
        target,
        "INSERT INTO promotions VALUES (1, 'X', 'bogo', 0.5, DATE '2025-01-01', DATE"
            + " '2025-01-02', NULL, 1)");
  }

  private static void refused(DataSource target, String sql) {
    assertThatThrownBy(() -> Database.execute(target, sql)).isInstanceOf(SQLException.class);
  }

  @Test
  void athenaReadsFilesInAFolderForEachTable() {
    String sql = Ddl.ATHENA.createTable(CommerceTables.table("payments"), "s3://lake/prod");
    assertThat(sql)
        .startsWith("CREATE EXTERNAL TABLE payments (\n  payment_id bigint COMMENT '")
        .contains("amount decimal(18,4)", "payment_date date", "authorised_at timestamp")
        .contains("card_last4 string", "STORED AS PARQUET", "LOCATION 's3://lake/prod/payments/'")
        .contains("the order''s total")
        .doesNotContain("NOT NULL", "CHECK", "KEY");
    assertThatThrownBy(() -> Ddl.ATHENA.createTable(CommerceTables.table("payments")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("location");
  }
}
