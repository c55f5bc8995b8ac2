package io.github.ecomai.examples.commerce;

import io.github.ecomai.examples.commerce.Vocabulary.Country;
import java.util.List;

/**
 * Prices of every product in every country, decided anew every four weeks: costs move them for
 * good, some follow the shocks of demand, and some are tried out by lot in one country. Demand
 * reacts to the price as printed. Immutable and thread-safe.
 */
final class Prices {
  static final int PERIOD = 28;
  static final int PERIODS = (Season.DAYS + PERIOD - 1) / PERIOD;

  /** Units of 1/10,000 in a hundredth. */
  static final long CENT = 100;

  static final double COST_CHANCE = 0.12;
  static final double COST_MEAN = 0.01;
  static final double COST_SPREAD = 0.03;
  static final double SHOCK_MEMORY = 0.6;
  static final double SHOCK_SPREAD = 0.15;
  static final double FOLLOWING = 0.5;
  static final double TEST_CHANCE = 0.04;
  static final double[] TESTS = {-0.20, -0.15, -0.10, 0.10, 0.15, 0.20};
  static final double PARITY_SPREAD = 0.05;
  static final double OUTLIER_CHANCE = 0.015;
  static final double OUTLIER = 0.5;

  private final Catalogue catalogue;
  private final Dice parity;
  private final Dice test;
  private final double[][] costs;
  private final double[][] shocks;
  private final int[][][] cents;
  private final float[][][] effects;

  Prices(Catalogue catalogue, Rates rates, long seed) {
    this.catalogue = catalogue;
    parity = new Dice(seed, "price.parity");
    test = new Dice(seed, "price.test");
    int countries = Vocabulary.COUNTRIES.size();
    costs = new double[catalogue.size()][];
    shocks = new double[catalogue.size()][];
    cents = new int[catalogue.size()][countries][];
    effects = new float[catalogue.size()][countries][];
    Dice cost = new Dice(seed, "price.cost");
    Dice shock = new Dice(seed, "demand.shock");
    for (Product product : catalogue.products()) {
      int p = product.index();
      costs[p] = costs(cost.at(p));
      shocks[p] = shocks(shock.at(p));
      for (int c = 0; c < countries; c++) {
        fill(product, c, rates);
      }
    }
  }

  private static double[] costs(Draw draw) {
    double[] logs = new double[PERIODS];
    for (int k = 1; k < PERIODS; k++) {
      logs[k] = logs[k - 1] + (draw.chance(COST_CHANCE) ? draw.normal(COST_MEAN, COST_SPREAD) : 0);
    }
    return logs;
  }

  private static double[] shocks(Draw draw) {
    double[] logs = new double[PERIODS];
    double fresh = SHOCK_SPREAD * Math.sqrt(1 - SHOCK_MEMORY * SHOCK_MEMORY);
    logs[0] = draw.normal(0, SHOCK_SPREAD);
    for (int k = 1; k < PERIODS; k++) {
      logs[k] = SHOCK_MEMORY * logs[k - 1] + draw.normal(0, fresh);
    }
    return logs;
  }

  private void fill(Product product, int c, Rates rates) {
    Country country = Vocabulary.COUNTRIES.get(c);
    double euro = rates.toEuro(Rates.index(country.currency()), 0) / 1e8;
    double local = product.price() / euro * StrictMath.exp(parity(product, c));
    boolean whole = country.currency().equals("JPY") || country.currency().equals("INR");
    int usual = point(local, whole);
    int[] path = new int[PERIODS];
    float[] effect = new float[PERIODS];
    for (int k = 0; k < PERIODS; k++) {
      double log = log(product, k) + test(product, c, k);
      path[k] = point(local * StrictMath.exp(log), whole);
      effect[k] = (float) StrictMath.pow((double) path[k] / usual, product.elasticity());
    }
    cents[product.index()][c] = path;
    effects[product.index()][c] = effect;
  }

