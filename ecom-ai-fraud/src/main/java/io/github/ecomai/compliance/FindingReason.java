package io.github.ecomai.compliance;

/**
 * Why a transaction stands out: one feature of it. Immutable and thread-safe.
 *
 * @param feature the feature's name
 * @param value the transaction's value
 * @param direction on which side of the median it lies
 * @param usual what is usual in the feature
 * @param share the feature's part of all that makes the transaction stand out, above 0, at most 1
 * @param words the same for people, with the numbers
 */
public record FindingReason(
    String feature,
    double value,
    Direction direction,
    FeatureProfile usual,
    double share,
    String words) {
  /** Sides of the median. Immutable and thread-safe. */
  public enum Direction {
    /** Above the median. */
    HIGH,
    /** Below the median. */
    LOW
  }
}
