package io.github.ecomai.compliance;

/**
 * What a transaction is about, in one currency. Immutable and thread-safe.
 *
 * @param amount what is to be paid, discounts taken off; positive
 * @param listAmount the same before discounts
 * @param lines number of order lines, 1 or more
 * @param units pieces of all lines, positive
 * @param highestPrice price of the dearest piece, discounts taken off; 0 or more
 */
public record Basket(
    double amount, double listAmount, long lines, double units, double highestPrice) {
  /**
   * Checks the numbers.
   *
   * @param amount what is to be paid, discounts taken off; positive
   * @param listAmount the same before discounts
   * @param lines number of order lines, 1 or more
   * @param units pieces of all lines, positive
   * @param highestPrice price of the dearest piece, discounts taken off; 0 or more
   * @throws IllegalArgumentException if a number is out of range
   */
  public Basket {
    checkPositive("amount", amount);
    checkPositive("list amount", listAmount);
    checkPositive("lines", (double) lines);
    checkPositive("units", units);
    if (!(highestPrice >= 0 && Double.isFinite(highestPrice))) {
      throw new IllegalArgumentException(
          "highest price " + highestPrice + " is not 0 or more. Maybe it is not known: use 0.");
    }
  }

  private static void checkPositive(String name, double value) {
    if (!(value > 0 && Double.isFinite(value))) {
      throw new IllegalArgumentException(
          name + " " + value + " is not positive. Maybe leave out returns and gifts.");
    }
  }

  /**
   * A basket of one line without a discount.
   *
   * @param units pieces, positive
   * @param price of one piece, positive
   * @return the basket
   * @throws IllegalArgumentException if a number is not positive
   */
  public static Basket of(double units, double price) {
    if (!(units > 0 && price > 0)) {
      throw new IllegalArgumentException(
          "units "
              + units
              + " and price "
              + price
              + " are not both positive. Maybe leave out returns and gifts.");
    }
    return new Basket(units * price, units * price, 1, units, price);
  }
}
