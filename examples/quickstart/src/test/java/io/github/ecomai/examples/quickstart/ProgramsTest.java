package io.github.ecomai.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecomai.compliance.TransactionScreening;
import io.github.ecomai.copilot.Answer;
import io.github.ecomai.copilot.Answered;
import io.github.ecomai.data.Frequency;
import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.demand.CustomerSegments;
import io.github.ecomai.demand.Segment;
import io.github.ecomai.engine.Forecast;
import io.github.ecomai.pulse.SeriesDecomposition;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs every program of the README. */
class ProgramsTest {
  private static final PrintStream CONSOLE = System.out;

  @TempDir private static Path folder;
  private static Path lake;

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @BeforeAll
  static void makeTheShop() throws IOException {
    lake = DemoShop.writeLake(folder.resolve("lake"));
  }

  @BeforeEach
  void keepTheConsoleClean() {
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void giveTheConsoleBack() {
    System.setOut(CONSOLE);
    assertThat(printed.toString(StandardCharsets.UTF_8)).isNotBlank();
  }

  @Test
  void forecastsTheNextYear() {
    Forecast forecast = ForecastSales.nextYear(lake);

    assertThat(forecast.mean().size()).isEqualTo(12);
    assertThat(forecast.mean().start()).isEqualTo(LocalDate.of(2026, 3, 1));
    assertThat(forecast.interval(0.95).lower().value(0)).isPositive();
    int months = forecast.history().size();
    double lastYear = sum(forecast.history().slice(months - 12, months));
    assertThat(sum(forecast.mean())).isBetween(0.7 * lastYear, 1.5 * lastYear);
  }

  @Test
  void segmentsTheCustomers() {
    CustomerSegments found = SegmentCustomers.segments(URI.create("parquet:" + lake));

    assertThat(found.segments()).hasSizeBetween(2, 8);
    assertThat(found.segments()).extracting(Segment::name).doesNotHaveDuplicates();
    assertThat(found.members()).hasSize((int) found.coverage().customers());
    assertThat(found.segments().stream().mapToLong(Segment::customers).sum())
        .isEqualTo(found.coverage().customers());
  }

  @Test
  void findsTheYearInMonthlyRevenue() throws IOException {
    Path log = DemoShop.writeOrderLog(folder.resolve("orders.csv"));

    SeriesDecomposition parts = DecomposeRevenue.months(log);

    assertThat(parts.series().frequency()).isEqualTo(Frequency.MONTH);
    assertThat(parts.series().time(parts.series().size() - 1)).isEqualTo(LocalDate.of(2026, 2, 1));
    assertThat(parts.seasons()).hasSize(1);
    assertThat(parts.seasons().get(0).period()).isEqualTo(12);
    assertThat(parts.seasons().get(0).strength()).isBetween(0.3, 1.0);
    assertThat(parts.finding()).contains("revenue", "12 months");
  }

  @Test
  void screensTheTransactions() {
    TransactionScreening screening = ScreenTransactions.screen(DemoShop.tables());

    assertThat(screening.findings()).hasSizeBetween(5, 60);
    assertThat(screening.findings()).allMatch(finding -> finding.score() >= 0.6);
    assertThat(screening.findings()).allMatch(finding -> !finding.reasons().isEmpty());
    double[] amounts =
        screening.findings().stream().mapToDouble(f -> f.amount().orElseThrow()).sorted().toArray();
    double median = 134.40; // of all totals of this shop
    assertThat(amounts[amounts.length - 1]).isGreaterThan(20 * median);
    assertThat(amounts[amounts.length / 2]).isGreaterThan(10 * median);
    assertThat(screening.coverage().screened()).isGreaterThan(1000L * (amounts.length - 1));
  }

  @Test
  void answersAQuestion() {
    Answer answer = AskQuestions.ask(lake, "top 5 countries by revenue in 2025");

    assertThat(answer).isInstanceOf(Answered.class);
    Answered found = (Answered) answer;
    assertThat(found.rows()).hasSize(5);
    assertThat(found.rows())
        .extracting(row -> row.get(0))
        .contains("Germany")
        .doesNotHaveDuplicates();
    assertThat(found.evidence().sql()).contains("2025-01-01", "2025-12-31");
  }

  @Test
  void asksBackWhereItCannotPlaceAWord() {
    assertThat(AskQuestions.ask(lake, "how are the wombats doing")).isNotInstanceOf(Answered.class);
  }

  @Test
  void forecastsValuesWithoutASource() {
    Forecast forecast =
        ForecastValues.nextWeek(
            41, 38, 44, 47, 62, 95, 71, 43, 40, 41, 50, 66, 99, 74, 45, 39, 46, 48, 69, 103, 70, 44,
            43, 47, 53, 65, 98, 78, 47, 41, 45, 52, 70, 107, 76);

    assertThat(forecast.mean().start()).isEqualTo(LocalDate.of(2026, 2, 9));
    assertThat(forecast.mean().value(1)).isBetween(38.0, 48.0);
    assertThat(forecast.mean().value(5)).isBetween(98.0, 115.0);
  }

  private static double sum(TimeSeries series) {
    double sum = 0;
    for (double value : series.toArray()) {
      sum += value;
    }
    return sum;
  }
}
