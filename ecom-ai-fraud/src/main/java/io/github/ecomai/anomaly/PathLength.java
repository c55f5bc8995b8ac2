package io.github.ecomai.anomaly;

/**
 * The mean number of comparisons of an unsuccessful search in a binary search tree of n keys, which
 * is what a leaf of n undivided rows adds to the path length.
 *
 * <p>\[ c(n) = 2 H_{n-1} - \frac{2 (n-1)}{n}, \qquad c(0) = c(1) = 0 \]
 *
 * <p>with the harmonic numbers added up exactly, not by the approximation of the paper.
 *
 * <p>Reference: Liu, Ting and Zhou (2008), Isolation forest, ICDM, 413-422, equation 1.
 */
final class PathLength {
  private PathLength() {}

  /** c(0) to c(n). */
  static double[] table(int n) {
    double[] c = new double[n + 1];
    double harmonic = 0;
    for (int i = 2; i <= n; i++) {
      harmonic += 1.0 / (i - 1);
      c[i] = 2 * harmonic - 2.0 * (i - 1) / i;
    }
    return c;
  }
}
