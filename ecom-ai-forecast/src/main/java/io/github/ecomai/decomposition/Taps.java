package io.github.ecomai.decomposition;

import java.util.Arrays;

/**
 * Weighted sums over neighbours for many places at once: {@code sum[i] = k[0] x[p] + k[1] x[p +
 * lag] + k[2] x[p + 2 lag] ...} with {@code p = from + i * stride}.
 *
 * <p>The outer loop runs over groups of up to four weights, so that the inner loops read and write
 * straight through memory. With a stride the values are first dealt out into hands of neighbours.
 * Ranges are the caller's duty. Time O(count * weights).
 *
 * <p>Not safe for use by several threads: it holds a buffer.
 */
final class Taps {
  private static final int GROUP = 4;

  private final int stride;
  private final int lag;
  private final double[] hand;

  /**
   * @param stride distance of the places, 1 or more
   * @param lag distance of the values under the weights; 1 if the stride is above 1
   * @param most the most places times the most weights that {@link #sum} will see
   */
  Taps(int stride, int lag, int most) {
    this.stride = stride;
    this.lag = lag;
    this.hand = stride == 1 ? new double[0] : new double[most];
  }

  void sum(double[] sum, double[] x, int from, int count, double[] k) {
    Arrays.fill(sum, 0, count, 0);
    if (stride == 1) {
      new Run(x, from, lag, count, k, 0, 1).addTo(sum);
      return;
    }
    for (int first = 0; first < Math.min(stride, k.length); first++) {
      int weights = (k.length - 1 - first) / stride + 1;
      int values = count + weights - 1;
      for (int q = 0, p = from + first; q < values; q++, p += stride) {
        hand[q] = x[p];
      }
      new Run(hand, 0, 1, count, k, first, stride).addTo(sum);
    }
  }

  /** The weights k[first], k[first + step] ... over values that start at {@code from}. */
  private static final class Run {
    private final double[] x;
    private final int from;
    private final int lag;
    private final int count;
    private final double[] k;
    private final int first;
    private final int step;

    Run(double[] x, int from, int lag, int count, double[] k, int first, int step) {
      this.x = x;
      this.from = from;
      this.lag = lag;
      this.count = count;
      this.k = k;
      this.first = first;
      this.step = step;
    }

    void addTo(double[] sum) {
      int weights = (k.length - 1 - first) / step + 1;
      int t = 0;
      for (; t + GROUP <= weights; t += GROUP) {
        four(sum, t);
      }
      switch (weights - t) {
        case 3 -> three(sum, t);
        case 2 -> two(sum, t);
        case 1 -> one(sum, t);
        default -> {}
      }
    }

    private double weight(int t) {
      return k[first + t * step];
    }

    private int start(int t) {
      return from + t * lag;
    }

    private void four(double[] sum, int t) {
      double[] v = x;
      double w0 = weight(t);
      double w1 = weight(t + 1);
      double w2 = weight(t + 2);
      double w3 = weight(t + 3);
      int a = start(t);
      int b = start(t + 1);
      int c = start(t + 2);
      int d = start(t + 3);
      int n = count;
      for (int i = 0; i < n; i++) {
        sum[i] += (w0 * v[a + i] + w1 * v[b + i]) + (w2 * v[c + i] + w3 * v[d + i]);
      }
    }

    private void three(double[] sum, int t) {
      double[] v = x;
      double w0 = weight(t);
      double w1 = weight(t + 1);
      double w2 = weight(t + 2);
      int a = start(t);
      int b = start(t + 1);
      int c = start(t + 2);
      int n = count;
      for (int i = 0; i < n; i++) {
        sum[i] += w0 * v[a + i] + w1 * v[b + i] + w2 * v[c + i];
      }
    }

    private void two(double[] sum, int t) {
      double[] v = x;
      double w0 = weight(t);
      double w1 = weight(t + 1);
      int a = start(t);
      int b = start(t + 1);
      int n = count;
      for (int i = 0; i < n; i++) {
        sum[i] += w0 * v[a + i] + w1 * v[b + i];
      }
    }

    private void one(double[] sum, int t) {
      double[] v = x;
      double w0 = weight(t);
      int a = start(t);
      int n = count;
      for (int i = 0; i < n; i++) {
        sum[i] += w0 * v[a + i];
      }
    }
  }
}
