package io.github.ecomai.decomposition;

import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Checked values of a fit: missing ones replaced by 0 and marked, and sizes so extreme that sums
 * could overflow or vanish brought near 1 by a power of two.
 *
 * <p>Immutable once made; safe for use by many threads.
 */
final class StlInput {
  private static final double HUGE = 1e150;
  private static final double TINY = 1e-150;

  private final double[] values;
  private final boolean @Nullable [] missing;
  private final double scale;

  private StlInput(double[] values, boolean @Nullable [] missing, double scale) {
    this.values = values;
    this.missing = missing;
    this.scale = scale;
  }

  static StlInput of(double[] values, int period) {
    Objects.requireNonNull(values, "values");
    if (values.length <= 2L * period) {
      throw new IllegalArgumentException(
          values.length
              + (values.length == 1 ? " value is" : " values are")
              + " too few for period "
              + period
              + ": more than two cycles are needed. Maybe use a longer history, or finer steps"
              + " with a shorter season, such as days and 7.");
    }
    double[] copy = values.clone();
    boolean[] missing = null;
    double largest = 0;
    for (int i = 0; i < copy.length; i++) {
      if (Double.isNaN(copy[i])) {
        missing = missing == null ? new boolean[copy.length] : missing;
        missing[i] = true;
        copy[i] = 0;
      }
      if (Double.isInfinite(copy[i])) {
        throw new IllegalArgumentException(
            "value " + i + " is " + copy[i] + ". Maybe mark it as missing with NaN.");
      }
      largest = Math.max(largest, Math.abs(copy[i]));
    }
    if (missing != null) {
      checkEveryPlaceSeen(missing, period);
    }
    return new StlInput(copy, missing, rescale(copy, largest));
  }

  double[] values() {
    return values;
  }

  boolean @Nullable [] missing() {
    return missing;
  }

  /** What a result is to be multiplied with, a power of two. */
  double scale() {
    return scale;
  }

  /** The missing places, in order. */
  int[] gaps() {
    boolean[] marks = missing;
    return marks == null
        ? new int[0]
        : IntStream.range(0, marks.length).filter(i -> marks[i]).toArray();
  }

  private static double rescale(double[] values, double largest) {
    if (largest == 0 || (largest > TINY && largest < HUGE)) {
      return 1;
    }
    int exponent = Math.max(-1000, Math.min(1000, Math.getExponent(largest)));
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.scalb(values[i], -exponent);
    }
    return Math.scalb(1.0, exponent);
  }

  private static void checkEveryPlaceSeen(boolean[] missing, int period) {
    for (int j = 0; j < period; j++) {
      boolean seen = false;
      for (int i = j; i < missing.length && !seen; i += period) {
        seen = !missing[i];
      }
      if (!seen) {
        throw new IllegalArgumentException(
            "place "
                + j
                + " of the cycle of "
                + period
                + " has no value at all. Maybe use a shorter period or a coarser frequency.");
      }
    }
  }
}
