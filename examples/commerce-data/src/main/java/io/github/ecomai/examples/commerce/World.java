package io.github.ecomai.examples.commerce;

/**
 * All that customers meet: days, rates, products, prices, promotions, stock. Made once from the
 * seed and small; then any row is made alone. Immutable and thread-safe.
 */
record World(
    long seed,
    Season season,
    Rates rates,
    Catalogue catalogue,
    Prices prices,
    Promotions promotions,
    Stock stock,
    Demand demand) {
  static World make(int products, long seed) {
    Rates rates = new Rates(seed);
    Catalogue catalogue = new Catalogue(products, seed);
    Prices prices = new Prices(catalogue, rates, seed);
    Promotions promotions = new Promotions(seed);
    Demand demand = new Demand(catalogue, prices, promotions);
    return new World(
        seed, new Season(), rates, catalogue, prices, promotions, new Stock(seed), demand);
  }

  /** The same world for customers whose choices fall differently. */
  World withSeed(long other) {
    return new World(other, season, rates, catalogue, prices, promotions, stock, demand);
  }
}
