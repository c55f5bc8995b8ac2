package io.github.ecomai.examples.commerce;

import io.github.ecomai.examples.commerce.Order.Line;
import io.github.ecomai.examples.commerce.Promotions.Promotion;

/**
 * What is in an order. A customer looks at candidates drawn by taste and popularity and takes each
 * with a probability in proportion to its demand of the day, so that demand of one product does not
 * depend on another's; where all are left, looking goes on until one is taken. Immutable and
 * thread-safe.
 */
final class Orders {
  /** Candidates that a customer looks at beside the first. */
  static final double MORE_CANDIDATES = 4;

  /** Demand at which a candidate is always taken; beyond it more pieces are. */
  static final double SURE_DEMAND = 2.5;

  static final double BULK_CHANCE = 0.002;
  static final int BULK = 12;
  static final double CANCELLED = 0.035;
  static final double FREE_FROM_EUROS = 60;
  static final double SHIPPING_EUROS = 4.9;

  private static final int MOST_LINES = 12;
  private static final int MOST_LOOKS = 400;
  private static final double[] DEAR = {5, 1, 1, 0.5, 1, 0.2, 0.1, 0.1, 0.6, 0.1};
  private static final double[] CHEAP = {0.2, 0.3, 0.5, 2, 0.2, 1, 3, 4, 0, 1};
  private static final double[][] TASTES =
      Vocabulary.TASTES.stream().map(Vocabulary.Taste::weights).toArray(double[][]::new);
  private static final double[] CHANNELS = {0.46, 0.31, 0.15, 0.08};
  private static final double[] CHANNELS_OF_STOLEN_GOODS = {0.3, 0.1, 0.6, 0};

  private final World world;
  private final Dice baskets;
  private final Dice scales;

  Orders(World world) {
    this.world = world;
    baskets = new Dice(world.seed(), "order_items");
    scales = new Dice(world.seed(), "orders.scale");
  }

  Order make(Buyer buyer, Visit visit, int number, Lost lost) {
    long at = world.season().instant(visit.day(), visit.second());
    Order order = new Order(buyer, visit, number, at);
    Draw draw = baskets.at(order.id);
    fill(order, draw, lost);
    order.channel = channel(order, draw);
    order.fxRate = world.rates().toEuro(Rates.index(buyer.home().currency()), visit.day());
    promote(order, number, draw);
    ship(order);
    return order;
  }

  /** Hears of what could not be sold because it was out of stock. */
  @FunctionalInterface
  interface Lost {
    void lost(Order order, Product product, int quantity);
  }

  private void fill(Order order, Draw draw, Lost lost) {
    double[] taste = taste(order);
    double scale = scale(order);
    order.bulk = draw.chance(BULK_CHANCE);
    int looks = order.is(FraudPattern.CARD_TESTING) ? 1 : 1 + draw.poisson(MORE_CANDIDATES);
    for (int look = 0; look < looks || order.lines.isEmpty(); look++) {
      boolean desperate = look >= MOST_LOOKS;
      Product product =
          desperate ? world.catalogue().staple(draw) : world.catalogue().candidate(taste, draw);
      double demand = world.demand().of(product, order.buyer.country(), order.visit.day());
      double wanted = demand / SURE_DEMAND;
      if (!desperate && !draw.chance(Math.min(1, wanted))) {
        continue;
      }
      int quantity = draw.around(Math.max(1, scale) * Math.max(1, wanted));
      take(order, product, Math.min(quantity, 500), lost);
    }
    if (order.bulk) {
      order.lines.get(0).quantity *= BULK;
    }
  }

  private void take(Order order, Product product, int quantity, Lost lost) {
    int day = order.visit.day();
    if (world.stock().isOut(product, order.buyer.home().warehouse(), day)) {
      lost.lost(order, product, quantity);
      return;
    }
    for (Line line : order.lines) {
      if (line.product.index() == product.index()) {
        line.quantity += quantity;
        return;
      }
    }
    if (order.lines.size() < MOST_LINES) {
      int cents = world.prices().cents(product, order.buyer.country(), day);
      order.lines.add(new Line(product, cents, quantity));
    }
  }

