package io.github.ecomai.examples.commerce;

/**
 * When products were out of stock. Each warehouse may run out of a product once in sixty days; what
 * is then asked for is not sold, and the truth keeps it. Immutable and thread-safe.
 */
final class Stock {
  static final int SLOT = 60;
  static final double CHANCE = 0.12;
  static final int SHORTEST = 3;
  static final int LONGEST = 14;

  /** Days without stock, from the first to the last. */
  record Outage(int from, int to) {
    static final Outage NONE = new Outage(1, 0);

    boolean holds(int day) {
      return from <= day && day <= to;
    }
  }

  private final Dice outages;
  private final Dice levels;

  Stock(long seed) {
    outages = new Dice(seed, "stock.outage");
    levels = new Dice(seed, "inventory");
  }

  Outage outage(Product product, int warehouse, int slot) {
    if (product.staple()) {
      return Outage.NONE;
    }
    Draw draw = outages.at(product.index() * 4L + warehouse, slot);
    if (!draw.chance(CHANCE)) {
      return Outage.NONE;
    }
    int length = SHORTEST + draw.below(LONGEST - SHORTEST + 1);
    int from = slot * SLOT + draw.below(SLOT - length + 1);
    int last = Math.min(Season.DAYS - 1, Math.min(product.retire(), from + length - 1));
    return new Outage(Math.max(from, product.launch()), last);
  }

  boolean isOut(Product product, int warehouse, int day) {
    return outage(product, warehouse, day / SLOT).holds(day);
  }

  static int slots() {
    return (Season.DAYS + SLOT - 1) / SLOT;
  }

  void writeInventory(Catalogue catalogue, Season season, TableRows rows) {
    int today = Season.DAYS - 1;
    for (Product product : catalogue.products()) {
      for (int w = 0; w < Codes.WAREHOUSES.size(); w++) {
        Draw draw = levels.at(product.index(), w);
        int reorder = 5 + draw.poisson(10);
        boolean none = isOut(product, w, today) || !product.onSale(today);
        int hand = (int) (reorder * draw.gamma(2.5) * 0.8);
        rows.put(product.id())
            .put(Codes.WAREHOUSES.get(w))
            .put(none ? 0L : Math.max(1, hand))
            .put(hand <= reorder && product.onSale(today) ? 2L * reorder : 0L)
            .put((long) reorder)
            .put(season.instant(today, 20 * 3600 + draw.below(3000)));
      }
    }
  }
}
