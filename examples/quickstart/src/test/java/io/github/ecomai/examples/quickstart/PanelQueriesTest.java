package io.github.ecomai.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecomai.EcomAi;
import io.github.ecomai.commerce.CommerceSchema;
import io.github.ecomai.commerce.PanelQuery;
import io.github.ecomai.commerce.SeriesQuery;
import io.github.ecomai.data.Frequency;
import io.github.ecomai.databases.Database;
import io.github.ecomai.market.MarketIntelligenceHub;
import io.github.ecomai.market.PanelBacktest;
import io.github.ecomai.market.PanelBacktestRequest;
import io.github.ecomai.market.PanelReader;
import io.github.ecomai.market.PanelRequest;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.BatchReader;
import io.github.ecomai.source.DataSource;
import io.github.ecomai.source.Query;
import io.github.ecomai.source.QueryPlan;
import io.github.ecomai.source.Schema;
import io.github.ecomai.sql.JdbcSource;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a panel asks of a database: one small query for the calendar and one for all series. */
class PanelQueriesTest {
  private static final PanelQuery UNITS =
      SeriesQuery.units().by(Frequency.MONTH).per("category_name", "country");
  private static final PanelRequest THREE_MONTHS =
      PanelRequest.of(UNITS, 3).withEngine("seasonal-naive");

  /** Keeps the queries that are read. */
  private record Watched(DataSource source, List<Query> queries) implements DataSource {
    static Watched shop() throws SQLException {
      return new Watched(
          JdbcSource.of(Database.H2.store(DemoShop.tables())),
          Collections.synchronizedList(new ArrayList<>()));
    }

    @Override
    public String name() {
      return source.name();
    }

    @Override
    public Map<String, Schema> tables() {
      return source.tables();
    }

    @Override
    public QueryPlan plan(Query query) {
      return source.plan(query);
    }

    @Override
    public String sql(Query query, RunContext run) {
      return source.sql(query, run);
    }

    @Override
    public BatchReader read(Query query, RunContext run) {
      queries.add(query);
      return source.read(query, run);
    }

    @Override
    public void close() {
      source.close();
    }
  }

  /** The calendar of the shop, and all series in order. */
  private static void assertTwoQueries(Watched shop) {
    assertThat(shop.queries()).hasSize(2);
    assertThat(shop.queries().get(0)).isInstanceOf(Query.Group.class);
    assertThat(shop.queries().get(1)).isEqualTo(UNITS.query(CommerceSchema.standard(), shop));
    for (Query query : shop.queries()) {
      QueryPlan plan = shop.plan(query);
      assertThat(plan.isComplete()).as(plan.toString()).isTrue();
      assertThat(plan.pushed().values()).containsExactly(query);
    }
    assertThat(shop.sql(shop.queries().get(1), RunContext.defaults()))
        .containsOnlyOnce("GROUP BY")
        .containsOnlyOnce("ORDER BY");
  }

  @Test
  void aForecastOfAllSeriesIsOneQueryInTheDatabase() throws SQLException {
    Watched shop = Watched.shop();
    int rows = 0;
    try (EcomAi ai = EcomAi.builder().source(shop).build();
        PanelReader panel = ai.system(MarketIntelligenceHub.class).forecastPanel(THREE_MONTHS)) {
      while (panel.next().isPresent()) {
        rows++;
      }
      assertTwoQueries(shop);
    }
    assertThat(rows).isGreaterThan(10);
  }

  @Test
  void aBacktestOfThreeModelsIsOneQueryToo() throws SQLException {
    Watched shop = Watched.shop();
    try (EcomAi ai = EcomAi.builder().source(shop).build()) {
      PanelBacktest backtest =
          ai.system(MarketIntelligenceHub.class)
              .backtestPanel(
                  PanelBacktestRequest.of(THREE_MONTHS)
                      .withEngines("seasonal-naive", "drift", "theta"));
      assertTwoQueries(shop);
      assertThat(backtest.series()).isGreaterThan(10);
      assertThat(backtest.leaderboard()).hasSize(3).allMatch(one -> one.total().isPresent());
    }
  }
}
