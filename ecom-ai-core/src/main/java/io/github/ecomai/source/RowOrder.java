package io.github.ecomai.source;

import io.github.ecomai.run.RunContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The order of the rows of a block: by the given keys, then by the remaining columns from left to
 * right; nulls last in both directions.
 */
final class RowOrder {
  private final Batch rows;
  private final int[] columns;
  private final boolean[] descending;
  private final long[] @Nullable [] codes;

  private RowOrder(Batch rows, List<SortKey> keys) {
    this.rows = rows;
    List<SortKey> all = new ArrayList<>(keys);
    for (String name : rows.schema().names()) {
      if (keys.stream().noneMatch(key -> key.column().equals(name))) {
        all.add(SortKey.asc(name));
      }
    }
    this.columns = all.stream().mapToInt(key -> rows.schema().indexOf(key.column())).toArray();
    this.descending = new boolean[columns.length];
    for (int i = 0; i < columns.length; i++) {
      descending[i] = all.get(i).descending();
    }
    this.codes = new long[columns.length][];
  }

  /** The row numbers in order; takes O(n log n). */
  static int[] of(Batch rows, List<SortKey> keys, RunContext run) {
    return new RowOrder(rows, keys).sort(run);
  }

  /** Codes whose order is the order of the values; made when a comparison first needs them. */
  private long[] codes(int key) {
    long[] found = codes[key];
    if (found == null) {
      found = rank(rows.column(columns[key]));
      if (descending[key]) {
        for (int i = 0; i < found.length; i++) {
          found[i] = ~found[i];
        }
      }
      codes[key] = found;
    }
    return found;
  }

  private static long[] rank(Column column) {
    if (!(column instanceof Strings texts)) {
      return Codes.of(column);
    }
    TextIndex index = new TextIndex();
    long[] codes = new long[texts.rows()];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = index.add(texts.get(i));
    }
    int[] ranks = index.ranks();
    for (int i = 0; i < codes.length; i++) {
      codes[i] = ranks[(int) codes[i]];
    }
    return codes;
  }

  private int compare(int a, int b) {
    for (int key = 0; key < columns.length; key++) {
      Column column = rows.column(columns[key]);
      boolean nullA = column.isNull(a);
      boolean nullB = column.isNull(b);
      if (nullA != nullB) {
        return nullA ? 1 : -1;
      }
      if (!nullA) {
        long[] values = codes(key);
        if (values[a] != values[b]) {
          return values[a] < values[b] ? -1 : 1;
        }
      }
    }
    return 0;
  }

  /** Merge sort from short runs upwards. */
  private int[] sort(RunContext run) {
    int n = rows.rows();
    int[] from = new int[n];
    for (int i = 0; i < n; i++) {
      from[i] = i;
    }
    int[] to = new int[n];
    for (int width = 1; width < n; width = width > n / 2 ? n : 2 * width) {
      for (int start = 0; start < n; start += 2 * width) {
        if (start % 4096 == 0) {
          run.checkCancelled();
        }
        int middle = Math.min(start + width, n);
        merge(from, to, start, middle, (int) Math.min((long) start + 2L * width, n));
        if (start > n - 2 * width) {
          break;
        }
      }
      int[] other = from;
      from = to;
      to = other;
    }
    return from;
  }

  private void merge(int[] from, int[] to, int start, int middle, int end) {
    if (middle >= end || compare(from[middle - 1], from[middle]) <= 0) {
      System.arraycopy(from, start, to, start, end - start);
      return;
    }
    int left = start;
    int right = middle;
    for (int i = start; i < end; i++) {
      boolean takeLeft = right >= end || (left < middle && compare(from[left], from[right]) <= 0);
      to[i] = takeLeft ? from[left++] : from[right++];
    }
  }
}
