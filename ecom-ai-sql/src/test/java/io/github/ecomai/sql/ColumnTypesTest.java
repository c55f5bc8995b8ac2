package io.github.ecomai.sql;

import static io.github.ecomai.source.Aggregate.max;
import static io.github.ecomai.source.Aggregate.min;
import static io.github.ecomai.source.Expression.col;
import static io.github.ecomai.source.Predicate.eq;
import static io.github.ecomai.source.Predicate.ge;
import static io.github.ecomai.source.Predicate.gt;
import static io.github.ecomai.source.Predicate.isNull;
import static io.github.ecomai.source.Predicate.le;
import static io.github.ecomai.source.Predicate.lt;
import static io.github.ecomai.source.Predicate.ne;
import static io.github.ecomai.source.Predicate.not;
import static io.github.ecomai.source.SortKey.asc;
import static io.github.ecomai.source.SortKey.desc;
import static java.util.Collections.singletonList;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecomai.databases.Database;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.DataType;
import io.github.ecomai.source.Predicate;
import io.github.ecomai.source.Query;
import io.github.ecomai.testkit.ResultRows;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The table of docs/guide/databases.md, column by column. */
class ColumnTypesTest {
  private static final RunContext RUN = RunContext.defaults();
  private static final Instant NOON = Instant.parse("2025-07-01T10:00:00.123456Z");

  /** A stored column: how it is declared, what is put in, and what comes out as which type. */
  private record Case(String declared, String stored, @Nullable DataType type, Object value) {}

  private static Case of(String declared, String stored, DataType type, Object value) {
    return new Case(declared, stored, type, value);
  }

  private static Case skipped(String declared, String stored) {
    return new Case(declared, stored, null, "");
  }

  private static void check(Database database, String quote, List<Case> cases) throws SQLException {
    StringBuilder columns = new StringBuilder("n INTEGER");
    StringBuilder values = new StringBuilder("1");
    for (int i = 0; i < cases.size(); i++) {
      columns.append(", ").append(quote).append("c").append(i).append(quote).append(' ');
      columns.append(cases.get(i).declared());
      values.append(", ").append(cases.get(i).stored());
    }
    DataSource target = database.create();
    Database.execute(
        target,
        "CREATE TABLE typed (" + columns + ")",
        "INSERT INTO typed VALUES (" + values + ")",
        "INSERT INTO typed (n) VALUES (2)");
    try (JdbcSource source = JdbcSource.of(target)) {
      for (int i = 0; i < cases.size(); i++) {
        check(source, "c" + i, cases.get(i));
      }
    }
  }

  private static void check(JdbcSource source, String column, Case expected) {
    if (expected.type() == null) {
      assertThat(source.skipped()).as(expected.declared()).containsKey("typed." + column);
      assertThat(source.skipped().get("typed." + column)).contains("JdbcOptions.withColumn");
      assertThat(source.tables().get("typed").names()).doesNotContain(column);
      return;
    }
    assertThat(source.tables().get("typed").type(column))
        .as(expected.declared())
        .isEqualTo(expected.type());
    Query query = Query.from("typed").select("n", column);
    List<List<@Nullable Object>> rows = ResultRows.of(source, query, RUN).rows();
    for (List<@Nullable Object> row : rows) {
      Object wanted = row.get(0).equals(1L) ? expected.value() : null;
      assertThat(row.get(1)).as(expected.declared()).isEqualTo(wanted);
    }
    assertThat(rows).hasSize(2);
  }

  private static BigDecimal decimal(String value) {
    return new BigDecimal(value);
  }

