package io.github.ecomai.demand;

import io.github.ecomai.data.CustomerId;
import io.github.ecomai.data.DateRange;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Asks for segments. Immutable and thread-safe.
 *
 * <pre>{@code
 * var request = SegmentCustomersRequest.fromSource().withCurrency("GBP").withSaveAs("customer-segments");
 * }</pre>
 *
 * @param customers whom to segment, each once; empty to read all customers of the source
 * @param segments how many, or empty to choose the number by its stability
 * @param period the orders that count, and its last day counts as today; empty for all orders, then
 *     the day of the latest one counts as today. Not with {@code customers}, which carry their own
 * @param currency ISO 4217 code of the amounts, for the explanations; empty to leave it out
 * @param engine id of the clusterer
 * @param saveAs name under which the segmentation is saved, or empty not to save it
 */
public record SegmentCustomersRequest(
    List<CustomerActivity> customers,
    OptionalInt segments,
    Optional<DateRange> period,
    String currency,
    String engine,
    Optional<String> saveAs) {
  /** Checks and copies. */
  public SegmentCustomersRequest {
    customers = List.copyOf(customers);
    checkDistinct(customers);
    Objects.requireNonNull(engine, "engine");
    Objects.requireNonNull(saveAs, "saveAs");
    if (segments.isPresent() && segments.getAsInt() < 1) {
      throw new IllegalArgumentException(
          segments.getAsInt() + " segments cannot be. Maybe leave the number to the engine.");
    }
    if (!currency.matches("[A-Z]{3}|")) {
      throw new IllegalArgumentException(
          "currency '" + currency + "' is not an ISO 4217 code. Maybe EUR?");
    }
    if (period.isPresent() && !customers.isEmpty()) {
      throw new IllegalArgumentException(
          "a period is for orders of the source. Maybe leave it out: customers that are handed in"
              + " carry their own recency.");
    }
  }

  private static void checkDistinct(List<CustomerActivity> customers) {
    Map<CustomerId, Integer> seen = new HashMap<>();
    for (int i = 0; i < customers.size(); i++) {
      Integer first = seen.putIfAbsent(customers.get(i).customer(), i);
      if (first != null) {
        throw new IllegalArgumentException(
            "customers "
                + first
                + " and "
                + i
                + " of the list have the same id. Maybe add up what each customer bought.");
      }
    }
  }

  /**
   * All customers of the source, the number of segments chosen by stability.
   *
   * @return the request
   */
  public static SegmentCustomersRequest fromSource() {
    return new SegmentCustomersRequest(
        List.of(), OptionalInt.empty(), Optional.empty(), "", "kmeans", Optional.empty());
  }

  /**
   * Customers handed in, the number of segments chosen by stability. No source is needed.
   *
   * @param customers one or more
   * @return the request
   */
  public static SegmentCustomersRequest of(List<CustomerActivity> customers) {
    if (customers.isEmpty()) {
      throw new IllegalArgumentException(
          "there are no customers. Maybe use fromSource() to read them.");
    }
    return new SegmentCustomersRequest(
        customers, OptionalInt.empty(), Optional.empty(), "", "kmeans", Optional.empty());
  }

  /**
   * A copy with a fixed number of segments.
   *
   * @param value 1 or more
   * @return the copy
   */
  public SegmentCustomersRequest withSegments(int value) {
    return new SegmentCustomersRequest(
        customers, OptionalInt.of(value), period, currency, engine, saveAs);
  }

  /**
   * A copy that looks at the orders of a period only.
   *
   * @param value its last day counts as today
   * @return the copy
   */
  public SegmentCustomersRequest withPeriod(DateRange value) {
    return new SegmentCustomersRequest(
        customers, segments, Optional.of(value), currency, engine, saveAs);
  }

  /**
   * A copy whose explanations name the currency.
   *
   * @param value ISO 4217 code
   * @return the copy
   */
  public SegmentCustomersRequest withCurrency(String value) {
    return new SegmentCustomersRequest(customers, segments, period, value, engine, saveAs);
  }

  /**
   * A copy that uses another clusterer.
   *
   * @param value id of the engine
   * @return the copy
   */
  public SegmentCustomersRequest withEngine(String value) {
    return new SegmentCustomersRequest(customers, segments, period, currency, value, saveAs);
  }

  /**
   * A copy that saves the segmentation in the model store.
   *
   * @param value lower-case letters, digits, hyphens and dots
   * @return the copy
   */
  public SegmentCustomersRequest withSaveAs(String value) {
    return new SegmentCustomersRequest(
        customers, segments, period, currency, engine, Optional.of(value));
  }
}
