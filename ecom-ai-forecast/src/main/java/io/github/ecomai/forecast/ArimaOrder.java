package io.github.ecomai.forecast;

/**
 * The order of a seasonal ARIMA model: (ar, differences, ma)(seasonalAr, seasonalDifferences,
 * seasonalMa).
 *
 * <p>Immutable and thread-safe.
 *
 * @param ar autoregressive terms p, 0 to 20
 * @param differences ordinary differences d, 0 to 3
 * @param ma moving-average terms q, 0 to 20
 * @param seasonalAr autoregressive terms P at multiples of the season, 0 to 5
 * @param seasonalDifferences differences D at the lag of the season, 0 to 2
 * @param seasonalMa moving-average terms Q at multiples of the season, 0 to 5
 * @param constant whether there is a mean (no differences) or a drift (one difference in all); not
 *     with more differences, where it would be a curve
 */
public record ArimaOrder(
    int ar,
    int differences,
    int ma,
    int seasonalAr,
    int seasonalDifferences,
    int seasonalMa,
    boolean constant) {
  private static final int MOST = 20;
  private static final int MOST_SEASONAL = 5;

  /** Checks the ranges. */
  public ArimaOrder {
    check("ar", ar, MOST);
    check("differences", differences, 3);
    check("ma", ma, MOST);
    check("seasonalAr", seasonalAr, MOST_SEASONAL);
    check("seasonalDifferences", seasonalDifferences, 2);
    check("seasonalMa", seasonalMa, MOST_SEASONAL);
    if (constant && differences + seasonalDifferences > 1) {
      throw new IllegalArgumentException(
          "a constant with "
              + (differences + seasonalDifferences)
              + " differences would be a curve. Maybe leave it out.");
    }
  }

  private static void check(String what, int value, int most) {
    if (value < 0 || value > most) {
      throw new IllegalArgumentException(
          what + " " + value + " is not from 0 to " + most + ". Maybe 1.");
    }
  }

  /**
   * An order without season and constant.
   *
   * @param ar autoregressive terms p
   * @param differences ordinary differences d
   * @param ma moving-average terms q
   * @return the order
   * @throws IllegalArgumentException if one is out of range
   */
  public static ArimaOrder of(int ar, int differences, int ma) {
    return new ArimaOrder(ar, differences, ma, 0, 0, 0, false);
  }

  /**
   * A copy with another seasonal part.
   *
   * @param seasonalAr autoregressive terms P
   * @param seasonalDifferences differences D
   * @param seasonalMa moving-average terms Q
   * @return the copy
   * @throws IllegalArgumentException if one is out of range
   */
  public ArimaOrder withSeasonal(int seasonalAr, int seasonalDifferences, int seasonalMa) {
    return new ArimaOrder(
        ar, differences, ma, seasonalAr, seasonalDifferences, seasonalMa, constant);
  }

  /**
   * A copy with a mean or drift, or without.
   *
   * @param value whether there is one
   * @return the copy
   * @throws IllegalArgumentException if there is one and more than one difference
   */
  public ArimaOrder withConstant(boolean value) {
    return new ArimaOrder(ar, differences, ma, seasonalAr, seasonalDifferences, seasonalMa, value);
  }

  boolean seasonal() {
    return seasonalAr + seasonalDifferences + seasonalMa > 0;
  }

  /** Number of autoregressive and moving-average terms. */
  int terms() {
    return ar + ma + seasonalAr + seasonalMa;
  }

  /** Such as {@code ARIMA(0,1,1)(0,1,1)[12] with drift}. */
  String label(int season) {
    StringBuilder text = new StringBuilder("ARIMA(");
    text.append(ar).append(',').append(differences).append(',').append(ma).append(')');
    if (seasonal()) {
      text.append('(').append(seasonalAr).append(',').append(seasonalDifferences).append(',');
      text.append(seasonalMa).append(")[").append(season).append(']');
    }
    if (constant) {
      text.append(differences + seasonalDifferences == 0 ? " with mean" : " with drift");
    }
    return text.toString();
  }
}
