package io.github.ecomai.forecast;

import io.github.ecomai.data.TimeSeries;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The estimates of an ARIMA model in the unit of the series, with what tells how good they are.
 *
 * <p>After a Box-Cox transformation all figures are those of the transformed values.
 *
 * <p>Immutable and thread-safe.
 */
public final class ArimaEstimate {
  private final ArimaOrder order;
  private final String model;
  private final List<Coefficient> coefficients;
  private final double variance;
  private final double logLikelihood;
  private final double aicc;
  private final int counted;
  private final TimeSeries residuals;

  private ArimaEstimate(
      ArimaFit fit, String model, List<Coefficient> coefficients, Scale scale, TimeSeries left) {
    order = fit.order();
    this.model = model;
    this.coefficients = List.copyOf(coefficients);
    variance = fit.variance() * scale.unit * scale.unit;
    counted = fit.counted();
    logLikelihood = fit.logLikelihood() - counted * Math.log(scale.unit);
    aicc = ArimaFit.aicc(-2 * logLikelihood, coefficients.size(), counted);
    residuals = left;
  }

  /**
   * An estimated number.
   *
   * @param name ar1, ma1, sar1, sma1, mean, drift (per step), sin1, cos1, ...
   * @param value the estimate; of ma1 with the sign of 1 + ma1 B
   * @param standardError from the curvature of the likelihood; NaN where that is not defined, as at
   *     the edge of the invertible region
   */
  public record Coefficient(String name, double value, double standardError) {}

  /**
   * A test of residuals.
   *
   * @param statistic large where the residuals are not white
   * @param degreesOfFreedom lags less coefficients, 1 or more
   * @param pValue probability of a larger statistic if the residuals are white, 0 to 1
   */
  public record WhitenessTest(double statistic, int degreesOfFreedom, double pValue) {}

  /** From prepared values to the unit of the series. */
  private static final class Scale {
    private final double unit;
    private final double shift;

    /** A power of scaled values is a multiple of that of the values, moved. */
    Scale(int exponent, double lambda) {
      double factor = Math.scalb(1.0, exponent);
      unit = Double.isNaN(lambda) ? factor : Math.pow(factor, lambda);
      shift = Double.isNaN(lambda) ? 0 : BoxCox.transform(factor, lambda);
    }
  }

  static ArimaEstimate of(TimeSeries history, PreparedHistory prepared, ArimaFitting fitting) {
    ArimaFit fit = fitting.estimates();
    ArimaOrder order = fit.order();
    Scale scale = new Scale(prepared.exponent(), fitting.lambda());
    ArimaCurvature curvature = ArimaCurvature.of(fitting.data(), fit);
    Map<String, Double> values = new LinkedHashMap<>();
    Map<String, Double> errors = new LinkedHashMap<>();
    FittedArima.names(order, fitting.fourier(), values, fit.values(), fit.beta());
    FittedArima.names(
        order, fitting.fourier(), errors, curvature.ofTerms(), curvature.ofRegressors());
    List<Coefficient> coefficients = new ArrayList<>();
    int terms = order.terms();
    for (Map.Entry<String, Double> one : values.entrySet()) {
      double unit = coefficients.size() < terms ? 1 : scale.unit;
      double shift = one.getKey().equals("mean") ? scale.shift : 0;
      double error = errors.getOrDefault(one.getKey(), Double.NaN);
      coefficients.add(new Coefficient(one.getKey(), unit * one.getValue() + shift, unit * error));
    }
    double[] left = curvature.residuals();
    for (int t = 0; t < left.length; t++) {
      left[t] *= scale.unit;
    }
    TimeSeries residuals =
        history.slice(history.size() - left.length, history.size()).withValues(left);
    return new ArimaEstimate(
        fit, order.label(fitting.data().season()), coefficients, scale, residuals);
  }

  /**
   * The order, given or chosen.
   *
   * @return the order
   */
  public ArimaOrder order() {
    return order;
  }

  /**
   * The order for people.
   *
   * @return such as {@code ARIMA(0,1,1)(0,1,1)[12] with drift}
   */
  public String model() {
    return model;
  }

  /**
   * Coefficients with standard errors.
   *
   * @return ar, ma, seasonal ar, seasonal ma, then mean or drift, then waves
   */
  public List<Coefficient> coefficients() {
    return coefficients;
  }

  /**
   * The variance of the innovations, corrected for the number of coefficients.
   *
   * @return square of the unit of the series, 0 or more
   */
  public double variance() {
    return variance;
  }

  /**
   * The logarithm of the likelihood of the differenced values, exact or conditional.
   *
   * @return any number
   */
  public double logLikelihood() {
    return logLikelihood;
  }

  /**
   * Akaike's criterion; the variance counts as a coefficient.
   *
   * @return smaller is better
   */
  public double aic() {
    return -2 * logLikelihood + 2 * (coefficients.size() + 1);
  }

  /**
   * Akaike's criterion, corrected for few values.
   *
   * @return smaller is better; infinite if there are too few values
   */
  public double aicc() {
    return aicc;
  }

  /**
   * Schwarz's criterion.
   *
   * @return smaller is better
   */
  public double bic() {
    return -2 * logLikelihood + Math.log(counted) * (coefficients.size() + 1);
  }

  /**
   * One-step errors, each over its standard deviation relative to later ones, so that all have the
   * same variance. The first ones, as many as the differencing uses up, are left out.
   *
   * @return in the unit of the series, NaN where the series has no value
   */
  public TimeSeries residuals() {
    return residuals;
  }

  /**
   * Ljung and Box's test whether the residuals are white.
   *
   * @param lags number of autocorrelations, 1 or more and fewer than residuals
   * @return the test
   * @throws IllegalArgumentException if the number is out of range
   */
  public WhitenessTest ljungBox(int lags) {
    if (lags < 1 || lags >= residuals.size()) {
      throw new IllegalArgumentException(
          "lags " + lags + " is not from 1 to " + (residuals.size() - 1) + ". Maybe 10.");
    }
    double statistic = UnitRootTests.ljungBox(residuals.toArray(), lags);
    int freedom = Math.max(1, lags - order.terms());
    return new WhitenessTest(statistic, freedom, ChiSquared.above(statistic, freedom));
  }
}
