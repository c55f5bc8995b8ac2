package io.github.ecomai.math;

/**
 * Loops over vectors in a form that the JIT compiler turns into SIMD instructions. Sums run in one
 * fixed order, so results do not depend on threads or hardware; {@code NaN} and infinities follow
 * IEEE arithmetic. Vectors of different lengths are refused.
 *
 * <p>All methods are safe for use by many threads on arrays that no other thread writes to.
 */
public final class Vectors {
  private Vectors() {}

  /**
   * Adds a multiple of one vector to another: y = y + a x. Time O(n).
   *
   * @param a the factor
   * @param x the vector to add, length n
   * @param y the vector to change, length n
   * @throws IllegalArgumentException if lengths differ
   */
  public static void axpy(double a, double[] x, double[] y) {
    checkLengths(x, y);
    for (int i = 0; i < y.length; i++) {
      y[i] += a * x[i];
    }
  }

  /**
   * Multiplies a vector by a number in place: x = a x. Time O(n).
   *
   * @param a the factor
   * @param x the vector to change
   */
  public static void scale(double a, double[] x) {
    for (int i = 0; i < x.length; i++) {
      x[i] *= a;
    }
  }

  /**
   * The inner product, summed in four interleaved parts; relative error about n / 4 units in the
   * last place of the sum of absolute products. Time O(n).
   *
   * @param x a vector, length n
   * @param y a vector, length n
   * @return the sum of {@code x[i] * y[i]}, 0 for empty vectors
   * @throws IllegalArgumentException if lengths differ
   */
  public static double dot(double[] x, double[] y) {
    checkLengths(x, y);
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = 0;
    for (; i + 3 < x.length; i += 4) {
      s0 += x[i] * y[i];
      s1 += x[i + 1] * y[i + 1];
      s2 += x[i + 2] * y[i + 2];
      s3 += x[i + 3] * y[i + 3];
    }
    for (; i < x.length; i++) {
      s0 += x[i] * y[i];
    }
    return (s0 + s1) + (s2 + s3);
  }

  /**
   * The squared Euclidean distance, summed in four interleaved parts. Time O(n).
   *
   * @param x a vector, length n
   * @param y a vector, length n
   * @return the sum of squared differences, 0 or more
   * @throws IllegalArgumentException if lengths differ
   */
  public static double squaredDistance(double[] x, double[] y) {
    checkLengths(x, y);
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = 0;
    for (; i + 3 < x.length; i += 4) {
      double d0 = x[i] - y[i];
      double d1 = x[i + 1] - y[i + 1];
      double d2 = x[i + 2] - y[i + 2];
      double d3 = x[i + 3] - y[i + 3];
      s0 += d0 * d0;
      s1 += d1 * d1;
      s2 += d2 * d2;
      s3 += d3 * d3;
    }
    for (; i < x.length; i++) {
      double d = x[i] - y[i];
      s0 += d * d;
    }
    return (s0 + s1) + (s2 + s3);
  }

  /**
   * The largest absolute value.
   *
   * @param x a vector
   * @return 0 or more, 0 if empty, {@code NaN} if any value is
   */
  public static double maxAbs(double[] x) {
    double max = 0;
    for (double value : x) {
      max = Math.max(max, Math.abs(value));
    }
    return max;
  }

  /**
   * The product of two matrices stored row after row, in i-k-j order: the inner loop adds a
   * multiple of a row of {@code b} to a row of the result. Time O(a.length * b.length / inner).
   *
   * @param a matrix of {@code a.length / inner} rows and {@code inner} columns
   * @param b matrix of {@code inner} rows and {@code b.length / inner} columns
   * @param inner the common size, 1 or more
   * @return {@code a.length / inner} rows of {@code b.length / inner} columns
   * @throws IllegalArgumentException if a length is not a multiple of {@code inner}
   */
  public static double[] product(double[] a, double[] b, int inner) {
    if (inner < 1 || a.length % inner != 0 || b.length % inner != 0) {
      throw new IllegalArgumentException(
          "Lengths "
              + a.length
              + " and "
              + b.length
              + " are not multiples of the inner size "
              + inner
              + ". Maybe rows and columns are swapped.");
    }
    int rows = a.length / inner;
    int columns = b.length / inner;
    double[] c = new double[Math.multiplyExact(rows, columns)];
    for (int i = 0; i < rows; i++) {
      int to = i * columns;
      for (int k = 0; k < inner; k++) {
        double factor = a[i * inner + k];
        int from = k * columns;
        for (int j = 0; j < columns; j++) {
          c[to + j] += factor * b[from + j];
        }
      }
    }
    return c;
  }

  static void checkLengths(double[] x, double[] y) {
    if (x.length != y.length) {
      throw new IllegalArgumentException(
          "Lengths " + x.length + " and " + y.length + " differ. Maybe one lacks its last values.");
    }
  }
}
