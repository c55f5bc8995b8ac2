package io.github.ecomai.forecast;

import java.util.Arrays;
import java.util.Map;

/**
 * The last season repeats itself; with a season of 1, the last value. The deviation grows with the
 * square root of the number of seasons ahead, as for a random walk. An update is the same as a fit
 * to all values.
 */
final class FittedNaive implements FittedValues {
  private static final double UNKNOWN_SPREAD = 0.5;
  private static final String CONSTANT = "Constant";

  private final String name;
  private final double[] last;
  private final Changes changes;

  /**
   * Changes from one season to the next.
   *
   * @param count how many were seen
   * @param squares sum of their squares
   * @param guess of their deviation as long as none was seen
   */
  record Changes(int count, double squares, double guess) {
    double deviation() {
      return count == 0 ? guess : Math.sqrt(squares / count);
    }

    Changes and(double change) {
      return new Changes(count + 1, squares + change * change, guess);
    }
  }

  /**
   * Made from its parts.
   *
   * @param name for people
   * @param last the last season, oldest value first
   * @param changes from one season to the next
   */
  FittedNaive(String name, double[] last, Changes changes) {
    this.name = name;
    this.last = last;
    this.changes = changes;
  }

  /** From values without gaps, as many as one season at least. */
  static FittedNaive of(double[] y, int season) {
    double[] last = Arrays.copyOfRange(y, y.length - season, y.length);
    String name = season > 1 ? "Seasonal naive" : "Naive";
    double guess = y.length == 1 ? UNKNOWN_SPREAD * Math.abs(y[0]) : changes(y, 1, 0).deviation();
    return new FittedNaive(name, last, changes(y, season, guess));
  }

  /** Values that never changed. */
  static FittedNaive constant(double[] y) {
    return new FittedNaive(CONSTANT, new double[] {y[0]}, changes(y, 1, 0));
  }

  private static Changes changes(double[] y, int lag, double guess) {
    Changes changes = new Changes(0, 0, guess);
    for (int t = lag; t < y.length; t++) {
      changes = changes.and(y[t] - y[t - lag]);
    }
    return changes;
  }

  /** The last season, oldest value first; not to be changed. */
  double[] last() {
    return last;
  }

  Changes changes() {
    return changes;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Map<String, Double> parameters() {
    return Map.of("deviation", changes.deviation());
  }

  @Override
  public Fan fan(int horizon, double[] levels) {
    double[] mean = new double[horizon];
    double[] deviations = new double[horizon];
    for (int h = 0; h < horizon; h++) {
      mean[h] = last[h % last.length];
      int seasons = 1 + h / last.length;
      deviations[h] = changes.deviation() * Math.sqrt(seasons);
    }
    return Fan.normal(levels, mean, deviations);
  }

  @Override
  public FittedNaive update(double[] values) {
    int season = last.length;
    double[] all = Arrays.copyOf(last, season + values.length);
    Changes more = changes;
    for (int i = 0; i < values.length; i++) {
      boolean missing = Double.isNaN(values[i]);
      all[season + i] = missing ? all[i] : values[i];
      more = missing ? more : more.and(all[season + i] - all[i]);
    }
    boolean changed = name.equals(CONSTANT) && more.squares() > 0;
    return new FittedNaive(
        changed ? "Naive" : name, Arrays.copyOfRange(all, values.length, all.length), more);
  }

  /** The first season, which nothing stands before, is its own expectation. */
  @Override
  public Parts parts(double[] y, int horizon) {
    int season = last.length;
    Parts parts = new Parts(y.length + horizon, season > 1 ? 1 : 0);
    double[] all = Arrays.copyOf(y, parts.size());
    for (int t = 0; t < all.length; t++) {
      if (t < season) {
        parts.level()[t] = y[t];
        continue;
      }
      double expected = all[t - season];
      if (t >= y.length || Double.isNaN(y[t])) {
        all[t] = expected;
      }
      double mean = mean(all, Math.min(t, y.length), season);
      parts.level()[t] = season > 1 ? mean : expected;
      if (season > 1) {
        parts.season(0)[t] = expected - mean;
      }
    }
    return parts;
  }

  /** Of the season before a time. */
  private static double mean(double[] y, int end, int season) {
    double mean = 0;
    for (int t = end - season; t < end; t++) {
      mean += (y[t] - mean) / (t - end + season + 1);
    }
    return mean;
  }

  @Override
  public String reading() {
    return last.length > 1
        ? "The level is the mean of the last season, the season what each of its values differs."
        : "The level is the last value.";
  }
}
