package io.github.ecomai.forecast;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** An ARIMA model after its last value. Immutable. */
final class FittedArima implements FittedValues {
  private static final double NEGLIGIBLE = 1e-10;

  private final ArimaOrder order;
  private final int season;
  private final FourierTerms fourier;
  private final double[] coefficients;
  private final double[] beta;
  private final double variance;
  private final double aicc;
  private final State state;

  /** Where the series has come to. Immutable. */
  static final class State {
    private final double[] mean;
    private final double[] covariance;
    private final int count;

    /**
     * From its parts.
     *
     * @param mean as {@link ArimaKalman#state}, mean, drift and waves taken off; not copied
     * @param covariance as {@link ArimaKalman#covariance}; not copied
     * @param count number of values
     */
    State(double[] mean, double[] covariance, int count) {
      this.mean = mean;
      this.covariance = covariance;
      this.count = count;
    }

    double[] mean() {
      return mean;
    }

    double[] covariance() {
      return covariance;
    }

    int count() {
      return count;
    }
  }

  /**
   * From its parts.
   *
   * @param order its order
   * @param season lag of its seasonal part, 1 for none
   * @param fourier waves that were taken out
   * @param coefficients ar, ma, seasonal ar, seasonal ma in the usual signs; not copied
   * @param beta mean or drift if the order has one, then of the waves; not copied
   * @param variance of the innovations
   * @param aicc corrected information criterion of the fit
   * @param state where the series has come to
   */
  FittedArima(
      ArimaOrder order,
      int season,
      FourierTerms fourier,
      double[] coefficients,
      double[] beta,
      double variance,
      double aicc,
      State state) {
    this.order = order;
    this.season = season;
    this.fourier = fourier;
    this.coefficients = coefficients;
    this.beta = beta;
    this.variance = variance;
    this.aicc = aicc;
    this.state = state;
  }

  /** From values and the estimates for them. */
  static FittedArima of(ArimaData data, FourierTerms fourier, ArimaFit fit) {
    State none = new State(new double[0], new double[0], 0);
    FittedArima empty =
        new FittedArima(
            fit.order(),
            data.season(),
            fourier,
            fit.values(),
            fit.beta(),
            fit.variance(),
            fit.aicc(),
            none);
    double[] y = data.values().clone();
    boolean[] missing = data.missing();
    for (int t = 0; missing != null && t < y.length; t++) {
      y[t] = missing[t] ? Double.NaN : y[t];
    }
    ArimaKalman kalman = empty.filter(y);
    kalman.run();
    return empty.with(kalman, y.length);
  }

  private FittedArima with(ArimaKalman kalman, int count) {
    State next = new State(kalman.state()[0].clone(), kalman.covariance(), count);
    return new FittedArima(order, season, fourier, coefficients, beta, variance, aicc, next);
  }

  /** The filter over all values from the first one on. */
  ArimaKalman filter(double[] y) {
    ArimaKalman.Observed rest = new ArimaKalman.Observed(withoutLine(y, 0));
    return new ArimaKalman(full(), delta(), new double[][] {rest.values()}, rest.missing());
  }

  @Override
  public FittedArima update(double[] values) {
    ArimaKalman.Observed rest = new ArimaKalman.Observed(withoutLine(values, state.count));
    ArimaKalman kalman = ArimaKalman.after(state, full(), delta(), rest);
    kalman.runOn((t, x) -> {});
    return with(kalman, state.count + values.length);
  }

  /** Values without mean, drift and waves. */
  private double[] withoutLine(double[] y, int from) {
    double[] line = line(from, y.length);
    double[] waves = waves(from, y.length);
    double[] rest = new double[y.length];
    Arrays.setAll(rest, t -> y[t] - line[t] - waves[t]);
    return rest;
  }

  /** Mean or drift at some times. */
  double[] line(int from, int count) {
    double[] line = new double[count];
    if (order.constant()) {
      Arrays.setAll(line, i -> differences() == 0 ? beta[0] : beta[0] * (from + i + 1));
    }
    return line;
  }

  /** The waves at some times. */
  double[] waves(int from, int count) {
    double[] sum = new double[count];
    int first = order.constant() ? 1 : 0;
    double[][] columns = fourier.columns(from, count);
    for (int c = 0; c < columns.length; c++) {
      for (int i = 0; i < count; i++) {
        sum[i] += beta[first + c] * columns[c][i];
      }
    }
    return sum;
  }

  int differences() {
    return order.differences() + order.seasonalDifferences();
  }

  @Override
  public Parts parts(double[] y, int horizon) {
    return new ArimaParts(this, y, horizon).parts();
  }

  @Override
  public boolean passesOverMissing() {
    return true;
  }

  @Override
  public String reading() {
    return ArimaParts.reading(this);
  }

  private double[] delta() {
    return LagPolynomial.differences(order.differences(), order.seasonalDifferences(), season);
  }

  ArimaOrder order() {
    return order;
  }

  int season() {
    return season;
  }

  FourierTerms fourier() {
    return fourier;
  }

  double[] coefficients() {
    return coefficients;
  }

  double[] beta() {
    return beta;
  }

  double variance() {
    return variance;
  }

  double aicc() {
    return aicc;
  }

  State state() {
    return state;
  }

