package io.github.ecomai.forecast;

import io.github.ecomai.math.Quantiles;
import io.github.ecomai.run.RunContext;
import java.util.random.RandomGenerator;

/**
 * Bounds from simulated paths, for forms whose moments have no closed form: additive errors with a
 * multiplicative season. Each path has a stream of normal errors of its own, so that the first
 * steps do not depend on the horizon; the mean is the path without errors. Time O(paths times
 * horizon). Not thread-safe.
 */
final class EtsPaths {
  private static final int PATHS = 4000;
  private static final double LARGEST = 1e300;

  private final Smoothing p;
  private final Path expected;
  private final Path[] paths = new Path[PATHS];

  EtsPaths(FittedEts fitted) {
    RunContext run = RunContext.defaults().withSeed(fitted.seed());
    p = fitted.smoothing();
    expected = new Path(fitted.state(), run.random("ets.mean"), 0);
    for (int i = 0; i < PATHS; i++) {
      paths[i] = new Path(fitted.state(), run.random("ets.path", i), fitted.quality().deviation());
    }
  }

  Fan fan(int horizon, double[] levels) {
    Fan fan = Fan.empty(levels, horizon);
    double[] tails = new double[2 * levels.length];
    for (int i = 0; i < levels.length; i++) {
      tails[2 * i] = 0.5 * (1 - levels[i]);
      tails[2 * i + 1] = 1 - tails[2 * i];
    }
    double[] ends = new double[PATHS];
    for (int h = 0; h < horizon; h++) {
      double mean = expected.next(h);
      fan.mean()[h] = mean;
      for (int i = 0; tails.length > 0 && i < PATHS; i++) {
        ends[i] = paths[i].next(h);
      }
      double[] bounds = Quantiles.ofAll(ends, tails);
      for (int i = 0; i < levels.length; i++) {
        fan.lower(i)[h] = Math.min(mean, bounds[2 * i]);
        fan.upper(i)[h] = Math.max(mean, bounds[2 * i + 1]);
      }
    }
    return fan;
  }

  /** One possible future. */
  private final class Path {
    private final RandomGenerator random;
    private final double deviation;
    private final double[] season;
    private double level;
    private double trend;

    Path(EtsState state, RandomGenerator random, double deviation) {
      this.random = random;
      this.deviation = deviation;
      season = state.season().clone();
      level = state.level();
      trend = state.trend();
    }

    double next(int h) {
      int position = h % season.length;
      double step = p.phi() * trend;
      double base = level + step;
      double error = deviation * random.nextGaussian();
      double value = within(base * season[position] + error);
      double scaled = ratio(error, season[position]);
      level = within(base + p.alpha() * scaled);
      trend = within(step + p.beta() * scaled);
      season[position] = within(season[position] + p.gamma() * ratio(error, base));
      return value;
    }
  }

  private static double within(double value) {
    return Math.max(-LARGEST, Math.min(LARGEST, value));
  }

  /** A path that has left the positive numbers learns nothing more. */
  private static double ratio(double error, double by) {
    return by > 0 ? error / by : 0;
  }
}
