package io.github.ecomai.benchmarks;

import static io.github.ecomai.benchmarks.ReferenceTable.number;
import static io.github.ecomai.benchmarks.ReferenceTable.text;

import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.engine.Forecast;
import io.github.ecomai.forecast.Arima;
import io.github.ecomai.forecast.ArimaEstimate;
import io.github.ecomai.forecast.ArimaEstimate.Coefficient;
import io.github.ecomai.forecast.ArimaOrder;
import io.github.ecomai.run.RunContext;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Coefficients, standard errors and forecasts of ARIMA beside R's, each in an order given. */
final class ArimaEstimatesReference {
  private static final RunContext RUN = RunContext.defaults().withParallelism(1);

  private ArimaEstimatesReference() {}

  /**
   * In the orders that R chose, with its standard errors and forecasts. Counted are the series for
   * which the same order is chosen here; the others are printed.
   */
  static void compareChosen(
      ReferenceSeries series,
      List<Map<String, String>> models,
      List<Map<String, String>> forecasts,
      Figures figures) {
    Table table =
        Table.of(
            "R's order",
            "",
            "chosen",
            "loglik above R's",
            "coefficient, s.e.",
            "s.e., ratio",
            "mean, half widths",
            "bound");
    double coefficients = 0;
    double errors = 1;
    double worst = 0;
    for (Map<String, String> row : models) {
      TimeSeries one = series.of(row);
      Arima arima = Arima.withDefaults().withOrder(order(row));
      ArimaEstimate found = arima.estimate(one, RUN);
      checkOrder(found, order(row), row);
      CoefficientGap gap =
          CoefficientGap.of(
              found.coefficients(), coefficients(text(row, "coefs")), numbers(text(row, "se")));
      StoredForecast stored = StoredForecast.of(forecasts, text(row, "series"));
      Forecast forecast = arima.fit(one, RUN).forecast(stored.horizon(), 0.80, 0.95);
      double means = stored.worstOfMeans(forecast);
      double bounds = stored.worstOfBounds(forecast);
      boolean same = Arima.withDefaults().estimate(one, RUN).order().equals(order(row));
      if (same) {
        coefficients = Math.max(coefficients, gap.coefficient());
        errors = Math.max(errors, gap.ratio());
        worst = Math.max(worst, Math.max(means, bounds));
      }
      table.row(
          text(row, "series"),
          found.model(),
          same ? "same" : "other",
          found.logLikelihood() - number(row, "loglik"),
          gap.coefficient(),
          gap.ratio(),
          means,
          bounds);
    }
    table.print(System.out);
    figures
        .put("coef_worst_gap", coefficients)
        .put("se_worst_ratio", errors)
        .put("forecast_worst_gap", worst);
  }

  /**
   * In one order for all, by each way of estimating, over the standard errors of the exact one.
   * Counted are fits by exact likelihood, and by least squares where R's stays stationary and
   * invertible, as all do here.
   */
  static void compareFixed(
      ReferenceSeries series, List<Map<String, String>> fits, Figures figures) {
    Table table = Table.of("fixed order", "by", "loglik above R's", "coefficient, s.e.");
    double exact = 0;
    double squares = 0;
    for (Map<String, String> row : fits) {
      String method = text(row, "call").replaceAll(".*method=([A-Z-]+).*", "$1");
      Map<String, Double> theirs = coefficients(text(row, "coefs"));
      int seasonal = theirs.containsKey("sma1") ? 1 : 0;
      ArimaOrder order = ArimaOrder.of(1, 1, 1).withSeasonal(0, seasonal, seasonal);
      Arima arima = Arima.withDefaults().withOrder(order);
      ArimaEstimate found = arima.withEstimation(estimation(method)).estimate(series.of(row), RUN);
      checkOrder(found, order, row);
      double gap =
          CoefficientGap.of(
                  found.coefficients(), theirs, errors(arima.estimate(series.of(row), RUN)))
              .coefficient();
      boolean inside = theirs.values().stream().allMatch(value -> Math.abs(value) < 1);
      exact = method.equals("ML") ? Math.max(exact, gap) : exact;
      squares = method.equals("CSS") && inside ? Math.max(squares, gap) : squares;
      table.row(
          text(row, "series"),
          inside ? method : method + ", R outside",
          found.logLikelihood() - number(row, "loglik"),
          gap);
    }
    table.print(System.out);
    figures.put("coef_worst_gap_fixed", exact).put("coef_worst_gap_fixed_css", squares);
  }

  private static void checkOrder(ArimaEstimate found, ArimaOrder order, Map<String, String> row) {
    if (!found.order().equals(order)) {
      throw new IllegalStateException(
          text(row, "series") + " is estimated as " + found.model() + ", not in the order given.");
    }
  }

  private static List<Double> errors(ArimaEstimate estimate) {
    return estimate.coefficients().stream().map(Coefficient::standardError).toList();
  }

  private static Arima.Estimation estimation(String method) {
    return switch (method) {
      case "ML" -> Arima.Estimation.EXACT;
      case "CSS" -> Arima.Estimation.CONDITIONAL;
      case "CSS-ML" -> Arima.Estimation.CONDITIONAL_THEN_EXACT;
      default -> throw new IllegalArgumentException("The method " + method + " is not known.");
    };
  }

  /** The order of a row, with a constant where R has one among the coefficients. */
  static ArimaOrder order(Map<String, String> row) {
    String coefficients = text(row, "coefs");
    return ArimaOrder.of((int) number(row, "p"), (int) number(row, "d"), (int) number(row, "q"))
        .withSeasonal((int) number(row, "P"), (int) number(row, "D"), (int) number(row, "Q"))
        .withConstant(coefficients.contains("drift") || coefficients.contains("intercept"));
  }

  /** Such as {@code ar1=0.5;intercept=3}, with our name of what R calls the intercept. */
  static Map<String, Double> coefficients(String text) {
    Map<String, Double> named = new LinkedHashMap<>();
    for (String one : text.isEmpty() ? new String[0] : text.split(";")) {
      String[] pair = one.split("=");
      named.put(pair[0].equals("intercept") ? "mean" : pair[0], Double.parseDouble(pair[1]));
    }
    return named;
  }

  private static List<Double> numbers(String text) {
    return text.isEmpty()
        ? List.of()
        : Arrays.stream(text.split(";")).map(Double::valueOf).toList();
  }
}
