package io.github.ecomai.decomposition;

/**
 * Moving sums. Four stretches are worked on at a time, each by a sum that runs on from place to
 * place; every stretch starts anew, so that rounding does not build up along the series. Time O(n).
 */
final class MovingSum {
  private static final int CHAINS = 4;

  /** The least sums per stretch, and the least in windows: a start costs one window. */
  private static final int LEAST = 128;

  private static final int LEAST_WINDOWS = 8;

  private MovingSum() {}

  /**
   * Place i of {@code out} receives x[i] + ... + x[i + window - 1].
   *
   * @param x the values
   * @param n how many of them count
   * @param window 1 to n
   * @param out another array, n - window + 1 or more places
   * @return how many sums there are, n - window + 1
   */
  static int of(double[] x, int n, int window, double[] out) {
    int count = n - window + 1;
    int stretch = Math.max(LEAST, LEAST_WINDOWS * window);
    int at = 0;
    for (; at + CHAINS * stretch <= count; at += CHAINS * stretch) {
      four(x, at, stretch, window, out);
    }
    for (; at < count; at += stretch) {
      one(x, at, Math.min(stretch, count - at), window, out);
    }
    return count;
  }

  private static void four(double[] x, int at, int stretch, int window, double[] out) {
    int p = at;
    int q = p + stretch;
    int r = q + stretch;
    int s = r + stretch;
    double a = first(x, p, window);
    double b = first(x, q, window);
    double c = first(x, r, window);
    double d = first(x, s, window);
    out[p] = a;
    out[q] = b;
    out[r] = c;
    out[s] = d;
    for (int i = 1, j = window; i < stretch; i++, j++) {
      a += x[p + j] - x[p + i - 1];
      b += x[q + j] - x[q + i - 1];
      c += x[r + j] - x[r + i - 1];
      d += x[s + j] - x[s + i - 1];
      out[p + i] = a;
      out[q + i] = b;
      out[r + i] = c;
      out[s + i] = d;
    }
  }

  private static void one(double[] x, int at, int stretch, int window, double[] out) {
    double sum = first(x, at, window);
    out[at] = sum;
    for (int i = at + 1; i < at + stretch; i++) {
      sum += x[i + window - 1] - x[i - 1];
      out[i] = sum;
    }
  }

  private static double first(double[] x, int at, int window) {
    double sum = 0;
    for (int i = at; i < at + window; i++) {
      sum += x[i];
    }
    return sum;
  }
}
