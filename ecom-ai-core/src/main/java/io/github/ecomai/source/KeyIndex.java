package io.github.ecomai.source;

import io.github.ecomai.source.DataType.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Distinct combinations of key values, numbered from 0 in the order in which they came. A null is a
 * value of its own. Keys are kept as {@code long}s: one for each column and one that marks nulls.
 */
final class KeyIndex {
  private static final int ABSENT = -1;

  private final List<DataType> types;
  private final TextIndex[] texts;
  private final int width;
  private final long[][] codes;
  private final long[] row;
  private List<Column> columns = List.of();
  private long[] keys;
  private int[] slots;
  private int size;

  KeyIndex(List<DataType> types) {
    if (types.size() > 63) {
      throw new IllegalArgumentException(
          types.size() + " key columns are over 63. Maybe use fewer.");
    }
    this.types = List.copyOf(types);
    this.width = types.size() + 1;
    this.texts = new TextIndex[types.size()];
    Arrays.setAll(texts, i -> new TextIndex());
    this.codes = new long[types.size()][];
    this.row = new long[width];
    this.keys = new long[16 * width];
    this.slots = new int[64];
    Arrays.fill(slots, ABSENT);
  }

  int size() {
    return size;
  }

  long bytes() {
    long bytes = 8L * keys.length + 4L * slots.length;
    for (TextIndex text : texts) {
      bytes += text.bytes();
    }
    return bytes;
  }

  /** Takes the columns that the next calls of {@link #add} read; new texts are taken in. */
  void load(List<Column> keyColumns) {
    columns = keyColumns;
    for (int i = 0; i < codes.length; i++) {
      codes[i] = codes(keyColumns.get(i), texts[i], true);
    }
  }

  /** Takes the columns that the next calls of {@link #find} read. */
  void loadToFind(List<Column> keyColumns) {
    columns = keyColumns;
    for (int i = 0; i < codes.length; i++) {
      codes[i] = codes(keyColumns.get(i), texts[i], false);
    }
  }

  private static long[] codes(Column column, TextIndex texts, boolean add) {
    if (!(column instanceof Strings values)) {
      return Codes.of(column);
    }
    long[] codes = new long[values.rows()];
    for (int i = 0; i < codes.length; i++) {
      if (!values.isNull(i)) {
        codes[i] = add ? texts.add(values.get(i)) : texts.find(values.get(i));
      }
    }
    return codes;
  }

  /** The number of the key in a row, which is taken in if it is new. */
  int add(int at) {
    key(at);
    int slot = slot();
    if (slots[slot] != ABSENT) {
      return slots[slot];
    }
    if ((size + 1) * width > keys.length) {
      keys = Arrays.copyOf(keys, 2 * keys.length);
    }
    System.arraycopy(row, 0, keys, size * width, width);
    slots[slot] = size++;
    if (2 * size > slots.length) {
      grow();
    }
    return size - 1;
  }

  /** The number of the key in a row, or -1 when it is new or has a null. */
  int find(int at) {
    key(at);
    return row[width - 1] != 0 ? ABSENT : slots[slot()];
  }

  /** Puts the key of a row together; the last word has a bit for each null. */
  private void key(int at) {
    long nulls = 0;
    for (int i = 0; i < width - 1; i++) {
      if (columns.get(i).isNull(at)) {
        nulls |= 1L << i;
        row[i] = 0;
      } else {
        row[i] = codes[i][at];
      }
    }
    row[width - 1] = nulls;
  }

  private int slot() {
    int mask = slots.length - 1;
    int slot = hash(row, 0) & mask;
    while (slots[slot] != ABSENT && !same(slots[slot])) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private boolean same(int number) {
    int start = number * width;
    for (int i = 0; i < width; i++) {
      if (keys[start + i] != row[i]) {
        return false;
      }
    }
    return true;
  }

  private int hash(long[] words, int start) {
    long hash = 0;
    for (int i = start; i < start + width; i++) {
      hash = (hash ^ words[i]) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 29;
    }
    return (int) (hash ^ (hash >>> 32));
  }

  private void grow() {
    slots = new int[2 * slots.length];
    Arrays.fill(slots, ABSENT);
    int mask = slots.length - 1;
    for (int number = 0; number < size; number++) {
      int slot = hash(keys, number * width) & mask;
      while (slots[slot] != ABSENT) {
        slot = (slot + 1) & mask;
      }
      slots[slot] = number;
    }
  }

  /** The key columns, one row for each number. */
  List<Column> keyColumns() {
    List<Column> result = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      result.add(keyColumn(i));
    }
    return result;
  }

  private Column keyColumn(int index) {
    BitSet nulls = new BitSet();
    long[] values = new long[size];
    for (int number = 0; number < size; number++) {
      values[number] = keys[number * width + index];
      if ((keys[number * width + width - 1] >> index & 1) != 0) {
        nulls.set(number);
      }
    }
    DataType type = types.get(index);
    if (type.kind() != Kind.STRING) {
      return Codes.column(type, values, size, nulls);
    }
    String[] decoded = new String[size];
    for (int number = 0; number < size; number++) {
      decoded[number] = nulls.get(number) ? null : texts[index].get((int) values[number]);
    }
    return Strings.wrap(decoded, size, nulls);
  }
}
