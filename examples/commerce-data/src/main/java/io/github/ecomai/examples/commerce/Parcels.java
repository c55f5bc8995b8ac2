package io.github.ecomai.examples.commerce;

import io.github.ecomai.examples.commerce.Order.Line;
import java.util.List;

/**
 * What becomes of an order after it was made: cancelled, not yet sent, on the way, delivered, sent
 * back. Times after the end of the data have not happened yet. Immutable and thread-safe.
 */
final class Parcels {
  /** A carrier: days on the way within the continent, their spread, and its share of parcels. */
  record Carrier(String name, double days, double spread, double share) {}

  static final List<Carrier> CARRIERS =
      List.of(
          new Carrier("UPS", 2.2, 0.35, 0.3),
          new Carrier("FedEx", 1.9, 0.45, 0.2),
          new Carrier("DHL", 2.6, 0.30, 0.35),
          new Carrier("PostNL", 3.2, 0.50, 0.15));

  static final double PROMISED_DAYS = 5;
  static final double PENDING = 0.35;
  static final double REFUND_ABUSE_RETURNS = 0.8;

  private static final long SECOND = 1_000_000L;
  private static final double DAY = 86_400.0 * SECOND;
  private static final double[] SHARES = CARRIERS.stream().mapToDouble(Carrier::share).toArray();
  private static final int DAYS_TO_RETURN = 12;

  private final Season season;
  private final Dice dice;

  Parcels(Season season, long seed) {
    this.season = season;
    dice = new Dice(seed, "shipments");
  }

  /** Decides the status of the order, its parcel and what comes back. */
  void send(Order order) {
    Draw draw = dice.at(order.id);
    long now = season.endOfData();
    Parcel parcel = order.parcel;
    parcel.carrier = draw.index(SHARES);
    Carrier carrier = CARRIERS.get(parcel.carrier);
    if (draw.chance(Orders.CANCELLED) && !order.isFraud()) {
      order.status = "cancelled";
      return;
    }
    if (now - order.at < 2 * DAY && draw.chance(PENDING)) {
      order.status = "pending";
      return;
    }
    boolean far = order.buyer.home().warehouse() == 0 && order.buyer.country() > 12;
    parcel.exists = true;
    parcel.promised = order.visit.day() + (int) PROMISED_DAYS + (far ? 2 : 0);
    parcel.cost = Math.round((3.2 + 0.4 * order.lines.size() + (far ? 4 : 0)) * 100) * Prices.CENT;
    double handling = Math.min(3, draw.logNormal(0.7, 0.5));
    double travel = draw.logNormal(carrier.days() + (far ? 1.5 : 0), carrier.spread());
    long shipped = order.at + round(handling);
    long delivered = shipped + round(travel);
    parcel.shipped = shipped < now ? shipped : Parcel.NEVER;
    parcel.delivered = delivered < now ? delivered : Parcel.NEVER;
    order.status = delivered < now ? "delivered" : shipped < now ? "shipped" : "paid";
    if (delivered + DAYS_TO_RETURN * DAY < now) {
      sendBack(order, draw);
    }
  }

  /** To whole seconds. */
  private static long round(double days) {
    long seconds = (long) (days * 86_400);
    return seconds * SECOND;
  }

  private static void sendBack(Order order, Draw draw) {
    for (Line line : order.lines) {
      double chance =
          order.is(FraudPattern.REFUND_ABUSE) ? REFUND_ABUSE_RETURNS : line.product.returns();
      if (draw.chance(chance)) {
        line.returned = draw.chance(0.7) ? line.quantity : 1 + draw.below(line.quantity);
        order.status = "returned";
      }
    }
  }

  void write(Order order, TableRows rows) {
    Parcel parcel = order.parcel;
    if (!parcel.exists) {
      return;
    }
    boolean there = parcel.delivered != Parcel.NEVER;
    boolean gone = parcel.shipped != Parcel.NEVER;
    rows.put(order.id)
        .put(order.id)
        .put(Codes.WAREHOUSES.get(order.buyer.home().warehouse()))
        .put(CARRIERS.get(parcel.carrier).name())
        .put(Codes.SHIPMENT_STATUS.get(there ? 2 : gone ? 1 : 0));
    time(parcel.shipped, rows).day(Season.epochDay(parcel.promised));
    time(parcel.delivered, rows).put(parcel.cost);
  }

  private static TableRows time(long micros, TableRows rows) {
    return micros == Parcel.NEVER ? rows.none() : rows.put(micros);
  }
}