  @Test
  void postgresql() throws SQLException {
    check(
        Database.POSTGRESQL,
        "\"",
        List.of(
            of("BOOLEAN", "TRUE", DataType.BOOLEAN, true),
            of("SMALLINT", "-32768", DataType.LONG, -32768L),
            of("INTEGER", "2147483647", DataType.LONG, 2147483647L),
            of("BIGINT", "-9223372036854775808", DataType.LONG, Long.MIN_VALUE),
            of("REAL", "0.5", DataType.DOUBLE, 0.5),
            of("DOUBLE PRECISION", "1e-300", DataType.DOUBLE, 1e-300),
            of(
                "NUMERIC(18, 4)",
                "-12345678901234.5678",
                DataType.decimal(4),
                decimal("-12345678901234.5678")),
            of("NUMERIC(5)", "12345", DataType.decimal(0), decimal("12345")),
            skipped("NUMERIC(19, 2)", "1"),
            skipped("NUMERIC", "1"),
            of("TEXT", "'ä\uD834\uDD1E'", DataType.STRING, "ä\uD834\uDD1E"),
            of("VARCHAR(9)", "' x '", DataType.STRING, " x "),
            of("CHAR(5)", "'ab'", DataType.STRING, "ab"),
            of(
                "UUID",
                "'00112233-4455-6677-8899-aabbccddeeff'",
                DataType.STRING,
                "00112233-4455-6677-8899-aabbccddeeff"),
            of("DATE", "'2024-02-29'", DataType.DATE, LocalDate.of(2024, 2, 29)),
            of("TIMESTAMP", "'2025-07-01 10:00:00.123456'", DataType.TIMESTAMP, NOON),
            of(
                "TIMESTAMP(3)",
                "'2025-07-01 10:00:00.123'",
                DataType.TIMESTAMP,
                Instant.parse("2025-07-01T10:00:00.123Z")),
            of("TIMESTAMPTZ", "'2025-07-01 12:00:00.123456+02'", DataType.TIMESTAMP, NOON),
            skipped("TIME", "'10:00'"),
            skipped("BYTEA", "'x'"),
            skipped("JSONB", "'{}'"),
            skipped("INTEGER[]", "'{1}'"),
            skipped("INTERVAL", "'1 day'"),
            skipped("MONEY", "'1'")));
  }

  @Test
  void postgresqlEnumsDomainsAndViews() throws SQLException {
    DataSource target = Database.POSTGRESQL.create();
    Database.execute(
        target,
        "CREATE TYPE status AS ENUM ('open', 'paid')",
        "CREATE DOMAIN price AS NUMERIC(10, 2) CHECK (VALUE >= 0)",
        "CREATE DOMAIN net AS price",
        "CREATE DOMAIN discounted AS net CHECK (VALUE < 10)",
        "CREATE TABLE orders (id BIGINT PRIMARY KEY, status status, price price, net discounted)",
        "INSERT INTO orders VALUES (1, 'paid', 9.99, 8.50)",
        "CREATE VIEW paid AS SELECT * FROM orders WHERE status = 'paid'",
        "CREATE MATERIALIZED VIEW totals AS SELECT SUM(price)::NUMERIC(18, 2) AS total FROM orders");
    try (JdbcSource source = JdbcSource.of(target)) {
      assertThat(source.tables()).containsOnlyKeys("orders", "paid", "totals");
      assertThat(ResultRows.of(source, Query.from("paid"), RUN).rows())
          .containsExactly(List.of(1L, "paid", decimal("9.99"), decimal("8.50")));
      assertThat(ResultRows.of(source, Query.from("totals"), RUN).rows())
          .containsExactly(List.of(decimal("9.99")));
    }
  }

  @Test
  void infiniteDatesAndTimesOfPostgresqlAreNull() throws SQLException {
    DataSource target = Database.POSTGRESQL.create();
    Database.execute(
        target,
        "CREATE TABLE t (n INTEGER, d DATE, at TIMESTAMP, tz TIMESTAMPTZ)",
        "INSERT INTO t VALUES (1, 'infinity', 'infinity', 'infinity'),"
            + " (2, '-infinity', '-infinity', '-infinity'),"
            + " (3, '2025-07-01', '2025-07-01 10:00:00.123456', '2025-07-01 12:00:00.123456+02')");
    List<@Nullable Object> third = List.of(3L, LocalDate.of(2025, 7, 1), NOON, NOON);
    Query t = Query.from("t");
    try (JdbcSource source = JdbcSource.of(target)) {
      assertThat(ResultRows.of(source, t.orderBy(desc("tz"), asc("n")), RUN).rows())
          .containsExactly(
              third, Arrays.asList(1L, null, null, null), Arrays.asList(2L, null, null, null));
      for (String column : List.of("at", "tz")) {
        Instant before = Instant.parse("2025-01-01T00:00:00Z");
        Instant after = Instant.parse("2026-01-01T00:00:00Z");
        for (Predicate met :
            List.of(
                ge(column, before),
                gt(column, before),
                lt(column, after),
                le(column, after),
                eq(column, NOON),
                ne(column, before),
                not(lt(column, before)),
                not(ge(column, after)),
                not(eq(column, before)))) {
          assertThat(ResultRows.of(source, t.where(met), RUN).rows())
              .as("%s", met)
              .containsExactly(third);
        }
        Query max = t.totals(max(col(column)).as("max"), min(col(column)).as("min"));
        assertThat(ResultRows.of(source, max, RUN).rows()).containsExactly(List.of(NOON, NOON));
      }
      assertThat(ResultRows.of(source, t.where(ge("d", LocalDate.EPOCH)), RUN).rows())
          .containsExactly(third);
      assertThat(ResultRows.of(source, t.where(isNull("d")), RUN).rows()).hasSize(2);
    }
  }

