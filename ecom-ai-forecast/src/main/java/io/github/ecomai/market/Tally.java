package io.github.ecomai.market;

import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.engine.Forecast;
import io.github.ecomai.engine.Interval;
import io.github.ecomai.market.Accuracy.IntervalAccuracy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/** Adds up errors of forecasts. For one thread. */
final class Tally {
  private final double[] levels;
  private final Average error = new Average();
  private final Average bias = new Average();
  private final Average smape = new Average();
  private final Average scaled = new Average();
  private final Average squared = new Average();
  private final long[] inside;
  private final Average[] scores;

  Tally(double... levels) {
    this.levels = levels;
    this.inside = new long[levels.length];
    this.scores = averages(levels.length);
  }

  private static Average[] averages(int count) {
    Average[] averages = new Average[count];
    Arrays.setAll(averages, i -> new Average());
    return averages;
  }

  /** A mean that does not overflow on the way. */
  private static final class Average {
    private long count;
    private double mean;

    void add(double value) {
      count++;
      mean += (value - mean) / count;
    }

    void add(Average other) {
      count += other.count;
      mean += count == 0 ? 0 : (other.mean - mean) * ((double) other.count / count);
    }

    OptionalDouble value() {
      return count > 0 && Double.isFinite(mean) ? OptionalDouble.of(mean) : OptionalDouble.empty();
    }
  }

  /**
   * By what errors are divided: the mean of absolute seasonal differences, and the root of that of
   * squared ones.
   *
   * @param absolute in the unit of the series, 0 if there is none
   * @param root of the squared ones, in the unit of the series, 0 if there is none
   */
  record Scale(double absolute, double root) {
    /** Of a history. */
    static Scale of(TimeSeries history) {
      int season = history.frequency().season();
      return of(history.toArray(), history.size() > season ? season : 1);
    }

    static Scale of(double[] history, int season) {
      Average absolute = new Average();
      for (int i = season; i < history.length; i++) {
        double difference = history[i] - history[i - season];
        if (!Double.isNaN(difference)) {
          absolute.add(Math.abs(difference));
        }
      }
      double size = absolute.value().orElse(0);
      Average squared = new Average();
      for (int i = season; i < history.length && size > 0; i++) {
        double ratio = (history[i] - history[i - season]) / size; // squares of it do not overflow
        if (!Double.isNaN(ratio)) {
          squared.add(ratio * ratio);
        }
      }
      return new Scale(size, size * Math.sqrt(squared.value().orElse(0)));
    }
  }

  /** Compares a forecast with what came. */
  void add(Forecast forecast, TimeSeries actual) {
    Scale scale = Scale.of(forecast.history());
    for (int step = 0; step < actual.size(); step++) {
      add(forecast, step, actual.value(step), scale);
    }
  }

  /** Adds what another one of the same levels added up. */
  void add(Tally other) {
    error.add(other.error);
    bias.add(other.bias);
    smape.add(other.smape);
    scaled.add(other.scaled);
    squared.add(other.squared);
    for (int i = 0; i < levels.length; i++) {
      inside[i] += other.inside[i];
      scores[i].add(other.scores[i]);
    }
  }

  /** Compares one step of a forecast with what came; a missing value is passed over. */
  void add(Forecast forecast, int step, double actual, Scale scale) {
    if (Double.isNaN(actual)) {
      return;
    }
    double expected = forecast.mean().value(step);
    double miss = Math.abs(actual - expected);
    double size = 0.5 * Math.abs(actual) + 0.5 * Math.abs(expected);
    error.add(miss);
    bias.add(expected - actual);
    smape.add(size == 0 ? 0 : 100 * (miss / size));
    if (scale.absolute() > 0) {
      scaled.add(miss / scale.absolute());
    }
    if (scale.root() > 0) {
      double ratio = miss / scale.root();
      squared.add(ratio * ratio);
    }
    for (int i = 0; i < levels.length; i++) {
      add(i, forecast.intervals().get(i), step, actual, scale);
    }
  }

  private void add(int i, Interval interval, int step, double actual, Scale scale) {
    double low = interval.lower().value(step);
    double high = interval.upper().value(step);
    inside[i] += actual >= low && actual <= high ? 1 : 0;
    if (scale.absolute() > 0) {
      double outside = Math.max(0, low - actual) + Math.max(0, actual - high);
      scores[i].add((high - low + 2 / (1 - levels[i]) * outside) / scale.absolute());
    }
  }

  boolean isEmpty() {
    return error.count == 0;
  }

  /** What was added up; there must be something. */
  Accuracy accuracy() {
    List<IntervalAccuracy> intervals = new ArrayList<>();
    for (int i = 0; i < levels.length; i++) {
      intervals.add(
          new IntervalAccuracy(levels[i], (double) inside[i] / error.count, scores[i].value()));
    }
    OptionalDouble square = squared.value();
    return new Accuracy(
        error.count,
        error.mean,
        bias.mean,
        smape.mean,
        scaled.value(),
        square.isPresent() ? OptionalDouble.of(Math.sqrt(square.getAsDouble())) : square,
        intervals);
  }
}
