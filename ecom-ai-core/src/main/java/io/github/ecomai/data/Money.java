package io.github.ecomai.data;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Objects;

/**
 * An exact amount in one currency. Amounts of different currencies are never added or compared: see
 * {@link FxRates#convert}. The amount has at least the currency's decimals (12.5 EUR is 12.50) and
 * more only where they are needed, so equal amounts are equal objects.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * Money price = Money.of("19.99", "EUR");
 * List<Money> thirds = price.allocate(1, 1, 1); // 6.67, 6.66, 6.66
 * }</pre>
 *
 * @param amount the amount, at most 24 digits before and 12 after the point
 * @param currency its currency
 */
public record Money(BigDecimal amount, Currency currency) implements Comparable<Money> {
  private static final int MAX_WHOLE_DIGITS = 24;
  private static final int MAX_DECIMALS = 12;

  /**
   * Brings the amount into its normal form.
   *
   * @param amount the amount, at most 24 digits before and 12 after the point
   * @param currency its currency
   * @throws IllegalArgumentException if the amount has more digits
   */
  public Money {
    Objects.requireNonNull(amount, "amount");
    Objects.requireNonNull(currency, "currency");
    amount = normal(amount, decimals(currency));
  }

  /**
   * An amount.
   *
   * @param amount exact amount
   * @param currency its currency
   * @return the money
   * @throws IllegalArgumentException if the amount has too many digits
   */
  public static Money of(BigDecimal amount, Currency currency) {
    return new Money(amount, currency);
  }

