package io.github.ecomai.source;

import java.util.BitSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Smallest or largest value of any type but text. */
final class ExtremeAccumulator implements Accumulator {
  private final DataType type;
  private final boolean largest;
  private final BitSet seen = new BitSet();
  private long[] best = new long[16];

  ExtremeAccumulator(DataType type, boolean largest) {
    this.type = type;
    this.largest = largest;
  }

  @Override
  public void add(@Nullable Column argument, Members members) {
    long[] codes = Codes.of(Objects.requireNonNull(argument));
    best = CountAccumulator.grown(best, members.groups());
    for (int row = 0; row < codes.length; row++) {
      if (members.counted()[row]) {
        int group = members.groupOf()[row];
        if (!seen.get(group) || (largest ? codes[row] > best[group] : codes[row] < best[group])) {
          best[group] = codes[row];
          seen.set(group);
        }
      }
    }
  }

  @Override
  public Column result(int groups) {
    BitSet nulls = new BitSet();
    nulls.set(0, groups);
    nulls.andNot(seen);
    return Codes.column(type, CountAccumulator.grown(best, groups), groups, nulls);
  }

  @Override
  public long bytes() {
    return 8L * best.length;
  }
}
