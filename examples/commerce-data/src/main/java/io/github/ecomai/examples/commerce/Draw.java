package io.github.ecomai.examples.commerce;

import java.util.List;

/**
 * One stream of {@link Dice}: the n-th number depends on the stream's key and n alone (SplitMix64).
 * StrictMath gives the same bits on every JVM. Not thread-safe: one stream, one thread.
 */
final class Draw {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private long state;

  Draw(long key) {
    state = key;
  }

  long bits() {
    state += GOLDEN;
    return Dice.mix(state);
  }

  /** Uniform in [0, 1). */
  double uniform() {
    return (bits() >>> 11) * 0x1.0p-53;
  }

  double uniform(double low, double high) {
    return low + (high - low) * uniform();
  }

  boolean chance(double probability) {
    return uniform() < probability;
  }

  /** Uniform from 0 to bound - 1. */
  int below(int bound) {
    return (int) (uniform() * bound);
  }

  double exponential(double mean) {
    return -mean * StrictMath.log1p(-uniform());
  }

  /** Standard normal. Reference: Box and Muller (1958), Annals of Mathematical Statistics 29(2). */
  double normal() {
    double radius = Math.sqrt(-2 * StrictMath.log1p(-uniform()));
    return radius * StrictMath.cos(2 * Math.PI * uniform());
  }

  double normal(double mean, double deviation) {
    return mean + deviation * normal();
  }

  double logNormal(double median, double spread) {
    return median * StrictMath.exp(spread * normal());
  }

  /**
   * Gamma with scale 1. Reference: Marsaglia and Tsang (2000), ACM Transactions on Mathematical
   * Software 26(3), 363-372.
   *
   * @param shape above 0
   */
  double gamma(double shape) {
    if (shape < 1) {
      double power = StrictMath.pow(1 - uniform(), 1 / shape);
      return gamma(shape + 1) * power;
    }
    double d = shape - 1.0 / 3;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double x = normal();
      double v = 1 + c * x;
      v = v * v * v;
      if (v > 0
          && StrictMath.log(1 - uniform()) < 0.5 * x * x + d - d * v + d * StrictMath.log(v)) {
        return d * v;
      }
    }
  }

  double beta(double a, double b) {
    double one = gamma(a);
    return one / (one + gamma(b));
  }

  /** Poisson by counting arrivals; for small means. */
  int poisson(double mean) {
    double limit = StrictMath.exp(-mean);
    int n = 0;
    for (double product = uniform(); product > limit; product *= uniform()) {
      n++;
    }
    return n;
  }

  /** How often in a row a chance comes true, at most {@code most} times. */
  int geometric(double again, int most) {
    int n = 0;
    while (n < most && chance(again)) {
      n++;
    }
    return n;
  }

  /** A whole number whose mean is {@code value}. */
  int around(double value) {
    int floor = (int) value;
    return floor + (chance(value - floor) ? 1 : 0);
  }

  /** The index of a weight, drawn by weight. */
  int index(double[] weights) {
    double total = 0;
    for (double weight : weights) {
      total += weight;
    }
    double left = uniform() * total;
    for (int i = 0; i < weights.length; i++) {
      left -= weights[i];
      if (left < 0) {
        return i;
      }
    }
    return weights.length - 1;
  }

  <T> T one(List<T> values) {
    return values.get(below(values.size()));
  }

  <T> T one(List<T> values, double[] weights) {
    return values.get(index(weights));
  }
}
