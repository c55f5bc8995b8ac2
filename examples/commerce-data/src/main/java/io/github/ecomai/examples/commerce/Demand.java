package io.github.ecomai.examples.commerce;

/**
 * How strongly a product is asked for in a country on a day, relative to its popularity: the
 * product of its season, the shock of the period, its price and promotions. Immutable and
 * thread-safe.
 */
final class Demand {
  private final Prices prices;
  private final Promotions promotions;
  private final float[][] seasons;

  Demand(Catalogue catalogue, Prices prices, Promotions promotions) {
    this.prices = prices;
    this.promotions = promotions;
    seasons = new float[catalogue.size()][Season.DAYS];
    for (Product product : catalogue.products()) {
      float[] days = seasons[product.index()];
      for (int day = 0; day < days.length; day++) {
        double log = product.season().log(day) + prices.shock(product, day / Prices.PERIOD);
        days[day] = (float) StrictMath.exp(log);
      }
    }
  }

  double of(Product product, int country, int day) {
    return product.onSale(day)
        ? seasons[product.index()][day]
            * (double) prices.effect(product, country, day)
            * promotions.effect(product, country, day)
        : 0;
  }
}
