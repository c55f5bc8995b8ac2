package io.github.ecomai.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.ecomai.EcomAi;
import io.github.ecomai.commerce.SeriesQuery;
import io.github.ecomai.data.Frequency;
import io.github.ecomai.databases.Database;
import io.github.ecomai.engine.Forecast;
import io.github.ecomai.market.ForecastRequest;
import io.github.ecomai.market.MarketIntelligenceHub;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.DataType;
import io.github.ecomai.source.DataType.Kind;
import io.github.ecomai.source.MemorySource;
import io.github.ecomai.source.Query;
import io.github.ecomai.sql.JdbcOptions;
import io.github.ecomai.sql.JdbcSource;
import io.github.ecomai.testkit.JdbcTables;
import io.github.ecomai.testkit.RandomTables;
import io.github.ecomai.testkit.ResultRows;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The examples with databases. */
class JdbcSnippetsTest {
  private static DataSource shop() throws SQLException {
    return Database.H2.store(DemoShop.tables());
  }

  private static String url(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection()) {
      return connection.getMetaData().getURL() + ";USER=sa";
    }
  }

  @Test
  void aPool() throws SQLException {
    String url = url(shop());
    // region open-jdbc
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    try (HikariDataSource pool = new HikariDataSource(config);
        JdbcSource source = JdbcSource.of(pool);
        EcomAi ai = EcomAi.builder().source(source).seed(7).build()) {
      MarketIntelligenceHub market = ai.system(MarketIntelligenceHub.class);
      SeriesQuery revenue = SeriesQuery.revenue().by(Frequency.MONTH);
      Forecast forecast = market.forecast(ForecastRequest.of(revenue, 12));
      // endregion
      assertThat(forecast.mean().size()).isEqualTo(12);
    }
  }

  @Test
  void aUrl() throws SQLException {
    String url = url(shop());
    // region open-jdbc-url
    try (EcomAi ai = EcomAi.builder().source(URI.create(url)).build()) {
      MarketIntelligenceHub market = ai.system(MarketIntelligenceHub.class);
      // endregion
      assertThat(ai.source().tables()).containsKeys("orders", "order_items");
      assertThat(market).isNotNull();
    }
  }

  @Test
  void jdbcSource() throws SQLException {
    DataSource pool = shop();
    // region JdbcSource
    try (JdbcSource source = JdbcSource.of(pool);
        EcomAi ai = EcomAi.builder().source(source).build()) {
      MarketIntelligenceHub market = ai.system(MarketIntelligenceHub.class);
    }
    // endregion
    assertThat(pool.getConnection().isClosed()).isFalse();
  }

  @Test
  void jdbcOptions() throws SQLException {
    DataSource pool = Database.POSTGRESQL.create();
    Database.execute(
        pool,
        "CREATE SCHEMA IF NOT EXISTS shop",
        "DROP TABLE IF EXISTS shop.orders",
        "CREATE TABLE shop.orders (total NUMERIC)",
        "INSERT INTO shop.orders VALUES (1.25)");
    // region JdbcOptions
    JdbcOptions options =
        JdbcOptions.defaults()
            .withSchema("shop")
            .withTimeout(Duration.ofMinutes(2))
            .withColumn("orders", "total", DataType.DOUBLE);
    // endregion
    try (JdbcSource source = JdbcSource.of(pool, options)) {
      assertThat(ResultRows.of(source, Query.from("orders"), RunContext.defaults()).rows())
          .containsExactly(List.of(1.25));
    }
  }

  @Test
  void jdbcTables() throws SQLException {
    MemorySource tables = RandomTables.of(5, true);
    DataSource database = Database.POSTGRESQL.create();
    try (Connection connection = database.getConnection()) {
      // region JdbcTables
      JdbcTables.into(connection).withType(Kind.STRING, "TEXT").copy(tables);
      // endregion
    }
    try (JdbcSource source = JdbcSource.of(database)) {
      assertThat(source.tables()).isEqualTo(tables.tables());
    }
  }
}
