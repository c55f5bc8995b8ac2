package io.github.ecomai.benchmarks;

import com.github.signaflo.timeseries.TimePeriod;
import com.github.signaflo.timeseries.TimeSeries;
import com.github.signaflo.timeseries.model.arima.Arima;
import com.github.signaflo.timeseries.model.arima.ArimaOrder;
import com.workday.insights.timeseries.arima.struct.ArimaParams;
import com.workday.insights.timeseries.arima.struct.ForecastResult;
import io.github.ecomai.benchmarks.M4Series.Group;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import jdplus.toolkit.base.api.timeseries.TsData;
import jdplus.toolkit.base.api.timeseries.TsPeriod;
import jdplus.toolkit.base.api.timeseries.regression.ModellingContext;
import jdplus.toolkit.base.core.regsarima.regular.RegSarimaModel;
import jdplus.tramoseats.base.api.tramo.TramoSpec;
import jdplus.tramoseats.base.core.tramo.TramoKernel;

/**
 * Another Java library that forecasts, in the same minute on the same machine. Series that it does
 * not take, or where it fails or answers with no number, are left out and counted.
 */
interface M4Rival {
  int WARM_UP = 25;
  double NORMAL_95 = 1.959963984540054;

  /** Name and version, for table and figures. */
  String name();

  /** The groups that it can be asked about in bearable time. */
  Set<Group> groups();

  /** Forecasts with bounds of 95 % and scores them; the training part may be changed. */
  M4Scores forecast(M4Series series, double[] train, int horizon);

  static List<M4Rival> all() {
    return List.of(new JDemetra(), new Signaflo(), new Workday());
  }

  /** Scores and times on each series. */
  default M4Results measure(List<M4Series> all) {
    List<M4Series> series = all.stream().filter(one -> groups().contains(one.group())).toList();
    series.stream().limit(WARM_UP).forEach(one -> run(one, new M4Results("warm-up")));
    int failed = 0;
    M4Results results = new M4Results(name());
    for (M4Series one : series) {
      failed += run(one, results) ? 0 : 1;
    }
    if (failed > 0) {
      System.out.println(name() + " failed on " + failed + " of " + series.size() + " series.");
    }
    return results;
  }

  /** Whether it gave numbers. */
  private boolean run(M4Series one, M4Results results) {
    double start = Cpu.threadSeconds();
    M4Scores scores;
    try {
      scores = forecast(one, one.train().clone(), one.test().length);
    } catch (RuntimeException e) {
      return false;
    }
    double seconds = Cpu.threadSeconds() - start;
    boolean finite = Double.isFinite(scores.smape() + scores.mase() + scores.msis());
    if (finite) {
      results.add(one.id(), one.group(), scores, seconds);
    }
    return finite;
  }

  /** Automatic seasonal ARIMA by TRAMO, specification TR4; it knows quarters and months. */
  final class JDemetra implements M4Rival {
    private static final int YEAR = 2001;

    @Override
    public String name() {
      return "jdemetra-3.5.0-tramo";
    }

    @Override
    public Set<Group> groups() {
      return EnumSet.of(Group.QUARTERLY, Group.MONTHLY);
    }

    @Override
    public M4Scores forecast(M4Series one, double[] train, int horizon) {
      boolean quarters = one.group() == Group.QUARTERLY;
      TsPeriod start = quarters ? TsPeriod.quarterly(YEAR, 1) : TsPeriod.monthly(YEAR, 1);
      RegSarimaModel model =
          TramoKernel.of(TramoSpec.TR4, ModellingContext.getActiveContext())
              .process(TsData.ofInternal(start, train), null);
      RegSarimaModel.Forecasts forecasts = model.forecasts(horizon);
      double[] mean = forecasts.getForecasts().getValues().toArray();
      double[] deviation = forecasts.getForecastsStdev().getValues().toArray();
      double[] lower = new double[horizon];
      double[] upper = new double[horizon];
      for (int i = 0; i < horizon; i++) {
        lower[i] = mean[i] - NORMAL_95 * deviation[i];
        upper[i] = mean[i] + NORMAL_95 * deviation[i];
      }
      return M4Scores.of(one, mean, lower, upper);
    }
  }

  /** ARIMA (1,1,1)(0,1,1) by conditional sums and likelihood; it has no automatic order. */
  final class Signaflo implements M4Rival {
    @Override
    public String name() {
      return "signaflo-0.4-arima";
    }

    @Override
    public Set<Group> groups() {
      return EnumSet.complementOf(EnumSet.of(Group.HOURLY));
    }

    @Override
    public M4Scores forecast(M4Series one, double[] train, int horizon) {
      int season = one.group().scoredSeason();
      TimePeriod period =
          switch (one.group()) {
            case QUARTERLY -> TimePeriod.oneQuarter();
            case MONTHLY -> TimePeriod.oneMonth();
            case WEEKLY -> TimePeriod.oneWeek();
            case DAILY -> TimePeriod.oneDay();
            default -> TimePeriod.oneYear();
          };
      ArimaOrder order =
          season == 1 ? ArimaOrder.order(1, 1, 1) : ArimaOrder.order(1, 1, 1, 0, 1, 1);
      TimeSeries series = TimeSeries.from(period, "2001-01-01T00:00:00+00:00", train);
      var forecast =
          Arima.model(series, order, TimePeriod.oneYear(), Arima.FittingStrategy.CSSML)
              .forecast(horizon, 0.05);
      return M4Scores.of(
          one,
          forecast.pointEstimates().asArray(),
          forecast.lowerPredictionInterval().asArray(),
          forecast.upperPredictionInterval().asArray());
    }
  }

  /** ARIMA (1,0,1)(0,1,1) by Hannan-Rissanen, the orders with which it explodes least. */
  final class Workday implements M4Rival {
    @Override
    public String name() {
      return "workday-1.1.1-arima";
    }

    @Override
    public Set<Group> groups() {
      return EnumSet.allOf(Group.class);
    }

    @Override
    public M4Scores forecast(M4Series one, double[] train, int horizon) {
      int season = one.group().scoredSeason();
      ArimaParams order =
          season == 1
              ? new ArimaParams(0, 1, 1, 0, 0, 0, 0)
              : new ArimaParams(1, 0, 1, 0, 1, 1, season);
      ForecastResult result =
          com.workday.insights.timeseries.arima.Arima.forecast_arima(train, horizon, order);
      return M4Scores.of(
          one, result.getForecast(), result.getForecastLowerConf(), result.getForecastUpperConf());
    }
  }
}
