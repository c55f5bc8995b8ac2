package io.github.ecomai.decomposition;

/**
 * Tricube weights w of a centred window by distance k from its centre, without the zeros at the
 * ends, and their products with k and k squared. Entry i belongs to {@code k = i - reach}.
 */
final class Kernel {
  private final int reach;
  private final double[] w;
  private final double[] wk;
  private final double[] wkk;
  private final double total;

  private Kernel(int half) {
    int far = half;
    while (LocalFit.tricube(far, half) == 0) {
      far--;
    }
    int taps = 2 * far + 1;
    this.reach = far;
    this.w = new double[taps];
    this.wk = new double[taps];
    this.wkk = new double[taps];
    double sum = 0;
    for (int i = 0; i < taps; i++) {
      int k = i - far;
      w[i] = LocalFit.tricube(Math.abs(k), half);
      wk[i] = w[i] * k;
      wkk[i] = wk[i] * k;
      sum += w[i];
    }
    this.total = sum;
  }

  /** The weights of a window with {@code half} points on either side, 1 or more. */
  static Kernel of(int half) {
    return new Kernel(half);
  }

  /** The distance beyond which all weights are 0. */
  int reach() {
    return reach;
  }

  /** The sum of the weights. */
  double total() {
    return total;
  }

  double[] w() {
    return w;
  }

  double[] wk() {
    return wk;
  }

  double[] wkk() {
    return wkk;
  }
}
