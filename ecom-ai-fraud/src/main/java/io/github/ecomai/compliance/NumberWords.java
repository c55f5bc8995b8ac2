package io.github.ecomai.compliance;

import java.util.Locale;
import java.util.function.DoubleFunction;

/** Numbers for people, the same in every locale. Immutable and thread-safe. */
final class NumberWords {
  private static final double MANY_TIMES = 1.5;

  private final String currency;

  /**
   * With a currency.
   *
   * @param currency code that follows amounts, or empty
   */
  NumberWords(String currency) {
    this.currency = currency;
  }

  String money(double value) {
    String number = String.format(Locale.ROOT, "%,.2f", value);
    return currency.isEmpty() ? number : number + " " + currency;
  }

  static String count(double value) {
    boolean whole = value == Math.rint(value);
    return String.format(Locale.ROOT, whole ? "%,.0f" : "%,.2f", value);
  }

  static String percent(double share) {
    double percent = 100 * share;
    return String.format(Locale.ROOT, Math.abs(percent) < 9.95 ? "%.1f %%" : "%.0f %%", percent);
  }

  /** How a value compares with the median, or where that says little, with the usual range. */
  static String compared(String what, double value, Range usual) {
    double times = value / usual.median();
    if (usual.median() > 0 && times >= MANY_TIMES) {
      return what + " is " + times(times) + " the median " + usual.medianText();
    }
    String text = what + " against a median of " + usual.medianText();
    return value < usual.low() || value > usual.high()
        ? text + "; 98 % lie between " + usual.lowText() + " and " + usual.highText()
        : text;
  }

  static String times(double times) {
    return String.format(Locale.ROOT, times < 9.95 ? "%.1f" : "%,.0f", times) + " times";
  }

  /** A usual range, as numbers and as texts. */
  record Range(
      double low, double median, double high, String lowText, String medianText, String highText) {
    static Range of(FeatureProfile usual, DoubleFunction<String> text) {
      return new Range(
          usual.low(),
          usual.median(),
          usual.high(),
          text.apply(usual.low()),
          text.apply(usual.median()),
          text.apply(usual.high()));
    }
  }
}
