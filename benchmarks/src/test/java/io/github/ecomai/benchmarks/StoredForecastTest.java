package io.github.ecomai.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.ecomai.data.Frequency;
import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.engine.Forecast;
import io.github.ecomai.engine.Interval;
import io.github.ecomai.run.Provenance;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StoredForecastTest {
  private static Map<String, String> row(String series, int h, double mean, double half) {
    return Map.of(
        "series", series,
        "h", Integer.toString(h),
        "mean", Double.toString(mean),
        "lo80", Double.toString(mean - 0.6 * half),
        "hi80", Double.toString(mean + 0.6 * half),
        "lo95", Double.toString(mean - half),
        "hi95", Double.toString(mean + half));
  }

  private static final List<Map<String, String>> ROWS =
      List.of(row("x", 1, 10, 2), row("y", 1, 5, 1), row("x", 2, 20, 4));

  private static TimeSeries values(double... values) {
    return TimeSeries.of(LocalDate.of(2001, 1, 1), Frequency.YEAR, values);
  }

  private static final Forecast OWN =
      new Forecast(
          "model",
          values(1, 2),
          values(10.5, 21.5),
          List.of(
              new Interval(0.80, values(8.8, 17.6), values(11.2, 22.4)),
              new Interval(0.95, values(8, 16), values(12.2, 26))),
          List.of(),
          List.of(),
          new Provenance("model", "1", Map.of(), 1, "", Duration.ZERO));

  @Test
  void aDifferenceCountsInHalfWidths() {
    StoredForecast stored = StoredForecast.of(ROWS, "x");
    assertThat(stored.horizon()).isEqualTo(2);
    assertThat(stored.worstOfMeans(OWN)).isCloseTo(0.375, within(1e-12));
    assertThat(stored.worstOfBounds(OWN)).isCloseTo(0.5, within(1e-12));
  }

  /** Of 80 %: 1.2 and 2.4 beside 1.2 and 3. Of 95 %: 2.1 and 5 beside 2.1 and 2.1, not 1. */
  @Test
  void aWidthCountsBesideTheStoredOneTimesItsFactor() {
    StoredForecast stored = StoredForecast.of(ROWS, "x");
    assertThat(stored.worstOfWidths(OWN, new double[] {1, 1.25})).isCloseTo(0.15, within(1e-12));
    assertThat(stored.worstOfWidths(OWN, new double[] {1.05, 0.25}))
        .isCloseTo(0.725, within(1e-12));
  }

  @Test
  void stepsAreAllThere() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StoredForecast.of(ROWS, "z"))
        .withMessageContaining("z");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StoredForecast.of(List.of(row("x", 2, 20, 4)), "x"))
        .withMessage("Step 1 of x is missing.");
  }
}
