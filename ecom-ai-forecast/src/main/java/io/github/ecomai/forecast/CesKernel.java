package io.github.ecomai.forecast;

import java.util.Arrays;

/**
 * The recursion of complex exponential smoothing. A pair of states, level and information term,
 * moves on by the complex parameter a0 + i a1; it stands one value back, one season back, or both:
 *
 * <pre>
 * e = y - (expected),  l' = l - (1 - a1) c + (a0 - a1) e,  c' = l + (1 - a0) c + (a0 + a1) e
 * </pre>
 *
 * <p>Reference: Svetunkov, Kourentzes and Ord (2022), Complex exponential smoothing, Naval Research
 * Logistics 69(8), 1108-1123. Not thread-safe: work areas for one series.
 */
final class CesKernel {
  /** Of a level to its information term, to begin with. */
  private static final double RATIO = 1.1;

  private final Ces.Form form;
  private final int positions;

  /** a0, a1, and for the partial form b, for the full one b0, b1. */
  private final double[] p;

  private double level;
  private double information;
  private final double[] seasonLevel;
  private final double[] seasonInformation;

  private CesKernel(
      Ces.Form form,
      double[] p,
      double level,
      double information,
      double[] seasonLevel,
      double[] seasonInformation) {
    this.form = form;
    this.p = p;
    this.level = level;
    this.information = information;
    this.seasonLevel = seasonLevel;
    this.seasonInformation = seasonInformation;
    this.positions = seasonLevel.length;
  }

  static CesKernel of(Ces.Form form, double[] p, double[] level, double[][] season) {
    return new CesKernel(form, p, level[0], level[1], season[0], season[1]);
  }

  /** A rule of thumb for the states before the first value. */
  static CesKernel before(double[] y, int season, Ces.Form form) {
    int positions = form == Ces.Form.NONE ? 1 : season;
    int first = Math.min(y.length, Math.max(10, positions));
    double mean = Arrays.stream(y, 0, first).average().orElse(0);
    double[] seasonal = new double[positions];
    if (form == Ces.Form.SIMPLE) {
      System.arraycopy(y, 0, seasonal, 0, positions);
    } else if (form != Ces.Form.NONE) {
      seasonal = SeasonalAdjustment.of(y, season, false).indices().clone();
    }
    double[] information = Arrays.stream(seasonal).map(s -> s / RATIO).toArray();
    double[] p = new double[form.parameters()];
    return new CesKernel(form, p, mean, mean / RATIO, seasonal, information);
  }

  CesKernel copy() {
    return new CesKernel(
        form, p.clone(), level, information, seasonLevel.clone(), seasonInformation.clone());
  }

  /** The same states under other parameters. */
  CesKernel with(double[] parameters) {
    CesKernel copy = copy();
    System.arraycopy(parameters, 0, copy.p, 0, p.length);
    return copy;
  }

  Ces.Form form() {
    return form;
  }

  double[] parameters() {
    return p;
  }

  double[] levels() {
    return new double[] {level, information};
  }

  double[][] seasons() {
    return new double[][] {seasonLevel, seasonInformation};
  }

  /** Whether the weights of old values die away, as far as each pair alone can say. */
  static boolean isStable(Ces.Form form, double[] p) {
    boolean partial = form != Ces.Form.PARTIAL || p[2] > 0 && p[2] < 1;
    boolean full = form != Ces.Form.FULL || isStable(p[2], p[3]);
    return isStable(p[0], p[1]) && partial && full;
  }

  /** Both roots of the transition that is left after an error is taken in lie within the circle. */
  private static boolean isStable(double a0, double a1) {
    double trace = 2 - 2 * a0 + a1;
    double determinant = (1 - a0 + a1) * (1 - a0) + (1 - a1) * (1 - a0 - a1);
    return Math.abs(determinant) < 1 && Math.abs(trace) < 1 + determinant;
  }

  double expected(int position) {
    double season = form == Ces.Form.NONE ? 0 : seasonLevel[position];
    return form == Ces.Form.SIMPLE ? season : level + season;
  }

  /** The part of the expectation that all positions share. */
  double expectedLevel() {
    double mean = form == Ces.Form.NONE ? 0 : Arrays.stream(seasonLevel).sum() / positions;
    return form == Ces.Form.SIMPLE ? mean : level + mean;
  }

  /** Moves on by an error at a position of the season. */
  void advance(double error, int position) {
    switch (form) {
      case NONE -> advanceLevel(error);
      case SIMPLE -> advanceSeason(p[0], p[1], error, position);
      case PARTIAL -> {
        advanceLevel(error);
        seasonLevel[position] += p[2] * error;
      }
      case FULL -> {
        advanceLevel(error);
        advanceSeason(p[2], p[3], error, position);
      }
    }
  }

  private void advanceLevel(double error) {
    double l = level;
    double c = information;
    level = l - (1 - p[1]) * c + (p[0] - p[1]) * error;
    information = l + (1 - p[0]) * c + (p[0] + p[1]) * error;
  }

  private void advanceSeason(double a0, double a1, double error, int position) {
    double l = seasonLevel[position];
    double c = seasonInformation[position];
    seasonLevel[position] = l - (1 - a1) * c + (a0 - a1) * error;
    seasonInformation[position] = l + (1 - a0) * c + (a0 + a1) * error;
  }

  /** Runs through values from the first position on; the sum of squared errors. */
  double run(double[] y) {
    double squares = 0;
    int position = 0;
    for (double value : y) {
      double error = value - expected(position);
      squares += error * error;
      advance(error, position);
      position = position + 1 == positions ? 0 : position + 1;
    }
    return squares;
  }
}
