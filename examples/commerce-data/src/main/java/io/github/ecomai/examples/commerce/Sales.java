package io.github.ecomai.examples.commerce;

import io.github.ecomai.examples.commerce.Visits.History;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that one customer brings about: each customer is made alone. Immutable and thread-safe. */
final class Sales {
  private final Buyers buyers;
  private final Visits visits;
  private final Orders orders;
  private final Parcels parcels;
  private final Payments payments;
  private final FraudLabels labels;
  private final Reviews reviews;

  Sales(World world) {
    long seed = world.seed();
    FraudScripts scripts = new FraudScripts(seed);
    buyers = new Buyers(scripts, seed);
    visits = new Visits(world.season(), scripts, seed);
    orders = new Orders(world);
    parcels = new Parcels(world.season(), seed);
    payments = new Payments(world.season(), seed);
    labels = new FraudLabels(world.season(), seed);
    reviews = new Reviews(world.season(), seed);
  }

  void write(long customer, Collected out) {
    Buyer buyer = buyers.buyer(customer);
    History history = visits.of(buyer);
    buyers.write(buyer, out.table("customers"));
    Truth.customer(buyer, history.left(), out.truth("customers"));
    List<Visit> all = history.visits();
    for (int number = 0; number < all.size(); number++) {
      order(buyer, all.get(number), number, out);
    }
  }

  private void order(Buyer buyer, Visit visit, int number, Collected out) {
    Order order =
        orders.make(buyer, visit, number, (of, product, units) -> lost(of, product, units, out));
    parcels.send(order);
    Orders.write(order, out.table("orders"));
    Orders.writeLines(order, out.table("order_items"));
    parcels.write(order, out.table("shipments"));
    if (order.bulk) {
      out.truth("bulk_orders").put(order.id);
    }
    for (Payment payment : payments.of(order)) {
      pay(order, payment, out);
    }
    for (int line = 1; line <= order.lines.size(); line++) {
      review(order, line, out);
    }
  }

  private static void lost(Order order, Product product, int units, Collected out) {
    out.truth("lost_sales")
        .put(order.id)
        .put(product.id())
        .put(order.buyer.country() + 1L)
        .day(Season.epochDay(order.visit.day()))
        .put((long) units);
  }

  private void pay(Order order, Payment payment, Collected out) {
    payments.write(order, payment, out.table("payments"));
    if (labels.write(order, payment, out.table("fraud_labels"))) {
      out.truth("wrong_labels").put(payment.id()).put(order.isFraud());
    }
    FraudPattern pattern = order.visit.fraud();
    if (order.isFraud() && pattern != null) {
      out.truth("frauds")
          .put(payment.id())
          .put(pattern.code())
          .put(order.buyer.gang())
          .put(FraudScripts.drifted(order.visit.day()));
    }
  }

  private void review(Order order, int line, Collected out) {
    Reviews.@Nullable Facts facts = reviews.write(order, line, out.table("reviews"));
    if (facts == null) {
      return;
    }
    out.truth("reviews").put(facts.id()).put(facts.late()).put(facts.fault());
    CardNumbers.@Nullable Planted planted = facts.planted();
    if (planted != null) {
      out.truth("planted_numbers")
          .put("reviews")
          .put(facts.id())
          .put(planted.text())
          .put(planted.digits())
          .put(planted.card());
    }
  }
}
