package io.github.ecomai.examples.tour;

import java.util.Locale;

/** Numbers and problems as people read them. */
final class Words {
  private Words() {}

  /** What went wrong, without the advice that a message gives to programmers. */
  static String problem(Exception e) {
    String message = String.valueOf(e.getMessage());
    int advice = message.indexOf(" Maybe ");
    return (advice < 0 ? message : message.substring(0, advice)).replaceAll("\\.$", "");
  }

  static String number(double value) {
    double size = Math.abs(value);
    int decimals = size >= 1000 || value == Math.rint(value) ? 0 : size >= 10 ? 1 : 2;
    return String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }

  static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
