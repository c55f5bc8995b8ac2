package io.github.ecomai.source;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Keeps all values, and sorts those of each group at the end. */
final class QuantileAccumulator implements Accumulator {
  private final double probability;
  private double[] values = new double[64];
  private int[] groupOf = new int[64];
  private int size;

  QuantileAccumulator(double probability) {
    this.probability = probability;
  }

  @Override
  public void add(@Nullable Column argument, Members members) {
    double[] more = Numbers.toDoubles(Objects.requireNonNull(argument));
    if (size + more.length > values.length) {
      int length = Math.max(size + more.length, 2 * values.length);
      values = Arrays.copyOf(values, length);
      groupOf = Arrays.copyOf(groupOf, length);
    }
    for (int row = 0; row < more.length; row++) {
      if (members.counted()[row]) {
        values[size] = more[row];
        groupOf[size++] = members.groupOf()[row];
      }
    }
  }

  @Override
  public Column result(int groups) {
    int[] ends = new int[groups + 1];
    for (int i = 0; i < size; i++) {
      ends[groupOf[i] + 1]++;
    }
    for (int group = 0; group < groups; group++) {
      ends[group + 1] += ends[group];
    }
    double[] sorted = new double[size];
    int[] next = Arrays.copyOf(ends, groups);
    for (int i = 0; i < size; i++) {
      sorted[next[groupOf[i]]++] = values[i];
    }
    double[] result = new double[groups];
    BitSet nulls = new BitSet();
    for (int group = 0; group < groups; group++) {
      if (ends[group] == ends[group + 1]) {
        nulls.set(group);
      } else {
        Arrays.sort(sorted, ends[group], ends[group + 1]);
        result[group] = quantile(sorted, ends[group], ends[group + 1]);
      }
    }
    return Doubles.wrap(result, groups, nulls);
  }

  private double quantile(double[] sorted, int start, int end) {
    double place = (end - start - 1) * probability;
    int below = (int) Math.floor(place);
    double low = sorted[start + below];
    double part = place - below;
    return part == 0 ? low : low + part * (sorted[start + below + 1] - low);
  }

  @Override
  public long bytes() {
    return 20L * values.length;
  }
}
