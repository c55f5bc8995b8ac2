package io.github.ecomai.demand;

/**
 * A group of customers with a name. Immutable and thread-safe.
 *
 * @param number from 1, by falling revenue
 * @param name such as {@code Champions}, unique in a segmentation; says how the group compares with
 *     all customers of the shop, see {@link DemandInsightsEngine#segmentCustomers}
 * @param explanation one or two sentences with the numbers below
 * @param customers how many customers were in it when it was made, 1 or more
 * @param customerShare their share of all customers, 0 to 1
 * @param revenueShare their share of what all spent, 0 to 1; 0 if all together spent nothing
 * @param medianRecencyDays median days since the last order
 * @param medianOrders median number of orders
 * @param medianSpend median of what was paid, less returns
 */
public record Segment(
    int number,
    String name,
    String explanation,
    long customers,
    double customerShare,
    double revenueShare,
    double medianRecencyDays,
    double medianOrders,
    double medianSpend) {}
