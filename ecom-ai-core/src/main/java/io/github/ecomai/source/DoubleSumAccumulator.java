package io.github.ecomai.source;

import java.util.BitSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Sum or mean of DOUBLE. */
final class DoubleSumAccumulator implements Accumulator {
  private final boolean mean;
  private final DoubleSums sums = new DoubleSums();
  private long[] counts = new long[16];

  DoubleSumAccumulator(boolean mean) {
    this.mean = mean;
  }

  @Override
  public void add(@Nullable Column argument, Members members) {
    Doubles values = (Doubles) Objects.requireNonNull(argument);
    grow(members.groups());
    boolean[] counted = members.counted();
    int[] groupOf = members.groupOf();
    for (int row = 0; row < counted.length; row++) {
      if (counted[row]) {
        sums.add(groupOf[row], values.get(row));
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
    double[] values = new double[groups];
    for (int group = 0; group < groups; group++) {
      if (counts[group] == 0) {
        nulls.set(group);
      } else {
        values[group] = mean ? sums.get(group) / counts[group] : sums.get(group);
      }
    }
    return Doubles.wrap(values, groups, nulls);
  }

  @Override
  public long bytes() {
    return sums.bytes() + 8L * counts.length;
  }
}
