package io.github.ecomai.examples.quickstart;

import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.engine.FittedForecast;
import io.github.ecomai.engine.Forecast;
import io.github.ecomai.engine.Interval;
import io.github.ecomai.math.Normal;
import io.github.ecomai.run.Provenance;
import java.util.Arrays;
import java.util.List;

// region fitted
record FittedMean(TimeSeries history, double mean, double deviation, Provenance provenance)
    implements FittedForecast {
  @Override
  public String model() {
    return "Mean";
  }

  @Override
  public Forecast forecast(int horizon, double... levels) {
    if (horizon < 1) {
      throw new IllegalArgumentException("horizon " + horizon + " is below 1. Maybe 12?");
    }
    List<Interval> intervals =
        Arrays.stream(levels).sorted().mapToObj(level -> interval(horizon, level)).toList();
    return new Forecast(
        model(), history, ahead(horizon, mean), intervals, List.of(), List.of(), provenance);
  }

  private Interval interval(int horizon, double level) {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("level " + level + " is not in 0..1. Maybe 0.95?");
    }
    double spread = deviation * Math.sqrt(1 + 1.0 / history.size());
    double half = Normal.quantile((1 + level) / 2) * spread;
    return new Interval(level, ahead(horizon, mean - half), ahead(horizon, mean + half));
  }

  private TimeSeries ahead(int horizon, double value) {
    double[] values = new double[horizon];
    Arrays.fill(values, value);
    return TimeSeries.of(history.dateTime(history.size()), history.frequency(), values);
  }
}
// endregion
