package io.github.ecomai.forecast;

/**
 * Coefficients of a seasonal ARMA model, (1 - sum phi B^i)(1 - sum Phi B^im) w = (1 + sum theta
 * B^j)(1 + sum Theta B^jm) e, and their products. Not thread-safe: set again and again.
 */
final class ArmaCoefficients {
  /** Beyond this, tanh is 1 but for 5e-8. */
  static final double LARGEST_FREE = 8.5;

  private final double[] ar;
  private final double[] ma;
  private final double[] seasonalAr;
  private final double[] seasonalMa;
  private final int season;
  private final double[] fullAr;
  private final double[] fullMa;

  ArmaCoefficients(ArimaOrder order, int season) {
    this.season = season;
    ar = new double[order.ar()];
    ma = new double[order.ma()];
    seasonalAr = new double[order.seasonalAr()];
    seasonalMa = new double[order.seasonalMa()];
    fullAr = new double[ar.length + season * seasonalAr.length];
    fullMa = new double[ma.length + season * seasonalMa.length];
  }

  /** Number of coefficients. */
  int size() {
    return ar.length + ma.length + seasonalAr.length + seasonalMa.length;
  }

  /** From unrestricted numbers in the order ar, ma, seasonal ar, seasonal ma. */
  void setFree(double[] free) {
    LagPolynomial.fromFree(free, 0, ar);
    LagPolynomial.fromFree(free, ar.length, ma);
    LagPolynomial.fromFree(free, ar.length + ma.length, seasonalAr);
    LagPolynomial.fromFree(free, free.length - seasonalMa.length, seasonalMa);
    multiply();
  }

  /** From the coefficients themselves in the same order. */
  void set(double[] values) {
    System.arraycopy(values, 0, ar, 0, ar.length);
    System.arraycopy(values, ar.length, ma, 0, ma.length);
    System.arraycopy(values, ar.length + ma.length, seasonalAr, 0, seasonalAr.length);
    System.arraycopy(values, size() - seasonalMa.length, seasonalMa, 0, seasonalMa.length);
    negate(ma);
    negate(seasonalMa);
    multiply();
  }

  /** The coefficients in the usual signs. */
  double[] values() {
    double[] values = new double[size()];
    System.arraycopy(ar, 0, values, 0, ar.length);
    System.arraycopy(seasonalAr, 0, values, ar.length + ma.length, seasonalAr.length);
    for (int i = 0; i < ma.length; i++) {
      values[ar.length + i] = -ma[i];
    }
    for (int i = 0; i < seasonalMa.length; i++) {
      values[size() - seasonalMa.length + i] = -seasonalMa[i];
    }
    return values;
  }

  /** Unrestricted numbers that give these coefficients. */
  double[] free() {
    double[] free = new double[size()];
    LagPolynomial.toFree(ar, free, 0, LARGEST_FREE);
    LagPolynomial.toFree(ma, free, ar.length, LARGEST_FREE);
    LagPolynomial.toFree(seasonalAr, free, ar.length + ma.length, LARGEST_FREE);
    LagPolynomial.toFree(seasonalMa, free, size() - seasonalMa.length, LARGEST_FREE);
    return free;
  }

  private static void negate(double[] c) {
    for (int i = 0; i < c.length; i++) {
      c[i] = -c[i];
    }
  }

  private void multiply() {
    LagPolynomial.multiply(ar, seasonalAr, season, fullAr);
    LagPolynomial.multiply(ma, seasonalMa, season, fullMa);
    negate(fullMa);
  }

  /** Whether the autoregressive part is stationary. */
  boolean isStationary() {
    return LagPolynomial.rootsBeyond(1, ar) && LagPolynomial.rootsBeyond(1, seasonalAr);
  }

  /** Whether all roots of the products are larger than a radius. */
  boolean rootsBeyond(double radius) {
    double seasonal = Math.pow(radius, season);
    return LagPolynomial.rootsBeyond(radius, ar)
        && LagPolynomial.rootsBeyond(radius, ma)
        && LagPolynomial.rootsBeyond(seasonal, seasonalAr)
        && LagPolynomial.rootsBeyond(seasonal, seasonalMa);
  }

  /** phi; not to be changed. */
  double[] ar() {
    return ar;
  }

  /** Minus theta; not to be changed. */
  double[] minusMa() {
    return ma;
  }

  double[] seasonalAr() {
    return seasonalAr;
  }

  /** Minus seasonal theta; not to be changed. */
  double[] minusSeasonalMa() {
    return seasonalMa;
  }

  /** The product of the autoregressive polynomials: coefficients of earlier values. */
  double[] fullAr() {
    return fullAr;
  }

  /** The product of the moving-average polynomials: coefficients of earlier errors. */
  double[] fullMa() {
    return fullMa;
  }

  int season() {
    return season;
  }
}
