package io.github.ecomai.decomposition;

import io.github.ecomai.run.RunContext;

/**
 * Local fits at places whose window is centred, a block of places at a time.
 *
 * <p>Not safe for use by several threads: it holds the sums of a block.
 */
final class CentredFits {
  /** Places per block, so that the sums stay in the first-level cache. */
  private static final int BLOCK = 512;

  private final Loess loess;
  private final LoessInput in;
  private final Kernel kernel;
  private final int stride;
  private final boolean lines;
  private final Taps taps;
  private final double[] s0 = new double[BLOCK];
  private final double[] s1 = new double[BLOCK];
  private final double[] s2 = new double[BLOCK];
  private final double[] t0 = new double[BLOCK];
  private final double[] t1 = new double[BLOCK];

  /**
   * @param loess the smoother
   * @param in its input
   * @param stride distance of the fitted places; 1 if the lag is above 1
   */
  CentredFits(Loess loess, LoessInput in, int stride) {
    this.loess = loess;
    this.in = in;
    this.kernel = loess.kernel();
    this.stride = stride;
    this.taps = new Taps(stride, in.lag(), BLOCK + kernel.w().length);
    int shortest = in.sizeOf(in.lag() - 1);
    this.lines = loess.degree() > 0 && LocalFit.spreadAllowsLine(kernel.reach(), shortest);
  }

  /** Fits the places from, from + stride ... before end, and draws straight lines between them. */
  void write(int from, int end, double[] out, int outAt, RunContext run) {
    int last = from + (end - 1 - from) / stride * stride;
    int t = from;
    while (true) {
      run.checkCancelled();
      int count = Math.min(BLOCK, (last - t) / stride + 1);
      if (in.weights() == null || in.products() == null) {
        plain(t, count);
      } else {
        weighted(t, count, in.weights(), in.products());
      }
      draw(out, outAt + t, count);
      if (t + (count - 1) * stride == last) {
        return;
      }
      // With a stride the next block starts where this one ends, for the line between the two.
      t += stride == 1 ? count : (count - 1) * stride;
    }
  }

  /** Equal weights: in a centred window the line and the mean are the same. */
  private void plain(int t, int count) {
    taps.sum(t0, in.y(), left(t), count, kernel.w());
    double share = 1 / kernel.total();
    for (int i = 0; i < count; i++) {
      t0[i] *= share;
    }
  }

  private void weighted(int t, int count, double[] weights, double[] products) {
    taps.sum(s0, weights, left(t), count, kernel.w());
    taps.sum(t0, products, left(t), count, kernel.w());
    if (lines) {
      taps.sum(s1, weights, left(t), count, kernel.wk());
      taps.sum(s2, weights, left(t), count, kernel.wkk());
      taps.sum(t1, products, left(t), count, kernel.wk());
      for (int i = 0, p = t; i < count; i++, p += stride) {
        t0[i] = LocalFit.line(s0[i], s1[i], s2[i], t0[i], t1[i], in.sizeOf(p % in.lag()));
      }
    } else {
      for (int i = 0; i < count; i++) {
        t0[i] /= s0[i];
      }
    }
    for (int i = 0; i < count; i++) {
      if (!(s0[i] > 0) || hangsOnOnePoint(i, t + i * stride)) {
        t0[i] = loess.fallback(in, t + i * stride);
      }
    }
  }

  private boolean hangsOnOnePoint(int i, int place) {
    return lines && in.isMissing(place) && LocalFit.isOnePoint(s0[i], s1[i], s2[i]);
  }

  private int left(int t) {
    return t - kernel.reach() * in.lag();
  }

  private void draw(double[] out, int at, int count) {
    if (stride == 1) {
      System.arraycopy(t0, 0, out, at, count);
      return;
    }
    for (int j = 0; j < stride; j++) {
      double share = (double) j / stride;
      for (int i = 0, p = at + j; i < count - 1; i++, p += stride) {
        out[p] = t0[i] + share * (t0[i + 1] - t0[i]);
      }
    }
    out[at + (count - 1) * stride] = t0[count - 1];
  }
}
