package io.github.ecomai.demand;

import io.github.ecomai.data.CustomerId;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * Asks for the segment of one customer. Immutable and thread-safe.
 *
 * @param customer who; what was bought is read from the source unless {@code activity} says it
 * @param activity what was bought, or empty to read it from the source
 * @param today the last day of orders that count, or empty for the day that counted as today when
 *     the segmentation was made
 * @param segmentation the segmentation, or empty to load it
 * @param model name of the saved segmentation
 */
public record AssignSegmentRequest(
    CustomerId customer,
    Optional<CustomerActivity> activity,
    Optional<LocalDate> today,
    Optional<Segmentation> segmentation,
    String model) {
  /** The name under which a segmentation is looked for if none is said. */
  public static final String DEFAULT_MODEL = "customer-segments";

  /** Checks. */
  public AssignSegmentRequest {
    Objects.requireNonNull(customer, "customer");
    Objects.requireNonNull(model, "model");
    if (activity.isPresent() && today.isPresent()) {
      throw new IllegalArgumentException(
          "a day is for orders of the source. Maybe leave it out: activity that is handed in"
              + " carries its own recency.");
    }
  }

  /**
   * A customer of the source, in the saved segmentation {@value #DEFAULT_MODEL}.
   *
   * @param customer the id
   * @return the request
   */
  public static AssignSegmentRequest of(CustomerId customer) {
    return new AssignSegmentRequest(
        customer, Optional.empty(), Optional.empty(), Optional.empty(), DEFAULT_MODEL);
  }

  /**
   * A customer handed in, in the saved segmentation {@value #DEFAULT_MODEL}.
   *
   * @param activity what was bought
   * @return the request
   */
  public static AssignSegmentRequest of(CustomerActivity activity) {
    return new AssignSegmentRequest(
        activity.customer(),
        Optional.of(activity),
        Optional.empty(),
        Optional.empty(),
        DEFAULT_MODEL);
  }

  /**
   * A copy that counts orders up to another day.
   *
   * @param value the day that counts as today
   * @return the copy
   */
  public AssignSegmentRequest withToday(LocalDate value) {
    return new AssignSegmentRequest(customer, activity, Optional.of(value), segmentation, model);
  }

  /**
   * A copy that uses a segmentation at hand.
   *
   * @param value the segmentation
   * @return the copy
   */
  public AssignSegmentRequest withSegmentation(Segmentation value) {
    return new AssignSegmentRequest(customer, activity, today, Optional.of(value), model);
  }

  /**
   * A copy that loads another saved segmentation.
   *
   * @param value its name
   * @return the copy
   */
  public AssignSegmentRequest withModel(String value) {
    return new AssignSegmentRequest(customer, activity, today, segmentation, value);
  }
}
