package io.github.ecomai.forecast;

import java.util.Arrays;

/** Checks of what a fitted model is asked for. */
final class Levels {
  /** No more than this many steps, against typing errors that would fill the memory. */
  private static final int LONGEST = 1_000_000;

  private Levels() {}

  /** The levels in ascending order, each once. */
  static double[] sorted(double... levels) {
    for (double level : levels) {
      if (!(level > 0 && level < 1)) {
        throw new IllegalArgumentException(
            "level " + level + " is not between 0 and 1. Maybe 0.95 for 95 %.");
      }
    }
    return Arrays.stream(levels).sorted().distinct().toArray();
  }

  static void checkHorizon(int horizon) {
    if (horizon < 1 || horizon > LONGEST) {
      throw new IllegalArgumentException(
          "horizon "
              + horizon
              + " is not from 1 to "
              + LONGEST
              + ". Maybe 12 for a year of months.");
    }
  }
}
