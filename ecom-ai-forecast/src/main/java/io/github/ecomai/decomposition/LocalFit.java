package io.github.ecomai.decomposition;

import org.jspecify.annotations.Nullable;

/**
 * Loess at one place, by the definition: tricube weights by distance, times the weights of the
 * points, then a weighted mean or the weighted straight line.
 *
 * <p>The points are {@code y[offset + i * stride]} for i from 0 to {@code size - 1}; places count
 * in the same units and may lie outside. As in the routine of 1990, a line is fitted only if the
 * points spread over more than a thousandth of the whole range; below that the mean serves. Time
 * O(points).
 *
 * <p>Reference: Cleveland, Cleveland, McRae and Terpenning (1990), STL, Journal of Official
 * Statistics 6(1), 3-73, sections 2 and 3.
 */
final class LocalFit {
  /** Weights are 1 within this share of the bandwidth and 0 beyond {@link #FAR} of it. */
  private static final double NEAR = .001;

  private static final double FAR = .999;

  /** The smallest spread, as a share of the range, over which a line is fitted. */
  private static final double LEAST_SPREAD = .001;

  /** A variance of the distance below this means one point. */
  private static final double ONE_POINT = 1e-6;

  private final LoessInput in;
  private final double[] y;
  private final double @Nullable [] weights;
  private final int offset;
  private final int stride;
  private final int size;

  LocalFit(LoessInput in, int series) {
    this.in = in;
    this.y = in.y();
    this.weights = in.weights();
    this.offset = series;
    this.stride = in.lag();
    this.size = in.sizeOf(series);
  }

  /** Tricube weight of a point at a distance. */
  static double tricube(double distance, double bandwidth) {
    if (distance > FAR * bandwidth) {
      return 0;
    }
    if (distance <= NEAR * bandwidth) {
      return 1;
    }
    double u = distance / bandwidth;
    double v = 1 - u * u * u;
    return v * v * v;
  }

  /** Whether a line may be fitted to points of this spread (a standard deviation). */
  static boolean spreadAllowsLine(double spread, int size) {
    return spread > LEAST_SPREAD * (size - 1);
  }

  /**
   * The fit at {@code x} to the points left..right.
   *
   * @return the fit, or NaN if every weight is 0, or if the place itself is missing and a line
   *     would hang on one point
   */
  double at(int x, int left, int right, int window, int degree) {
    double bandwidth = Math.max(x - left, right - x);
    if (window > size) {
      int beyond = (window - size) / 2;
      bandwidth += beyond;
    }
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double t0 = 0;
    double t1 = 0;
    for (int i = left, p = offset + left * stride; i <= right; i++, p += stride) {
      double k = i - x;
      double w = tricube(Math.abs(k), bandwidth);
      if (weights != null) {
        w *= weights[p];
      }
      double wk = w * k;
      s0 += w;
      s1 += wk;
      s2 += wk * k;
      t0 += w * y[p];
      t1 += wk * y[p];
    }
    if (!(s0 > 0) || (degree > 0 && isMissing(x) && isOnePoint(s0, s1, s2))) {
      return Double.NaN;
    }
    return degree == 0 || bandwidth == 0 ? t0 / s0 : line(s0, s1, s2, t0, t1, size);
  }

  private boolean isMissing(int x) {
    return x >= 0 && x < size && in.isMissing(offset + x * stride);
  }

  /** Whether nearly all weight is on one point, by the moments of the distance. */
  static boolean isOnePoint(double s0, double s1, double s2) {
    double centre = s1 / s0;
    return s2 / s0 - centre * centre < ONE_POINT;
  }

  /** The straight line at distance 0, from the moments of distance k: weights, then values. */
  static double line(double s0, double s1, double s2, double t0, double t1, int size) {
    double centre = s1 / s0;
    double variance = s2 / s0 - centre * centre;
    double mean = t0 / s0;
    if (!(variance > 0) || !spreadAllowsLine(Math.sqrt(variance), size)) {
      return mean;
    }
    return mean - centre / variance * (t1 / s0 - centre * mean);
  }

  /**
   * A fit where no point of the window has weight: the window grows until one has. If the whole
   * series has no weight, the nearest value that is not missing.
   */
  double widened(int x, int window, int degree) {
    for (int radius = window; radius < 2 * size; radius *= 2) {
      int left = Math.max(0, x - radius);
      int right = Math.min(size - 1, x + radius);
      double fit = at(x, left, right, window, degree);
      if (!Double.isNaN(fit)) {
        return fit;
      }
    }
    double fit = at(x, 0, size - 1, 3 * size, degree);
    return Double.isNaN(fit) ? nearest(x) : fit;
  }

  private double nearest(int x) {
    for (int distance = 1; distance < size; distance++) {
      for (int i = x - distance; i <= x + distance; i += 2 * distance) {
        if (i >= 0 && i < size && !in.isMissing(offset + i * stride)) {
          return y[offset + i * stride];
        }
      }
    }
    return 0;
  }
}
