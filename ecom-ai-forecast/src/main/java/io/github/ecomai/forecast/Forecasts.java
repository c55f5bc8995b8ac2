package io.github.ecomai.forecast;

import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.engine.Forecast;
import io.github.ecomai.engine.Interval;
import io.github.ecomai.engine.ModelScore;
import io.github.ecomai.run.Provenance;
import java.util.ArrayList;
import java.util.List;

/** Between fans and the public results. */
final class Forecasts {
  private Forecasts() {}

  /** The public form of a fan; numbers beyond the range of doubles become the largest ones. */
  static Forecast of(
      String model, TimeSeries history, Fan fan, List<String> notes, Provenance provenance) {
    return of(model, history, fan, List.of(), notes, provenance);
  }

  /** The same with the scores of the models that were compared. */
  static Forecast of(
      String model,
      TimeSeries history,
      Fan fan,
      List<ModelScore> scores,
      List<String> notes,
      Provenance provenance) {
    fan.map(value -> Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, value)));
    List<Interval> intervals = new ArrayList<>();
    for (int i = 0; i < fan.levels().length; i++) {
      intervals.add(
          new Interval(
              fan.levels()[i], history.following(fan.lower(i)), history.following(fan.upper(i))));
    }
    return new Forecast(
        model, history, history.following(fan.mean()), intervals, scores, notes, provenance);
  }

  /** The fan of a public forecast, to be weighed and shaped further. */
  static Fan fan(Forecast forecast) {
    double[] levels = forecast.intervals().stream().mapToDouble(Interval::level).toArray();
    Fan fan = Fan.empty(levels, forecast.horizon());
    copy(forecast.mean(), fan.mean());
    for (int i = 0; i < levels.length; i++) {
      copy(forecast.intervals().get(i).lower(), fan.lower(i));
      copy(forecast.intervals().get(i).upper(), fan.upper(i));
    }
    return fan;
  }

  private static void copy(TimeSeries from, double[] to) {
    System.arraycopy(from.toArray(), 0, to, 0, to.length);
  }
}
