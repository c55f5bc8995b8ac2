package io.github.ecomai.segment;

import io.github.ecomai.math.Parallel;
import io.github.ecomai.run.RunContext;

/**
 * Means and variances (divisor n) of columns, found in one pass about the first row.
 *
 * <p>Immutable and thread-safe.
 */
final class Moments {
  private static final int CHUNK = 16384;
  private static final double FAR = 16;

  private final double[] mean;
  private final double[] variance;

  private Moments(double[] mean, double[] variance) {
    this.mean = mean;
    this.variance = variance;
  }

  /**
   * Reads all rows.
   *
   * @param reader gives the rows, each value to be multiplied by {@code scale}
   * @param rows 1 or more
   */
  static Moments of(RowReader reader, int rows, int columns, double scale, RunContext run) {
    double[] origin = new double[columns];
    reader.read(0, origin, 0);
    double[][] parts = new double[Parallel.chunkCount(rows, CHUNK)][];
    Parallel.chunks(
        run,
        rows,
        CHUNK,
        (chunk, from, to) -> {
          double[] row = new double[columns];
          double[] sums = new double[2 * columns];
          for (int i = from; i < to; i++) {
            reader.read(i, row, 0);
            for (int d = 0; d < columns; d++) {
              double t = row[d] * scale - origin[d] * scale;
              sums[d] += t;
              sums[columns + d] += t * t;
            }
          }
          parts[chunk] = sums;
        });
    double[] mean = new double[columns];
    double[] variance = new double[columns];
    for (int d = 0; d < columns; d++) {
      double way = total(parts, d) / rows;
      mean[d] = origin[d] * scale + way;
      variance[d] = Math.max(0, total(parts, columns + d) / rows - way * way);
    }
    return new Moments(mean, variance);
  }

  private static double total(double[][] parts, int index) {
    double total = 0;
    for (double[] part : parts) {
      total += part[index];
    }
    return total;
  }

  /** Whether no value was NaN or infinite. */
  boolean finite() {
    for (int d = 0; d < mean.length; d++) {
      if (!Double.isFinite(mean[d]) || !Double.isFinite(variance[d])) {
        return false;
      }
    }
    return true;
  }

  /** Root mean square of the largest column. */
  double size() {
    double size = 0;
    for (int d = 0; d < mean.length; d++) {
      size = Math.max(size, Math.sqrt(mean[d] * mean[d] + variance[d]));
    }
    return size;
  }

  double meanVariance() {
    double sum = 0;
    for (double v : variance) {
      sum += v;
    }
    return sum / variance.length;
  }

  /** Units that move the columns whose mean is far from zero in terms of their spread. */
  Units units(double scale) {
    double[] shift = new double[mean.length];
    for (int d = 0; d < shift.length; d++) {
      shift[d] = Math.abs(mean[d]) > FAR * Math.sqrt(variance[d]) ? mean[d] : 0;
    }
    return new Units(shift, scale);
  }
}