  /** What moves the price in all countries, as a logarithm. */
  private double log(Product product, int k) {
    int p = product.index();
    return costs[p][k] + (product.follows() ? FOLLOWING * shocks[p][k] : 0);
  }

  /** Endings that shops like: .49 and .99, or a 9 where the currency has no cents. */
  static int point(double price, boolean whole) {
    return whole
        ? 100 * (int) Math.max(9, 10 * Math.rint(price / 10) - 1)
        : (int) Math.max(49, 50 * Math.rint(price * 2) - 1);
  }

  /** How much dearer a product is in a country than the same money elsewhere, as a logarithm. */
  double parity(Product product, int country) {
    Draw draw = parity.at(product.index(), country);
    double log = Vocabulary.COUNTRIES.get(country).level() + draw.normal(0, PARITY_SPREAD);
    return draw.chance(OUTLIER_CHANCE) ? log + (draw.chance(0.5) ? OUTLIER : -OUTLIER) : log;
  }

  boolean isOutlier(Product product, int country) {
    Draw draw = parity.at(product.index(), country);
    draw.normal();
    return draw.chance(OUTLIER_CHANCE);
  }

  /** The move of a test, as a logarithm; 0 if none runs. */
  double test(Product product, int country, int k) {
    Draw draw = test.at(product.index() * 64L + country, k);
    return draw.chance(TEST_CHANCE) ? TESTS[draw.below(TESTS.length)] : 0;
  }

  double shock(Product product, int k) {
    return shocks[product.index()][k];
  }

  /** The net price of a day, in hundredths of the country's currency. */
  int cents(Product product, int country, int day) {
    return cents[product.index()][country][day / PERIOD];
  }

  /** What the price of a day makes of demand. */
  float effect(Product product, int country, int day) {
    return effects[product.index()][country][day / PERIOD];
  }

  /** In cents of a euro, on the last day. */
  long listPrice(Product product) {
    return point(product.price() * StrictMath.exp(log(product, PERIODS - 1)), false);
  }

  /** In cents of a euro, on the last day. */
  long unitCost(Product product) {
    double share = Vocabulary.CATEGORIES.get(product.category()).costShare();
    double cost = product.price() * share * StrictMath.exp(costs[product.index()][PERIODS - 1]);
    return Math.max(1, Math.round(100 * cost));
  }

  void writeTo(int from, int to, TableRows rows) {
    List<Product> products = catalogue.products();
    for (int p = from; p < to; p++) {
      for (int c = 0; c < Vocabulary.COUNTRIES.size(); c++) {
        writePath(products.get(p), c, rows);
      }
    }
  }

  private void writePath(Product product, int c, TableRows rows) {
    int[] path = cents[product.index()][c];
    int first = Math.max(0, product.launch());
    int last = Math.min(product.retire(), Season.DAYS - 1);
    String reason = "launch";
    for (int k = first / PERIOD; k <= last / PERIOD; ) {
      int next = k + 1;
      while (next <= last / PERIOD && path[next] == path[k]) {
        next++;
      }
      rows.put(product.id()).put(c + 1L).day(Season.epochDay(Math.max(first, k * PERIOD)));
      if (next > last / PERIOD && product.retire() >= Season.DAYS) {
        rows.none();
      } else {
        rows.day(Season.epochDay(Math.min(last, next * PERIOD - 1)));
      }
      rows.put(path[k] * CENT).put(Vocabulary.COUNTRIES.get(c).currency()).put(reason);
      k = next;
      reason = k < PERIODS ? reason(product, c, k) : "";
    }
  }

  private String reason(Product product, int c, int k) {
    if (test(product, c, k) != 0) {
      return "test";
    }
    if (test(product, c, k - 1) != 0) {
      return "test ended";
    }
    return costs[product.index()][k] == costs[product.index()][k - 1] ? "demand" : "cost";
  }
}
