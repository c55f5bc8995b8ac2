package io.github.ecomai.benchmarks;

import static io.github.ecomai.benchmarks.ReferenceTable.number;
import static io.github.ecomai.benchmarks.ReferenceTable.text;

import io.github.ecomai.engine.Components;
import io.github.ecomai.engine.FittedForecast;
import io.github.ecomai.engine.Forecast;
import io.github.ecomai.forecast.Theta;
import io.github.ecomai.run.RunContext;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Smoothing and forecasts of the standard Theta method beside R's. There the width of an interval
 * is that of the seasonally adjusted values. Here it is multiplied by the index of the season as
 * the mean is, and never shrinks from step to step: widths are compared after that is done to R's,
 * and bounds as they are.
 */
final class ThetaReference {
  private static final RunContext RUN = RunContext.defaults().withParallelism(1);

  private ThetaReference() {}

  static void compare(
      ReferenceSeries series,
      List<Map<String, String>> models,
      List<Map<String, String>> forecasts,
      Figures figures) {
    Table table =
        Table.of("Theta", "", "alpha", "R", "mean, half widths", "width by index", "bound");
    double worst = 0;
    double bound = 0;
    for (Map<String, String> row : models) {
      StoredForecast stored = StoredForecast.of(forecasts, text(row, "series"));
      FittedForecast fitted = Theta.withDefaults().fit(series.of(row), RUN);
      Forecast own = fitted.forecast(stored.horizon(), 0.80, 0.95);
      double means = stored.worstOfMeans(own);
      double widths = stored.worstOfWidths(own, indices(fitted, own));
      double bounds = stored.worstOfBounds(own);
      worst = Math.max(worst, Math.max(means, widths));
      bound = Math.max(bound, bounds);
      table.row(
          text(row, "series"),
          fitted.model(),
          Double.parseDouble(
              Objects.requireNonNull(own.provenance().parameters().get("alpha"), "alpha")),
          number(row, "alpha"),
          means,
          widths,
          bounds);
    }
    table.print(System.out);
    figures.put("theta_worst_gap", worst).put("theta_bound_worst_gap", bound);
  }

  /** What the season multiplies level and trend with, step by step; 1 without one. */
  private static double[] indices(FittedForecast fitted, Forecast forecast) {
    Components parts = fitted.components(forecast.horizon()).orElseThrow();
    Components ahead = parts.last(forecast.horizon());
    double[] indices = new double[forecast.horizon()];
    for (int h = 0; h < indices.length; h++) {
      indices[h] = forecast.mean().value(h) / (ahead.level().value(h) + ahead.trend().value(h));
    }
    return indices;
  }
}
