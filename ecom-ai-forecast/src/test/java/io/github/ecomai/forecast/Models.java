package io.github.ecomai.forecast;

import io.github.ecomai.data.Frequency;
import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.engine.ForecastModel;
import io.github.ecomai.run.RunContext;
import java.time.LocalDate;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Models and series that several tests use. */
final class Models {
  private Models() {}

  /** Those that look for a season, and drift. */
  static List<ForecastModel> all() {
    return List.of(
        SeasonalNaive.withDefaults(),
        SeasonalNaive.withDefaults().whereSeasonal(),
        Theta.withDefaults(),
        Theta.withDefaults().onLogarithms(),
        Theta.withDefaults().withForm(Theta.Form.OPTIMISED),
        Theta.withDefaults().withForm(Theta.Form.DYNAMIC),
        Theta.withDefaults().withForm(Theta.Form.DYNAMIC_OPTIMISED).onLogarithms(),
        Ces.withDefaults(),
        Ces.withDefaults().withForm(Ces.Form.SIMPLE),
        Ces.withDefaults().withForm(Ces.Form.PARTIAL),
        Ces.withDefaults().withForm(Ces.Form.FULL),
        Drift.withDefaults(),
        StlForecast.withDefaults(),
        StlForecast.withDefaults().withSeasons(12, 17),
        StlForecast.of(Arima.withDefaults()),
        StlForecast.of(Drift.withDefaults()),
        StlForecast.of(Ces.withDefaults()).onLogarithms(),
        Ets.withDefaults(),
        Ets.withDefaults().withStart(Ets.Start.FIRST_VALUES),
        Ets.withDefaults().onLogarithms(),
        Ets.withDefaults().withTrend(Ets.Trend.ADDITIVE).withRegion(Ets.Region.ADMISSIBLE),
        Ets.withDefaults()
            .withErrors(Ets.Errors.ADDITIVE)
            .withSeasonal(Ets.Seasonal.MULTIPLICATIVE),
        Arima.withDefaults(),
        Arima.withDefaults().withGuerreroBoxCox().biasAdjusted(),
        Arima.withDefaults().withFourierTerms(6),
        airline(),
        Ensemble.withDefaults(),
        Ensemble.withDefaults().choosingBest());
  }

  /** Those that know no season, but drift. */
  static List<ForecastModel> plain() {
    return List.of(
        Mean.withDefaults(),
        Ces.withDefaults().withForm(Ces.Form.NONE),
        Arima.withDefaults().withOrder(ArimaOrder.of(0, 1, 0).withConstant(true)),
        Arima.withDefaults().withOrder(ArimaOrder.of(1, 0, 0).withConstant(true)));
  }

  /** All of both kinds. */
  static List<ForecastModel> each() {
    return Stream.concat(all().stream(), plain().stream()).toList();
  }

  /** Those whose expectations in the history are their forecasts one step ahead. */
  static List<ForecastModel> recursions() {
    return all().stream()
        .filter(model -> !(model instanceof Ensemble || drifts(model)))
        .map(model -> model instanceof Arima ? unadjusted(model) : model)
        .toList();
  }

  /** Whether the drift of the whole history is that of each value. */
  private static boolean drifts(ForecastModel model) {
    String name =
        model
            .fit(months(shop(40, RunContext.defaults().random("which"))), RunContext.defaults())
            .model();
    return name.contains("with drift");
  }

  private static ForecastModel unadjusted(ForecastModel model) {
    double[] shop = shop(40, RunContext.defaults().random("which"));
    String name = model.fit(months(shop), RunContext.defaults()).model();
    return name.contains("Box-Cox") ? Arima.withDefaults().withGuerreroBoxCox() : model;
  }

  static Arima airline() {
    return Arima.withDefaults().withOrder(ArimaOrder.of(0, 1, 1).withSeasonal(0, 1, 1));
  }

  static TimeSeries months(double... values) {
    return TimeSeries.of(LocalDate.of(2020, 1, 1), Frequency.MONTH, values);
  }

  /** Trend, yearly season and noise, all positive. */
  static double[] shop(int size, RandomGenerator random) {
    double[] values = new double[size];
    for (int t = 0; t < size; t++) {
      double season = 1 + 0.3 * Math.sin(2 * Math.PI * t / 12);
      values[t] = (100 + 0.8 * t) * season * Math.exp(0.05 * random.nextGaussian());
    }
    return values;
  }
}
