package io.github.ecomai.source;

import java.util.BitSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Sum or mean of LONG or DECIMAL. */
final class ExactSumAccumulator implements Accumulator {
  private final DataType type;
  private final boolean mean;
  private final String name;
  private final ExactSums sums = new ExactSums();
  private long[] counts = new long[16];

  ExactSumAccumulator(DataType type, boolean mean, String name) {
    this.type = type;
    this.mean = mean;
    this.name = name;
  }

  @Override
  public void add(@Nullable Column argument, Members members) {
    long[] values = Codes.of(Objects.requireNonNull(argument));
    grow(members.groups());
    boolean[] counted = members.counted();
    int[] groupOf = members.groupOf();
    for (int row = 0; row < counted.length; row++) {
      if (counted[row]) {
        sums.add(groupOf[row], values[row]);
        counts[groupOf[row]]++;
      }
    }
  }

  private void grow(int groups) {
    sums.grow(groups);
    counts = CountAccumulator.grown(counts, groups);
  }

  @Override
  public Column result(int groups) {
    grow(groups);
    BitSet nulls = new BitSet();
    long[] exact = new long[groups];
    double[] means = new double[groups];
    double divisor = Numbers.power(type.scale());
    for (int group = 0; group < groups; group++) {
      if (counts[group] == 0) {
        nulls.set(group);
      } else if (mean) {
        means[group] = sums.toDouble(group) / divisor / counts[group];
      } else {
        exact[group] = sum(group);
      }
    }
    return mean ? Doubles.wrap(means, groups, nulls) : Codes.column(type, exact, groups, nulls);
  }

  private long sum(int group) {
    try {
      return sums.get(group, type);
    } catch (ArithmeticException e) {
      throw Numbers.overflow("the sum '" + name + "'", type);
    }
  }

  @Override
  public long bytes() {
    return sums.bytes() + 8L * counts.length;
  }
}
