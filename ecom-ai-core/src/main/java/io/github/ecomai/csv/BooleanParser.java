package io.github.ecomai.csv;

import io.github.ecomai.source.Booleans;
import io.github.ecomai.source.Column;
import java.util.BitSet;
import java.util.Locale;
import java.util.Set;

/** Truth values in the usual words; only true and false are recognised unasked. */
final class BooleanParser extends FieldParser {
  private static final Set<String> YES = Set.of("true", "t", "yes", "y", "1");
  private static final Set<String> NO = Set.of("false", "f", "no", "n", "0");

  private boolean[] values = new boolean[ROWS];

  static boolean isWord(char[] text, int start, int end) {
    String word = word(text, start, end);
    return word.equals("true") || word.equals("false");
  }

  private static String word(char[] text, int start, int end) {
    return new String(text, start, end - start).toLowerCase(Locale.ROOT);
  }

  @Override
  boolean parse(char[] text, int start, int end, int row) {
    if (end - start > 5) {
      return false;
    }
    String word = word(text, start, end);
    values[row] = YES.contains(word);
    return values[row] || NO.contains(word);
  }

  @Override
  Column build(int rows, BitSet taken) {
    Column column = Booleans.wrap(values, rows, taken);
    values = new boolean[ROWS];
    return column;
  }
}
