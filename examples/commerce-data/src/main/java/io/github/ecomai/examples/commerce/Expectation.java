package io.github.ecomai.examples.commerce;

import io.github.ecomai.examples.commerce.Visits.History;
import io.github.ecomai.math.Parallel;
import io.github.ecomai.run.RunContext;
import java.util.ArrayList;
import java.util.List;

/**
 * What a shop may expect to sell: the mean over many courses of things that have its customers,
 * products, prices and promotions in common and are drawn anew from some day on. Immutable and
 * thread-safe.
 */
final class Expectation {
  private static final int CUSTOMERS_OF_A_CHUNK = 64;
  private static final double UNIT = 1e4;
  private static final double RATE = 1e8;

  private final Buyers buyers;
  private final Visits visits;
  private final List<Orders> courses = new ArrayList<>();
  private final Dice dice;

  Expectation(World world, int courses) {
    FraudScripts scripts = new FraudScripts(world.seed());
    buyers = new Buyers(scripts, world.seed());
    visits = new Visits(world.season(), scripts, world.seed());
    dice = new Dice(world.seed(), "expectation");
    for (int course = 0; course < courses; course++) {
      this.courses.add(new Orders(world.withSeed(dice.hash(-1, course))));
    }
  }

  /** Euros of each day from a day on. */
  double[] revenue(long customers, int from, RunContext run) {
    int chunks = Math.toIntExact((customers + CUSTOMERS_OF_A_CHUNK - 1) / CUSTOMERS_OF_A_CHUNK);
    List<double[]> parts = Parallel.map(run, chunks, chunk -> chunk(chunk, customers, from, run));
    double[] sum = new double[Season.DAYS - from];
    for (double[] part : parts) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += part[i] / courses.size();
      }
    }
    return sum;
  }

  private double[] chunk(int chunk, long customers, int from, RunContext run) {
    run.checkCancelled();
    double[] days = new double[Season.DAYS - from];
    long first = (long) chunk * CUSTOMERS_OF_A_CHUNK + 1;
    for (long id = first; id < first + CUSTOMERS_OF_A_CHUNK && id <= customers; id++) {
      Buyer buyer = buyers.buyer(id);
      for (int course = 0; course < courses.size(); course++) {
        add(buyer, course, from, days);
      }
    }
    return days;
  }

  private void add(Buyer buyer, int course, int from, double[] days) {
    History history = visits.again(buyer, from, dice.at(buyer.id(), course));
    List<Visit> all = history.visits();
    for (int number = 0; number < all.size(); number++) {
      Visit visit = all.get(number);
      if (visit.day() >= from) {
        Order order = courses.get(course).make(buyer, visit, number, (o, product, units) -> {});
        days[visit.day() - from] += euros(order);
      }
    }
  }

  /** Net of discounts; what is not cancelled counts. */
  private static double euros(Order order) {
    double kept = order.isFraud() ? 1 : 1 - Orders.CANCELLED;
    return kept * (order.subtotal() - order.discount()) / UNIT * order.fxRate / RATE;
  }
}
