package io.github.ecomai.forecast;

import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.engine.ForecastModel;
import io.github.ecomai.error.ModelFitException;
import io.github.ecomai.run.RunContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Forecasts of several models from earlier points of a history, to be compared with what came.
 *
 * <p>The last origin lies one horizon before the end, the others half a horizon apart before it; an
 * origin needs eight values before it, and two seasons and two values where that leaves a whole
 * horizon. Short histories get a shorter horizon, then fewer origins, then none.
 *
 * <p>Reference: Tashman (2000), Out-of-sample tests of forecasting accuracy: an analysis and
 * review, International Journal of Forecasting 16(4), 437-450.
 */
final class RollingOrigin {
  private static final int FEWEST = 8;

  private RollingOrigin() {}

  /**
   * One origin: what came, and each model's forecast of it with bounds at one level, or null where
   * a model could not be fitted.
   */
  static final class Trial {
    private final double[] actual;
    private final List<@Nullable Fan> forecasts;

    Trial(double[] actual, List<@Nullable Fan> forecasts) {
      this.actual = actual;
      this.forecasts = forecasts;
    }

    double[] actual() {
      return actual;
    }

    List<@Nullable Fan> forecasts() {
      return forecasts;
    }
  }

  /** All models from one origin, with zero for what is below it where that is clipped. */
  static Trial trial(
      List<ForecastModel> models,
      TimeSeries history,
      int origin,
      Plan plan,
      boolean clipped,
      RunContext run) {
    TimeSeries known = history.slice(0, origin);
    List<@Nullable Fan> fans = new ArrayList<>();
    for (ForecastModel model : models) {
      run.checkCancelled();
      Fan fan = forecast(model, known, plan, run);
      fans.add(fan != null && clipped ? fan.map(value -> Math.max(0, value)) : fan);
    }
    return new Trial(history.slice(origin, origin + plan.horizon()).toArray(), fans);
  }

  private static @Nullable Fan forecast(
      ForecastModel model, TimeSeries known, Plan plan, RunContext run) {
    try {
      return Forecasts.fan(model.fit(known, run).forecast(plan.horizon(), plan.level()));
    } catch (ModelFitException e) {
      return null;
    }
  }

  /**
   * Where to forecast from and how far.
   *
   * @param origins numbers of known values, latest first
   * @param horizon steps ahead
   * @param level of the bounds
   */
  record Plan(List<Integer> origins, int horizon, double level) {
    private static final double LEVEL = 0.95;

    static Plan of(int size, int season, int horizon, int origins) {
      int seasons = season > 1 ? 2 * season + 2 : FEWEST;
      int fewest = size >= seasons + horizon ? Math.max(FEWEST, seasons) : FEWEST;
      int steps = Math.min(horizon, size - fewest);
      if (steps < 1) {
        return new Plan(List.of(), 1, LEVEL);
      }
      double apart = Math.max(1, 0.5 * steps);
      List<Integer> points = new ArrayList<>();
      for (int k = 0; k < origins; k++) {
        int origin = size - steps - (int) Math.round(k * apart);
        if (origin >= fewest) {
          points.add(origin);
        }
      }
      return new Plan(List.copyOf(points), steps, LEVEL);
    }
  }
}
