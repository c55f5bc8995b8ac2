package io.github.ecomai.forecast;

import java.util.Arrays;

/**
 * Values with their fixed seasonal pattern taken out by classical decomposition: a centred moving
 * average over one season (with half weights at both ends for even seasons), the mean ratio or
 * difference to it per position in the season, normalised to mean 1 or 0. Immutable.
 *
 * <p>Reference: Makridakis, Wheelwright and Hyndman (1998), Forecasting: methods and applications,
 * chapter 3.
 */
final class SeasonalAdjustment {
  private static final double NORMAL_90 = 1.6448536269514722;
  private static final double SMALLEST_INDEX = 0.01;
  private static final int LONG_SEASON = 24;

  private final double[] adjusted;
  private final double[] indices;
  private final boolean multiplicative;

  private SeasonalAdjustment(double[] adjusted, double[] indices, boolean multiplicative) {
    this.adjusted = adjusted;
    this.indices = indices;
    this.multiplicative = multiplicative;
  }

  /** A pattern that was found before, without the values. */
  static SeasonalAdjustment ofIndices(double[] indices, boolean multiplicative) {
    return new SeasonalAdjustment(new double[0], indices, multiplicative);
  }

  /** No pattern: the values as they are. */
  static SeasonalAdjustment none(double[] y) {
    return new SeasonalAdjustment(y, new double[] {0}, false);
  }

  /**
   * The pattern if {@link #present} sees one over enough seasons, else none: multiplicative for
   * positive values, additive where a value or an index is not clearly positive.
   */
  static SeasonalAdjustment automatic(double[] y, int season) {
    if (!present(y, season)) {
      return none(y);
    }
    boolean positive = allPositive(y);
    SeasonalAdjustment found = of(y, season, positive);
    boolean tiny = positive && Arrays.stream(found.indices).anyMatch(i -> i < SMALLEST_INDEX);
    return tiny ? of(y, season, false) : found;
  }

  /** The pattern, whether or not it is significant; needs two full seasons. */
  static SeasonalAdjustment of(double[] y, int season, boolean multiplicative) {
    double[] indices = new double[season];
    int[] counts = new int[season];
    int half = season / 2;
    for (int t = half; t + half < y.length; t++) {
      double average = centredAverage(y, t, season);
      indices[t % season] += multiplicative ? y[t] / average : y[t] - average;
      counts[t % season]++;
    }
    double mean = 0;
    for (int i = 0; i < season; i++) {
      indices[i] /= counts[i];
      mean += indices[i] / season;
    }
    double[] adjusted = new double[y.length];
    for (int i = 0; i < season; i++) {
      indices[i] = multiplicative ? indices[i] / mean : indices[i] - mean;
    }
    for (int t = 0; t < y.length; t++) {
      double index = indices[t % season];
      adjusted[t] = multiplicative ? y[t] / index : y[t] - index;
    }
    return new SeasonalAdjustment(adjusted, indices, multiplicative);
  }

  private static double centredAverage(double[] y, int t, int season) {
    int half = season / 2;
    double sum = season % 2 == 0 ? 0.5 * (y[t - half] + y[t + half]) : y[t - half] + y[t + half];
    for (int k = 1 - half; k < half; k++) {
      sum += y[t + k];
    }
    return sum / season;
  }

  /**
   * Whether the values have a season worth removing: more than two seasons of data (three for
   * seasons longer than a day of hours) and {@link #significant}.
   */
  static boolean present(double[] y, int season) {
    int fewest = season > LONG_SEASON ? 3 * season : 2 * season + 1;
    return y.length >= fewest && significant(y, season);
  }

  /**
   * Whether the autocorrelation at the lag of one season differs from zero at the 10 % level,
   * judged by Bartlett's formula from the lags before it.
   */
  static boolean significant(double[] y, int season) {
    return autocorrelation(y, season).significant();
  }

  /** The autocorrelation at the lag of one season, and what it takes to differ from zero. */
  private record Autocorrelation(double value, double limit) {
    boolean significant() {
      return Math.abs(value) > limit;
    }
  }

  private static Autocorrelation autocorrelation(double[] y, int season) {
    if (season < 2 || y.length <= season) {
      return new Autocorrelation(0, 1);
    }
    double mean = Arrays.stream(y).average().orElseThrow();
    double variance = products(y, mean, 0);
    if (!(variance > 0)) {
      return new Autocorrelation(0, 1);
    }
    double squares = 0;
    for (int lag = 1; lag < season; lag++) {
      double r = products(y, mean, lag) / variance;
      squares += r * r;
    }
    double atSeason = products(y, mean, season) / variance;
    double limit = NORMAL_90 * Math.sqrt((1 + 2 * squares) / y.length);
    return new Autocorrelation(atSeason, limit);
  }

  /** Why a season is taken out, or not, as the end of a sentence. */
  static String why(double[] y, int season) {
    if (season < 2) {
      return ".";
    }
    Autocorrelation found = autocorrelation(y, season);
    String numbers =
        "the autocorrelation at lag "
            + season
            + " is "
            + Ranking.number(found.value())
            + ", the limit "
            + Ranking.number(found.limit())
            + ".";
    return present(y, season)
        ? ", after its season was taken out: " + numbers
        : found.significant()
            ? "; there are too few values for a season of " + season + "."
            : "; there is no season: " + numbers;
  }

  private static double products(double[] y, double mean, int lag) {
    double sum = 0;
    for (int t = lag; t < y.length; t++) {
      sum += (y[t] - mean) * (y[t - lag] - mean);
    }
    return sum;
  }

  static boolean allPositive(double[] y) {
    for (double value : y) {
      if (!(value > 0)) {
        return false;
      }
    }
    return true;
  }

  /** The values without the pattern; not to be changed. */
  double[] adjusted() {
    return adjusted;
  }

  /** One index per position, the first value standing at position 0; not to be changed. */
  double[] indices() {
    return indices;
  }

  boolean multiplicative() {
    return multiplicative;
  }

  boolean seasonal() {
    return indices.length > 1;
  }

  /** The adjusted value of time t, with the pattern put back. */
  double restore(double value, int t) {
    double index = indices[t % indices.length];
    return multiplicative ? value * index : value + index;
  }

  /** The deviation of an adjusted value of time t, in the unit of the original values. */
  double restoreDeviation(double deviation, int t) {
    return multiplicative ? deviation * Math.abs(indices[t % indices.length]) : deviation;
  }

  /** The value of time t without the pattern. */
  double adjust(double value, int t) {
    double index = indices[t % indices.length];
    return multiplicative ? value / index : value - index;
  }

  /** Sets the season of a time whose level and trend are there. */
  void addTo(Parts parts, int t) {
    if (seasonal()) {
      double base = parts.level()[t] + parts.trend()[t];
      parts.season(0)[t] = restore(base, t) - base;
    }
  }

  /** How parts with the pattern are to be read. */
  String reading() {
    return multiplicative
        ? "The trend is added to the level, and the season is what its fixed factor changes of"
            + " both."
        : seasonal()
            ? "Level and trend are those of the seasonally adjusted values, the season is fixed."
            : "The trend is what the line adds to the smoothed level.";
  }
}
