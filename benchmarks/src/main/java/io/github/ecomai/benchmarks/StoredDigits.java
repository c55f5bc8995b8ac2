package io.github.ecomai.benchmarks;

/** Largest differences from stored numbers, as they are and beyond what rounding leaves. */
final class StoredDigits {
  /** Significant digits that are stored. */
  static final int DIGITS = 12;

  private double worst;
  private double beyond = Double.NEGATIVE_INFINITY;
  private int count;

  void compare(double own, double stored) {
    double gap = Math.abs(own - stored);
    worst = Math.max(worst, gap);
    beyond = Math.max(beyond, gap - rounding(stored));
    count++;
  }

  /** The largest difference. */
  double worst() {
    return worst;
  }

  /** By how much a difference is more than rounding leaves, at most; 0 or less for equal ones. */
  double beyondRounding() {
    return beyond;
  }

  /** How many numbers were compared. */
  int count() {
    return count;
  }

  /** Half a unit of the last digit that is stored. */
  private static double rounding(double stored) {
    return stored == 0
        ? 0
        : 0.5 * Math.pow(10, Math.floor(Math.log10(Math.abs(stored))) - DIGITS + 1);
  }
}
