package io.github.ecomai.forecast;

import java.util.Arrays;

/** Fills missing values between known ones, along the season where there is one. */
final class Gaps {
  private static final int ROUNDS = 2;

  private Gaps() {}

  /**
   * A copy without NaN. Gaps are bridged by straight lines, the last gap by the last value; where
   * the result shows a season, the lines are drawn again through the seasonally adjusted values.
   *
   * @param y values of which the first is known
   * @param season positions of the season, 1 for none
   */
  static double[] fill(double[] y, int season) {
    boolean[] missing = new boolean[y.length];
    for (int t = 0; t < y.length; t++) {
      missing[t] = Double.isNaN(y[t]);
    }
    double[] filled = y.clone();
    bridge(filled, missing);
    for (int round = 0; round < ROUNDS && SeasonalAdjustment.present(filled, season); round++) {
      SeasonalAdjustment adjustment = SeasonalAdjustment.automatic(filled, season);
      double[] adjusted = adjustment.adjusted().clone();
      bridge(adjusted, missing);
      for (int t = 0; t < y.length; t++) {
        filled[t] = missing[t] ? adjustment.restore(adjusted[t], t) : y[t];
      }
    }
    return filled;
  }

  private static void bridge(double[] y, boolean[] missing) {
    int known = 0;
    for (int t = 1; t < y.length; t++) {
      if (missing[t]) {
        continue;
      }
      for (int gap = known + 1; gap < t; gap++) {
        double share = (gap - known) / (double) (t - known);
        y[gap] = (1 - share) * y[known] + share * y[t];
      }
      known = t;
    }
    Arrays.fill(y, known + 1, y.length, y[known]);
  }
}
