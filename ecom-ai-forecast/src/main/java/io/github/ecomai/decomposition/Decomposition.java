package io.github.ecomai.decomposition;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A series split into trend, season and remainder, which add up to it but for rounding.
 *
 * <p>Trend and season are finite at every place, those where the input was missing included. There
 * the remainder does not exist: {@link #remainder(int)} is empty and {@link #remainder()} holds
 * NaN, exactly where {@link #isMissing} says so.
 *
 * <p>Immutable; safe for use by many threads.
 */
public final class Decomposition {
  private final int period;
  private final double[] trend;
  private final double[] seasonal;
  private final double[] remainder;
  private final double[] weights;
  private final boolean @Nullable [] missing;
  private final double trendStrength;
  private final double seasonalStrength;

  private Decomposition(int period, StlInput input, StlFit fit) {
    this.period = period;
    this.trend = fit.trend();
    this.seasonal = fit.season();
    this.weights = fit.weights();
    this.missing = input.missing();
    this.remainder = input.values().clone();
    int n = trend.length;
    double largest = 0;
    for (int i = 0; i < n; i++) {
      largest = Math.max(largest, Math.abs(remainder[i]));
      remainder[i] -= trend[i] + seasonal[i];
    }
    // On the values near 1: squares of the extreme ones would overflow.
    this.trendStrength = Strength.of(trend, remainder, missing, largest);
    this.seasonalStrength = Strength.of(seasonal, remainder, missing, largest);
    for (int i = 0; i < n; i++) {
      trend[i] *= input.scale();
      seasonal[i] *= input.scale();
      remainder[i] = isMissing(i) ? Double.NaN : remainder[i] * input.scale();
      weights[i] = isMissing(i) ? 0 : weights[i];
    }
  }

  static Decomposition of(int period, StlInput input, StlFit fit) {
    return new Decomposition(period, input, fit);
  }

  /**
   * How many places the series has.
   *
   * @return n
   */
  public int size() {
    return trend.length;
  }

  /**
   * The length of the season.
   *
   * @return values per cycle
   */
  public int period() {
    return period;
  }

  /**
   * The smooth long-term level.
   *
   * @return a copy, n finite values in the unit of the series
   */
  public double[] trend() {
    return trend.clone();
  }

  /**
   * The part that repeats with the period, around 0.
   *
   * @return a copy, n finite values in the unit of the series
   */
  public double[] seasonal() {
    return seasonal.clone();
  }

  /**
   * What trend and season leave.
   *
   * @return a copy, n values in the unit of the series, NaN exactly at missing places
   */
  public double[] remainder() {
    return remainder.clone();
  }

  /**
   * What trend and season leave at one place.
   *
   * @param i 0 to n - 1
   * @return the remainder, empty where the series has no value
   */
  public OptionalDouble remainder(int i) {
    return isMissing(i) ? OptionalDouble.empty() : OptionalDouble.of(remainder[i]);
  }

  /**
   * How much every value counted in the last pass.
   *
   * @return a copy, n values from 0 (ignored or missing) to 1; all 1 in a plain fit without missing
   *     values
   */
  public double[] weights() {
    return weights.clone();
  }

  /**
   * Whether the series has no value at a place.
   *
   * @param i 0 to n - 1
   * @return true if its input was NaN
   */
  public boolean isMissing(int i) {
    return missing != null && missing[i];
  }

  /**
   * How much of the movement of the series without season is trend: {@code max(0, 1 -
   * var(remainder) / var(trend + remainder))}, over the places with a value; 0 if there is no such
   * movement.
   *
   * <p>Reference: Wang, Smith and Hyndman (2006), Characteristic-based clustering for time series
   * data, Data Mining and Knowledge Discovery 13(3), 335-364.
   *
   * @return 0 to 1
   */
  public double trendStrength() {
    return trendStrength;
  }

  /**
   * How much of the movement of the series without trend is season: {@code max(0, 1 -
   * var(remainder) / var(season + remainder))}, over the places with a value; 0 if there is no such
   * movement.
   *
   * @return 0 to 1
   */
  public double seasonalStrength() {
    return seasonalStrength;
  }
}
