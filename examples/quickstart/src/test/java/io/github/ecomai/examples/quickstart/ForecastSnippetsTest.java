package io.github.ecomai.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecomai.EcomAi;
import io.github.ecomai.commerce.KeyedSeries;
import io.github.ecomai.commerce.PanelQuery;
import io.github.ecomai.commerce.SeriesQuery;
import io.github.ecomai.data.Frequency;
import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.engine.FittedForecast;
import io.github.ecomai.engine.Forecast;
import io.github.ecomai.engine.ModelScore;
import io.github.ecomai.engine.SamplePaths;
import io.github.ecomai.examples.commerce.CommerceData;
import io.github.ecomai.forecast.Theta;
import io.github.ecomai.market.Backtest;
import io.github.ecomai.market.BacktestRequest;
import io.github.ecomai.market.ForecastRequest;
import io.github.ecomai.market.MarketIntelligenceHub;
import io.github.ecomai.market.ModelSelection;
import io.github.ecomai.market.PanelBacktest;
import io.github.ecomai.market.PanelBacktestRequest;
import io.github.ecomai.market.PanelReader;
import io.github.ecomai.market.PanelRequest;
import io.github.ecomai.market.PanelRow;
import io.github.ecomai.market.SelectModelRequest;
import io.github.ecomai.parquet.ParquetWriter;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.BatchReader;
import io.github.ecomai.source.MemorySource;
import io.github.ecomai.source.Predicate;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code of the guide to forecasts, and the examples in the comments of panels. */
class ForecastSnippetsTest {
  private static final PrintStream CONSOLE = System.out;
  private static final MemorySource SOURCE = DemoShop.tables();
  private static final EcomAi AI =
      EcomAi.builder().source(SOURCE).zone(CommerceData.ZONE).seed(7).build();

  private final EcomAi ai = AI;
  private final MarketIntelligenceHub market = AI.system(MarketIntelligenceHub.class);
  private final RunContext run = AI.run();

