package io.github.ecomai.parquet;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds card numbers in text by their form: 13 to 19 digits, the first of them 2 to 6, in groups
 * that are joined or separated by one blank or hyphen, with the check digit of Luhn (ISO/IEC
 * 7812-1).
 */
final class CardNumbers {
  /** The same form for DuckDB, which leaves out most texts before Java sees them. */
  static final String CANDIDATE = "[0-9](?:[ -]?[0-9]){12}";

  private static final Pattern RUN = Pattern.compile("[0-9]+(?:[ -][0-9]+)*");
  private static final Pattern GROUP = Pattern.compile("[0-9]+");
  private static final int SHORTEST = 13;
  private static final int LONGEST = 19;
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

  /** Tries every sequence of whole groups, the longest first. */
  private static void maskRun(String text, int start, int end, StringBuilder masked) {
    List<int[]> groups = new ArrayList<>();
    Matcher group = GROUP.matcher(text).region(start, end);
    while (group.find()) {
      groups.add(new int[] {group.start(), group.end()});
    }
    int from = 0;
    while (from < groups.size()) {
      int to = groups.size() - 1;
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
    int digits = digits(text);
    boolean fits = digits >= SHORTEST && digits <= LONGEST;
    return fits && text.charAt(0) >= '2' && text.charAt(0) <= '6' && luhn(text) % 10 == 0;
  }

  private static int luhn(String text) {
    int sum = 0;
    boolean twice = false;
    for (int i = text.length() - 1; i >= 0; i--) {
      if (isDigit(text.charAt(i))) {
        int digit = (text.charAt(i) - '0') * (twice ? 2 : 1);
        sum += digit > 9 ? digit - 9 : digit;
        twice = !twice;
      }
    }
    return sum;
  }

  private static int digits(String text) {
    return (int) text.chars().filter(c -> isDigit((char) c)).count();
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
