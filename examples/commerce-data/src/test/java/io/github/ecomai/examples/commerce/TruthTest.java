package io.github.ecomai.examples.commerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.ecomai.examples.commerce.Visits.History;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The shop is what its truth says, as far as chance allows. */
class TruthTest {
  private static final long SEED = 7;
  private static final int CUSTOMERS = 20_000;
  private static final int PRODUCTS = 60;

  private static final World WORLD = World.make(PRODUCTS, SEED);
  private static final FraudScripts SCRIPTS = new FraudScripts(SEED);
  private static final Buyers BUYERS = new Buyers(SCRIPTS, SEED);
  private static final Visits VISITS = new Visits(WORLD.season(), SCRIPTS, SEED);

  /** Units sold and lost of each product, country and day. */
  private static final int[][][] SOLD = new int[PRODUCTS][Vocabulary.COUNTRIES.size()][Season.DAYS];

  private static final int[][][] LOST = new int[PRODUCTS][Vocabulary.COUNTRIES.size()][Season.DAYS];

  @BeforeAll
  static void sell() {
    Orders orders = new Orders(WORLD);
    for (long id = 1; id <= CUSTOMERS; id++) {
      Buyer buyer = BUYERS.buyer(id);
      int number = 0;
      for (Visit visit : VISITS.of(buyer).visits()) {
        Order order =
            orders.make(
                buyer,
                visit,
                number++,
                (of, product, units) ->
                    LOST[product.index()][of.buyer.country()][of.visit.day()] += units);
        if (!order.bulk) {
          for (Order.Line line : order.lines) {
            SOLD[line.product.index()][buyer.country()][visit.day()] += line.quantity;
          }
        }
      }
    }
  }

  @Test
  void purchasesAndDropOutAreThoseOfBgNbd() {
    double rates = 0;
    double dropouts = 0;
    double expected = 0;
    double bought = 0;
    double leavers = 0;
    double expectedLeavers = 0;
    int n = 0;
    for (long id = 1; id <= CUSTOMERS; id++) {
      Buyer buyer = BUYERS.buyer(id);
      if (buyer.part() != null) {
        continue;
      }
      n++;
      rates += buyer.rate();
      dropouts += buyer.dropout();
      if (buyer.signup() >= 0) {
        History history = VISITS.of(buyer);
        double weeks =
            WORLD.season().clock(Season.DAYS)
                - (WORLD.season().clock(buyer.signup()) + WORLD.season().clock(buyer.signup() + 1))
                    / 2;
        double gone = -Math.expm1(-buyer.rate() * buyer.dropout() * weeks);
        expected += gone / buyer.dropout();
        bought += history.visits().size() - 1;
        leavers += history.left() == Visits.STILL_THERE ? 0 : 1;
        expectedLeavers += gone;
      }
    }
    assertThat(rates / n).isCloseTo(Buyers.RATE_SHAPE / Buyers.RATE_SCALE, within(0.006));
    double mean = Buyers.DROPOUT_A / (Buyers.DROPOUT_A + Buyers.DROPOUT_B);
    assertThat(dropouts / n).isCloseTo(mean, within(0.003));
    assertThat(bought / expected).isBetween(0.97, 1.03);
    assertThat(leavers / expectedLeavers).isBetween(0.98, 1.02);
  }

  @Test
  void nobodyBuysAfterLeaving() {
    for (long id = 1; id <= 2_000; id++) {
      Buyer buyer = BUYERS.buyer(id);
      History history = VISITS.of(buyer);
      if (buyer.part() == null && !history.visits().isEmpty()) {
        Visit last = history.visits().get(history.visits().size() - 1);
        assertThat(last.day()).isLessThanOrEqualTo(history.left());
        assertThat(history.visits()).isSorted();
      }
    }
  }

  /** Whether a cell of product, country and day belongs to a group. */
  @FunctionalInterface
  private interface Group {
    boolean holds(Product product, int country, int day);
  }

  /**
   * Units of a group over what demand says: units of the category in the country on the day,
   * divided by popularity and demand among the products that could be had.
   */
  private static double ratio(int[][][] units, boolean out, int atLeast, Group group) {
    double seen = 0;
    double expected = 0;
    for (int c = 0; c < Vocabulary.COUNTRIES.size(); c++) {
      int warehouse = Vocabulary.COUNTRIES.get(c).warehouse();
      for (int day = 0; day < Season.DAYS; day++) {
        double[] weights = new double[Vocabulary.CATEGORIES.size()];
        double[] sold = new double[weights.length];
        for (Product p : WORLD.catalogue().products()) {
          if (!WORLD.stock().isOut(p, warehouse, day)) {
            weights[p.category()] += p.weight() * WORLD.demand().of(p, c, day);
            sold[p.category()] += SOLD[p.index()][c][day];
          }
        }
        for (Product p : WORLD.catalogue().products()) {
          if (WORLD.stock().isOut(p, warehouse, day) == out && group.holds(p, c, day)) {
            seen += units[p.index()][c][day];
            double share = p.weight() * WORLD.demand().of(p, c, day) / weights[p.category()];
            expected += weights[p.category()] == 0 ? 0 : sold[p.category()] * share;
          }
        }
      }
    }
    assertThat(expected).as("units of the group").isGreaterThan(atLeast);
    return seen / expected;
  }

