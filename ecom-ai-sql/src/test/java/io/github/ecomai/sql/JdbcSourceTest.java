package io.github.ecomai.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecomai.EcomAi;
import io.github.ecomai.databases.Database;
import io.github.ecomai.error.DataAccessException;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.Aggregate;
import io.github.ecomai.source.DataType;
import io.github.ecomai.source.Expression;
import io.github.ecomai.source.Predicate;
import io.github.ecomai.source.Query;
import io.github.ecomai.source.SortKey;
import io.github.ecomai.source.WindowSpec;
import io.github.ecomai.testkit.ResultRows;
import java.math.BigDecimal;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a source reads of a database. */
class JdbcSourceTest {
  private static final RunContext RUN = RunContext.defaults();

  private static List<List<Object>> rows(JdbcSource source, Query query) {
    return ResultRows.of(source, query, RUN).rows().stream().map(List::copyOf).toList();
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void namesWithoutQuotesAreSmallOnes(Database database) throws SQLException {
    DataSource target = database.create();
    Database.execute(
        target,
        "CREATE TABLE orders (order_id BIGINT PRIMARY KEY, total DECIMAL(10, 2))",
        "INSERT INTO orders VALUES (1, 9.5)",
        "CREATE VIEW big_orders AS SELECT * FROM orders WHERE total > 5");
    try (JdbcSource source = JdbcSource.of(target)) {
      assertThat(source.tables()).containsOnlyKeys("orders", "big_orders");
      assertThat(source.tables().get("orders").names()).containsExactly("order_id", "total");
      assertThat(rows(source, Query.from("big_orders").select("total", "order_id")))
          .containsExactly(List.of(new BigDecimal("9.50"), 1L));
      assertThat(source.name()).startsWith(source.dialect().id() + " ");
    }
  }

  @Test
  void quotedNamesStayAsTheyAre() throws SQLException {
    DataSource target = Database.H2.create();
    Database.execute(
        target,
        "CREATE TABLE \"Orders\" (ID BIGINT, \"id\" BIGINT)",
        "CREATE TABLE \"orders\" (n BIGINT)",
        "CREATE TABLE ORDERS (n BIGINT)");
    try (JdbcSource source = JdbcSource.of(target)) {
      assertThat(source.tables()).containsOnlyKeys("Orders", "orders", "ORDERS");
      assertThat(source.tables().get("Orders").names()).containsExactly("ID", "id");
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void keysAreFound(Database database) throws SQLException {
    DataSource target = database.create();
    Database.execute(
        target,
        "CREATE TABLE customers (customer_id BIGINT PRIMARY KEY)",
        "CREATE TABLE orders (order_id BIGINT, line INTEGER, customer_id BIGINT,"
            + " PRIMARY KEY (order_id, line),"
            + " FOREIGN KEY (customer_id) REFERENCES customers (customer_id))",
        "CREATE TABLE notes (n BIGINT)");
    try (JdbcSource source = JdbcSource.of(target)) {
      TableKeys keys = source.keys("orders");
      assertThat(keys.primary()).containsExactly("order_id", "line");
      assertThat(keys.foreign())
          .containsExactly(
              new TableKeys.ForeignKey(
                  List.of("customer_id"), "customers", List.of("customer_id")));
      assertThat(source.keys("notes")).isEqualTo(new TableKeys(List.of(), List.of()));
      assertThatThrownBy(() -> source.keys("order"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("orders");
    }
  }

  /** Both schemas have a table of the same name. */
  @ParameterizedTest
  @EnumSource(
      value = Database.class,
      names = {"POSTGRESQL", "MARIADB"})
  void keysIntoAnotherSchemaAreLeftOut(Database database) throws SQLException {
    DataSource target = database.create();
    DataSource other = database.create();
    Database.execute(other, "CREATE TABLE customers (id BIGINT PRIMARY KEY)");
    String elsewhere;
    try (Connection connection = other.getConnection()) {
      elsewhere = database == Database.MARIADB ? connection.getCatalog() : connection.getSchema();
    }
    Database.execute(
        target,
        "CREATE TABLE customers (id BIGINT PRIMARY KEY)",
        "CREATE TABLE orders (id BIGINT PRIMARY KEY, buyer BIGINT, payer BIGINT,"
            + " FOREIGN KEY (buyer) REFERENCES customers (id),"
            + " FOREIGN KEY (payer) REFERENCES "
            + elsewhere
            + ".customers (id))");
    try (JdbcSource source = JdbcSource.of(target)) {
      assertThat(source.keys("orders").foreign())
          .containsExactly(new TableKeys.ForeignKey(List.of("buyer"), "customers", List.of("id")));
    }
  }

  @Test
  void attachedDatabasesAreOtherOnes() throws SQLException {
    DataSource target = Database.DUCKDB.create();
    Database.execute(
        target,
        "ATTACH ':memory:' AS elsewhere",
        "CREATE TABLE t (id BIGINT)",
        "INSERT INTO t VALUES (7)",
        "CREATE TABLE elsewhere.t (id BIGINT)",
        "CREATE TABLE elsewhere.u (id BIGINT)");
    try (JdbcSource source = JdbcSource.of(target)) {
      assertThat(source.tables()).containsOnlyKeys("t");
      assertThat(rows(source, Query.from("t"))).containsExactly(List.of(7L));
    }
  }

  @Test
  void anotherSchemaIsReadByItsName() throws SQLException {
    DataSource target = Database.POSTGRESQL.create();
    Database.execute(
        target,
        "DROP SCHEMA IF EXISTS other CASCADE",
        "CREATE SCHEMA other",
        "CREATE TABLE other.visits (n BIGINT)",
        "INSERT INTO other.visits VALUES (5)");
    try (JdbcSource source = JdbcSource.of(target, JdbcOptions.defaults().withSchema("other"))) {
      assertThat(source.tables()).containsOnlyKeys("visits");
      assertThat(rows(source, Query.from("visits"))).containsExactly(List.of(5L));
      assertThat(source.sql(Query.from("visits"), RUN)).contains("\"other\".\"visits\"");
    }
    assertThatThrownBy(() -> JdbcSource.of(target, JdbcOptions.defaults().withSchema("nowhere")))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContainingAll("nowhere", "Maybe");
  }

  @Test
  void declaredTypesReadWhatHasNone() throws SQLException {
    DataSource target = Database.POSTGRESQL.create();
    Database.execute(
        target,
        "CREATE TABLE t (big NUMERIC(30, 10), flag INTEGER, doc JSONB)",
        "INSERT INTO t VALUES (12.5, 2, '{\"a\": 1}')");
    JdbcOptions options =
        JdbcOptions.defaults()
            .withColumn("t", "big", DataType.decimal(2))
            .withColumn("t", "flag", DataType.BOOLEAN)
            .withColumn("t", "doc", DataType.STRING);
    try (JdbcSource source = JdbcSource.of(target, options)) {
      assertThat(source.skipped()).isEmpty();
      assertThat(rows(source, Query.from("t")))
          .containsExactly(List.of(new BigDecimal("12.50"), true, "{\"a\": 1}"));
    }
    assertThatThrownBy(
            () ->
                JdbcSource.of(
                    target, JdbcOptions.defaults().withColumn("t", "bg", DataType.DOUBLE)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("t.bg", "flag");
  }

  @Test
  void numbersThatDoNotFitAreErrors() throws SQLException {
    DataSource target = Database.MARIADB.create();
    Database.execute(
        target,
        "CREATE TABLE t (big BIGINT UNSIGNED)",
        "INSERT INTO t VALUES (18446744073709551615)");
    try (JdbcSource source = JdbcSource.of(target)) {
      assertThatThrownBy(() -> rows(source, Query.from("t")))
          .isInstanceOf(DataAccessException.class)
          .hasMessageContainingAll("reading t", "cannot hold", "Maybe")
          .hasMessageNotContaining("18446744073709551615");
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void aSumThatIsTooLargeIsAnError(Database database) throws SQLException {
    DataSource target = database.create();
    Database.execute(
        target,
        "CREATE TABLE t (n BIGINT)",
        "INSERT INTO t VALUES (9223372036854775807), (9223372036854775807)");
    try (JdbcSource source = JdbcSource.of(target)) {
      Query sum = Query.from("t").totals(Aggregate.sum(Expression.col("n")).as("s"));
      assertThatThrownBy(() -> rows(source, sum))
          .isInstanceOf(DataAccessException.class)
          .hasMessageContaining("cannot hold");
      Query running =
          Query.from("t")
              .window(
                  WindowSpec.over()
                      .orderBy(SortKey.asc("n"))
                      .movingSum("s", "n", WindowSpec.RUNNING));
      assertThatThrownBy(() -> rows(source, running)).isInstanceOf(DataAccessException.class);
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void namesThatDifferInCapitalsAreToldApartOrRefused(Database database) throws SQLException {
    DataSource target = database.create();
    Database.execute(
        target, "CREATE TABLE t1 (k BIGINT, v BIGINT)", "INSERT INTO t1 VALUES (1, 2)");
    try (JdbcSource source = JdbcSource.of(target)) {
      Query two = Query.from("t1").select(Expression.col("k").as("a"), Expression.col("v").as("A"));
      Query query = two.limit(5).where(Predicate.gt("A", 1L));
      if (database == Database.H2 || database == Database.POSTGRESQL) {
        assertThat(rows(source, query)).containsExactly(List.of(1L, 2L));
      } else {
        assertThatThrownBy(() -> rows(source, query))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContainingAll("'a'", "'A'", "Maybe rename");
      }
      Query joined =
          Query.from("t1").join(Query.from("t1").select(Expression.col("k").as("k")), "k");
      assertThat(rows(source, joined)).containsExactly(List.of(1L, 2L));
    }
  }

  @Test
  void opensByUri() throws SQLException {
    DataSource target = Database.H2.create();
    Database.execute(target, "CREATE TABLE t (n BIGINT)", "INSERT INTO t VALUES (7)");
    String url;
    try (Connection connection = target.getConnection()) {
      url = connection.getMetaData().getURL();
    }
    try (EcomAi ai = EcomAi.builder().source(URI.create(url + ";USER=sa")).build()) {
      assertThat(ResultRows.of(ai.source(), Query.from("t"), RUN).rows())
          .containsExactly(List.of(7L));
    }
  }

  @Test
  void anIndexOnInstantsWithAZoneCanBeUsed() throws SQLException {
    DataSource target = Database.POSTGRESQL.create();
    Database.execute(target, "CREATE TABLE visits (at TIMESTAMPTZ, n BIGINT)");
    try (JdbcSource source = JdbcSource.of(target)) {
      Query query =
          Query.from("visits")
              .where(Predicate.ge("at", Instant.parse("2025-01-01T00:00:00Z")))
              .totals(Aggregate.count().as("c"));
      assertThat(source.sql(query, RUN))
          .contains("WHERE \"visits\".\"at\" >= TIMESTAMPTZ '2025-01-01 00:00:00.000000+00'");
      assertThat(rows(source, query)).containsExactly(List.of(0L));
    }
  }

  @Test
  void optionsAreChecked() {
    assertThatThrownBy(() -> JdbcOptions.defaults().withFetchSize(0))
        .hasMessageContaining("1..65536");
    assertThatThrownBy(() -> JdbcOptions.defaults().withTimeout(Duration.ofSeconds(-1)))
        .hasMessageContaining("negative");
  }

  @Test
  void aTableThatIsGoneSaysSo() throws SQLException {
    DataSource target = Database.POSTGRESQL.create();
    Database.execute(target, "CREATE TABLE t (n BIGINT)");
    try (JdbcSource source = JdbcSource.of(target)) {
      Database.execute(target, "DROP TABLE t");
      assertThatThrownBy(() -> rows(source, Query.from("t")))
          .isInstanceOf(DataAccessException.class)
          .hasMessageContainingAll("reading t", "open it again");
    }
  }
}