  /** Gamma-Gamma: the mean is SPEND_SHAPE / spendRate, times what is known of the customer. */
  private double scale(Order order) {
    Buyer buyer = order.buyer;
    double drawn = scales.at(order.id).gamma(Buyers.SPEND_SHAPE) / buyer.spendRate();
    double firm = buyer.segment().equals("Consumer") ? 1 : Buyers.FIRM_SPEND;
    return drawn * firm * buyer.likes().spend() * greed(order);
  }

  private static double greed(Order order) {
    if (!order.isFraud()) {
      return 1;
    }
    return order.is(FraudPattern.ACCOUNT_TAKEOVER) || order.is(FraudPattern.SYNTHETIC_IDENTITY)
        ? 1.8
        : 1;
  }

  private static double[] taste(Order order) {
    if (order.is(FraudPattern.CARD_TESTING) || order.is(FraudPattern.BIN_ATTACK)) {
      return FraudScripts.drifted(order.visit.day()) ? TASTES[order.buyer.taste()] : CHEAP;
    }
    boolean dear =
        order.is(FraudPattern.ACCOUNT_TAKEOVER)
            || order.is(FraudPattern.RESHIPPING)
            || order.is(FraudPattern.SYNTHETIC_IDENTITY);
    return dear ? DEAR : TASTES[order.buyer.taste()];
  }

  private static String channel(Order order, Draw draw) {
    double[] weights = CHANNELS;
    if (order.is(FraudPattern.TRIANGULATION)) {
      weights = CHANNELS_OF_STOLEN_GOODS;
    } else if (order.isFraud()) {
      boolean app = FraudScripts.drifted(order.visit.day());
      weights = app ? new double[] {0.35, 0.6, 0.05, 0} : new double[] {0.75, 0.2, 0.05, 0};
    }
    return draw.one(Codes.CHANNELS, weights);
  }

  private void promote(Order order, int number, Draw draw) {
    int day = order.visit.day();
    Promotion now = world.promotions().active(day);
    boolean types = draw.chance(order.buyer.likes().codes());
    if (now != null && types) {
      for (Line line : order.lines) {
        line.discount =
            now.covers(line.product, order.buyer.country()) ? rate(now, line, order) : 0;
      }
      order.promotion = order.discount() > 0 ? now : null;
    }
    if (order.promotion == null && types && number == 0 && order.buyer.signup() >= 0) {
      order.promotion = world.promotions().welcome();
      order.lines.forEach(line -> line.discount = world.promotions().welcome().rate());
    }
    if (order.promotion == null && types) {
      order.promotion = world.promotions().freeShipping(day);
    }
  }

  private int rate(Promotion promotion, Line line, Order order) {
    return switch (promotion.type()) {
      case "bogo" -> 100 * (line.quantity / 2) / line.quantity;
      case "fixed amount" -> {
        double euros = order.subtotal() / 1e4 * order.fxRate / 1e8;
        yield (int) Math.min(30, 100 * 15 / euros);
      }
      default -> promotion.rate();
    };
  }

  private static void ship(Order order) {
    double rate = order.fxRate / 1e8;
    double net = (order.subtotal() - order.discount()) / 1e4 * rate;
    Promotion promotion = order.promotion;
    boolean free = promotion != null && promotion.type().equals("free shipping");
    order.shipping =
        free || net > FREE_FROM_EUROS ? 0 : Math.round(SHIPPING_EUROS / rate * 100) * Prices.CENT;
  }

  static void write(Order order, TableRows rows) {
    rows.put(order.id).put(order.buyer.id()).put(order.buyer.country() + 1L);
    Promotion promotion = order.promotion;
    if (promotion == null) {
      rows.none();
    } else {
      rows.put(promotion.id());
    }
    rows.day(Season.epochDay(order.visit.day()))
        .put(order.at)
        .put(order.status)
        .put(order.channel)
        .put(order.buyer.home().currency())
        .put(order.fxRate)
        .put(order.subtotal())
        .put(order.discount())
        .put(order.tax())
        .put(order.shipping)
        .put(order.total());
  }

  static void writeLines(Order order, TableRows rows) {
    for (int i = 0; i < order.lines.size(); i++) {
      Line line = order.lines.get(i);
      rows.put(order.id)
          .put(i + 1L)
          .put(line.product.id())
          .put((long) line.quantity)
          .put(line.cents * Prices.CENT)
          .put(line.discount * Prices.CENT)
          .put((long) line.returned);
    }
  }
}
