package io.github.ecomai.market;

import java.util.Map;
import java.util.OptionalInt;

/**
 * From which earlier points of a series forecasts are made (rolling origin). The last point is so
 * early that the whole horizon after it is known. Immutable and thread-safe.
 *
 * @param count from how many points, 1 or more; fewer where the history is too short for all
 * @param step periods from one point to the next, 1 or more
 * @param window how many values before its point a forecast sees (sliding window), 3 or more; empty
 *     for all (expanding window)
 */
public record Folds(int count, int step, OptionalInt window) {
  /** The fewest values to forecast from. */
  static final int FEWEST = 3;

  private static final int USUAL = 5;
  private static final int MOST = 100_000;

  /** Checks the numbers. */
  public Folds {
    check("folds", count, 1, "5");
    check("step", step, 1, "1 for each period");
    window.ifPresent(values -> check("window", values, FEWEST, "three seasons"));
  }

  private static void check(String name, int value, int least, String maybe) {
    if (value < least || value > MOST) {
      throw new IllegalArgumentException(
          name + " " + value + " is not from " + least + " to " + MOST + ". Maybe " + maybe + ".");
    }
  }

  /** Five points, half a horizon apart, with all values before each. */
  static Folds usual(int horizon) {
    return new Folds(USUAL, Math.min(Math.max(1, horizon / 2), MOST), OptionalInt.empty());
  }

  Folds withCount(int value) {
    return new Folds(value, step, window);
  }

  Folds withStep(int periods) {
    return new Folds(count, periods, window);
  }

  Folds withWindow(int values) {
    return new Folds(count, step, OptionalInt.of(values));
  }

  /** For a provenance. */
  Map<String, String> parameters() {
    return Map.of(
        "folds", String.valueOf(count),
        "step", String.valueOf(step),
        "window", window.isPresent() ? String.valueOf(fewest()) : "expanding");
  }

  /** Values before a point that a forecast needs. */
  int fewest() {
    return window.orElse(FEWEST);
  }
}
