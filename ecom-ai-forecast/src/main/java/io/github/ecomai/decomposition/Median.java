package io.github.ecomai.decomposition;

/**
 * How a robust fit finds the median absolute residual that its weights are scaled by.
 *
 * <p>Immutable; safe for use by many threads.
 */
public enum Median {
  /** The true median, the mean of the two middle values when their number is even. */
  EXACT,

  /**
   * What the function {@code stl} of R 4.2 takes for the median. It asks its partial sort for the
   * two middle ranks in falling order, which that sort does not allow; with an even number of
   * values one of the two may come from the wrong place. On the monthly temperatures of Nottingham
   * the components move by up to 0.25 degrees Fahrenheit. Only for comparison with results of R:
   * the outcome then depends on the order of the values.
   */
  R_COMPATIBLE
}
