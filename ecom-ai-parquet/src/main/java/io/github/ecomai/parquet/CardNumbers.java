package io.github.ecomai.parquet;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds card numbers in text by their form: beginnings and lengths that networks issue, without
 * separators or in the groups that stand on cards, with the check digit of Luhn (ISO/IEC 7812-1).
 */
final class CardNumbers {
  /** The same form for DuckDB, which leaves out most texts before Java sees them. */
  static final String CANDIDATE = "[0-9](?:[ -]?[0-9]){12}";

  /** Changes when other numbers are found. */
  static final String VERSION = "cards 2";

  private static final Pattern RUN = Pattern.compile("[0-9][0-9 -]*");
  private static final Pattern GROUP = Pattern.compile("[0-9]+");
  private static final Pattern PRINTED =
      Pattern.compile(
          "[0-9]{13,19}|[0-9]{4}[ -][0-9]{6}[ -][0-9]{4,5}|(?:[0-9]{4}[ -]){3,4}[0-9]{1,4}");
  private static final Pattern ISSUED =
      Pattern.compile(
          String.join(
              "|",
              "4(?:[0-9]{12}|[0-9]{15}|[0-9]{18})", // Visa
              "5[1-5][0-9]{14}", // Mastercard, and its second range, 2221 to 2720
              "2(?:22[1-9]|2[3-9][0-9]|[3-6][0-9]{2}|7[01][0-9]|720)[0-9]{12}",
              "3[47][0-9]{13}", // American Express
              "3(?:0[0-5]|[689][0-9])[0-9]{11}", // Diners Club
              "35(?:2[89]|[3-8][0-9])[0-9]{12,15}", // JCB
              "(?:50|5[6-8]|6[0-9])[0-9]{14,17}")); // Discover, UnionPay, Maestro, RuPay
  private static final int MOST_GROUPS = 5;
  private static final int SHORTEST = 13;
  private static final int FIRST = 6;
  private static final int LAST = 4;

  private CardNumbers() {}

  /** Whether a text holds a card number. */
  static boolean isIn(String text) {
    return !maskIn(text).equals(text);
  }

  /** The text with its card numbers masked. */
  static String maskIn(String text) {
    StringBuilder masked = new StringBuilder(text);
    Matcher run = RUN.matcher(text);
    while (run.find()) {
      if (digits(run.group()) >= SHORTEST) {
        maskRun(text, run.start(), run.end(), masked);
      }
    }
    return masked.toString();
  }

  /** Tries every sequence of as many whole groups as cards have, the longest first. */
  private static void maskRun(String text, int start, int end, StringBuilder masked) {
    List<int[]> groups = new ArrayList<>();
    Matcher group = GROUP.matcher(text).region(start, end);
    while (group.find()) {
      groups.add(new int[] {group.start(), group.end()});
    }
    int from = 0;
    while (from < groups.size()) {
      int to = Math.min(groups.size(), from + MOST_GROUPS) - 1;
      while (to >= from && !isCard(text.substring(groups.get(from)[0], groups.get(to)[1]))) {
        to--;
      }
      if (to >= from) {
        hide(masked, groups.get(from)[0], groups.get(to)[1], FIRST, LAST);
      }
      from = Math.max(from, to) + 1;
    }
  }

  /** A column of card numbers: first six and last four digits stay, of short ones the last four. */
  static String mask(String number) {
    StringBuilder masked = new StringBuilder(number);
    int digits = digits(number);
    hide(masked, 0, number.length(), digits < SHORTEST ? 0 : FIRST, Math.min(LAST, digits / 2));
    return masked.toString();
  }

  private static void hide(StringBuilder text, int start, int end, int first, int last) {
    int digits = digits(text.substring(start, end));
    int seen = 0;
    for (int i = start; i < end; i++) {
      if (isDigit(text.charAt(i))) {
        if (seen >= first && seen < digits - last) {
          text.setCharAt(i, '*');
        }
        seen++;
      }
    }
  }

  private static boolean isCard(String text) {
    if (!PRINTED.matcher(text).matches()) {
      return false;
    }
    String digits = text.replaceAll("[ -]", "");
    return ISSUED.matcher(digits).matches() && luhn(digits) % 10 == 0 && !isBarCode(digits);
  }

  private static int luhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = fromEnd(digits, i) * (1 + i % 2);
      sum += digit > 9 ? digit - 9 : digit;
    }
    return sum;
  }

  /** Whether the check digit is that of EAN-13 too; hardly any card has 13 digits today. */
  private static boolean isBarCode(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      sum += fromEnd(digits, i) * (1 + i % 2 * 2);
    }
    return digits.length() == SHORTEST && sum % 10 == 0;
  }

  private static int fromEnd(String digits, int i) {
    return digits.charAt(digits.length() - 1 - i) - '0';
  }

  private static int digits(String text) {
    return (int) text.chars().filter(c -> isDigit((char) c)).count();
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
