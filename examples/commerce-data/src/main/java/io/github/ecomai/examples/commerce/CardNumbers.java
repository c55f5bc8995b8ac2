package io.github.ecomai.examples.commerce;

import java.util.List;

/**
 * Numbers that a search for card numbers must find, and others that it must pass by. The first are
 * the test numbers that payment firms publish; nobody has such a card. Immutable and thread-safe.
 */
final class CardNumbers {
  /** A planted number as written, its digits, and whether it is a card's. */
  record Planted(String text, String digits, boolean card) {}

  static final List<String> TEST_NUMBERS =
      List.of(
          "4111111111111111",
          "4242424242424242",
          "4012888888881881",
          "5555555555554444",
          "5105105105105100",
          "378282246310005",
          "6011111111111117",
          "3566002020360505");

  private CardNumbers() {}

  /** A number of either kind; four of seven are cards'. */
  static Planted any(Draw draw) {
    String number = draw.one(TEST_NUMBERS);
    return switch (draw.below(7)) {
      case 0, 1 -> new Planted(number, number, true);
      case 2 -> new Planted(grouped(number, " "), number, true);
      case 3 -> new Planted(grouped(number, "-"), number, true);
      case 4 -> nearMiss(number); // the check digit is wrong
      case 5 -> {
        String order = "ORD-" + (2_022_000_000L + draw.below(99_999_999));
        yield new Planted(order, order.substring(4), false);
      }
      default -> {
        String tracking = "1Z999AA1" + (10_000_000L + draw.below(89_999_999));
        yield new Planted(tracking, tracking.substring(8), false);
      }
    };
  }

  private static Planted nearMiss(String number) {
    int last = number.charAt(number.length() - 1) - '0';
    String wrong = number.substring(0, number.length() - 1) + (last + 1) % 10;
    return new Planted(wrong, wrong, false);
  }

  private static String grouped(String digits, String separator) {
    return digits.replaceAll("(.{4})(?=.)", "$1" + separator);
  }
}
