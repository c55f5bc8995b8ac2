package io.github.ecomai.source;

import java.util.Arrays;

/** Sums of {@code double}s with Neumaier's compensation (1974). */
final class DoubleSums {
  private double[] sums = new double[16];
  private double[] lost = new double[16];

  void grow(int groups) {
    if (groups > sums.length) {
      int length = Math.max(groups, 2 * sums.length);
      sums = Arrays.copyOf(sums, length);
      lost = Arrays.copyOf(lost, length);
    }
  }

  void add(int group, double value) {
    double before = sums[group];
    double sum = before + value;
    lost[group] +=
        Math.abs(before) >= Math.abs(value) ? (before - sum) + value : (value - sum) + before;
    sums[group] = sum;
  }

  void clear(int group) {
    sums[group] = 0;
    lost[group] = 0;
  }

  double get(int group) {
    double sum = sums[group];
    return Double.isFinite(sum) ? sum + lost[group] : sum;
  }

  long bytes() {
    return 16L * sums.length;
  }
}