  private static void fits(String name, int atLeast, Group group) {
    assertThat(ratio(SOLD, false, atLeast, group)).as(name).isBetween(0.94, 1.06);
  }

  @Test
  void promotionsLiftAndLeaveADip() {
    fits("promoted", 5_000, (p, c, day) -> WORLD.promotions().effect(p, c, day) > 1.2);
    fits("after a promotion", 5_000, (p, c, day) -> WORLD.promotions().effect(p, c, day) < 0.9);
  }

  @Test
  void pricesMoveDemandByTheElasticity() {
    fits("dear", 5_000, (p, c, day) -> WORLD.prices().effect(p, c, day) < 0.85);
    fits("cheap", 5_000, (p, c, day) -> WORLD.prices().effect(p, c, day) > 1.15);
    fits("tested up", 2_000, (p, c, day) -> WORLD.prices().test(p, c, day / Prices.PERIOD) > 0.12);
    fits(
        "tested down",
        2_000,
        (p, c, day) -> WORLD.prices().test(p, c, day / Prices.PERIOD) < -0.12);
  }

  @Test
  void seasonsShocksAndChangesAreAsStated() {
    fits("weekday of the peak", 5_000, (p, c, day) -> Season.weekday(day) == p.season().weekPeak());
    fits("strong shock", 5_000, (p, c, day) -> WORLD.prices().shock(p, day / 28) > 0.2);
    fits("weak shock", 5_000, (p, c, day) -> WORLD.prices().shock(p, day / 28) < -0.2);
    fits("gifts", 2_000, (p, c, day) -> p.season().gift() > 0.4 && winter(day));
    fits(
        "after a change",
        5_000,
        (p, c, day) -> p.season().changes().stream().anyMatch(change -> change.day() < day - 180));
    fits("new", 500, (p, c, day) -> p.kind() == Product.Kind.NEW);
    fits("intermittent", 500, (p, c, day) -> p.kind() == Product.Kind.INTERMITTENT);
  }

  private static boolean winter(int day) {
    return Season.date(day).getMonthValue() == 12 && Season.date(day).getDayOfMonth() < 24;
  }

  @Test
  void stockOutsCensorWhatWouldHaveBeenSold() {
    assertThat(ratio(SOLD, true, 1_000, (p, c, day) -> true)).isZero();
    assertThat(ratio(LOST, true, 1_000, (p, c, day) -> true)).isBetween(0.9, 1.1);
    assertThat(ratio(LOST, false, 1_000, (p, c, day) -> true)).isZero();
  }

  /** Prices that follow demand hide what they do to it; who knew the shocks would see it. */
  @Test
  void aNaiveElasticityFailsWherePricesFollowDemand() {
    assertThat(elasticityMinusTruth(false)).isGreaterThan(1.2);
    assertThat(elasticityMinusTruth(true)).isBetween(-0.5, 0.5);
  }

  /** Pooled over products that follow: changes of log units of four weeks on those of log price. */
  private static double elasticityMinusTruth(boolean shocksKnown) {
    double product = 0;
    double square = 0;
    for (Product p : WORLD.catalogue().products()) {
      if (p.follows() && p.kind() == Product.Kind.REGULAR) {
        double[] units = logUnits(p);
        for (int k = 1; k < units.length; k++) {
          double shock = WORLD.prices().shock(p, k) - WORLD.prices().shock(p, k - 1);
          double dx = logPrice(p, k) - logPrice(p, k - 1);
          double dy = units[k] - units[k - 1] - (shocksKnown ? shock : 0);
          product += dx * (dy - p.elasticity() * dx);
          square += dx * dx;
        }
      }
    }
    return product / square;
  }

  private static double logPrice(Product product, int k) {
    int germany = 5;
    return Math.log(WORLD.prices().cents(product, germany, k * Prices.PERIOD));
  }

  private static double[] logUnits(Product product) {
    double[] logs = new double[Prices.PERIODS - 1];
    for (int k = 0; k < logs.length; k++) {
      double units = 0.5;
      for (int day = k * Prices.PERIOD; day < (k + 1) * Prices.PERIOD; day++) {
        for (int c = 0; c < Vocabulary.COUNTRIES.size(); c++) {
          units += SOLD[product.index()][c][day];
        }
      }
      logs[k] = Math.log(units);
    }
    return logs;
  }

  @Test
  void ordersOfOneCustomerAreOfOneSize() {
    Orders orders = new Orders(WORLD);
    double small = 0;
    double large = 0;
    int smalls = 0;
    int larges = 0;
    for (long id = 1; id <= 3_000; id++) {
      Buyer buyer = BUYERS.buyer(id);
      int number = 0;
      for (Visit visit : VISITS.of(buyer).visits()) {
        Order order = orders.make(buyer, visit, number++, (of, product, units) -> {});
        double units = order.bulk ? 0 : order.lines.stream().mapToInt(line -> line.quantity).sum();
        double mean = Buyers.SPEND_SHAPE / buyer.spendRate();
        small += mean < 1 ? units : 0;
        smalls += mean < 1 ? 1 : 0;
        large += mean > 2 ? units : 0;
        larges += mean > 2 ? 1 : 0;
      }
    }
    assertThat(large / larges).isGreaterThan(1.8 * small / smalls);
  }
}
