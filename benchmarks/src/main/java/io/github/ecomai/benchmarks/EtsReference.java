package io.github.ecomai.benchmarks;

import static io.github.ecomai.benchmarks.ReferenceTable.number;
import static io.github.ecomai.benchmarks.ReferenceTable.text;

import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.engine.FittedForecast;
import io.github.ecomai.forecast.Ets;
import io.github.ecomai.run.RunContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Criteria of exponential smoothing beside R's, each series in the form that R chose for it. Both
 * leave the same constants out of the likelihood, whether errors are additive or relative.
 */
final class EtsReference {
  private static final RunContext RUN = RunContext.defaults().withParallelism(1);

  private EtsReference() {}

  /**
   * Compares.
   *
   * @throws IllegalStateException if a series is not fitted in the form that is asked for
   */
  static void compare(ReferenceSeries series, List<Map<String, String>> models, Figures figures) {
    Table table = Table.of("series", "form of R", "chosen", "AICc in R's form", "R", "above R's");
    long equal = 0;
    double worst = Double.NEGATIVE_INFINITY;
    for (Map<String, String> row : models) {
      String form = text(row, "method");
      TimeSeries one = series.of(row);
      FittedForecast fitted = inForm(form).fit(one, RUN);
      if (!fitted.model().equals(form)) {
        throw new IllegalStateException(
            text(row, "series") + " is fitted as " + fitted.model() + ", not as " + form + ".");
      }
      String chosen = Ets.withDefaults().fit(one, RUN).model();
      double aicc = aicc(fitted, one.size());
      double gap = aicc - number(row, "aicc");
      equal += chosen.equals(form) ? 1 : 0;
      worst = Math.max(worst, gap);
      table.row(
          text(row, "series"),
          form,
          chosen.equals(form) ? "same" : chosen,
          String.format(Locale.ROOT, "%.3f", aicc),
          String.format(Locale.ROOT, "%.3f", number(row, "aicc")),
          gap);
    }
    table.print(System.out);
    figures.put("ets_aicc_worst_gap", worst).put("ets_forms_equal", equal);
  }

  /** A model of one form, such as {@code ETS(M,Ad,N)}. */
  static Ets inForm(String form) {
    String[] letters = form.replaceAll("ETS\\((.*)\\)", "$1").split(",");
    return Ets.withDefaults()
        .withErrors(
            switch (letters[0]) {
              case "A" -> Ets.Errors.ADDITIVE;
              case "M" -> Ets.Errors.MULTIPLICATIVE;
              default -> throw unknown(form);
            })
        .withTrend(
            switch (letters[1]) {
              case "N" -> Ets.Trend.NONE;
              case "A" -> Ets.Trend.ADDITIVE;
              case "Ad" -> Ets.Trend.DAMPED;
              default -> throw unknown(form);
            })
        .withSeasonal(
            switch (letters[2]) {
              case "N" -> Ets.Seasonal.NONE;
              case "A" -> Ets.Seasonal.ADDITIVE;
              case "M" -> Ets.Seasonal.MULTIPLICATIVE;
              default -> throw unknown(form);
            });
  }

  private static IllegalArgumentException unknown(String form) {
    return new IllegalArgumentException("The form " + form + " is not known.");
  }

  /** In the unit of the series: values are divided by a power of two before they are fitted. */
  private static double aicc(FittedForecast fitted, int n) {
    Map<String, String> named = fitted.forecast(1).provenance().parameters();
    String scale = Objects.requireNonNull(named.get("scale"), "scale").substring(2);
    return Double.parseDouble(Objects.requireNonNull(named.get("aicc"), "aicc"))
        + 2 * n * Integer.parseInt(scale) * Math.log(2);
  }
}