  /** An enumeration orders by the places of its values, whatever its collation. */
  @Test
  void enumerationsAndSetsOfMariaDbAreTexts() throws SQLException {
    DataSource target = Database.MARIADB.create();
    Database.execute(
        target,
        "CREATE TABLE t (own ENUM('z','a','m') CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin,"
            + " latin ENUM('z','a','m') CHARACTER SET latin1,"
            + " flags SET('z','a','m') CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin)",
        "INSERT INTO t VALUES ('z','z','z'), ('a','a','a'), ('m','m','m')");
    try (JdbcSource source = JdbcSource.of(target)) {
      for (String column : List.of("own", "latin", "flags")) {
        Query t = Query.from("t").select(column);
        assertThat(ResultRows.of(source, t.orderBy(asc(column)), RUN).rows())
            .as(column)
            .containsExactly(List.of("a"), List.of("m"), List.of("z"));
        assertThat(ResultRows.of(source, t.where(gt(column, "a")), RUN).rows())
            .as(column)
            .containsExactlyInAnyOrder(List.of("z"), List.of("m"));
        Query bounds = t.totals(min(col(column)).as("min"), max(col(column)).as("max"));
        assertThat(ResultRows.of(source, bounds, RUN).rows()).containsExactly(List.of("a", "z"));
      }
    }
  }

  @Test
  void mariaDb() throws SQLException {
    check(
        Database.MARIADB,
        "`",
        List.of(
            of("BOOLEAN", "TRUE", DataType.BOOLEAN, true),
            of("TINYINT(1)", "7", DataType.BOOLEAN, true),
            of("BIT(1)", "b'1'", DataType.BOOLEAN, true),
            skipped("BIT(8)", "b'1'"),
            of("TINYINT", "-128", DataType.LONG, -128L),
            of("TINYINT UNSIGNED", "255", DataType.LONG, 255L),
            of("SMALLINT UNSIGNED", "65535", DataType.LONG, 65535L),
            of("MEDIUMINT", "-8388608", DataType.LONG, -8388608L),
            of("INT UNSIGNED", "4294967295", DataType.LONG, 4294967295L),
            of("INT(5) ZEROFILL", "42", DataType.LONG, 42L),
            of("BIGINT", "-9223372036854775808", DataType.LONG, Long.MIN_VALUE),
            of("BIGINT UNSIGNED", "9223372036854775807", DataType.LONG, Long.MAX_VALUE),
            of("YEAR", "2024", DataType.LONG, 2024L),
            of("FLOAT", "0.5", DataType.DOUBLE, 0.5),
            of("DOUBLE", "1e-300", DataType.DOUBLE, 1e-300),
            of(
                "DECIMAL(18, 4)",
                "-12345678901234.5678",
                DataType.decimal(4),
                decimal("-12345678901234.5678")),
            of("DECIMAL(8, 2) UNSIGNED", "1.5", DataType.decimal(2), decimal("1.50")),
            skipped("DECIMAL(19, 2)", "1"),
            of("VARCHAR(9) CHARACTER SET latin1", "'ä '", DataType.STRING, "ä "),
            of("TEXT CHARACTER SET utf8mb4", "'\uD834\uDD1E'", DataType.STRING, "\uD834\uDD1E"),
            of(
                "VARCHAR(9) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin",
                "'x'",
                DataType.STRING,
                "x"),
            of("CHAR(5)", "'ab'", DataType.STRING, "ab"),
            of("ENUM('open', 'paid')", "'paid'", DataType.STRING, "paid"),
            of("SET('a', 'b')", "'a,b'", DataType.STRING, "a,b"),
            of("DATE", "'2024-02-29'", DataType.DATE, LocalDate.of(2024, 2, 29)),
            of("DATETIME(6)", "'2025-07-01 10:00:00.123456'", DataType.TIMESTAMP, NOON),
            of(
                "DATETIME",
                "'2025-07-01 10:00:00'",
                DataType.TIMESTAMP,
                Instant.parse("2025-07-01T10:00:00Z")),
            skipped("TIME", "'10:00'"),
            skipped("BLOB", "'x'"),
            skipped("VARBINARY(3)", "'x'")));
  }

