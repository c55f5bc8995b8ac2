package io.github.ecomai.demand;

import io.github.ecomai.math.Quantiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What the customers of a segment have in common.
 *
 * @param customers how many
 * @param spend what they paid together
 * @param medianRecencyDays median days since the last order
 * @param medianOrders median number of orders
 * @param medianSpend median of what was paid
 * @param recencyRank mean rank among all customers, 1 the most recent, 0 the least
 * @param ordersRank mean rank, 1 the most orders
 * @param spendRank mean rank, 1 the highest spend
 */
record SegmentProfile(
    int customers,
    double spend,
    double medianRecencyDays,
    double medianOrders,
    double medianSpend,
    double recencyRank,
    double ordersRank,
    double spendRank) {

  /** The profile of all customers, whose ranks are all in the middle. */
  static SegmentProfile of(List<CustomerActivity> customers) {
    return of(customers, new int[customers.size()], 1).get(0);
  }

  /**
   * The profiles of segments.
   *
   * @param customers all customers
   * @param groups the segment of each, below {@code segments}, none of them empty
   * @param segments number of segments
   */
  static List<SegmentProfile> of(List<CustomerActivity> customers, int[] groups, int segments) {
    double[] recency = values(customers, CustomerActivity::recencyDays);
    double[] orders = values(customers, CustomerActivity::orders);
    double[] spend = values(customers, CustomerActivity::spend);
    double[] recencyRanks = ranks(recency);
    double[] orderRanks = ranks(orders);
    double[] spendRanks = ranks(spend);
    List<SegmentProfile> profiles = new ArrayList<>();
    for (int segment = 0; segment < segments; segment++) {
      double[] paid = pick(spend, groups, segment);
      profiles.add(
          new SegmentProfile(
              paid.length,
              Arrays.stream(paid).sum(),
              Quantiles.median(pick(recency, groups, segment)),
              Quantiles.median(pick(orders, groups, segment)),
              Quantiles.median(paid),
              1 - mean(pick(recencyRanks, groups, segment)),
              mean(pick(orderRanks, groups, segment)),
              mean(pick(spendRanks, groups, segment))));
    }
    return profiles;
  }

  private static double[] values(
      List<CustomerActivity> customers, ToDoubleFunction<CustomerActivity> value) {
    return customers.stream().mapToDouble(value).toArray();
  }

  private static double[] pick(double[] values, int[] groups, int group) {
    int size = (int) Arrays.stream(groups).filter(g -> g == group).count();
    double[] picked = new double[size];
    for (int i = 0, at = 0; i < values.length; i++) {
      if (groups[i] == group) {
        picked[at++] = values[i];
      }
    }
    return picked;
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).sum() / values.length;
  }

  /** The share of values below each, ties counted half. */
  private static double[] ranks(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double[] ranks = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      ranks[i] = (first(sorted, values[i], false) + first(sorted, values[i], true)) / 2.0;
      ranks[i] /= values.length;
    }
    return ranks;
  }

  /** Index of the first value that is at least, or above, a limit. */
  private static int first(double[] sorted, double limit, boolean above) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      boolean before = above ? sorted[middle] <= limit : sorted[middle] < limit;
      if (before) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
