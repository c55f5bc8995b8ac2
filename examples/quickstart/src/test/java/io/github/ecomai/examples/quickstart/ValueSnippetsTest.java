package io.github.ecomai.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.ecomai.data.Aggregation;
import io.github.ecomai.data.DateRange;
import io.github.ecomai.data.Frequency;
import io.github.ecomai.data.FxRates;
import io.github.ecomai.data.Matrix;
import io.github.ecomai.data.Money;
import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.math.Bounds;
import io.github.ecomai.math.LbfgsB;
import io.github.ecomai.math.NelderMead;
import io.github.ecomai.math.Normal;
import io.github.ecomai.math.Objective;
import io.github.ecomai.math.Optimum;
import io.github.ecomai.math.Quantiles;
import io.github.ecomai.run.Fingerprint;
import io.github.ecomai.run.RunContext;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** The examples in the comments of values, numerics and runs. */
class ValueSnippetsTest {
  private final RunContext run = RunContext.defaults();
  private final LocalDate day = LocalDate.of(2024, 5, 3);
  private final double[] values = {4, 1, 3, 2, 5};
  private final double[] start = {0, 0};
  private final Bounds bounds = Bounds.none(2);

  @Test
  void timeSeries() {
    // region TimeSeries
    TimeSeries sales = TimeSeries.of(LocalDate.of(2024, 1, 1), Frequency.MONTH, 112, 118, 132);
    // endregion
    assertThat(sales.time(2)).isEqualTo(LocalDate.of(2024, 3, 1));
    assertThat(sales.value(2)).isEqualTo(132);
  }

  @Test
  void aggregation() {
    double[] ones = new double[60];
    java.util.Arrays.fill(ones, 1);
    ones[3] = Double.NaN;
    TimeSeries days = TimeSeries.of(LocalDate.of(2024, 1, 1), Frequency.DAY, ones);
    // region Aggregation
    TimeSeries months = days.aggregate(Frequency.MONTH, Aggregation.SUM.skippingMissing());
    // endregion
    assertThat(months.toArray()).containsExactly(30, 29);
  }

  @Test
  void dateRange() {
    // region DateRange
    DateRange march = DateRange.ofMonth(2024, 3);
    DateRange february = march.previous();
    // endregion
    assertThat(march.days()).isEqualTo(31);
    assertThat(february.to()).isEqualTo(LocalDate.of(2024, 2, 29));
  }

  @Test
  void frequency() {
    // region Frequency
    Frequency sundaysOff = Frequency.DAY.closedOn(DayOfWeek.SUNDAY);
    // endregion
    assertThat(sundaysOff.plus(LocalDate.of(2024, 5, 4), 1)).isEqualTo(LocalDate.of(2024, 5, 6));
  }

  @Test
  void fxRates() {
    // region FxRates
    FxRates rates = FxRates.of("USD", List.of(FxRates.Rate.of(day, "EUR", "1.08")));
    Money dollars = rates.convert(Money.of("10", "EUR"), Currency.getInstance("USD"), day);
    // endregion
    assertThat(dollars.toDouble()).isEqualTo(10.8);
    assertThat(dollars.currency().getCurrencyCode()).isEqualTo("USD");
  }

  @Test
  void matrix() {
    // region Matrix
    Matrix points = Matrix.of(2, 3, 1, 2, 3, 4, 5, 6).withColumnNames("a", "b", "c");
    double six = points.get(1, 2);
    // endregion
    assertThat(six).isEqualTo(6);
  }

  @Test
  void money() {
    // region Money
    Money price = Money.of("19.99", "EUR");
    List<Money> thirds = price.allocate(1, 1, 1); // 6.67, 6.66, 6.66
    // endregion
    assertThat(thirds)
        .containsExactly(Money.of("6.67", "EUR"), Money.of("6.66", "EUR"), Money.of("6.66", "EUR"));
  }

  @Test
  void lbfgsB() {
    Objective objective =
        (x, gradient) -> {
          gradient[0] = 2 * (x[0] - 3);
          gradient[1] = 2 * (x[1] + 1);
          return (x[0] - 3) * (x[0] - 3) + (x[1] + 1) * (x[1] + 1);
        };
    // region LbfgsB
    Optimum best = LbfgsB.withDefaults().minimize(objective, start, bounds, run);
    // endregion
    assertThat(best.point()).containsExactly(new double[] {3, -1}, within(1e-6));
  }

  @Test
  void nelderMead() {
    ToDoubleFunction<double[]> f = x -> (x[0] - 3) * (x[0] - 3) + (x[1] + 1) * (x[1] + 1);
    // region NelderMead
    Optimum best = NelderMead.withDefaults().minimize(f, start, bounds, run);
    // endregion
    assertThat(best.point()).containsExactly(new double[] {3, -1}, within(1e-3));
  }

  @Test
  void normal() {
    // region Normal
    double z = Normal.quantile(0.975); // 1.959963984540054
    // endregion
    assertThat(z).isCloseTo(1.959963984540054, within(1e-14));
  }

  @Test
  void quantiles() {
    // region Quantiles
    double median = Quantiles.median(values);
    double[] box = Quantiles.ofAll(values, 0.25, 0.5, 0.75);
    // endregion
    assertThat(median).isEqualTo(3);
    assertThat(box).containsExactly(2, 3, 4);
  }

  @Test
  void fingerprint() {
    // region Fingerprint
    String text = Fingerprint.start().add("daily").add(values).text();
    // endregion
    assertThat(text).isEqualTo(Fingerprint.start().add("daily").add(4, 1, 3, 2, 5).text());
    assertThat(text).isNotEqualTo(Fingerprint.start().add("daily").add(4, 1, 3, 2).text());
  }

  @Test
  void runContext() {
    RunContext run = this.run.withSeed(1);
    assertThat(run.seed()).isEqualTo(1);
    run = made();
    assertThat(run.seed()).isEqualTo(7);
    assertThat(run.parallelism()).isEqualTo(2);
  }

  private static RunContext made() {
    // region RunContext
    RunContext run = RunContext.defaults().withSeed(7).withParallelism(2);
    // endregion
    return run;
  }
}
