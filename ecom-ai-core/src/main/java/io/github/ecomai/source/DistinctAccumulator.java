package io.github.ecomai.source;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Counts the distinct pairs of group and value. */
final class DistinctAccumulator implements Accumulator {
  private final KeyIndex seen;
  private long[] counts = new long[16];

  DistinctAccumulator(DataType type) {
    this.seen = new KeyIndex(List.of(DataType.LONG, type));
  }

  @Override
  public void add(@Nullable Column argument, Members members) {
    counts = CountAccumulator.grown(counts, members.groups());
    int[] groupOf = members.groupOf();
    long[] groups = new long[groupOf.length];
    for (int row = 0; row < groups.length; row++) {
      groups[row] = groupOf[row];
    }
    seen.load(List.of(Longs.wrap(groups, groups.length, null), Objects.requireNonNull(argument)));
    for (int row = 0; row < groups.length; row++) {
      if (members.counted()[row]) {
        int before = seen.size();
        seen.add(row);
        counts[groupOf[row]] += seen.size() - before;
      }
    }
  }

  @Override
  public Column result(int groups) {
    counts = CountAccumulator.grown(counts, groups);
    return Longs.wrap(counts, groups, null);
  }

  @Override
  public long bytes() {
    return 8L * counts.length + seen.bytes();
  }
}
