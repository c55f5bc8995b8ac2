package io.github.ecomai.forecast;

import io.github.ecomai.data.TimeSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A history made ready for the kernels: checked, gaps filled, scaled by a power of two (which loses
 * no bit) so that the largest value is near 1. Immutable.
 */
final class PreparedHistory {
  private final double[] values;
  private final int season;
  private final int exponent;
  private final List<String> notes;
  private final boolean @Nullable [] missing;

  private PreparedHistory(
      double[] values, boolean @Nullable [] missing, int season, int exponent, List<String> notes) {
    this.values = values;
    this.missing = missing;
    this.season = season;
    this.exponent = exponent;
    this.notes = List.copyOf(notes);
  }

  static PreparedHistory of(TimeSeries history, int season) {
    return of(history, season, "interpolated, along the season where there is one");
  }

  /**
   * For a model that treats missing values in its own way.
   *
   * @param treatment what it does with them, after "were"
   */
  static PreparedHistory of(TimeSeries history, int season, String treatment) {
    double[] y = history.toArray();
    int first = firstKnown(y);
    double[] known = Arrays.copyOfRange(y, first, y.length);
    long missing = Arrays.stream(known).filter(Double::isNaN).count();
    List<String> notes = new ArrayList<>();
    if (first > 0) {
      notes.add("The history starts with its first known value, number " + first + ".");
    }
    boolean @Nullable [] gaps = null;
    if (missing > 0) {
      gaps = new boolean[known.length];
      for (int t = 0; t < known.length; t++) {
        gaps[t] = Double.isNaN(known[t]);
      }
      notes.add(
          missing
              + " of "
              + known.length
              + (missing == 1 ? " values was missing and was " : " values were missing and were ")
              + treatment
              + ".");
      known = Gaps.fill(known, season);
    }
    int exponent = exponentOf(known);
    for (int t = 0; t < known.length; t++) {
      known[t] = Math.scalb(known[t], -exponent);
    }
    return new PreparedHistory(known, gaps, season, exponent, notes);
  }

  /** At least one, finite; not to be changed. */
  double[] values() {
    return values;
  }

  /** Which values were interpolated, null for none; not to be changed. */
  boolean @Nullable [] missing() {
    return missing;
  }

  /** Positions of the season, 1 for none. */
  int season() {
    return season;
  }

  /** The values were divided by 2 to this power. */
  int exponent() {
    return exponent;
  }

  /** What was repaired, for people. */
  List<String> notes() {
    return notes;
  }

  /** The index of the first known value; refuses a history without one. */
  static int firstKnown(double[] y) {
    for (int t = 0; t < y.length; t++) {
      if (!Double.isNaN(y[t])) {
        return t;
      }
    }
    throw new IllegalArgumentException(
        "the history has no known value among " + y.length + ". Maybe check the query behind it.");
  }

  private static int exponentOf(double[] y) {
    double largest = 0;
    for (double value : y) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest == 0 ? 0 : Math.getExponent(largest);
  }
}