  /**
   * The server and its sessions are in Tokyo: what is stored as an instant must not depend on it.
   */
  @Test
  void mariaDbTimestampsAreInstants() throws SQLException {
    DataSource target = Database.MARIADB.create();
    Database.execute(
        target,
        "CREATE TABLE t (at TIMESTAMP(6) NULL)",
        "SET time_zone = '+02:00'",
        "INSERT INTO t VALUES ('2025-07-01 12:00:00.123456'), (NULL)");
    try (JdbcSource source = JdbcSource.of(target)) {
      assertThat(ResultRows.of(source, Query.from("t"), RUN).rows())
          .containsExactly(List.of(NOON), singletonList(null));
    }
  }

  @Test
  void zeroDatesAreNoDates() throws SQLException {
    DataSource target = Database.MARIADB.create();
    Database.execute(
        target,
        "SET sql_mode = ''",
        "CREATE TABLE t (n INT, d DATE NOT NULL, at DATETIME NOT NULL,"
            + " changed TIMESTAMP NOT NULL DEFAULT 0)",
        "INSERT INTO t (n, d, at) VALUES (1, '0000-00-00', '0000-00-00 00:00:00'),"
            + " (2, '2024-05-00', '2024-00-00 00:00:00'), (3, '2024-05-01', '2024-05-01 00:00:00')");
    try (JdbcSource source = JdbcSource.of(target)) {
      Query query = Query.from("t").orderBy(desc("d"), asc("n"));
      List<List<@Nullable Object>> rows = ResultRows.of(source, Query.from("t"), RUN).rows();
      assertThat(source.sql(query, RUN)).contains("AS `n`, `t`.`d`, `t`.`at`, ");
      assertThat(ResultRows.of(source, query, RUN).rows())
          .containsExactly(rows.get(2), rows.get(0), rows.get(1));
      assertThat(ResultRows.of(source, Query.from("t").where(isNull("at")), RUN).rows())
          .containsExactlyInAnyOrder(rows.get(0), rows.get(1));
      assertThat(ResultRows.of(source, Query.from("t").groupBy("d").measures(), RUN).rows())
          .containsExactlyInAnyOrder(List.of(LocalDate.of(2024, 5, 1)), singletonList(null));
      assertThat(rows).hasSize(3);
      assertThat(rows.get(0)).containsExactly(1L, null, null, null);
      assertThat(rows.get(1)).containsExactly(2L, null, null, null);
      assertThat(rows.get(2).get(1)).isEqualTo(LocalDate.of(2024, 5, 1));
    }
  }

