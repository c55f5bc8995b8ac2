package io.github.ecomai.math;

import java.util.Arrays;

/**
 * The box that an optimiser stays in: a lower and an upper limit for each coordinate, infinite
 * where there is none.
 *
 * <p>Immutable and thread-safe.
 */
public final class Bounds {
  private final double[] lower;
  private final double[] upper;

  private Bounds(double[] lower, double[] upper) {
    this.lower = lower;
    this.upper = upper;
  }

  /**
   * A box.
   *
   * @param lower lower limits, {@code -Infinity} for none
   * @param upper upper limits, as many, none below its lower limit; {@code Infinity} for none
   * @return the box
   * @throws IllegalArgumentException if lengths differ or limits are crossed or {@code NaN}
   */
  public static Bounds of(double[] lower, double[] upper) {
    Vectors.checkLengths(lower, upper);
    for (int i = 0; i < lower.length; i++) {
      boolean ordered = lower[i] <= upper[i];
      if (!ordered
          || lower[i] == Double.POSITIVE_INFINITY
          || upper[i] == Double.NEGATIVE_INFINITY) {
        throw new IllegalArgumentException(
            "Coordinate "
                + i
                + " has bounds "
                + lower[i]
                + " to "
                + upper[i]
                + ". Maybe swap them, or use -Infinity and Infinity for none.");
      }
    }
    return new Bounds(lower.clone(), upper.clone());
  }

  /**
   * The whole space.
   *
   * @param dimension number of coordinates, 1 or more
   * @return bounds that are all infinite
   * @throws IllegalArgumentException if the dimension is below 1
   */
  public static Bounds none(int dimension) {
    if (dimension < 1) {
      throw new IllegalArgumentException(
          "Dimension " + dimension + " is below 1. Maybe there is nothing to optimise.");
    }
    double[] lower = new double[dimension];
    double[] upper = new double[dimension];
    Arrays.fill(lower, Double.NEGATIVE_INFINITY);
    Arrays.fill(upper, Double.POSITIVE_INFINITY);
    return new Bounds(lower, upper);
  }

  /**
   * The number of coordinates.
   *
   * @return 0 or more
   */
  public int dimension() {
    return lower.length;
  }

  /**
   * A lower limit.
   *
   * @param i coordinate
   * @return the limit or {@code -Infinity}
   */
  public double lower(int i) {
    return lower[i];
  }

  /**
   * An upper limit.
   *
   * @param i coordinate
   * @return the limit or {@code Infinity}
   */
  public double upper(int i) {
    return upper[i];
  }

  /**
   * Whether a point lies in the box, its border included.
   *
   * @param point as many values as coordinates
   * @return {@code false} also if a value is {@code NaN}
   */
  public boolean contains(double[] point) {
    for (int i = 0; i < lower.length; i++) {
      if (!(point[i] >= lower[i] && point[i] <= upper[i])) {
        return false;
      }
    }
    return point.length == lower.length;
  }

  /** Moves one coordinate into its limits. */
  double clamp(int i, double value) {
    return value < lower[i] ? lower[i] : value > upper[i] ? upper[i] : value;
  }

  /** A copy of a start, moved into the box. */
  double[] start(double[] start) {
    if (start.length != lower.length || start.length == 0) {
      throw new IllegalArgumentException(
          "A start of "
              + start.length
              + " coordinates does not fit bounds of "
              + lower.length
              + ". Maybe use Bounds.none(start.length).");
    }
    double[] point = start.clone();
    for (int i = 0; i < point.length; i++) {
      if (!Double.isFinite(point[i])) {
        throw new IllegalArgumentException(
            "Start " + i + " is " + point[i] + ". Maybe begin with a finite number.");
      }
      point[i] = clamp(i, point[i]);
    }
    return point;
  }
}
