package io.github.ecomai.pulse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.ecomai.EcomAi;
import io.github.ecomai.commerce.CommerceSchema;
import io.github.ecomai.commerce.OrderLog;
import io.github.ecomai.commerce.SeriesQuery;
import io.github.ecomai.data.Frequency;
import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.decomposition.Median;
import io.github.ecomai.decomposition.Stl;
import io.github.ecomai.error.RunCancelledException;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.Batch;
import io.github.ecomai.source.DataSource;
import io.github.ecomai.source.DataType;
import io.github.ecomai.source.Dates;
import io.github.ecomai.source.Field;
import io.github.ecomai.source.Longs;
import io.github.ecomai.source.MemorySource;
import io.github.ecomai.source.Schema;
import io.github.ecomai.source.Strings;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DecomposeTest {
  private static final LocalDate JANUARY = LocalDate.of(2021, 1, 1);

  /** Four years of months: 1000 rising by 10 a month, December +300, an outlier in May 2023. */
  private static double[] months() {
    double[] values = new double[48];
    for (int i = 0; i < 48; i++) {
      values[i] = 1000 + 10 * i + (i % 12 == 11 ? 330 : -30) + (i == 28 ? 500 : 0);
    }
    return values;
  }

  private static TimeSeries monthly(double... values) {
    return TimeSeries.of(JANUARY, Frequency.MONTH, values);
  }

  private static SeriesDecomposition decompose(DecomposeRequest request) {
    try (EcomAi ai = EcomAi.builder().build()) {
      return ai.system(GlobalMarketPulse.class).decompose(request);
    }
  }

  /** A part larger than the trend is no share of it: nothing falls by more than all of it. */
  @Test
  void neverFallsByMoreThanAHundredPercent() {
    double[] values = new double[48];
    Arrays.setAll(values, i -> 100 + i + (i % 12 == 6 ? -330 : 30));
    assertThat(decompose(DecomposeRequest.of(monthly(values))).finding())
        .contains("lowest in July (-330)", "(+2");
  }

  @Test
  void partsAddUpAndAreThoseOfStl() {
    SeriesDecomposition parts = decompose(DecomposeRequest.of(monthly(months())));

    double[] expected = Stl.ofPeriod(12).robust().decompose(months()).trend();
    assertThat(parts.trend().toArray()).isEqualTo(expected);
    for (int i = 0; i < 48; i++) {
      double sum =
          parts.trend().value(i)
              + parts.seasons().get(0).values().value(i)
              + parts.remainder().value(i);
      assertThat(sum).isCloseTo(months()[i], within(1e-9));
      assertThat(parts.adjusted().value(i))
          .isCloseTo(parts.trend().value(i) + parts.remainder().value(i), within(1e-9));
    }
    assertThat(parts.trend().start()).isEqualTo(JANUARY);
    assertThat(parts.weights().value(28)).isZero();
  }

  @Test
  void findingNamesTrendSeasonAndOutlier() {
    SeriesDecomposition parts = decompose(DecomposeRequest.of(monthly(months())));

    assertThat(parts.finding())
        .contains("The trend of series from 2021-01 to 2024-12 rises by")
        .contains("A clear season of 12 months (strength 0.65)")
        .contains("highest in December (+22.")
        .contains("What they explain least is 2023-05: 1,750, 5");
    assertThat(parts.trendStrength()).isBetween(0.5, 1.0);
    assertThat(parts.seasons()).hasSize(1);
    assertThat(parts.seasons().get(0).period()).isEqualTo(12);
  }

  @Test
  void levelSeriesWithoutSeasonSaysSo() {
    double[] values = new double[40];
    Arrays.fill(values, 7);
    SeriesDecomposition parts = decompose(DecomposeRequest.of(monthly(values)));

    assertThat(parts.finding())
        .isEqualTo(
            "The trend of series from 2021-01 to 2024-04 is level (7.00 to 7.00, strength 0.00)."
                + " There is hardly a season of 12 months (strength 0.00)."
                + " They explain every value.");
  }

  @Test
  void missingValuesStayMissingInTheRemainderOnly() {
    double[] values = months();
    values[20] = Double.NaN;
    for (boolean robust : new boolean[] {true, false}) {
      DecomposeRequest request = DecomposeRequest.of(monthly(values)).withRobust(robust);
      SeriesDecomposition parts = decompose(request);

      assertThat(parts.remainder().isMissing(20)).isTrue();
      assertThat(parts.remainder().missingCount()).isEqualTo(1);
      assertThat(parts.trend().missingCount()).isZero();
      assertThat(parts.seasons().get(0).values().missingCount()).isZero();
      assertThat(parts.weights().value(20)).isZero();
      assertThat(parts.trend().value(20)).isCloseTo(1200, within(50.0));
    }
  }

  @Test
  void settingsReachTheKernelAndTheProvenance() {
    TimeSeries series = monthly(months());
    DecomposeRequest request =
        DecomposeRequest.of(series)
            .withPeriod(6)
            .withSeasonalWindow(7)
            .withMedian(Median.R_COMPATIBLE);
    SeriesDecomposition parts = decompose(request);

    assertThat(parts.provenance().engine()).isEqualTo("stl");
    assertThat(parts.provenance().parameters())
        .containsEntry("period", "6")
        .containsEntry(
            "settings", "Stl[period 6, season window 7, passes 1/15, median R_COMPATIBLE]");
    assertThat(parts.provenance().fingerprint())
        .isEqualTo(decompose(DecomposeRequest.of(series)).provenance().fingerprint())
        .isNotEqualTo(
            decompose(DecomposeRequest.of(series.slice(0, 47))).provenance().fingerprint());
    double[] fixed =
        decompose(DecomposeRequest.of(series).withFixedSeason().withRobust(false))
            .seasons()
            .get(0)
            .values()
            .toArray();
    assertThat(fixed[0]).isEqualTo(fixed[12]).isEqualTo(fixed[36]);
  }

  @Test
  void seriesOfTheShopIsReadByOneQuery() {
    try (DataSource source = sales();
        EcomAi ai = EcomAi.builder().source(source).commerce(schema(source)).build()) {
      DecomposeRequest request = DecomposeRequest.of(SeriesQuery.units().by(Frequency.DAY));
      Object result = ai.call("decompose", request, RunContext.defaults());

      assertThat(result).isInstanceOf(SeriesDecomposition.class);
      SeriesDecomposition parts = (SeriesDecomposition) result;
      assertThat(parts.name()).isEqualTo("units");
      assertThat(parts.series().frequency()).isEqualTo(Frequency.DAY.closedOn(DayOfWeek.SATURDAY));
      assertThat(parts.seasons().get(0).period()).isEqualTo(6);
      assertThat(parts.notes()).anyMatch(note -> note.contains("never sells on Saturdays;"));
      assertThat(parts.finding())
          .contains("The trend of units from 2026-01-05 to")
          .contains("season of 6 open days")
          .contains("highest on Monday");
    }
  }

  @Test
  void withoutSourceOnlyValuesWork() {
    assertThatIllegalStateException()
        .isThrownBy(() -> decompose(DecomposeRequest.of(SeriesQuery.revenue())))
        .withMessageContaining("no data source");
  }

  @Test
  void badRequestsSayWhatToDo() {
    TimeSeries series = monthly(months());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> decompose(DecomposeRequest.of(series.slice(0, 24))))
        .withMessageContaining("24 values are too few for period 12");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> decompose(DecomposeRequest.of(monthly())))
        .withMessageContaining("0 values are");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> decompose(DecomposeRequest.of(series.slice(0, 1))))
        .withMessageContaining("1 value is too few");
    TimeSeries years =
        TimeSeries.of(java.time.LocalDate.of(2000, 1, 1), Frequency.YEAR, new double[20]);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> decompose(DecomposeRequest.of(years)))
        .withMessageEndingWith("Maybe name its length with DecomposeRequest.withPeriod.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> decompose(DecomposeRequest.of(series).withPeriod(1)))
        .withMessageContaining("period 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> decompose(DecomposeRequest.of(series).withSeasonalWindow(4)))
        .withMessageContaining("Maybe use 5");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new DecomposeRequest(
                    Optional.of(series),
                    Optional.empty(),
                    List.of(7, 365),
                    OptionalInt.empty(),
                    false,
                    true,
                    Median.EXACT))
        .withMessageContaining("[7, 365]");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new DecomposeRequest(
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    OptionalInt.empty(),
                    false,
                    true,
                    Median.EXACT))
        .withMessageContaining("neither");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new DecomposeRequest(
                    Optional.of(series),
                    Optional.empty(),
                    List.of(),
                    OptionalInt.of(7),
                    true,
                    true,
                    Median.EXACT))
        .withMessageContaining("7");
  }

  @Test
  void cancelledRunStops() {
    RunContext run = RunContext.defaults();
    run.cancellation().cancel();
    try (EcomAi ai = EcomAi.builder().build()) {
      GlobalMarketPulse pulse = ai.system(GlobalMarketPulse.class);

      assertThatThrownBy(() -> pulse.decompose(DecomposeRequest.of(monthly(months())), run))
          .isInstanceOf(RunCancelledException.class);
    }
  }

  /** Twelve weeks of sales, twice as many on Mondays, none on Saturdays. */
  private static DataSource sales() {
    LocalDate monday = LocalDate.of(2026, 1, 5);
    LocalDate[] open =
        monday
            .datesUntil(monday.plusWeeks(12))
            .filter(day -> day.getDayOfWeek() != DayOfWeek.SATURDAY)
            .toArray(LocalDate[]::new);
    int n = open.length;
    @Nullable String[] orders = new @Nullable String[n];
    @Nullable String[] products = new @Nullable String[n];
    int[] days = new int[n];
    long[] quantities = new long[n];
    long[] prices = new long[n];
    for (int i = 0; i < n; i++) {
      orders[i] = "o" + i;
      products[i] = "p";
      days[i] = Math.toIntExact(open[i].toEpochDay());
      quantities[i] = open[i].getDayOfWeek() == DayOfWeek.MONDAY ? 200 : 100 + i % 4;
      prices[i] = 5;
    }
    Schema columns =
        Schema.of(
            new Field("InvoiceNo", DataType.STRING),
            new Field("CustomerID", DataType.LONG),
            new Field("StockCode", DataType.STRING),
            new Field("InvoiceDate", DataType.DATE),
            new Field("Quantity", DataType.LONG),
            new Field("UnitPrice", DataType.LONG));
    return MemorySource.of(
        "log",
        Batch.of(
            columns,
            List.of(
                Strings.wrap(orders, n, null),
                Longs.wrap(prices, n, null),
                Strings.wrap(products, n, null),
                Dates.wrap(days, n, null),
                Longs.wrap(quantities, n, null),
                Longs.wrap(prices, n, null))));
  }

  private static CommerceSchema schema(DataSource source) {
    Schema columns = Objects.requireNonNull(source.tables().get("log"));
    return CommerceSchema.of(OrderLog.recognise("log", columns, Map.of()));
  }
}
