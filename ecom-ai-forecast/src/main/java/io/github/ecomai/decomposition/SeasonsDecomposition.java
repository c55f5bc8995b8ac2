package io.github.ecomai.decomposition;

/**
 * A series split into trend, several seasons and remainder, which add up to it but for rounding.
 * Trend and seasons are finite at every place; the remainder is NaN where the input was missing.
 *
 * <p>Immutable; safe for use by many threads.
 */
public final class SeasonsDecomposition {
  private final int[] periods;
  private final double[] trend;
  private final double[][] seasonal;
  private final double[] remainder;

  SeasonsDecomposition(int[] periods, double[] trend, double[][] seasonal, double[] remainder) {
    this.periods = periods;
    this.trend = trend;
    this.seasonal = seasonal;
    this.remainder = remainder;
  }

  /**
   * The lengths of the seasons, the shortest first.
   *
   * @return values per cycle; a new array
   */
  public int[] periods() {
    return periods.clone();
  }

  /**
   * The smooth part.
   *
   * @return n values in the unit of the input; a new array
   */
  public double[] trend() {
    return trend.clone();
  }

  /**
   * One season.
   *
   * @param i its number in {@link #periods}, from 0
   * @return n values in the unit of the input; a new array
   */
  public double[] seasonal(int i) {
    return seasonal[i].clone();
  }

  /**
   * What is left.
   *
   * @return n values in the unit of the input, NaN where the input was missing; a new array
   */
  public double[] remainder() {
    return remainder.clone();
  }
}