  /**
   * An amount from texts.
   *
   * @param amount such as {@code "19.99"}
   * @param currencyCode ISO 4217 code such as {@code "EUR"}
   * @return the money
   * @throws IllegalArgumentException if a text is not understood
   */
  public static Money of(String amount, String currencyCode) {
    BigDecimal number;
    try {
      number = new BigDecimal(amount.trim());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "The amount is not a number. Maybe write it with a point, such as 19.99.", e);
    }
    return new Money(number, currency(currencyCode));
  }

  /**
   * An amount in the smallest unit of its currency, such as cents.
   *
   * @param minorUnits how many of them
   * @param currencyCode ISO 4217 code
   * @return the money
   * @throws IllegalArgumentException if there is no such currency
   */
  public static Money ofMinor(long minorUnits, String currencyCode) {
    Currency currency = currency(currencyCode);
    return new Money(BigDecimal.valueOf(minorUnits, decimals(currency)), currency);
  }

  /**
   * Nothing, in a currency: where sums begin.
   *
   * @param currency the currency
   * @return zero
   */
  public static Money zero(Currency currency) {
    return new Money(BigDecimal.ZERO, currency);
  }

  /**
   * The sum.
   *
   * @param other an amount of the same currency
   * @return this plus the other
   * @throws IllegalArgumentException if currencies differ or the sum has too many digits
   */
  public Money plus(Money other) {
    checkSame(other);
    return new Money(amount.add(other.amount), currency);
  }

  /**
   * The difference.
   *
   * @param other an amount of the same currency
   * @return this minus the other
   * @throws IllegalArgumentException if currencies differ or the result has too many digits
   */
  public Money minus(Money other) {
    checkSame(other);
    return new Money(amount.subtract(other.amount), currency);
  }

  /**
   * A multiple, such as a price times a quantity, exact.
   *
   * @param factor how many times
   * @return the multiple
   * @throws IllegalArgumentException if the result has too many digits
   */
  public Money times(long factor) {
    return new Money(amount.multiply(BigDecimal.valueOf(factor)), currency);
  }

  /**
   * A part or multiple, such as a tax, rounded half to even to 12 decimals; see {@link #rounded}.
   *
   * @param factor how many times
   * @return the multiple
   * @throws IllegalArgumentException if the result has too many digits
   */
  public Money times(BigDecimal factor) {
    BigDecimal product = amount.multiply(factor);
    return new Money(
        product.scale() > MAX_DECIMALS
            ? product.setScale(MAX_DECIMALS, RoundingMode.HALF_EVEN)
            : product,
        currency);
  }

  /**
   * The amount with the other sign.
   *
   * @return minus this
   */
  public Money negated() {
    return new Money(amount.negate(), currency);
  }

  /**
   * The amount rounded to the smallest unit of the currency.
   *
   * @param mode what happens with halves and rests
   * @return the rounded amount
   * @throws ArithmeticException if the mode is {@link RoundingMode#UNNECESSARY} and a rest is left
   */
  public Money rounded(RoundingMode mode) {
    return new Money(amount.setScale(decimals(currency), mode), currency);
  }

  /**
   * The sign.
   *
   * @return -1, 0 or 1
   */
  public int signum() {
    return amount.signum();
  }

  /**
   * The amount as a floating-point number, for statistics.
   *
   * @return the nearest double
   */
  public double toDouble() {
    return amount.doubleValue();
  }

  /**
   * Splits the amount in proportion to weights without losing a cent: each part gets its share in
   * whole smallest units towards zero, and the units left go one each to the largest rests, the
   * first ones among equals. The parts add up to this amount.
   *
   * @param weights none negative, not all zero
   * @return one part per weight, in order; not modifiable
   * @throws IllegalArgumentException if the weights do not fit or this has parts of a smallest unit
   */
  public List<Money> allocate(long... weights) {
    int decimals = decimals(currency);
    if (amount.scale() > decimals) {
      throw new IllegalArgumentException(
          "An amount with more than "
              + decimals
              + " decimals cannot be split into whole units of "
              + currency
              + ". Maybe round it first.");
    }
    BigInteger units = amount.unscaledValue();
    BigInteger total = total(weights);
    BigInteger[] parts = new BigInteger[weights.length];
    BigInteger[] rests = new BigInteger[weights.length];
    BigInteger left = units;
    for (int i = 0; i < weights.length; i++) {
      BigInteger[] split = units.multiply(BigInteger.valueOf(weights[i])).divideAndRemainder(total);
      parts[i] = split[0];
      rests[i] = split[1].abs();
      left = left.subtract(split[0]);
    }
    Integer[] order = new Integer[weights.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> rests[b].compareTo(rests[a])); // stable
    for (int i = 0; i < left.abs().intValueExact(); i++) {
      parts[order[i]] = parts[order[i]].add(BigInteger.valueOf(units.signum()));
    }
    List<Money> result = new ArrayList<>(parts.length);
    for (BigInteger part : parts) {
      result.add(new Money(new BigDecimal(part, decimals), currency));
    }
    return List.copyOf(result);
  }

  /**
   * Orders amounts of one currency.
   *
   * @param other an amount of the same currency
   * @return below, at or above 0
   * @throws IllegalArgumentException if currencies differ
   */
  @Override
  public int compareTo(Money other) {
    checkSame(other);
    return amount.compareTo(other.amount);
  }

  /**
   * Amount and currency code.
   *
   * @return such as {@code 12.50 EUR}
   */
  @Override
  public String toString() {
    return amount.toPlainString() + " " + currency.getCurrencyCode();
  }

  static Currency currency(String code) {
    try {
      return Currency.getInstance(code);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "Currency '" + code + "' is not known. Maybe use an ISO 4217 code such as EUR.", e);
    }
  }

  static int decimals(Currency currency) {
    return Math.max(0, currency.getDefaultFractionDigits());
  }

  private static BigInteger total(long[] weights) {
    BigInteger total = BigInteger.ZERO;
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] < 0) {
        throw new IllegalArgumentException(
            "Weight " + i + " is " + weights[i] + ", below 0. Maybe use 0 for no share.");
      }
      total = total.add(BigInteger.valueOf(weights[i]));
    }
    if (total.signum() == 0) {
      throw new IllegalArgumentException("No weight is above 0. Maybe use equal weights of 1.");
    }
    return total;
  }

  /** Checks the digits before any rescaling, since a huge exponent would take huge memory. */
  private static BigDecimal normal(BigDecimal amount, int decimals) {
    if (amount.signum() == 0) {
      return BigDecimal.ZERO.setScale(decimals);
    }
    BigDecimal plain = amount.stripTrailingZeros();
    if ((long) plain.precision() - plain.scale() > MAX_WHOLE_DIGITS
        || plain.scale() > MAX_DECIMALS) {
      throw new IllegalArgumentException(
          "An amount has more than "
              + MAX_WHOLE_DIGITS
              + " digits before or "
              + MAX_DECIMALS
              + " after the point. Maybe round it first.");
    }
    return plain.scale() < decimals ? plain.setScale(decimals) : plain;
  }

  private void checkSame(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException(
          currency + " and " + other.currency + " do not mix. Maybe convert with FxRates first.");
    }
  }
}
