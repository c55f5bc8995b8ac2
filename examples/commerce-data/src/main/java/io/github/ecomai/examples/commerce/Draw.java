package io.github.ecomai.examples.commerce;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.random.RandomGenerator;

/** Draws from the distributions that the shop is made of; StrictMath keeps the bits. */
final class Draw {
  private Draw() {}

  static double exponential(RandomGenerator random, double mean) {
    return -mean * StrictMath.log1p(-random.nextDouble());
  }

  /** The sum of twelve uniforms, near enough to a normal for prices and rates. */
  static double normal(RandomGenerator random) {
    double sum = -6;
    for (int i = 0; i < 12; i++) {
      sum += random.nextDouble();
    }
    return sum;
  }

  static double logNormal(RandomGenerator random, double median, double spread) {
    return median * StrictMath.exp(spread * normal(random));
  }

  static int geometric(RandomGenerator random, double more, int most) {
    int n = 0;
    while (n < most && random.nextDouble() < more) {
      n++;
    }
    return n;
  }

  static int index(RandomGenerator random, double[] weights) {
    double total = 0;
    for (double weight : weights) {
      total += weight;
    }
    double left = random.nextDouble() * total;
    for (int i = 0; i < weights.length; i++) {
      left -= weights[i];
      if (left < 0) {
        return i;
      }
    }
    return weights.length - 1;
  }

  static <T> T one(RandomGenerator random, List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  static <T> T one(RandomGenerator random, List<T> values, double[] weights) {
    return values.get(index(random, weights));
  }

  static BigDecimal cents(double amount) {
    return BigDecimal.valueOf(amount).setScale(2, RoundingMode.HALF_UP);
  }
}
