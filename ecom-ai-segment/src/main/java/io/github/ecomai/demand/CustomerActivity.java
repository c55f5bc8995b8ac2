package io.github.ecomai.demand;

import io.github.ecomai.data.CustomerId;
import java.util.Objects;

/**
 * What a customer has bought so far. Immutable and thread-safe.
 *
 * @param customer who
 * @param recencyDays days from the last order to the day that counts as today, 0 or more
 * @param orders number of orders, 1 or more; returned, cancelled and free ones do not count
 * @param spend what was paid, less returns, in one currency; negative if more was returned
 */
public record CustomerActivity(CustomerId customer, long recencyDays, long orders, double spend) {
  /** Checks the ranges. */
  public CustomerActivity {
    Objects.requireNonNull(customer, "customer");
    if (recencyDays < 0) {
      throw new IllegalArgumentException(
          "recency of " + recencyDays + " days is in the future. Maybe a later day is today.");
    }
    if (orders < 1) {
      throw new IllegalArgumentException(
          orders + " orders are too few. Maybe leave out customers who never ordered.");
    }
    if (!Double.isFinite(spend)) {
      throw new IllegalArgumentException("spend " + spend + " is not a finite number.");
    }
  }

  /**
   * What a customer has bought so far.
   *
   * @param customer the id, 1 to 200 characters
   * @param recencyDays days since the last order, 0 or more
   * @param orders number of orders, 1 or more
   * @param spend what was paid, less returns
   * @return the activity
   */
  public static CustomerActivity of(String customer, long recencyDays, long orders, double spend) {
    return new CustomerActivity(CustomerId.of(customer), recencyDays, orders, spend);
  }
}
