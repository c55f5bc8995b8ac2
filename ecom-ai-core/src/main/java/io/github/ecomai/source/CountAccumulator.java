package io.github.ecomai.source;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Counts rows. */
final class CountAccumulator implements Accumulator {
  private long[] counts = new long[16];

  @Override
  public void add(@Nullable Column argument, Members members) {
    counts = grown(counts, members.groups());
    boolean[] counted = members.counted();
    int[] groupOf = members.groupOf();
    for (int row = 0; row < counted.length; row++) {
      if (counted[row]) {
        counts[groupOf[row]]++;
      }
    }
  }

  @Override
  public Column result(int groups) {
    counts = grown(counts, groups);
    return Longs.wrap(counts, groups, null);
  }

  @Override
  public long bytes() {
    return 8L * counts.length;
  }

  /** The array, or a longer copy when it has fewer places than groups. */
  static long[] grown(long[] values, int groups) {
    return groups <= values.length
        ? values
        : Arrays.copyOf(values, Math.max(groups, 2 * values.length));
  }
}
