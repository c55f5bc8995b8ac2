package io.github.ecomai.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.ecomai.EcomAi;
import io.github.ecomai.databases.Database;
import io.github.ecomai.error.DataAccessException;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.Aggregate;
import io.github.ecomai.source.BatchReader;
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
import java.util.Properties;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
  void aPoolThatCannotConnectSaysWhy() throws SQLException {
    DataSource target = Database.H2.create();
    HikariConfig config = new HikariConfig();
    try (Connection connection = target.getConnection()) {
      config.setJdbcUrl(connection.getMetaData().getURL());
    }
    config.setUsername("sa");
    config.setPassword("hunter2");
    config.setConnectionTimeout(400);
    config.setInitializationFailTimeout(-1);
    try (HikariDataSource pool = new HikariDataSource(config)) {
      assertThatThrownBy(() -> JdbcSource.of(pool))
          .isInstanceOfSatisfying(
              DataAccessException.class, e -> assertThat(e.retriable()).isFalse())
          .hasMessageContaining("does not let this user in")
          .satisfies(JdbcSourceTest::hidesThePassword);
    }
  }

  @Test
  void secretsAreHiddenInAllForms() {
    for (String text :
        List.of(
            "jdbc:x://h/d?password=hun,ter2'x&a=b",
            "jdbc:x://u:p/hunter2@h/d",
            "jdbc:x://u:p@hunter2@h/d",
            "PASSWORD=\"a;hunter2\"",
            "u:hunter2@h")) {
      assertThat(Secrets.hide(text)).doesNotContain("hunter2").doesNotContain("ter2");
    }
    assertThat(Secrets.hide("jdbc:postgresql://db:5432/shop?user=reader"))
        .isEqualTo("jdbc:postgresql://db:5432/shop?user=reader");
  }

  @ParameterizedTest
  @EnumSource(
      value = Database.class,
      names = {"POSTGRESQL", "MARIADB"})
  void nothingCanBeWritten(Database database) throws SQLException {
    DataSource target = database.create();
    String function =
        database == Database.POSTGRESQL
            ? "CREATE FUNCTION writes() RETURNS BIGINT LANGUAGE SQL VOLATILE AS"
                + " 'INSERT INTO log VALUES (1) RETURNING n'"
            : "CREATE FUNCTION writes() RETURNS BIGINT MODIFIES SQL DATA"
                + " BEGIN INSERT INTO log VALUES (1); RETURN 1; END";
    Database.execute(
        target, "CREATE TABLE log (n BIGINT)", function, "CREATE VIEW sly AS SELECT writes() AS n");
    try (JdbcSource source = JdbcSource.of(target)) {
      assertThatThrownBy(() -> rows(source, Query.from("sly")))
          .isInstanceOf(DataAccessException.class);
      assertThat(rows(source, Query.from("log"))).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void connectionsGoBackAsTheyCame(Database database) throws SQLException {
    DataSource target = database.create();
    Database.execute(target, "CREATE TABLE t (n BIGINT)", "INSERT INTO t VALUES (1), (2), (3)");
    HikariConfig config = new HikariConfig();
    config.setDataSource(target);
    config.setMaximumPoolSize(1);
    config.setConnectionTimeout(250);
    try (HikariDataSource pool = new HikariDataSource(config);
        JdbcSource source =
            JdbcSource.of(
                pool,
                JdbcOptions.defaults().withFetchSize(1).withTimeout(Duration.ofSeconds(20)))) {
      for (int i = 0; i < 3; i++) {
        try (BatchReader reader = source.read(Query.from("t"), RUN)) {
          assertThat(reader.next()).isPresent();
        }
        try (Connection connection = pool.getConnection()) {
          assertThat(connection.getAutoCommit()).isTrue();
          assertThat(connection.isReadOnly()).isFalse();
        }
        assertThat(rows(source, Query.from("t").where(Predicate.gt("n", 1L)))).hasSize(2);
      }
      try (BatchReader holds = source.read(Query.from("t"), RUN)) {
        assertThat(holds.next()).isPresent();
        assertThatThrownBy(() -> rows(source, Query.from("t")))
            .isInstanceOfSatisfying(
                DataAccessException.class, e -> assertThat(e.retriable()).isTrue())
            .hasMessageContainingAll("reading t", "pool", "Maybe enlarge");
      }
    }
  }

  @Test
  void aTimeOutSaysWhichOne() throws SQLException {
    DataSource target = Database.POSTGRESQL.create();
    Database.execute(target, "CREATE VIEW slow AS SELECT pg_sleep(30)::TEXT AS t, 1::BIGINT AS n");
    JdbcOptions options = JdbcOptions.defaults().withTimeout(Duration.ofMillis(300));
    try (JdbcSource source = JdbcSource.of(target, options)) {
      assertThatThrownBy(() -> rows(source, Query.from("slow")))
          .isInstanceOfSatisfying(
              DataAccessException.class, e -> assertThat(e.retriable()).isFalse())
          .hasMessageContainingAll("slow", "time-out", "withTimeout");
    }
  }

  @Test
  void badCredentialsNeverShowThePassword() throws SQLException {
    DataSource target = Database.H2.create();
    String url;
    try (Connection connection = target.getConnection()) {
      url = connection.getMetaData().getURL();
    }
    assertThatThrownBy(() -> open(url + ";USER=sa;PASSWORD=hunter2"))
        .isInstanceOfSatisfying(DataAccessException.class, e -> assertThat(e.retriable()).isFalse())
        .hasMessageContainingAll("does not let this user in", "Maybe")
        .satisfies(JdbcSourceTest::hidesThePassword);
    assertThatThrownBy(() -> open("jdbc:postgresql://u:hunter2@localhost:1/x?password=hunter2"))
        .isInstanceOf(DataAccessException.class)
        .satisfies(JdbcSourceTest::hidesThePassword);
    assertThatThrownBy(() -> open("jdbc:nosuch://h/x?password=hunter2"))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContainingAll("jdbc:nosuch", "Maybe add")
        .satisfies(JdbcSourceTest::hidesThePassword);
    assertThatThrownBy(() -> open("jdbc:h2:mem:x;NOSUCHSETTING=1;PASSWORD=hunter2"))
        .isInstanceOf(DataAccessException.class)
        .satisfies(JdbcSourceTest::hidesThePassword);
  }

  private static void open(String url) {
    EcomAi.builder().source(URI.create(url)).build().close();
  }

  private static void hidesThePassword(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      assertThat(String.valueOf(cause)).doesNotContain("hunter2");
    }
  }

  @Test
  void nobodyListens() {
    assertThatThrownBy(() -> open("jdbc:postgresql://localhost:1/x"))
        .isInstanceOfSatisfying(DataAccessException.class, e -> assertThat(e.retriable()).isTrue());
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
  void theHostsPropertiesStay() throws SQLException {
    DataSource target = Database.H2.create();
    Database.execute(target, "CREATE TABLE t (n BIGINT)");
    target.getConnection().close(); // what the driver sets is its own affair
    Properties before = (Properties) System.getProperties().clone();
    try (JdbcSource source = JdbcSource.of(target)) {
      assertThat(rows(source, Query.from("t"))).isEmpty();
    }
    assertThat(System.getProperties()).isEqualTo(before);
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
