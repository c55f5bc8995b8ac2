package io.github.ecomai.source;

import java.math.BigInteger;

/** Sums of {@code long}s in 128 bits, so that no order of adding can overflow. */
final class ExactSums {
  private long[] high = new long[16];
  private long[] low = new long[16];

  void grow(int groups) {
    high = CountAccumulator.grown(high, groups);
    low = CountAccumulator.grown(low, groups);
  }

  void add(int group, long value) {
    long sum = low[group] + value;
    long carry = ((low[group] & value) | ((low[group] | value) & ~sum)) >>> 63;
    high[group] += (value >> 63) + carry;
    low[group] = sum;
  }

  void subtract(int group, long value) {
    long difference = low[group] - value;
    long borrow = ((~low[group] & value) | ((~low[group] | value) & difference)) >>> 63;
    high[group] -= (value >> 63) + borrow;
    low[group] = difference;
  }

  void clear(int group) {
    high[group] = 0;
    low[group] = 0;
  }

  private boolean isLong(int group) {
    return high[group] == low[group] >> 63;
  }

  /** The sum, of at most 18 digits if it is a decimal. */
  long get(int group, DataType type) {
    long sum = low[group];
    boolean decimal = type.kind() == DataType.Kind.DECIMAL;
    if (!isLong(group) || (decimal && (sum <= -Numbers.LIMIT || sum >= Numbers.LIMIT))) {
      throw new ArithmeticException("sum");
    }
    return sum;
  }

  double toDouble(int group) {
    if (isLong(group)) {
      return low[group];
    }
    BigInteger unsigned = new BigInteger(Long.toUnsignedString(low[group]));
    return BigInteger.valueOf(high[group]).shiftLeft(64).add(unsigned).doubleValue();
  }

  long bytes() {
    return 16L * high.length;
  }
}
