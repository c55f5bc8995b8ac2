package io.github.ecomai.demand;

/**
 * What of the orders went into a segmentation, and what did not. Immutable and thread-safe.
 *
 * @param customers customers with at least one purchase: those that were segmented
 * @param orders their purchases, returns not counted
 * @param spend what they paid, less returns
 * @param returnedOrders their returns that were subtracted
 * @param ordersWithoutCustomer purchases that name no customer; left out
 * @param spendWithoutCustomer what those came to, less returns
 * @param customersWithoutPurchase customers with returns or gifts only; left out
 */
public record SegmentCoverage(
    long customers,
    long orders,
    double spend,
    long returnedOrders,
    long ordersWithoutCustomer,
    double spendWithoutCustomer,
    long customersWithoutPurchase) {}
