package io.github.ecomai.demand;

import io.github.ecomai.math.Quantiles;
import java.util.List;

/**
 * What is usual among all customers, for names to be measured by. Immutable and thread-safe.
 *
 * @param recencyDays median days since the last order
 * @param orders median number of orders
 * @param spend median of what was paid
 * @param highSpend upper quartile of what was paid
 */
record TypicalCustomer(double recencyDays, double orders, double spend, double highSpend) {
  private static final double YEAR_DAYS = 365;
  private static final double SEASON_DAYS = 90;
  private static final double LONG = 3;
  private static final double MUCH = 1.5;

  static TypicalCustomer of(List<CustomerActivity> customers) {
    double[] spend = customers.stream().mapToDouble(CustomerActivity::spend).toArray();
    return new TypicalCustomer(
        Quantiles.median(customers.stream().mapToDouble(CustomerActivity::recencyDays).toArray()),
        Quantiles.median(customers.stream().mapToDouble(CustomerActivity::orders).toArray()),
        Quantiles.median(spend.clone()),
        Quantiles.of(spend.clone(), 0.75));
  }

  /** Whether nothing was bought for over a year, or for three times as long as is usual. */
  boolean isLapsed(SegmentProfile segment) {
    double days = segment.medianRecencyDays();
    return days > YEAR_DAYS || (days >= SEASON_DAYS && days > LONG * recencyDays);
  }

  /** Whether the segment spends as the upper quarter does, or half as much again as is usual. */
  boolean isBig(SegmentProfile segment) {
    double paid = segment.medianSpend();
    return paid > 0 && (paid >= highSpend || paid >= MUCH * spend);
  }

  /** Whether the segment orders at least as often as is usual, and came back. */
  boolean isFrequent(SegmentProfile segment) {
    return segment.medianOrders() >= Math.max(2, orders);
  }
}
