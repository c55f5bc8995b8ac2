package io.github.ecomai.source;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Smallest or largest text. */
final class ExtremeTextAccumulator implements Accumulator {
  private final boolean largest;
  private @Nullable String[] best = new @Nullable String[16];

  ExtremeTextAccumulator(boolean largest) {
    this.largest = largest;
  }

  @Override
  public void add(@Nullable Column argument, Members members) {
    Strings texts = (Strings) Objects.requireNonNull(argument);
    grow(members.groups());
    for (int row = 0; row < texts.rows(); row++) {
      if (members.counted()[row]) {
        int group = members.groupOf()[row];
        String before = best[group];
        String text = texts.get(row);
        if (before == null || isBetter(CodePoints.compare(text, before))) {
          best[group] = text;
        }
      }
    }
  }

  private boolean isBetter(int order) {
    return largest ? order > 0 : order < 0;
  }

  private void grow(int groups) {
    if (groups > best.length) {
      best = Arrays.copyOf(best, Math.max(groups, 2 * best.length));
    }
  }

  @Override
  public Column result(int groups) {
    grow(groups);
    BitSet nulls = new BitSet();
    for (int group = 0; group < groups; group++) {
      nulls.set(group, best[group] == null);
    }
    return Strings.wrap(best, groups, nulls);
  }

  @Override
  public long bytes() {
    return 64L * best.length;
  }
}