  @BeforeAll
  static void keepTheConsoleClean() {
    System.setOut(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
  }

  @AfterAll
  static void giveTheConsoleBack() {
    System.setOut(CONSOLE);
    AI.close();
  }

  @Test
  void oneSeries() {
    // region guide-forecast
    MarketIntelligenceHub market = ai.system(MarketIntelligenceHub.class);
    SeriesQuery revenue = SeriesQuery.revenue().by(Frequency.MONTH);
    Forecast year = market.forecast(ForecastRequest.of(revenue, 12));
    double january = year.mean().value(0);
    double atLeast = year.interval(0.95).lower().value(0);
    year.notes().forEach(System.out::println);
    // endregion
    assertThat(january).isGreaterThan(atLeast);
    // region guide-scores
    for (ModelScore score : year.scores()) {
      System.out.println(score.model() + " " + score.meanAbsoluteError() + " " + score.weight());
    }
    // endregion
    assertThat(year.scores()).isNotEmpty();
  }

  @Test
  void engineAndLevels() {
    // region guide-engine
    SeriesQuery kept =
        SeriesQuery.units().by(Frequency.WEEK).where(Predicate.ne("status", "returned"));
    ForecastRequest request = ForecastRequest.of(kept, 13).withEngine("ets").withLevels(0.5, 0.9);
    Forecast quarter = market.forecast(request);
    // endregion
    assertThat(quarter.model()).startsWith("ETS");
    assertThat(quarter.intervals()).hasSize(2);
  }

  @Test
  void calibratedIntervals() {
    SeriesQuery revenue = SeriesQuery.revenue().by(Frequency.MONTH);
    // region guide-calibrated
    ForecastRequest plain = ForecastRequest.of(revenue, 12).withEngine("theta");
    Forecast theta = market.forecast(plain.withCalibratedIntervals());
    // endregion
    assertThat(theta.mean()).isEqualTo(market.forecast(plain).mean());
    assertThat(theta.intervals()).isNotEqualTo(market.forecast(plain).intervals());
  }

  @Test
  void backtestAndChoice() {
    ForecastRequest year = ForecastRequest.of(SeriesQuery.revenue().by(Frequency.MONTH), 6);
    // region guide-backtest
    Backtest past = market.backtest(BacktestRequest.of(year).withFolds(3));
    past.notes().forEach(System.out::println);
    SelectModelRequest three = SelectModelRequest.of(year).withEngines("ensemble", "ets", "theta");
    ModelSelection choice = market.selectModel(three);
    System.out.println(choice.winner() + ": " + choice.reason());
    // endregion
    assertThat(past.folds()).hasSize(3);
    assertThat(choice.reason()).isNotBlank();
  }

  @Test
  void quantilesAndPaths() {
    SeriesQuery units = SeriesQuery.units().by(Frequency.WEEK);
    // region guide-paths
    ForecastRequest request = ForecastRequest.of(units, 4).withQuantiles(0.1, 0.9).withPaths(1000);
    Forecast month = market.forecast(request);
    TimeSeries enoughEachWeek = month.quantile(0.9);
    double enoughForTheMonth = month.paths().orElseThrow().total(0.9);
    // endregion
    assertThat(enoughForTheMonth).isLessThan(Arrays.stream(enoughEachWeek.toArray()).sum());
    FittedForecast fitted = Theta.withDefaults().fit(month.history(), run);
    // region SamplePaths
    SamplePaths paths = SamplePaths.of(fitted, 12, 1000, run);
    double enoughInNineOfTenYears = paths.total(0.9);
    // endregion
    assertThat(enoughInNineOfTenYears).isGreaterThan(paths.total(0.5));
  }

  @Test
  void panelBacktest() {
    // region PanelBacktestRequest
    var weeks = PanelRequest.of(SeriesQuery.units().by(Frequency.WEEK).per("product_id"), 4);
    var request = PanelBacktestRequest.of(weeks).withEngines("ensemble", "seasonal-naive");
    // endregion
    assertThat(request.engines()).hasSize(2);
    // region guide-panel-backtest
    PanelQuery products = SeriesQuery.units().by(Frequency.MONTH).per("category_name");
    PanelRequest quarter = PanelRequest.of(products, 3);
    PanelBacktest past =
        market.backtestPanel(PanelBacktestRequest.of(quarter).withEngines("theta", "drift"));
    System.out.println(past.winner() + ": " + past.reason());
    // endregion
    assertThat(past.series()).isGreaterThan(2);
  }

  @Test
  void panel() {
    List<String> orders = new ArrayList<>();
    // region guide-panel
    PanelQuery products = SeriesQuery.units().by(Frequency.MONTH).per("category_name");
    PanelRequest request = PanelRequest.of(products, 3).withEngine("theta");
    // endregion
    // region PanelReader
    try (PanelReader panel = market.forecastPanel(request)) {
      for (Optional<PanelRow> next = panel.next(); next.isPresent(); next = panel.next()) {
        PanelRow row = next.get();
        row.forecast().ifPresent(forecast -> order(orders, row.key(), forecast.mean()));
        row.failure().ifPresent(why -> System.out.println(row.key() + ": " + why));
      }
    }
    // endregion
    assertThat(orders).hasSizeGreaterThan(2).isSorted();
  }

  private static void order(List<String> orders, List<String> key, TimeSeries mean) {
    orders.add(key.get(0) + " " + mean.value(0));
  }

  @Test
  void panelAsFile(@TempDir Path folder) {
    PanelRequest request =
        PanelRequest.of(SeriesQuery.units().per("product_id"), 3).withEngine("seasonal-naive");
    // region guide-panel-file
    try (BatchReader table = market.forecastPanel(request).table()) {
      ParquetWriter.write(table, folder.resolve("forecasts.parquet"), run);
    }
    // endregion
    assertThat(folder.resolve("forecasts.parquet")).isNotEmptyFile();
  }

  @Test
  void panelByValue() {
    TimeSeries tea = TimeSeries.of(LocalDate.of(2025, 1, 1), Frequency.MONTH, 5, 7, 6, 8, 7, 9);
    TimeSeries cups = TimeSeries.of(LocalDate.of(2025, 1, 1), Frequency.MONTH, 3, 3, 4, 2, 3, 4);
    // region guide-panel-values
    List<KeyedSeries> series = List.of(KeyedSeries.of("tea", tea), KeyedSeries.of("cups", cups));
    PanelReader panel = market.forecastPanel(PanelRequest.of(series, 6));
    // endregion
    try (panel) {
      assertThat(panel.next().orElseThrow().key()).containsExactly("tea");
    }
  }

  @Test
  void comments() {
    var weeks =
        // region PanelQuery
        SeriesQuery.units().by(Frequency.WEEK).per("product_id")
        // endregion
        ;
    assertThat(weeks).hasToString("units by WEEK per product_id");
    var tea =
        // region KeyedSeries
        KeyedSeries.of("P-1", TimeSeries.of(LocalDate.of(2026, 1, 1), Frequency.MONTH, 5, 7, 6))
        // endregion
        ;
    assertThat(tea.read().series().size()).isEqualTo(3);
  }

  @Test
  void panelRequest() {
    // region PanelRequest
    var weeks = PanelRequest.of(SeriesQuery.units().by(Frequency.WEEK).per("product_id"), 4);
    // endregion
    assertThat(weeks.horizon()).isEqualTo(4);
  }
}
