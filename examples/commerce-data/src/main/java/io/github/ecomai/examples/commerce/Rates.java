package io.github.ecomai.examples.commerce;

import java.util.List;

/** Exchange rates: geometric random walks with known daily spreads. Immutable and thread-safe. */
final class Rates {
  /** A currency: US dollars for one unit on the first day, and the spread of a day's change. */
  record Currency(String code, double dollars, double spread) {}

  static final List<Currency> CURRENCIES =
      List.of(
          new Currency("AED", 0.2723, 0),
          new Currency("AUD", 0.726, 0.0032),
          new Currency("BRL", 0.194, 0.0050),
          new Currency("CAD", 0.787, 0.0022),
          new Currency("EUR", 1.112, 0.0024),
          new Currency("GBP", 1.332, 0.0026),
          new Currency("INR", 0.01323, 0.0012),
          new Currency("JPY", 0.00871, 0.0030),
          new Currency("MXN", 0.0484, 0.0035),
          new Currency("USD", 1, 0),
          new Currency("ZAR", 0.0651, 0.0048));

  private static final double SCALE = 1e8;
  private static final int EURO = 4;

  private final long[][] dollars = new long[CURRENCIES.size()][Season.DAYS];

  Rates(long seed) {
    for (int c = 0; c < dollars.length; c++) {
      Currency currency = CURRENCIES.get(c);
      Draw draw = new Dice(seed, "fx_rates").at(c);
      double log = StrictMath.log(currency.dollars());
      for (int day = 0; day < Season.DAYS; day++) {
        dollars[c][day] = Math.round(StrictMath.exp(log) * SCALE);
        log += currency.spread() * draw.normal();
      }
    }
  }

  static int index(String code) {
    for (int c = 0; c < CURRENCIES.size(); c++) {
      if (CURRENCIES.get(c).code().equals(code)) {
        return c;
      }
    }
    throw new IllegalArgumentException("no currency " + code);
  }

  /** Times an amount of the currency gives euros, in units of 1e-8. */
  long toEuro(int currency, int day) {
    return currency == EURO
        ? (long) SCALE
        : Math.round((double) dollars[currency][day] / dollars[EURO][day] * SCALE);
  }

  void writeTo(TableRows rows) {
    for (int c = 0; c < dollars.length; c++) {
      for (int day = 0; day < Season.DAYS; day++) {
        rows.put(CURRENCIES.get(c).code()).day(Season.epochDay(day)).put(dollars[c][day]);
      }
    }
  }
}
