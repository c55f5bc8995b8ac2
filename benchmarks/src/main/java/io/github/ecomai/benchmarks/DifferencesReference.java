package io.github.ecomai.benchmarks;

import static io.github.ecomai.benchmarks.ReferenceTable.number;
import static io.github.ecomai.benchmarks.ReferenceTable.text;

import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.engine.Forecast;
import io.github.ecomai.forecast.Arima;
import io.github.ecomai.forecast.ArimaOrder;
import io.github.ecomai.run.RunContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Numbers of differences beside R's, each test on the series as it is, and what is reached of
 * statistics through the models: the lambda of Guerrero, for positive values alone, and Ljung and
 * Box's statistic of the changes, which are the residuals of a random walk.
 */
final class DifferencesReference {
  private static final RunContext RUN = RunContext.defaults().withParallelism(1);
  private static final Arima DIFFERENCES_ALONE =
      Arima.withDefaults().withMaxOrder(0, 2, 0).withMaxSeasonalOrder(0, 1, 0);
  private static final int LAGS = 10;

  private DifferencesReference() {}

  static void compare(ReferenceSeries series, List<Map<String, String>> tests, Figures figures) {
    Table table =
        Table.of("series", "KPSS", "R", "strength", "R", "OCSB", "R", "lambda, gap", "LB, ratio");
    long equal = 0;
    long all = 0;
    double lambdas = 0;
    double whiteness = 0;
    for (Map<String, String> row : tests) {
      TimeSeries one = series.of(row);
      String[] own = {
        Integer.toString(order(DIFFERENCES_ALONE.withSeason(1), one).differences()),
        seasonal(one, Arima.SeasonalTest.STRENGTH),
        seasonal(one, Arima.SeasonalTest.OCSB)
      };
      String[] theirs = {
        text(row, "ndiffs_kpss"), text(row, "nsdiffs_seas"), text(row, "nsdiffs_ocsb")
      };
      for (int i = 0; i < own.length; i++) {
        all += theirs[i].equals("NA") ? 0 : 1;
        equal += !theirs[i].equals("NA") && own[i].equals(theirs[i]) ? 1 : 0;
      }
      Optional<Double> lambda =
          lambda(one).map(found -> found - number(row, "BoxCox_lambda_guerrero"));
      double white = whiteness(one) / number(row, "ljung_box_lag10") - 1;
      lambdas = Math.max(lambdas, Math.abs(lambda.orElse(0.0)));
      whiteness = Math.max(whiteness, Math.abs(white));
      table.row(
          text(row, "series"),
          own[0],
          theirs[0],
          own[1],
          theirs[1],
          own[2],
          theirs[2],
          lambda.isPresent() ? lambda.get() : "-",
          white);
    }
    table.print(System.out);
    figures
        .put("differences_equal", equal)
        .put("differences", all)
        .put("lambda_worst_gap", lambdas)
        .put("ljung_box_worst_gap", whiteness);
  }

  private static ArimaOrder order(Arima arima, TimeSeries series) {
    return arima.estimate(series, RUN).order();
  }

  /** As R has it: not available where there is no season. */
  private static String seasonal(TimeSeries series, Arima.SeasonalTest test) {
    return series.frequency().season() == 1
        ? "NA"
        : Integer.toString(
            order(DIFFERENCES_ALONE.withSeasonalTest(test), series).seasonalDifferences());
  }

  /** Nothing where a value is not positive: such series are not transformed. */
  private static Optional<Double> lambda(TimeSeries series) {
    Forecast forecast =
        Arima.withDefaults()
            .withOrder(ArimaOrder.of(0, 1, 0))
            .withGuerreroBoxCox()
            .fit(series, RUN)
            .forecast(1);
    return Optional.ofNullable(forecast.provenance().parameters().get("lambda"))
        .map(Double::valueOf);
  }

  private static double whiteness(TimeSeries series) {
    return Arima.withDefaults()
        .withOrder(ArimaOrder.of(0, 1, 0))
        .estimate(series, RUN)
        .ljungBox(LAGS)
        .statistic();
  }
}
