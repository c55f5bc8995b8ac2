package io.github.ecomai.csv;

import io.github.ecomai.source.Column;
import io.github.ecomai.source.Strings;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Texts; up to 65,536 distinct ones are kept so that rows share one object. */
final class TextParser extends FieldParser {
  private static final int MOST = 1 << 16;

  private @Nullable String[] values = new @Nullable String[ROWS];
  private @Nullable String[] known = new @Nullable String[1 << 10];
  private int size;

  @Override
  boolean parse(char[] text, int start, int end, int row) {
    int hash = 0;
    for (int i = start; i < end; i++) {
      hash = 31 * hash + text[i];
    }
    int slot = slot(hash);
    String found = known[slot];
    while (found != null && !same(found, text, start, end)) {
      slot = (slot + 1) & (known.length - 1);
      found = known[slot];
    }
    if (found == null) {
      found = new String(text, start, end - start);
      if (size < MOST) {
        keep(slot, found);
      }
    }
    values[row] = found;
    return true;
  }

  private int slot(int hash) {
    int mixed = hash * 0x9E3779B9;
    return (mixed ^ (mixed >>> 15)) & (known.length - 1);
  }

  private static boolean same(String known, char[] text, int start, int end) {
    if (known.length() != end - start) {
      return false;
    }
    for (int i = start; i < end; i++) {
      if (known.charAt(i - start) != text[i]) {
        return false;
      }
    }
    return true;
  }

  private void keep(int slot, String text) {
    known[slot] = text;
    size++;
    if (4 * size > 3 * known.length) {
      @Nullable String[] before = known;
      known = new @Nullable String[2 * before.length];
      for (String each : before) {
        if (each != null) {
          known[free(each)] = each;
        }
      }
    }
  }

  private int free(String text) {
    int slot = slot(text.hashCode());
    while (known[slot] != null) {
      slot = (slot + 1) & (known.length - 1);
    }
    return slot;
  }

  @Override
  Column build(int rows, BitSet taken) {
    for (int row = taken.nextSetBit(0); row >= 0; row = taken.nextSetBit(row + 1)) {
      values[row] = null;
    }
    Column column = Strings.wrap(values, rows, taken);
    values = new @Nullable String[ROWS];
    return column;
  }
}
