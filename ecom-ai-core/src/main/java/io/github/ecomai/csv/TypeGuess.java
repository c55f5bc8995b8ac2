package io.github.ecomai.csv;

import io.github.ecomai.source.DataType;
import java.util.List;

/**
 * Finds the narrowest type that fits every value of a column without loss: BOOLEAN, LONG, DECIMAL,
 * finite DOUBLE, DATE or TIMESTAMP, otherwise STRING. For one thread.
 */
final class TypeGuess {
  private static final int BOOLEAN = 1;
  private static final int INTEGER = 2;
  private static final int DECIMAL = 4;
  private static final int EXPONENT = 8;
  private static final int DATE = 16;
  private static final int TIMESTAMP = 32;
  private static final int TEXT = 64;
  private static final int PATTERN = 128;
  private static final int COMMA = 256;

  /** Numbers of so many digits before the point are finite as DOUBLE. */
  private static final int FINITE_DIGITS = 308;

  private final DecimalMark mark;
  private final InstantText instant = new InstantText();
  private final TimePatterns times = new TimePatterns();
  private int seen;
  private int whole;
  private int scale;

  /**
   * @param mark how fractions may be written
   */
  TypeGuess(DecimalMark mark) {
    this.mark = mark;
  }

  void see(char[] text, int start, int end) {
    if (start == end || (seen & TEXT) != 0) {
      return;
    }
    int number = FieldText.number(text, start, end, mark == DecimalMark.COMMA ? ',' : '.');
    seen |=
        switch (number & 15) {
          case FieldText.INTEGER -> integer(number, text, start, end);
          case FieldText.DECIMAL ->
              mark == DecimalMark.COMMA ? comma(number) : decimal(number, text, start, end);
          case FieldText.EXPONENT ->
              mark != DecimalMark.COMMA && isFinite(text, start, end) ? EXPONENT : TEXT;
          default -> withoutPoint(text, start, end);
        };
  }

  private int withoutPoint(char[] text, int start, int end) {
    int number = mark == DecimalMark.EITHER ? FieldText.number(text, start, end, ',') : 0;
    return (number & 15) == FieldText.DECIMAL ? comma(number) : other(text, start, end);
  }

  private int comma(int number) {
    int digits = (number >> 4) & 0xFFF;
    whole = Math.max(whole, digits);
    scale = Math.max(scale, number >> 16);
    return digits <= FINITE_DIGITS ? COMMA : TEXT;
  }

  private int integer(int number, char[] text, int start, int end) {
    int digits = (number >> 4) & 0xFFF;
    whole = Math.max(whole, digits);
    if (digits < 19) {
      return INTEGER;
    }
    return new LongParser().parse(text, start, end, 0) ? INTEGER : TEXT;
  }

  private int decimal(int number, char[] text, int start, int end) {
    int digits = (number >> 4) & 0xFFF;
    whole = Math.max(whole, digits);
    scale = Math.max(scale, number >> 16);
    return digits <= FINITE_DIGITS || isFinite(text, start, end) ? DECIMAL : TEXT;
  }

  private static boolean isFinite(char[] text, int start, int end) {
    return Double.isFinite(Double.parseDouble(new String(text, start, end - start)));
  }

  private int other(char[] text, int start, int end) {
    int length = end - start;
    boolean time = times.see(text, start, end);
    if (length == 10 && FieldText.isDate(text, start, end)) {
      return DATE;
    } else if (length >= 16 && instant.read(text, start, end)) {
      return TIMESTAMP;
    } else if (time) {
      return PATTERN;
    }
    return length <= 5 && BooleanParser.isWord(text, start, end) ? BOOLEAN : TEXT;
  }

  DataType type() {
    return switch (seen) {
      case BOOLEAN -> DataType.BOOLEAN;
      case INTEGER -> DataType.LONG;
      case DECIMAL, DECIMAL | INTEGER, COMMA, COMMA | INTEGER ->
          whole + scale <= 18 ? DataType.decimal(scale) : DataType.DOUBLE;
      case EXPONENT, EXPONENT | INTEGER, EXPONENT | DECIMAL, EXPONENT | DECIMAL | INTEGER ->
          DataType.DOUBLE;
      case DATE -> DataType.DATE;
      case TIMESTAMP -> DataType.TIMESTAMP;
      default -> patterns().size() == 1 ? times.type() : DataType.STRING;
    };
  }

  /** Whether the column holds numbers of which some have a decimal comma. */
  boolean hasCommas() {
    return seen == COMMA || seen == (COMMA | INTEGER);
  }

  /** Patterns that fit every value of a column of dates or times that are not in ISO form. */
  List<String> patterns() {
    boolean only = (seen & ~(DATE | TIMESTAMP | PATTERN)) == 0;
    return only && (seen & PATTERN) != 0 ? times.patterns() : List.of();
  }
}
