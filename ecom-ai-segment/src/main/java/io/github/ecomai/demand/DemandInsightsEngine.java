package io.github.ecomai.demand;

import io.github.ecomai.run.RunContext;

/**
 * The Demand Insights Engine: who the customers are.
 *
 * <p>Thread-safe.
 *
 * <pre>{@code
 * DemandInsightsEngine demand = ai.system(DemandInsightsEngine.class);
 * CustomerSegments found = demand.segmentCustomers(SegmentCustomersRequest.fromSource());
 * found.segments().forEach(segment -> System.out.println(segment.explanation()));
 * }</pre>
 */
public interface DemandInsightsEngine {
  /**
   * Divides customers into segments by how recently, how often and for how much they bought.
   *
   * <p>The three numbers of each customer are read by one query that the source adds up itself, or
   * handed in. Cancelled orders do not count, returns are subtracted from spend, orders without a
   * customer are left out and counted. Clustered are log(1 + days / 30), log(orders) and log(1 +
   * spend / unit), the unit a tenth of the median spend above 0, each divided by its standard
   * deviation or by 0.5 if that is more: days of one week and another currency change no segment.
   *
   * <p>Unless it is asked for, the number of segments, up to 8, is chosen by {@link
   * io.github.ecomai.segment.ClusterStability}; while two of them differ by less than a factor of
   * 2.7 in these three taken together, there is one fewer.
   *
   * <p>Each segment gets the name that fits best how its customers rank among all: who bought
   * lately, often and for much are Champions, and so on. Every name is given once, and none that is
   * plainly wrong:
   *
   * <ul>
   *   <li>Champions and big spenders, lapsed ones too, typically spend at least the upper quartile
   *       of all customers or 1.5 times their median.
   *   <li>Champions and loyal customers typically order twice or more, and no less often than the
   *       median of all.
   *   <li>Who typically bought nothing for over a year, or for 90 days and three times the median
   *       of all, is called lapsed, hibernating or lost, and nobody is who bought within 120 days
   *       otherwise.
   *   <li>A segment for which no name is left is a group with its number.
   * </ul>
   *
   * @param request whose customers, how many segments, whether to save
   * @param run seed, threads, cancellation
   * @return the segments, each customer's segment, and what was left out
   * @throws IllegalArgumentException if there are fewer different customers than segments asked for
   * @throws IllegalStateException if a source or model store is needed and there is none
   * @throws io.github.ecomai.error.DataAccessException if orders cannot be read
   * @throws io.github.ecomai.error.ModelFitException if nobody bought anything
   */
  CustomerSegments segmentCustomers(SegmentCustomersRequest request, RunContext run);

  /**
   * As {@link #segmentCustomers(SegmentCustomersRequest, RunContext)} in the surroundings that
   * {@code EcomAi} was built with.
   *
   * @param request whose customers, how many segments, whether to save
   * @return the segments
   */
  CustomerSegments segmentCustomers(SegmentCustomersRequest request);

  /**
   * Finds the segment of one customer: the one with the nearest centre.
   *
   * @param request who, and in which segmentation
   * @param run cancellation
   * @return the segment
   * @throws IllegalStateException if a source or model store is needed and there is none
   * @throws io.github.ecomai.error.ModelStoreException if there is no such segmentation; says how
   *     to make it
   * @throws io.github.ecomai.error.DataAccessException if the customer bought nothing or orders
   *     cannot be read
   */
  AssignedSegment assignSegment(AssignSegmentRequest request, RunContext run);

  /**
   * As {@link #assignSegment(AssignSegmentRequest, RunContext)} in the surroundings that {@code
   * EcomAi} was built with.
   *
   * @param request who, and in which segmentation
   * @return the segment
   */
  AssignedSegment assignSegment(AssignSegmentRequest request);
}
