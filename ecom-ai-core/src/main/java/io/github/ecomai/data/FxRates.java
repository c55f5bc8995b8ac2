package io.github.ecomai.data;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Exchange rates by date, each the worth of one unit of a currency in a base currency. The rate of
 * a day is the latest one on or before it, unless it is older than the greatest age allowed. Two
 * other currencies are exchanged through the base.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * FxRates rates = FxRates.of("USD", List.of(FxRates.Rate.of(day, "EUR", "1.08")));
 * Money dollars = rates.convert(Money.of("10", "EUR"), Currency.getInstance("USD"), day);
 * }</pre>
 */
public final class FxRates {
  private final Currency base;
  private final Map<Currency, NavigableMap<LocalDate, BigDecimal>> rates;
  private final long maxAgeDays;

  private FxRates(
      Currency base, Map<Currency, NavigableMap<LocalDate, BigDecimal>> rates, long maxAgeDays) {
    this.base = base;
    this.rates = rates;
    this.maxAgeDays = maxAgeDays;
  }

  /**
   * A table of rates of any age.
   *
   * @param baseCode ISO 4217 code of the base
   * @param rates the rates in any order
   * @return the table
   * @throws IllegalArgumentException if a currency has two different rates on one day or the base
   *     has a rate other than 1
   */
  public static FxRates of(String baseCode, List<Rate> rates) {
    Currency base = Money.currency(baseCode);
    Map<Currency, NavigableMap<LocalDate, BigDecimal>> table = new HashMap<>();
    for (Rate rate : rates) {
      if (rate.currency().equals(base) && rate.worth().compareTo(BigDecimal.ONE) != 0) {
        throw new IllegalArgumentException(
            "The base "
                + base
                + " has a rate of "
                + rate.worth()
                + " on "
                + rate.date()
                + ". Maybe the table is to another currency.");
      }
      BigDecimal old =
          table
              .computeIfAbsent(rate.currency(), c -> new TreeMap<>())
              .putIfAbsent(rate.date(), rate.worth());
      if (old != null && old.compareTo(rate.worth()) != 0) {
        throw new IllegalArgumentException(
            rate.currency()
                + " has two rates on "
                + rate.date()
                + ": "
                + old
                + " and "
                + rate.worth()
                + ". Maybe keep the later one.");
      }
    }
    return new FxRates(base, table, Long.MAX_VALUE);
  }

  /**
   * The same table with a greatest age of a rate.
   *
   * @param days how many days a rate holds after its own, 0 or more
   * @return the copy
   * @throws IllegalArgumentException if negative
   */
  public FxRates withMaxAge(int days) {
    if (days < 0) {
      throw new IllegalArgumentException(
          "Greatest age " + days + " is negative. Maybe use 7 days.");
    }
    return new FxRates(base, rates, days);
  }

  /**
   * The base currency.
   *
   * @return the base
   */
  public Currency base() {
    return base;
  }

  /**
   * The currencies that have rates, and the base.
   *
   * @return the currencies by code; not modifiable
   */
  public Set<Currency> currencies() {
    Set<Currency> all = new TreeSet<>((a, b) -> a.getCurrencyCode().compareTo(b.getCurrencyCode()));
    all.addAll(rates.keySet());
    all.add(base);
    return Collections.unmodifiableSet(all);
  }

  /**
   * How many units of one currency a unit of another one is worth.
   *
   * @param from the currency to give
   * @param to the currency to get
   * @param date the day of exchange
   * @return the rate, above 0, with 34 digits at most
   * @throws IllegalArgumentException if a currency has no rate, or none recent enough
   */
  public BigDecimal rate(Currency from, Currency to, LocalDate date) {
    if (from.equals(to)) {
      return BigDecimal.ONE;
    }
    return worth(from, date).divide(worth(to, date), MathContext.DECIMAL128);
  }

  /**
   * Exchanges an amount, rounded half to even to the smallest unit of the new currency; an amount
   * that is in it already stays as it is.
   *
   * @param money the amount to give
   * @param to the currency to get
   * @param date the day of exchange
   * @return the amount in the other currency
   * @throws IllegalArgumentException if a currency has no rate, or none recent enough
   */
  public Money convert(Money money, Currency to, LocalDate date) {
    if (money.currency().equals(to)) {
      return money;
    }
    BigDecimal inBase = money.amount().multiply(worth(money.currency(), date));
    BigDecimal worth = worth(to, date);
    return Money.of(inBase.divide(worth, Money.decimals(to), RoundingMode.HALF_EVEN), to);
  }

  private BigDecimal worth(Currency currency, LocalDate date) {
    if (currency.equals(base)) {
      return BigDecimal.ONE;
    }
    NavigableMap<LocalDate, BigDecimal> dated = rates.get(currency);
    if (dated == null) {
      String known =
          currencies().stream().map(Currency::getCurrencyCode).collect(Collectors.joining(", "));
      throw new IllegalArgumentException(
          "There is no rate of " + currency + ". Known: " + known + ". Maybe add its rates.");
    }
    Map.Entry<LocalDate, BigDecimal> entry = dated.floorEntry(date);
    if (entry == null) {
      throw new IllegalArgumentException(
          "There is no rate of "
              + currency
              + " on or before "
              + date
              + "; the first is of "
              + dated.firstKey()
              + ". Maybe add older rates.");
    }
    if (ChronoUnit.DAYS.between(entry.getKey(), date) > maxAgeDays) {
      throw new IllegalArgumentException(
          "The latest rate of "
              + currency
              + " for "
              + date
              + " is of "
              + entry.getKey()
              + ", older than "
              + maxAgeDays
              + " days. Maybe add newer rates.");
    }
    return entry.getValue();
  }

  /**
   * What one unit of a currency was worth in the base currency on a day. Immutable and thread-safe.
   *
   * @param date the day
   * @param currency the currency
   * @param worth units of the base currency for one unit of this one, above 0, at most 40 digits
   */
  public record Rate(LocalDate date, Currency currency, BigDecimal worth) {
    /**
     * Checks the worth.
     *
     * @param date the day
     * @param currency the currency
     * @param worth units of the base currency for one unit of this one, above 0
     * @throws IllegalArgumentException if the worth is not above 0 or has too many digits
     */
    public Rate {
      Objects.requireNonNull(date, "date");
      Objects.requireNonNull(currency, "currency");
      if (worth.signum() <= 0 || worth.precision() > 40 || Math.abs((long) worth.scale()) > 40) {
        throw new IllegalArgumentException(
            "The rate of "
                + currency
                + " on "
                + date
                + " is not a plain number above 0. Maybe leave the day out.");
      }
    }

    /**
     * A rate from texts.
     *
     * @param date the day
     * @param currencyCode ISO 4217 code
     * @param worth units of the base currency for one unit, such as {@code "1.08"}
     * @return the rate
     * @throws IllegalArgumentException if a text is not understood
     */
    public static Rate of(LocalDate date, String currencyCode, String worth) {
      BigDecimal number;
      try {
        number = new BigDecimal(worth.trim());
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(
            "The rate '" + worth + "' is not a number. Maybe write it with a point, as 1.08.", e);
      }
      return new Rate(date, Money.currency(currencyCode), number);
    }
  }
}
