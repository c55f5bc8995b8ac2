package io.github.ecomai.benchmarks;

import static io.github.ecomai.benchmarks.ReferenceTable.number;

import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.engine.Forecast;
import java.util.List;
import java.util.Map;

/**
 * Means and bounds of 80 and 95 % that another library gives for one series, in rows by step.
 *
 * @param rows with the columns mean, lo80, hi80, lo95 and hi95
 */
record StoredForecast(List<Map<String, String>> rows) {
  /** The rows of one series, first step first. */
  static StoredForecast of(List<Map<String, String>> rows, String series) {
    List<Map<String, String>> some =
        rows.stream().filter(row -> ReferenceTable.text(row, "series").equals(series)).toList();
    for (int h = 0; h < some.size(); h++) {
      if (number(some.get(h), "h") != h + 1) {
        throw new IllegalArgumentException("Step " + (h + 1) + " of " + series + " is missing.");
      }
    }
    if (some.isEmpty()) {
      throw new IllegalArgumentException("There is no forecast of " + series + ".");
    }
    return new StoredForecast(some);
  }

  int horizon() {
    return rows.size();
  }

  /** Largest difference of a mean, in units of half the width of the stored 95 % interval. */
  double worstOfMeans(Forecast forecast) {
    return worst(forecast.mean(), "mean");
  }

  /** The same of a bound. */
  double worstOfBounds(Forecast forecast) {
    double worst = 0;
    for (int percent : new int[] {80, 95}) {
      var interval = forecast.interval(percent / 100.0);
      worst = Math.max(worst, worst(interval.lower(), "lo" + percent));
      worst = Math.max(worst, worst(interval.upper(), "hi" + percent));
    }
    return worst;
  }

  /**
   * The same of half a width, the stored ones multiplied by a factor at each step and never smaller
   * than at a step before.
   */
  double worstOfWidths(Forecast forecast, double[] factors) {
    double worst = 0;
    for (int percent : new int[] {80, 95}) {
      var interval = forecast.interval(percent / 100.0);
      double expected = 0;
      for (int h = 0; h < rows.size(); h++) {
        expected = Math.max(expected, factors[h] * half(h, percent));
        double own = 0.5 * (interval.upper().value(h) - interval.lower().value(h));
        worst = Math.max(worst, Math.abs(own - expected) / half(h, 95));
      }
    }
    return worst;
  }

  private double half(int h, int percent) {
    return 0.5 * (number(rows.get(h), "hi" + percent) - number(rows.get(h), "lo" + percent));
  }

  private double worst(TimeSeries own, String column) {
    double worst = 0;
    for (int h = 0; h < rows.size(); h++) {
      double gap = Math.abs(own.value(h) - number(rows.get(h), column));
      worst = Math.max(worst, gap / half(h, 95));
    }
    return worst;
  }
}
