package io.github.ecomai.forecast;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/**
 * Forms that are compared by the corrected information criterion, and the sentence on it. Only
 * differences are told: the criterion itself depends on the unit of the series. Not thread-safe.
 */
final class Ranking {
  private int count;
  private String first = "";
  private String second = "";
  private double least = Double.POSITIVE_INFINITY;
  private double next = Double.POSITIVE_INFINITY;

  /** One more form. */
  void add(String name, double aicc) {
    count++;
    if (aicc < least || count == 1) {
      second = first;
      next = least;
      first = name;
      least = aicc;
    } else if (aicc < next) {
      second = name;
      next = aicc;
    }
  }

  /** How far the second is behind, as the end of a sentence; empty if there is none. */
  String lead() {
    return next < Double.POSITIVE_INFINITY
        ? String.format(
            Locale.ROOT, "; the AICc of the next, %s, is %.1f higher", second, next - least)
        : "";
  }

  /** Whether a form is the first one. */
  boolean leads(String name) {
    return first.equals(name);
  }

  /** Why the first one was taken. */
  String why() {
    if (count == 1) {
      return first + " is the only form that was asked for and that the values allow.";
    }
    return least < Double.POSITIVE_INFINITY
        ? first + " has the lowest AICc of " + count + " forms" + lead() + "."
        : first + " is the first of " + count + " forms: the values are too few for an AICc.";
  }

  /** Three digits, in units of 2 to a power. */
  static String number(double value, int exponent) {
    double scaled = Math.scalb(value, exponent);
    if (!Double.isFinite(scaled)) {
      return Double.toString(scaled);
    }
    BigDecimal rounded = BigDecimal.valueOf(scaled).round(new MathContext(3));
    boolean plain = scaled == 0 || Math.abs(Math.log10(Math.abs(scaled))) < 7;
    return plain ? rounded.toPlainString() : rounded.toString();
  }

  /** The same of a number without unit. */
  static String number(double value) {
    return number(value, 0);
  }
}
