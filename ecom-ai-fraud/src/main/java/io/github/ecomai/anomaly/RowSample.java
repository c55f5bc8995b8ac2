package io.github.ecomai.anomaly;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Draws distinct numbers below n in time and memory that depend on how many are drawn, not on n.
 * Holds the working arrays: one object serves one thread.
 *
 * <p>Reference: Bentley and Floyd (1987), A sample of brilliance, CACM 30(9), 754-757, algorithm
 * F2.
 */
final class RowSample {
  private static final int EMPTY = -1;

  private final int[] drawn;
  private final int[] table;

  RowSample(int size) {
    drawn = new int[size];
    table = new int[Integer.highestOneBit(Math.max(1, size)) * 4];
  }

  /**
   * A new sample; every subset is equally likely.
   *
   * @param n at least the size of the sample
   * @return valid until the next call
   */
  int[] draw(int n, RandomGenerator random) {
    Arrays.fill(table, EMPTY);
    for (int i = 0; i < drawn.length; i++) {
      int last = n - drawn.length + i;
      int candidate = random.nextInt(last + 1);
      drawn[i] = add(candidate) ? candidate : last;
      if (drawn[i] != candidate) {
        add(last);
      }
    }
    return drawn;
  }

  /** Whether the number was new. */
  private boolean add(int number) {
    int at = number * 0x9E3779B9 >>> 7 & (table.length - 1);
    while (table[at] != EMPTY) {
      if (table[at] == number) {
        return false;
      }
      at = (at + 1) & (table.length - 1);
    }
    table[at] = number;
    return true;
  }
}
