package io.github.ecomai.benchmarks;

import io.github.ecomai.benchmarks.M4Series.Group;
import io.github.ecomai.engine.FittedForecast;
import io.github.ecomai.engine.Forecast;
import io.github.ecomai.engine.ForecastModel;
import io.github.ecomai.engine.Interval;
import io.github.ecomai.run.RunContext;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Scores and times of one method, by series. */
final class M4Results {
  /** Levels of further intervals in percent. */
  static final List<Integer> OTHER_LEVELS = List.of(50, 80, 99);

  private static final int WARM_UP = 30;

  private final String method;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  M4Results(String method) {
    this.method = method;
  }

  /** What the benchmark of the competition did; it has no bounds, and its time is not taken. */
  static M4Results ofNaive2(List<M4Series> series) {
    M4Results results = new M4Results("Naive2");
    for (M4Series one : series) {
      double[] forecast = M4Scores.naive2(one);
      M4Scores scores = M4Scores.of(one, forecast, forecast, forecast);
      results.add(
          one.id(),
          one.group(),
          new M4Scores(scores.smape(), scores.mase(), Double.NaN, Double.NaN),
          Double.NaN);
    }
    return results;
  }

  /** What a model of this library does on one thread, after some series that do not count. */
  static M4Results of(String method, ForecastModel model, List<M4Series> series) {
    for (M4Series one : series.subList(0, Math.min(WARM_UP, series.size()))) {
      forecast(model, one);
    }
    M4Results results = new M4Results(method);
    for (M4Series one : series) {
      double start = Cpu.threadSeconds();
      FittedForecast fitted = fit(model, one);
      Forecast forecast = fitted.forecast(one.test().length, 0.80, 0.95);
      double seconds = Cpu.threadSeconds() - start;
      Interval interval = forecast.interval(0.95);
      M4Scores scores =
          M4Scores.of(
              one,
              forecast.mean().toArray(),
              interval.lower().toArray(),
              interval.upper().toArray());
      results.entries.put(one.id(), new Entry(one.group(), scores, seconds, shares(one, fitted)));
    }
    return results;
  }

  private static FittedForecast fit(ForecastModel model, M4Series series) {
    return model.fit(series.history(), RunContext.defaults().withParallelism(1));
  }

  private static Forecast forecast(ForecastModel model, M4Series series) {
    return fit(model, series).forecast(series.test().length, 0.80, 0.95);
  }

  /** Coverage of intervals of other levels, whose time is not taken. */
  private static Map<Integer, Double> shares(M4Series series, FittedForecast fitted) {
    Forecast forecast = fitted.forecast(series.test().length, 0.50, 0.80, 0.99);
    Map<Integer, Double> shares = new TreeMap<>();
    for (int percent : OTHER_LEVELS) {
      Interval interval = forecast.interval(percent / 100.0);
      shares.put(
          percent,
          M4Scores.covered(series, interval.lower().toArray(), interval.upper().toArray()));
    }
    return shares;
  }

  /**
   * What one method did on one series.
   *
   * @param shares coverage of intervals of {@link #OTHER_LEVELS}; empty if they are not known
   */
  record Entry(Group group, M4Scores scores, double seconds, Map<Integer, Double> shares) {}

  String method() {
    return method;
  }

  /** These and what the same method did on other series. */
  M4Results and(M4Results others) {
    M4Results both = new M4Results(method);
    both.entries.putAll(entries);
    both.entries.putAll(others.entries);
    return both;
  }

  void add(String series, Group group, M4Scores scores, double seconds) {
    entries.put(series, new Entry(group, scores, seconds, Map.of()));
  }

  Map<String, Entry> entries() {
    return entries;
  }

  /** Means over the series of a group, whose count is 0 if the method has none. */
  Means means(Group group) {
    Means means = new Means();
    for (Entry entry : entries.values()) {
      if (entry.group() == group) {
        means.add(entry);
      }
    }
    return means;
  }

  /**
   * The overall weighted average of sMAPE and MASE relative to Naive2 on the same series, by group.
   */
  Map<Group, Double> owa(M4Results naive2) {
    Map<Group, Double> owa = new EnumMap<>(Group.class);
    for (Group group : Group.values()) {
      Means own = means(group);
      if (own.count > 0) {
        Means base = naive2.restrictedTo(this).means(group);
        owa.put(group, 0.5 * (own.smape() / base.smape() + own.mase() / base.mase()));
      }
    }
    return owa;
  }

  /**
   * The same over all groups but hourly, each weighing as many series as it has in the competition;
   * the means are weighed, not the ratios.
   */
  double weightedOwa(M4Results naive2) {
    M4Results base = naive2.restrictedTo(this);
    double[] sums = new double[4];
    for (Group group : Group.values()) {
      Means own = means(group);
      if (own.count > 0 && group != Group.HOURLY) {
        Means other = base.means(group);
        sums[0] += group.published() * own.smape();
        sums[1] += group.published() * other.smape();
        sums[2] += group.published() * own.mase();
        sums[3] += group.published() * other.mase();
      }
    }
    return 0.5 * (sums[0] / sums[1] + sums[2] / sums[3]);
  }

  private M4Results restrictedTo(M4Results other) {
    M4Results both = new M4Results(method);
    for (Map.Entry<String, Entry> entry : entries.entrySet()) {
      if (other.entries.containsKey(entry.getKey())) {
        both.entries.put(entry.getKey(), entry.getValue());
      }
    }
    return both;
  }

  /** Means over some series. */
  static final class Means {
    private int count;
    private double smape;
    private double mase;
    private double coverage;
    private double coverageSquares;
    private double msis;
    private double seconds;
    private final Map<Integer, Double> shares = new TreeMap<>();

    private void add(Entry entry) {
      count++;
      smape += entry.scores().smape();
      mase += entry.scores().mase();
      coverage += entry.scores().coverage();
      coverageSquares += entry.scores().coverage() * entry.scores().coverage();
      msis += entry.scores().msis();
      seconds += entry.seconds();
      entry.shares().forEach((percent, share) -> shares.merge(percent, share, Double::sum));
    }

    int count() {
      return count;
    }

    double smape() {
      return smape / count;
    }

    double mase() {
      return mase / count;
    }

    double coverage() {
      return coverage / count;
    }

    /** Standard error of the coverage, of one series 0; the values of a series go together. */
    double coverageError() {
      double variance =
          (coverageSquares / count - coverage() * coverage()) / Math.max(1, count - 1.0);
      return Math.sqrt(Math.max(0, variance));
    }

    /** Coverage of intervals of another level in percent; NaN if it is not known. */
    double coverage(int percent) {
      return shares.getOrDefault(percent, Double.NaN) / count;
    }

    double msis() {
      return msis / count;
    }

    double seconds() {
      return seconds / count;
    }
  }
}
