package io.github.ecomai.segment;

import io.github.ecomai.data.Matrix;
import io.github.ecomai.math.Parallel;
import io.github.ecomai.run.RunContext;

/**
 * Points in single precision, row after row, in units in which that is enough: a column whose mean
 * is far from zero in terms of its spread is moved, and all columns are scaled by one power of two
 * if numbers are very large or small. Float points that need neither are used as they are.
 *
 * <p>Immutable as long as a float array handed in is not written to; thread-safe then.
 */
final class Points {
  private static final int CHUNK = 16384;
  private static final int NORMAL_EXPONENT = 20;

  private final float[] values;
  private final int rows;
  private final Units units;
  private final double meanVariance;

  private Points(float[] values, int rows, Units units, double meanVariance) {
    this.values = values;
    this.rows = rows;
    this.units = units;
    this.meanVariance = meanVariance;
  }

  /**
   * The points of a matrix.
   *
   * @throws IllegalArgumentException if a value is not finite or there are no rows
   */
  static Points of(Matrix matrix, RunContext run) {
    matrix.checkFinite();
    checkRows(matrix.rows());
    int columns = matrix.columns();
    RowReader reader = matrix::copyRow;
    double size = largest(matrix, run);
    double scale = size == 0 || normal(size) ? 1 : powerOfTwo(-Math.getExponent(size));
    Moments moments = Moments.of(reader, matrix.rows(), columns, scale, run);
    Units units = moments.units(scale);
    float[] values = new float[Math.multiplyExact(matrix.rows(), columns)];
    Parallel.chunks(
        run,
        matrix.rows(),
        CHUNK,
        (chunk, from, to) -> {
          double[] row = new double[columns];
          for (int i = from; i < to; i++) {
            reader.read(i, row, 0);
            units.inward(row, values, i * columns);
          }
        });
    return new Points(values, matrix.rows(), units, moments.meanVariance());
  }

  /**
   * The points of an array, which is not copied if its numbers are of ordinary size.
   *
   * @throws IllegalArgumentException if a value is not finite, there are no rows or the last one is
   *     incomplete
   */
  static Points of(float[] values, int columns, RunContext run) {
    if (columns < 1 || values.length % columns != 0) {
      throw new IllegalArgumentException(
          values.length
              + " values do not make rows of "
              + columns
              + ". Maybe the last row is incomplete.");
    }
    int rows = values.length / columns;
    checkRows(rows);
    RowReader reader =
        (row, target, offset) -> {
          for (int d = 0; d < columns; d++) {
            target[offset + d] = values[row * columns + d];
          }
        };
    Moments moments = Moments.of(reader, rows, columns, 1, run);
    if (!moments.finite()) {
      refuse(values, columns);
    }
    double size = moments.size();
    if ((size == 0 || normal(size)) && moments.units(1).same()) {
      return new Points(values, rows, moments.units(1), moments.meanVariance());
    }
    double[] copy = new double[values.length];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = values[i];
    }
    return of(Matrix.wrap(rows, columns, copy), run);
  }

  private static void checkRows(int rows) {
    if (rows == 0) {
      throw new IllegalArgumentException("There are no points. Maybe the filter is too narrow.");
    }
  }

  private static void refuse(float[] values, int columns) {
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw new IllegalArgumentException(
            "Row "
                + i / columns
                + ", column "
                + i % columns
                + " is "
                + values[i]
                + ". Maybe fill or drop such rows first.");
      }
    }
  }

  private static boolean normal(double size) {
    return Math.abs(Math.getExponent(size)) <= NORMAL_EXPONENT;
  }

  private static double powerOfTwo(int exponent) {
    return Math.scalb(1.0, Math.max(-1022, Math.min(1022, exponent)));
  }

  private static double largest(Matrix matrix, RunContext run) {
    double[] parts = new double[Parallel.chunkCount(matrix.rows(), CHUNK)];
    Parallel.chunks(
        run,
        matrix.rows(),
        CHUNK,
        (chunk, from, to) -> {
          double[] row = new double[matrix.columns()];
          double max = 0;
          for (int i = from; i < to; i++) {
            matrix.copyRow(i, row, 0);
            for (double value : row) {
              max = Math.max(max, Math.abs(value));
            }
          }
          parts[chunk] = max;
        });
    double max = 0;
    for (double part : parts) {
      max = Math.max(max, part);
    }
    return max;
  }

  /** Coordinates, row after row; not to be written to. */
  float[] values() {
    return values;
  }

  int rows() {
    return rows;
  }

  int columns() {
    return units.dimensions();
  }

  /** How these coordinates come from the caller's. */
  Units units() {
    return units;
  }

  /** Mean of the columns' variances (divisor n), in these units. */
  double meanVariance() {
    return meanVariance;
  }
}