  @Override
  public String name() {
    return fourier.pairs() == 0 ? order.label(season) : order.label(season) + fourier.label();
  }

  @Override
  public Map<String, Double> parameters() {
    Map<String, Double> named = new LinkedHashMap<>();
    names(order, fourier, named, coefficients, beta);
    named.put("variance", variance);
    if (aicc < Double.POSITIVE_INFINITY) {
      named.put("aicc", aicc);
    }
    return named;
  }

  /** Puts numbers under the usual names of coefficients: ar1, ma1, sar1, sma1, mean, drift. */
  static void names(
      ArimaOrder order,
      FourierTerms fourier,
      Map<String, Double> named,
      double[] coefficients,
      double[] beta) {
    int at = 0;
    at = names(named, "ar", order.ar(), coefficients, at);
    at = names(named, "ma", order.ma(), coefficients, at);
    at = names(named, "sar", order.seasonalAr(), coefficients, at);
    names(named, "sma", order.seasonalMa(), coefficients, at);
    int first = order.constant() ? 1 : 0;
    if (order.constant()) {
      boolean drift = order.differences() + order.seasonalDifferences() > 0;
      named.put(drift ? "drift" : "mean", beta[0]);
    }
    for (int c = first; c < beta.length; c++) {
      named.put(fourier.name(c - first), beta[c]);
    }
  }

  private static int names(
      Map<String, Double> named, String name, int count, double[] values, int from) {
    for (int i = 0; i < count; i++) {
      named.put(name + (i + 1), values[from + i]);
    }
    return from + count;
  }

  @Override
  public Fan fan(int horizon, double[] levels) {
    double[] mean = means(state.mean, horizon);
    double[] line = line(state.count, horizon);
    double[] waves = waves(state.count, horizon);
    for (int h = 0; h < horizon; h++) {
      mean[h] += line[h] + waves[h];
    }
    return Fan.normal(levels, mean, deviations(horizon));
  }

  /** A state moved on without innovations, and the value that each shows. */
  double[] means(double[] from, int horizon) {
    double[] delta = delta();
    ArmaCovariance arma = arma();
    int r = arma.size();
    double[] x = from.clone();
    double[] mean = new double[horizon];
    for (int h = 0; h < horizon; h++) {
      double value = x[0];
      for (int k = 0; k < delta.length; k++) {
        value += delta[k] * x[r + k];
      }
      mean[h] = value;
      double front = x[0];
      for (int i = 0; i < r; i++) {
        x[i] = arma.phi(i) * front + (i + 1 < r ? x[i + 1] : 0);
      }
      if (delta.length > 0) {
        System.arraycopy(x, r, x, r + 1, delta.length - 1);
        x[r] = value;
      }
    }
    return mean;
  }

  private ArmaCoefficients full() {
    ArmaCoefficients full = new ArmaCoefficients(order, season);
    full.set(coefficients);
    return full;
  }

  private ArmaCovariance arma() {
    return new ArmaCovariance(full());
  }

  /** What is uncertain about the state beyond the next innovation; empty if nothing is. */
  private double[] excess(ArmaCovariance arma) {
    double[] excess = state.covariance.clone();
    int r = arma.size();
    int size = state.mean.length;
    double largest = 0;
    for (int i = 0; excess.length > 0 && i < size; i++) {
      for (int j = 0; i < r && j < r; j++) {
        excess[i * size + j] -= arma.theta(i) * arma.theta(j);
      }
      largest = Math.max(largest, excess[i * (size + 1)]);
    }
    return largest < NEGLIGIBLE ? new double[0] : excess;
  }

  /**
   * Deviations of the errors: how the value h steps ahead depends on the state is moved on step by
   * step, which gives the weights of the innovations in between (psi) as well.
   */
  private double[] deviations(int horizon) {
    double[] delta = delta();
    ArmaCovariance arma = arma();
    double[] excess = excess(arma);
    int r = arma.size();
    int size = r + delta.length;
    double[] g = new double[size];
    g[0] = 1;
    System.arraycopy(delta, 0, g, r, delta.length);
    double[] deviations = new double[horizon];
    double innovations = 0;
    for (int h = 0; h < horizon; h++) {
      double psi = 0;
      double front = 0;
      for (int i = 0; i < r; i++) {
        psi += g[i] * arma.theta(i);
        front += g[i] * arma.phi(i);
      }
      innovations += psi * psi;
      double known = excess.length == 0 ? 0 : Math.max(0, quadratic(excess, g));
      deviations[h] = Math.sqrt(variance * (innovations + known));
      double value = delta.length == 0 ? 0 : g[r];
      System.arraycopy(g, 0, g, 1, r - 1);
      g[0] = front + value;
      for (int k = 0; k < delta.length; k++) {
        g[r + k] = (k + 1 < delta.length ? g[r + k + 1] : 0) + value * delta[k];
      }
    }
    return deviations;
  }

  private static double quadratic(double[] matrix, double[] g) {
    double sum = 0;
    for (int i = 0; i < g.length; i++) {
      double row = 0;
      for (int j = 0; j < g.length; j++) {
        row += matrix[i * g.length + j] * g[j];
      }
      sum += g[i] * row;
    }
    return sum;
  }
}