  @Test
  void h2() throws SQLException {
    check(
        Database.H2,
        "",
        List.of(
            of("BOOLEAN", "TRUE", DataType.BOOLEAN, true),
            of("TINYINT", "-128", DataType.LONG, -128L),
            of("SMALLINT", "-32768", DataType.LONG, -32768L),
            of("INTEGER", "2147483647", DataType.LONG, 2147483647L),
            of("BIGINT", "-9223372036854775808", DataType.LONG, Long.MIN_VALUE),
            of("REAL", "0.5", DataType.DOUBLE, 0.5),
            of("DOUBLE PRECISION", "1e-300", DataType.DOUBLE, 1e-300),
            of(
                "NUMERIC(18, 4)",
                "-12345678901234.5678",
                DataType.decimal(4),
                decimal("-12345678901234.5678")),
            skipped("NUMERIC(19, 2)", "1"),
            skipped("DECFLOAT", "1"),
            of("VARCHAR(9)", "' x '", DataType.STRING, " x "),
            of("CHAR(5)", "'ab'", DataType.STRING, "ab"),
            of("CLOB", "'long'", DataType.STRING, "long"),
            of("VARCHAR_IGNORECASE(9)", "'Ab'", DataType.STRING, "Ab"),
            of(
                "UUID",
                "'00112233-4455-6677-8899-aabbccddeeff'",
                DataType.STRING,
                "00112233-4455-6677-8899-aabbccddeeff"),
            of("ENUM('open', 'paid')", "'paid'", DataType.STRING, "paid"),
            of("DATE", "'2024-02-29'", DataType.DATE, LocalDate.of(2024, 2, 29)),
            of("TIMESTAMP(6)", "'2025-07-01 10:00:00.123456'", DataType.TIMESTAMP, NOON),
            of("TIMESTAMP(9)", "'2025-07-01 10:00:00.123456999'", DataType.TIMESTAMP, NOON),
            of(
                "TIMESTAMP(9) WITH TIME ZONE",
                "'2025-07-01 12:00:00.123456999+02:00'",
                DataType.TIMESTAMP,
                NOON),
            of(
                "TIMESTAMP(6) WITH TIME ZONE",
                "'2025-07-01 12:00:00.123456+02'",
                DataType.TIMESTAMP,
                NOON),
            skipped("TIME", "'10:00:00'"),
            skipped("VARBINARY(3)", "X'00'"),
            skipped("JSON", "JSON '{}'"),
            skipped("INTEGER ARRAY", "ARRAY[1]")));
  }

  @Test
  void duckDb() throws SQLException {
    check(
        Database.DUCKDB,
        "\"",
        List.of(
            of("BOOLEAN", "TRUE", DataType.BOOLEAN, true),
            of("TINYINT", "-128", DataType.LONG, -128L),
            of("UINTEGER", "4294967295", DataType.LONG, 4294967295L),
            of("UBIGINT", "9223372036854775807", DataType.LONG, Long.MAX_VALUE),
            of("BIGINT", "-9223372036854775808", DataType.LONG, Long.MIN_VALUE),
            skipped("HUGEINT", "1"),
            of("FLOAT", "0.5", DataType.DOUBLE, 0.5),
            of("DOUBLE", "1e-300", DataType.DOUBLE, 1e-300),
            of(
                "DECIMAL(18, 4)",
                "-12345678901234.5678",
                DataType.decimal(4),
                decimal("-12345678901234.5678")),
            skipped("DECIMAL(19, 2)", "1"),
            of("VARCHAR", "' x '", DataType.STRING, " x "),
            of(
                "UUID",
                "'00112233-4455-6677-8899-aabbccddeeff'",
                DataType.STRING,
                "00112233-4455-6677-8899-aabbccddeeff"),
            of("ENUM('open', 'paid')", "'paid'", DataType.STRING, "paid"),
            of("DATE", "'2024-02-29'", DataType.DATE, LocalDate.of(2024, 2, 29)),
            of("TIMESTAMP", "'2025-07-01 10:00:00.123456'", DataType.TIMESTAMP, NOON),
            of("TIMESTAMP_NS", "'2025-07-01 10:00:00.123455999'", DataType.TIMESTAMP, NOON),
            of(
                "TIMESTAMP_MS",
                "'2025-07-01 10:00:00.123'",
                DataType.TIMESTAMP,
                Instant.parse("2025-07-01T10:00:00.123Z")),
            of("TIMESTAMPTZ", "'2025-07-01 12:00:00.123456+02'", DataType.TIMESTAMP, NOON),
            skipped("TIME", "'10:00:00'"),
            skipped("BLOB", "'x'"),
            skipped("INTEGER[]", "[1]")));
  }
}
