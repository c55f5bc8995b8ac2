package io.github.ecomai.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.ecomai.EcomAi;
import io.github.ecomai.databases.Database;
import io.github.ecomai.error.DataAccessException;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.BatchReader;
import io.github.ecomai.source.Predicate;
import io.github.ecomai.source.Query;
import io.github.ecomai.testkit.ResultRows;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How connections are taken, used and given back, and what is said of those that fail. */
class JdbcConnectionsTest {
  private static final RunContext RUN = RunContext.defaults();

  private static List<List<Object>> rows(JdbcSource source, Query query) {
    return ResultRows.of(source, query, RUN).rows().stream().map(List::copyOf).toList();
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
          .satisfies(JdbcConnectionsTest::hidesThePassword);
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
        .satisfies(JdbcConnectionsTest::hidesThePassword);
    assertThatThrownBy(() -> open("jdbc:postgresql://u:hunter2@localhost:1/x?password=hunter2"))
        .isInstanceOf(DataAccessException.class)
        .satisfies(JdbcConnectionsTest::hidesThePassword);
    assertThatThrownBy(() -> open("jdbc:nosuch://h/x?password=hunter2"))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContainingAll("jdbc:nosuch", "Maybe add")
        .satisfies(JdbcConnectionsTest::hidesThePassword);
    assertThatThrownBy(() -> open("jdbc:h2:mem:x;NOSUCHSETTING=1;PASSWORD=hunter2"))
        .isInstanceOf(DataAccessException.class)
        .satisfies(JdbcConnectionsTest::hidesThePassword);
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
}
