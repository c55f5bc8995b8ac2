package io.github.ecomai.decomposition;

import org.jspecify.annotations.Nullable;

/**
 * Values to be smoothed: the first {@code size} of an array, in {@code lag} interleaved series.
 *
 * <p>Shares the arrays it was given.
 */
final class LoessInput {
  private final double[] y;
  private final double @Nullable [] weights;
  private final double @Nullable [] products;
  private final boolean @Nullable [] missing;
  private final int size;
  private final int lag;

  private LoessInput(
      double[] y,
      double @Nullable [] weights,
      double @Nullable [] products,
      boolean @Nullable [] missing,
      int size,
      int lag) {
    this.y = y;
    this.weights = weights;
    this.products = products;
    this.missing = missing;
    this.size = size;
    this.lag = lag;
  }

  /** Finite values that all count the same. */
  static LoessInput of(double[] y, int size, int lag) {
    return new LoessInput(y, null, null, null, size, lag);
  }

  /**
   * Finite values with weights.
   *
   * @param weights 0 or more
   * @param products weight times value
   */
  LoessInput weighted(double[] weights, double[] products) {
    return new LoessInput(y, weights, products, missing, size, lag);
  }

  /** With marks on the places whose value means nothing; their weight must be 0. */
  LoessInput withMissing(boolean @Nullable [] marks) {
    return new LoessInput(y, weights, products, marks, size, lag);
  }

  double[] y() {
    return y;
  }

  double @Nullable [] weights() {
    return weights;
  }

  double @Nullable [] products() {
    return products;
  }

  int size() {
    return size;
  }

  int lag() {
    return lag;
  }

  int sizeOf(int series) {
    return (size - 1 - series) / lag + 1;
  }

  boolean isMissing(int place) {
    return missing != null && missing[place];
  }

  LocalFit fit(int series) {
    return new LocalFit(this, series);
  }
}
