package io.github.ecomai.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecomai.EcomAi;
import io.github.ecomai.commerce.SeriesQuery;
import io.github.ecomai.compliance.ComplianceGuardian;
import io.github.ecomai.compliance.ScreenTransactionsRequest;
import io.github.ecomai.compliance.TransactionScreening;
import io.github.ecomai.copilot.Answer;
import io.github.ecomai.copilot.Answered;
import io.github.ecomai.copilot.Question;
import io.github.ecomai.copilot.RetailCopilot;
import io.github.ecomai.data.Frequency;
import io.github.ecomai.databases.Database;
import io.github.ecomai.demand.CustomerSegments;
import io.github.ecomai.demand.DemandInsightsEngine;
import io.github.ecomai.demand.SegmentCustomersRequest;
import io.github.ecomai.engine.Forecast;
import io.github.ecomai.market.ForecastRequest;
import io.github.ecomai.market.MarketIntelligenceHub;
import io.github.ecomai.market.PanelReader;
import io.github.ecomai.market.PanelRequest;
import io.github.ecomai.market.PanelRow;
import io.github.ecomai.parquet.ParquetSource;
import io.github.ecomai.pulse.DecomposeRequest;
import io.github.ecomai.pulse.GlobalMarketPulse;
import io.github.ecomai.pulse.SeriesDecomposition;
import io.github.ecomai.source.DataSource;
import io.github.ecomai.source.MemorySource;
import io.github.ecomai.sql.JdbcSource;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The five operations give the same results on every kind of source. */
class EverySourceTest {
  private static final MathContext DIGITS = new MathContext(7);
  private static final Pattern LONG_NUMBER = Pattern.compile("-?\\d+\\.\\d+(E-?\\d+)?");
  private static final List<String> QUESTIONS =
      List.of(
          "revenue by category this year",
          "top 5 products by units sold in 2025",
          "How many orders came from Germany through the mobile app in 2025?",
          "average order value by region last year");

  /** What the five systems say, without how long it took and who ran the query. */
  private record Results(
      String model,
      List<Double> forecast,
      List<String> panel,
      List<Double> trend,
      List<String> segments,
      List<String> findings,
      List<String> answers) {}

  private static Results of(DataSource source) {
    Clock clock = Clock.fixed(Instant.parse("2026-01-15T12:00:00Z"), ZoneId.of("UTC"));
    try (EcomAi ai =
        EcomAi.builder()
            .source(source)
            .seed(7)
            .run(run -> run.withZone(ZoneId.of("Europe/Berlin")).withClock(clock))
            .build()) {
      SeriesQuery revenue = SeriesQuery.revenue().by(Frequency.MONTH);
      Forecast forecast =
          ai.system(MarketIntelligenceHub.class).forecast(ForecastRequest.of(revenue, 6));
      SeriesDecomposition parts =
          ai.system(GlobalMarketPulse.class).decompose(DecomposeRequest.of(revenue));
      CustomerSegments segments =
          ai.system(DemandInsightsEngine.class)
              .segmentCustomers(SegmentCustomersRequest.fromSource());
      TransactionScreening screening =
          ai.system(ComplianceGuardian.class)
              .screenTransactions(ScreenTransactionsRequest.fromSource());
      List<String> answers = new ArrayList<>();
      for (String question : QUESTIONS) {
        Answer answer = ai.system(RetailCopilot.class).ask(Question.of(question));
        assertThat(answer).isInstanceOf(Answered.class);
        answers.add(rounded(((Answered) answer).rows()));
      }
      return new Results(
          forecast.model(),
          values(forecast.mean().toArray()),
          panel(ai),
          values(parts.trend().toArray()),
          segments.segments().stream().map(EverySourceTest::rounded).toList(),
          screening.findings().stream().map(finding -> finding.summary()).toList(),
          answers);
    }
  }

  private static List<String> panel(EcomAi ai) {
    PanelRequest request =
        PanelRequest.of(SeriesQuery.units().per("category_name", "country"), 3)
            .withEngine("seasonal-naive");
    List<String> rows = new ArrayList<>();
    try (PanelReader panel = ai.system(MarketIntelligenceHub.class).forecastPanel(request)) {
      for (Optional<PanelRow> next = panel.next(); next.isPresent(); next = panel.next()) {
        PanelRow row = next.get();
        rows.add(row.key() + " " + row.failure().orElse(""));
        row.forecast().ifPresent(found -> rows.add(values(found.mean().toArray()).toString()));
      }
    }
    assertThat(rows).hasSizeGreaterThan(20);
    return rows;
  }

  /**
   * Engines add up floating numbers in different orders, so the last digits differ, and more of
   * them once a search has ended a step apart.
   */
  private static String rounded(Object value) {
    return LONG_NUMBER
        .matcher(value.toString())
        .replaceAll(
            number ->
                new BigDecimal(number.group()).round(DIGITS).stripTrailingZeros().toPlainString());
  }

  private static List<Double> values(double[] values) {
    List<Double> rounded = new ArrayList<>();
    for (double value : values) {
      rounded.add(new BigDecimal(value).round(DIGITS).doubleValue());
    }
    return rounded;
  }

  @Test
  void theFiveOperationsAgree(@TempDir Path folder) throws Exception {
    MemorySource shop = DemoShop.tables();
    Results expected;
    try (ParquetSource files = ParquetSource.open(DemoShop.writeLake(folder))) {
      expected = of(files);
    }
    assertThat(expected.findings()).isNotEmpty();
    try (DataSource archive = ArchiveSourceContractTest.copy(shop)) {
      assertThat(of(archive)).as("a source that only scans").isEqualTo(expected);
    }
    for (Database database : List.of(Database.H2, Database.POSTGRESQL, Database.MARIADB)) {
      try (JdbcSource source = JdbcSource.of(database.store(shop))) {
        assertThat(of(source)).as(database.name()).isEqualTo(expected);
      }
    }
  }
}
