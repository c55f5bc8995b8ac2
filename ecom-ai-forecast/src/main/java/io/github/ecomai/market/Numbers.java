package io.github.ecomai.market;

import java.math.BigDecimal;
import java.util.Locale;

/** Numbers as people read them. */
final class Numbers {
  private Numbers() {}

  static String percent(double share) {
    String text = String.format(Locale.ROOT, "%.1f", 100 * share);
    return (text.endsWith(".0") ? text.substring(0, text.length() - 2) : text) + " %";
  }

  /** The level of an interval with all its digits. */
  static String level(double level) {
    return percentage(level) + " %";
  }

  /** A level in percent with all its digits, such as 99.5. */
  static String percentage(double level) {
    return BigDecimal.valueOf(level).movePointRight(2).stripTrailingZeros().toPlainString();
  }

  /** Four digits that count, or all before the point. */
  static String text(double value) {
    double size = Math.abs(value);
    if (size != 0 && (size < 1e-3 || size >= 1e15)) {
      return String.format(Locale.ROOT, "%.3e", value);
    }
    int decimals = size >= 1000 || value == 0 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : 4;
    return String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }
}
